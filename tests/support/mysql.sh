#!/bin/bash
# A private MySQL 9.7 (any later one that Debian's sid has), the peer that production resembles more than
# MariaDB does. Without arguments it lists its commands; `fetch` gets the server, as `init` does by itself.
set -euo pipefail

# shellcheck source=SCRIPTDIR/../../infra/local/database.sh
. "${BASH_SOURCE[0]%/*}/../../infra/local/database.sh"

# shellcheck source=SCRIPTDIR/sid.sh
. "${BASH_SOURCE[0]%/*}/sid.sh"

sid=$cache/mysql-sid

fetch() {
    fetch_from_sid mysql mysql-server-core 300
}

server_of() {
    local libraries=$sid/usr/lib/x86_64-linux-gnu
    server=("$libraries/ld-linux-x86-64.so.2" --library-path "$libraries:$libraries/mysql/private"
        "$sid/usr/sbin/mysqld" --no-defaults --basedir="$sid/usr" --plugin-dir="$sid/usr/lib/mysql/plugin"
        --lc-messages-dir="$sid/usr/share/mysql" --character-sets-dir="$sid/usr/share/mysql/charsets"
        --secure-file-priv= --mysqlx=OFF --datadir="$1")
}

make_data() {
    local server
    server_of "$1"
    "${server[@]}" --initialize-insecure --user="$(id -un)" --init-file="$(realpath "$2")"
}

case ${1-} in
    fetch) fetch ;;
    init) fetch && database_main "$@" ;;
    *) database_main "$@" ;;
esac
