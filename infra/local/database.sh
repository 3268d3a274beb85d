# shellcheck shell=bash
# A private database server in a folder of its own. To be sourced by the script of a kind of server
# (mariadb.sh here, mysql.sh in tests/support), which defines
#
#   make_data DATA SQL_FILE    makes the data directory and runs the statements, root having no password
#   server_of DATA             puts the server and the options that are its own into the array `server`
#
# and calls `database_main "$@"`. All servers then have the commands that `usage` lists.

# shellcheck source=SCRIPTDIR/common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

usage() {
    cat >&2 <<END
usage: ${0##*/} init DIR [SQL_FILE]   makes the database in DIR unless it is there; the statements run once
       ${0##*/} run DIR [--port N]    becomes the server; on a socket, and on 127.0.0.1:N by TLS alone if asked
       ${0##*/} ready DIR             succeeds when the server answers
       ${0##*/} stop DIR              ends the server if one runs, cleanly when it answers, and waits for its end
       ${0##*/} socket DIR            prints the path of the socket
With --port, DIR/tls/ca.pem is what clients have to trust. CMEP_DATABASE_CACHE (128M) sizes the buffer pool.
END
    exit 2
}

socket_of() {
    local sockets
    sockets=$(sockets_of "$1")
    echo "$sockets/database.sock"
}

# The process that holds this lock is the server of DIR: the descriptor is inherited by the server itself, so
# the lock tells of its life better than a file with a number that another process may have by now.
lock_server() {
    exec 8>>"$1/lock"
    flock --timeout 60 8 || die "another server still runs in $1"
}

database_init() {
    local dir=$1 sql_file=${2:-/dev/null}
    [[ ! -d $dir/data ]] || return 0
    mkdir -p "$dir"
    dir=$(realpath "$dir")
    lock_server "$dir"
    # Renamed when whole, so that an interrupted start leaves no half database behind.
    rm -rf "$dir/data.new"
    # In the background, for inside of a condition set -e would not hold.
    make_data "$dir/data.new" "$sql_file" >"$dir/init.log" 2>&1 &
    wait "$!" || {
        tail -n 20 "$dir/init.log" >&2
        die "could not make the database in $dir"
    }
    mv "$dir/data.new" "$dir/data"
}

# A CA and a certificate of the server that names 127.0.0.1, as clients that verify want it.
make_certificates() {
    local tls=$1/tls
    [[ ! -e $tls/server.pem ]] || return 0
    rm -rf "$tls"
    mkdir -m 700 "$tls"
    local new_key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 3650)
    openssl req -x509 "${new_key[@]}" -subj "/CN=CMEP private CA" -keyout "$tls/ca-key.pem" -out "$tls/ca.pem"
    openssl req -x509 "${new_key[@]}" -subj "/CN=CMEP database" -CA "$tls/ca.pem" -CAkey "$tls/ca-key.pem" \
        -addext "subjectAltName=IP:127.0.0.1,DNS:localhost" -addext "basicConstraints=critical,CA:FALSE" \
        -keyout "$tls/server-key.pem" -out "$tls/server.pem"
    rm "$tls/ca-key.pem"
}

database_run() {
    local dir port socket
    dir=$(realpath "$1")
    [[ -d $dir/data ]] || die "no database in $dir: init it first"
    local listen=(--skip-networking)
    if [[ ${2-} == --port ]]; then
        port=${3:?}
        make_certificates "$dir" 2>"$dir/tls.log"
        listen=(--port="$port" --bind-address=127.0.0.1
            --ssl-ca="$dir/tls/ca.pem" --ssl-cert="$dir/tls/server.pem" --ssl-key="$dir/tls/server-key.pem" --require-secure-transport=ON)
    fi

    # A predecessor may still be writing its last pages.
    lock_server "$dir"
    echo "$$" >"$dir/pid"
    # A socket lock left by a killed server may name a process that lives, but is another one by now.
    socket=$(socket_of "$dir")
    rm -f "$socket" "$socket.lock"

    local server
    server_of "$dir/data"
    # Small: a laptop runs it beside everything else. Safe: every commit is on the disk when acknowledged.
    # Names are not resolved, so root@localhost is never let in over TCP.
    exec "${server[@]}" --user="$(id -un)" --socket="$socket" --pid-file="$dir/data/pid" "${listen[@]}" \
        --skip-name-resolve --performance-schema=OFF --skip-log-bin \
        --innodb-buffer-pool-size="${CMEP_DATABASE_CACHE:-128M}" --innodb-flush-log-at-trx-commit=1 \
        --character-set-server=utf8mb4 --default-time-zone=+00:00
}

# Refusing an unknown account is an answer, and needs no password.
database_ready() {
    local answer
    answer=$(mariadb --no-defaults --socket="$(socket_of "$1")" --connect-timeout=5 --user=nobody -e '' 2>&1) ||
        [[ $answer == "ERROR 1045 "* ]]
}

# Both kinds of server take SIGTERM for SQL's SHUTDOWN, but MariaDB 10.11 hangs for good (in init_slave) when
# it comes while it starts. One that does not answer is killed: nothing that was acknowledged is lost.
database_stop() {
    local dir=$1 signal=TERM
    if [[ -e $dir/lock ]] && ! flock --nonblock "$dir/lock" true; then
        database_ready "$dir" || signal=KILL
        # It may have ended meanwhile.
        kill -"$signal" "$(<"$dir/pid")" 2>/dev/null || true
        flock --timeout 60 "$dir/lock" true || die "the server in $dir does not stop"
    fi
    forget_sockets_of "$dir"
}

database_main() {
    (($# >= 2)) || usage
    local command=$1
    shift
    umask 077
    case $command in
        init) database_init "$@" ;;
        run) database_run "$@" ;;
        ready) database_ready "$@" ;;
        stop) database_stop "$@" ;;
        socket) socket_of "$@" ;;
        *) usage ;;
    esac
}
