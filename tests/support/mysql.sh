#!/bin/bash
# A private MySQL 9.7 (any later one that Debian's sid has), the peer that production resembles more than
# MariaDB does. Without arguments it lists its commands; `fetch` gets the server, as `init` does by itself.
#
# The server's files stay in a cache folder and run from there, with sid's own loader and libraries: no
# chroot, so no root, and sockets and data are where the caller sees them.
set -euo pipefail

# shellcheck source=SCRIPTDIR/../../infra/local/database.sh
. "${BASH_SOURCE[0]%/*}/../../infra/local/database.sh"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/cmep
sid=$cache/mysql-sid

# The mirror that this machine's apt uses: by the label of its lists or, where lists were removed, by name.
debian_mirror() {
    # shellcheck disable=SC1091,SC2016
    {
        apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian'
        apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
            "Release: $(. /etc/os-release && echo "$VERSION_CODENAME")"
    } | sed -n 1p
}

fetch() {
    [[ ! -d $sid ]] || return 0
    mkdir -p "$cache"
    exec 7>>"$cache/lock"
    flock 7
    # Whoever waited finds it made.
    [[ ! -d $sid ]] || return 0
    local mirror
    mirror=$(debian_mirror)
    [[ -n $mirror ]] || die "apt knows no Debian mirror"
    echo "Fetching MySQL from Debian sid (300 MB unpacked) into $sid" >&2
    rm -rf "$sid.new"
    mkdir "$sid.new"
    # By way of tar the files are the caller's, whatever name space mmdebstrap works in. A mirror's copy of
    # sid may be past its date.
    if ! mmdebstrap --variant=extract --include=mysql-server-core --aptopt='Acquire::Check-Valid-Until "false"' \
        sid - "$mirror" 2>"$sid.log" | tar --extract --exclude='./dev/*' --directory "$sid.new"; then
        tail -n 20 "$sid.log" >&2
        die "could not fetch MySQL"
    fi
    mv "$sid.new" "$sid"
    exec 7>&-
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
