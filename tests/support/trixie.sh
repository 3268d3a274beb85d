#!/bin/bash
# Runs a command on Debian 13, in a copy of the tree: tests/support/trixie.sh make test. As root. Debian 13 is a folder in the
# cache, with what infra/deps.sh has installed there; what the command does to it is forgotten.
set -euo pipefail

# shellcheck source=SCRIPTDIR/sid.sh
. "${BASH_SOURCE[0]%/*}/sid.sh"

root_dir=$(realpath "${BASH_SOURCE[0]%/*}/../..")
trixie=$cache/trixie
groups=(build run test web browser)

# Within it the machine's own network, name servers, authorities of TLS and apt settings (a proxy, say) hold.
inside() {
    local dir=$1
    shift
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child bash -euo pipefail -c '
        dir=$1
        shift
        mount --make-rprivate /
        for each in dev sys; do mount --rbind "/$each" "$dir/$each"; done
        mount -t proc proc "$dir/proc"
        mount -t tmpfs tmpfs "$dir/run"
        exec chroot "$dir" "$@"' bash "$dir" "$@"
}

fetch() {
    [[ ! -d $trixie ]] || return 0
    mkdir -p "$cache"
    exec 7>>"$cache/lock-trixie"
    flock 7
    [[ ! -d $trixie ]] || return 0
    echo "Fetching Debian 13 into $trixie" >&2
    rm -rf "$trixie.new"
    mmdebstrap --variant=minbase --include=ca-certificates,make,git trixie "$trixie.new" "$(debian_mirror)" \
        2>"$trixie.log" || {
        tail -n 20 "$trixie.log" >&2
        die "could not fetch Debian 13"
    }
    cp /etc/resolv.conf "$trixie.new/etc/"
    cp --recursive --no-clobber /etc/apt/apt.conf.d "$trixie.new/etc/apt/"
    echo force-unsafe-io >"$trixie.new/etc/dpkg/dpkg.cfg.d/cache" # it can be made anew
    cp "$root_dir/infra/deps.sh" "$trixie.new/"
    inside "$trixie.new" /bin/bash /deps.sh "${groups[@]}" >>"$trixie.log" 2>&1 || {
        tail -n 20 "$trixie.log" >&2
        die "could not install the packages on Debian 13"
    }
    rm "$trixie.new/deps.sh"
    mv "$trixie.new" "$trixie"
    exec 7>&-
}

(($# > 0)) || die "usage: ${0##*/} COMMAND..."
((EUID == 0)) || die "a chroot wants root"
fetch
work=$(mktemp --directory /tmp/cmep-trixie-XXXXXX)
trap 'umount "$work/root" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/upper" "$work/overlay" "$work/root"
mount -t overlay overlay -o "lowerdir=$trixie,upperdir=$work/upper,workdir=$work/overlay" "$work/root"
cp /etc/ssl/certs/ca-certificates.crt "$work/root/etc/ssl/certs/"
git clone --quiet "$root_dir" "$work/root/cmep"
inside "$work/root" /usr/bin/env --chdir=/cmep HOME=/root "$@"
