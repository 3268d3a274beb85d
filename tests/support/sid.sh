# shellcheck shell=bash
# Servers that only Debian's sid has, in a cache folder. To be sourced. Their files run from there, with sid's own loader
# and libraries: no chroot, so no root, and sockets and data are where the caller sees them.

# shellcheck source=SCRIPTDIR/../../infra/local/common.sh
. "${BASH_SOURCE[0]%/*}/../../infra/local/common.sh"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/cmep

# The mirror that this machine's apt uses: by the label of its lists or, where lists were removed, by name.
debian_mirror() {
    # shellcheck disable=SC1091,SC2016
    {
        apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian'
        apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
            "Release: $(. /etc/os-release && echo "$VERSION_CODENAME")"
    } | sed -n 1p
}

# Fetches a PACKAGE and all it needs into the folder $cache/NAME-sid, unless it is there.
fetch_from_sid() {
    local name=$1 package=$2 megabytes=$3 folder=$cache/$1-sid mirror
    [[ ! -d $folder ]] || return 0
    mkdir -p "$cache"
    exec 7>>"$cache/lock"
    flock 7
    # A process that waited finds it made.
    [[ ! -d $folder ]] || return 0
    mirror=$(debian_mirror)
    [[ -n $mirror ]] || die "apt knows no Debian mirror"
    echo "Fetching $package from Debian sid ($megabytes MB unpacked) into $folder" >&2
    rm -rf "$folder.new"
    mkdir "$folder.new"
    # By way of tar the files are the caller's, whatever name space mmdebstrap works in. A mirror's copy of
    # sid may be past its date.
    if ! mmdebstrap --variant=extract --include="$package" --aptopt='Acquire::Check-Valid-Until "false"' \
        sid - "$mirror" 2>"$folder.log" | tar --extract --exclude='./dev/*' --directory "$folder.new"; then
        tail -n 20 "$folder.log" >&2
        die "could not fetch $name"
    fi
    mv "$folder.new" "$folder"
    exec 7>&-
}
