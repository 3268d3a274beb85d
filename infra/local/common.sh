# shellcheck shell=bash
# What the scripts beside it share. To be sourced.

# A failure inside of $(...) counts as well.
shopt -s inherit_errexit

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Prints the folder for DIR's sockets and makes it, for callers with umask 077. The kernel takes 107 bytes of path for a socket: when
# DIR/sockets/<name> would be longer, DIR/sockets is a link to a short folder in /tmp.
sockets_of() {
    local link=$1/sockets longest_name=/supervisor.sock.99999999
    mkdir -p "$1"
    if ((${#link} + ${#longest_name} > 107)); then
        [[ -d $link ]] || ln --symbolic --force --no-dereference "$(mktemp --directory /tmp/cmep-XXXXXX)" "$link"
    else
        mkdir -p "$link"
    fi
    realpath "$link"
}

# Removes what sockets_of left outside of DIR.
forget_sockets_of() {
    local link=$1/sockets
    [[ -L $link ]] || return 0
    rm -rf "$(realpath "$link")" "$link"
}
