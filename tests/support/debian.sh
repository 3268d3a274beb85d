#!/bin/bash
# Runs a command on a release of Debian, in a copy of the committed tree: tests/support/debian.sh bookworm make test. As root.
# The release is in the cache, with Debian's own packages only: those of infra/deps.sh or, with --bare, make, git and
# certificates, as where somebody begins. What the command does to it is forgotten.
set -euo pipefail

# shellcheck source=SCRIPTDIR/sid.sh
. "${BASH_SOURCE[0]%/*}/sid.sh"

root_dir=$(realpath "${BASH_SOURCE[0]%/*}/../..")
groups=(build run test web browser)

usage() {
    echo "usage: ${0##*/} [--bare] bookworm|trixie COMMAND..." >&2
    exit 2
}

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

# Shows the layers LOWER at $work/root; what is written there goes to the folder UPPER.
lay() {
    local lower=$1 upper=$2
    mkdir -p "$upper" "$upper.overlay" "$work/root" &&
        mount -t overlay overlay -o "lowerdir=$lower,upperdir=$upper,workdir=$upper.overlay" "$work/root"
}

make_bare() {
    mmdebstrap --variant=minbase --include=ca-certificates,make,git "$release" "$1" "$(debian_mirror)" &&
        cp /etc/resolv.conf /etc/hosts "$1/etc/" &&
        cp --recursive --no-clobber /etc/apt/apt.conf.d "$1/etc/apt/" &&
        echo force-unsafe-io >"$1/etc/dpkg/dpkg.cfg.d/cache" # it can be made again
}

make_packages() {
    lay "$bare" "$1" &&
        cp "$root_dir/infra/deps.sh" "$work/root/" &&
        inside "$work/root" /bin/bash /deps.sh "${groups[@]}" &&
        rm "$work/root/deps.sh" &&
        umount "$work/root" &&
        rm -r "$1.overlay"
}

# Makes the FOLDER of the cache by a function that is given its name, unless it is there.
once() {
    local folder=$1 maker=$2
    [[ ! -d $folder ]] || return 0
    exec 7>>"$cache/lock-$release"
    flock 7
    # A process that waited finds it made.
    [[ ! -d $folder ]] || return 0
    echo "Making $folder" >&2
    rm -rf "$folder.new"
    "$maker" "$folder.new" >"$folder.log" 2>&1 || {
        tail -n 20 "$folder.log" >&2
        die "could not make $folder"
    }
    mv "$folder.new" "$folder"
    exec 7>&-
}

is_bare=0
[[ ${1-} != --bare ]] || { is_bare=1 && shift; }
[[ ${1-} =~ ^(bookworm|trixie)$ && $# -gt 1 ]] || usage
((EUID == 0)) || die "a chroot wants root"
release=$1 bare=$cache/$1-bare packages=$cache/$1
shift
mkdir -p "$cache"
work=$(mktemp --directory /tmp/cmep-debian-XXXXXX)
trap 'umount "$work/root" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT
# Once the command has ended, which would go on without its files.
trap 'exit 1' INT TERM HUP

once "$bare" make_bare
layers=$bare
if ((!is_bare)); then
    once "$packages" make_packages
    layers=$packages:$bare
fi
lay "$layers" "$work/upper"
cp /etc/ssl/certs/ca-certificates.crt "$work/root/etc/ssl/certs/"
git clone --quiet "$root_dir" "$work/root/cmep"
inside "$work/root" /usr/bin/env --chdir=/cmep HOME=/root "$@"
