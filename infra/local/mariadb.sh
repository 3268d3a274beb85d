#!/bin/bash
# A private MariaDB from Debian's packages. Without arguments it lists its commands.
set -euo pipefail

# shellcheck source=SCRIPTDIR/database.sh
. "${BASH_SOURCE[0]%/*}/database.sh"

make_data() {
    local data=$1 sql_file=$2
    # install-db gives root a password-less account for each name of the machine: one will do.
    # It also stops at an empty file, which these statements keep it from being.
    local first_statements=$data.sql
    {
        echo "DELETE FROM mysql.global_priv WHERE User = 'root' AND Host <> 'localhost';"
        echo "FLUSH PRIVILEGES;"
        cat "$sql_file"
    } >"$first_statements"
    # --force: a machine whose own name cannot be looked up is no reason to stop, we use sockets.
    mariadb-install-db --no-defaults --force --user="$(id -un)" --datadir="$data" --tmpdir="$(tmp_of "$data")" \
        --skip-test-db --auth-root-authentication-method=normal --extra-file="$first_statements"
    rm "$first_statements"
}

# Not the machine's: a server that starts empties its temporary folder of what others are using.
tmp_of() {
    mkdir -p "${1%/*}/tmp"
    echo "${1%/*}/tmp"
}

server_of() {
    server=(mariadbd --no-defaults --datadir="$1" --tmpdir="$(tmp_of "$1")")
}

# Debian keeps servers where the PATH of ordinary users does not look.
PATH=$PATH:/usr/sbin
database_main "$@"
