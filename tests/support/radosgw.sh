#!/bin/bash
# A private S3 store: Ceph's radosgw from Debian's sid, which checks signatures and digests as S3 does, with neither a
# cluster nor root. Objects are files below DIR/posix (its dbstore backend alone answers a range that does not begin at 0
# with other bytes; the posix filter on top of it does not), users and buckets in SQLite databases.
set -euo pipefail

# shellcheck source=SCRIPTDIR/sid.sh
. "${BASH_SOURCE[0]%/*}/sid.sh"

sid=$cache/radosgw-sid

usage() {
    cat >&2 <<END
usage: ${0##*/} fetch                                  gets the server into the cache
       ${0##*/} init DIR ACCESS_KEY SECRET             makes a store in DIR with one user
       ${0##*/} run DIR PORT VAULT_PORT                becomes the server, on 127.0.0.1:PORT
Keys for x-amz-server-side-encryption come from a Vault at 127.0.0.1:VAULT_PORT (radosgw.py has one).
END
    exit 2
}

# Runs a program of the cache with the configuration of a DIR. Takes its place.
ceph_program() {
    local program=$1 dir=$2 libraries=$sid/usr/lib/x86_64-linux-gnu
    shift 2
    exec "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries:$libraries/ceph" "$sid/usr/bin/$program" \
        --conf "$dir/ceph.conf" --no-mon-config --name client.rgw "$@"
}

configure() {
    local dir=$1 port=$2 vault_port=$3
    cat >"$dir/ceph.conf" <<END
[global]
plugin_dir = $sid/usr/lib/x86_64-linux-gnu/ceph
run_dir = $dir
log_file = $dir/radosgw.log
admin_socket =
pid_file =
keyring = /dev/null
[client]
rgw_data = $dir/data
rgw_backend_store = dbstore
rgw_config_store = dbstore
rgw_filter = posix
dbstore_db_dir = $dir/db
dbstore_config_uri = file:$dir/db/config.db
rgw_posix_base_path = $dir/posix
rgw_posix_database_root = $dir/posix-cache
rgw_frontends = beast endpoint=127.0.0.1:$port
rgw_thread_pool_size = 32
rgw_crypt_require_ssl = false
rgw_crypt_sse_s3_backend = vault
rgw_crypt_sse_s3_vault_auth = agent
rgw_crypt_sse_s3_vault_addr = http://127.0.0.1:$vault_port
rgw_crypt_sse_s3_vault_prefix = /v1/transit
rgw_crypt_sse_s3_vault_secret_engine = transit
END
}

init() {
    local dir=$1
    fetch_from_sid radosgw radosgw 380
    mkdir -p "$dir"/{data,db,posix,posix-cache}
    configure "$dir" 0 0
    (ceph_program radosgw-admin "$dir" user create --uid=cmep --display-name=cmep --access-key="$2" --secret="$3") \
        >"$dir/init.log" 2>&1 || {
        tail -n 20 "$dir/init.log" >&2
        die "could not make a user in $dir"
    }
}

case ${1-}:$# in
    fetch:1) fetch_from_sid radosgw radosgw 380 ;;
    init:4) init "$(realpath -m "$2")" "$3" "$4" ;;
    run:4)
        dir=$(realpath "$2")
        configure "$dir" "$3" "$4"
        ceph_program radosgw "$dir" --foreground
        ;;
    *) usage ;;
esac
