#!/bin/bash
# A private Docker engine with compose, on a machine without a Docker service and without a registry: Debian's docker.io,
# containerd, runc and iptables, unpacked and not installed, in a network namespace of its own. To be run as root.
set -euo pipefail

# shellcheck source=SCRIPTDIR/sid.sh
. "${BASH_SOURCE[0]%/*}/sid.sh"

engine=$cache/docker-engine
images=$cache/docker-images

usage() {
    cat >&2 <<END
usage: ${0##*/} fetch              gets the engine and Debian 13 into the cache
       ${0##*/} start DIR          makes an engine in DIR, which has debian:trixie and debian:trixie-slim
       ${0##*/} enter DIR COMMAND  runs a command where the engine's networks are, with its docker
       ${0##*/} stop DIR           ends it and removes DIR
END
    exit 2
}

# What the Dockerfile's RUN lines would fetch: it then finds nothing missing.
build_packages() {
    # shellcheck disable=SC2016
    sed -n '/\[build\]=/,/"$/p' "$root_dir/infra/deps.sh" | tr -d '"' | sed 's/.*\[build\]=//; s/\$msgpack/libmsgpack-c-dev/'
}

run_packages() {
    sed -n '/no-install-recommends/,/&& rm/p' "$root_dir/compose/Dockerfile" | grep -oE '\b((ca-cert|tz|lib)[a-z0-9-]+|s6)\b'
}

fetch_engine() {
    local package
    [[ ! -d $engine ]] || return 0
    echo "Fetching docker.io into $engine" >&2
    rm -rf "$engine.new"
    mkdir -p "$engine.new/packages"
    (cd "$engine.new/packages" && apt-get -qq download docker.io containerd runc tini iptables libxtables12 \
        libip4tc2 libip6tc2 libnftnl11 libmnl0 libnfnetlink0 libnetfilter-conntrack3 2>/dev/null)
    for package in "$engine.new"/packages/*.deb; do
        dpkg -x "$package" "$engine.new"
    done
    rm -r "$engine.new/packages"
    # Its libraries and extensions are where nothing looks for them.
    cat >"$engine.new/usr/sbin/iptables" <<END
#!/bin/sh
export LD_LIBRARY_PATH=$engine/usr/lib/x86_64-linux-gnu XTABLES_LIBDIR=$engine/usr/lib/x86_64-linux-gnu/xtables
exec $engine/usr/sbin/xtables-legacy-multi iptables "\$@"
END
    chmod 755 "$engine.new/usr/sbin/iptables"
    mv "$engine.new" "$engine"
}

# An image for each set of packages: who changes the set has another fetched.
image_of() {
    local name=$1
    shift
    echo "$images/$name-$(printf '%s\n' "$@" | sort | sha256sum | cut -c1-12).tar"
}

fetch_image() {
    local file
    file=$(image_of "$@")
    [[ ! -e $file ]] || return 0
    shift
    echo "Fetching Debian 13 into $file" >&2
    mkdir -p "$images"
    mmdebstrap --variant=minbase --include="$*" trixie "$file.new.tar" "$(debian_mirror)" 2>"$file.log" || {
        tail -n 20 "$file.log" >&2
        die "could not fetch Debian 13"
    }
    mv "$file.new.tar" "$file"
}

wanted_packages() {
    read -r -d '' -a to_build < <(build_packages) || true
    read -r -d '' -a to_run < <(run_packages) || true
}

fetch() {
    local to_build to_run
    wanted_packages
    exec 9>>"$cache/lock-docker"
    flock 9
    fetch_engine
    fetch_image build "${to_build[@]}"
    fetch_image run "${to_run[@]}"
    exec 9>&-
    fetch_from_sid compose docker-compose 150
}

# `ip netns exec` would hide the cgroups: it mounts a /sys of its own.
enter() {
    local dir=$1
    shift
    PATH=$engine/usr/bin:$engine/usr/sbin:$PATH:/usr/sbin DOCKER_HOST=unix://$dir/docker.sock \
        DOCKER_CONFIG=$dir/config DOCKER_BUILDKIT=0 COMPOSE_PROJECT_NAME=cmep \
        exec nsenter --net="$dir/net" -- "$@"
}

write_plugin() {
    local dir=$1 libraries=$cache/compose-sid/usr/lib/x86_64-linux-gnu
    mkdir -p "$dir/config/cli-plugins"
    cat >"$dir/config/cli-plugins/docker-compose" <<END
#!/bin/sh
exec "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" \
    "$cache/compose-sid/usr/libexec/docker/cli-plugins/docker-compose" "\$@"
END
    chmod 755 "$dir/config/cli-plugins/docker-compose"
}

answers() {
    (enter "$1" docker version) >/dev/null 2>&1
}

start() {
    local dir=$1 to_build to_run deadline=$((SECONDS + 60))
    fetch
    wanted_packages
    mkdir -p "$dir"
    touch "$dir/net"
    unshare --net="$dir/net" -- ip link set lo up
    write_plugin "$dir"
    # DOCKER_RAMDISK: without it runc wants to pivot_root, which a file system in memory as the root refuses.
    (DOCKER_RAMDISK=1 enter "$dir" dockerd --host "unix://$dir/docker.sock" --data-root "$dir/data" \
        --exec-root "$dir/run" --pidfile "$dir/dockerd.pid" --storage-driver "${CMEP_DOCKER_STORAGE:-overlay2}") \
        >"$dir/dockerd.log" 2>&1 9>&- </dev/null &
    until answers "$dir"; do
        if ((SECONDS >= deadline)) || ! kill -0 "$!" 2>/dev/null; then
            tail -n 20 "$dir/dockerd.log" >&2
            die "the engine does not start"
        fi
        sleep 0.1
    done
    (enter "$dir" docker import "$(image_of build "${to_build[@]}")" debian:trixie) >/dev/null
    (enter "$dir" docker import "$(image_of run "${to_run[@]}")" debian:trixie-slim) >/dev/null
}

stop() {
    local dir=$1 pid
    [[ -e $dir/net ]] || return 0
    if pid=$(cat "$dir/dockerd.pid" 2>/dev/null); then
        # It leaves containers that it could not stop in time.
        (enter "$dir" sh -c 'docker ps --quiet | xargs --no-run-if-empty docker kill') >/dev/null 2>&1 || true
        kill "$pid" 2>/dev/null || true
        timeout 30 tail --pid="$pid" --follow /dev/null || true
        # One that is stuck, and what it began; its data is a mount of its own.
        kill -KILL "$pid" "$(cat "$dir/run/containerd/containerd.pid" 2>/dev/null)" 2>/dev/null || true
        umount --lazy "$dir/data" 2>/dev/null || true
    fi
    umount "$dir/net" || true
    rm -rf "$dir"
}

root_dir=$(realpath "${BASH_SOURCE[0]%/*}/../..")
((EUID == 0)) || die "an engine wants root"
case ${1-}:$# in
    fetch:1) fetch ;;
    start:2) start "$(realpath -m "$2")" ;;
    stop:2) stop "$(realpath -m "$2")" ;;
    enter:*)
        (($# > 2)) || usage
        dir=$(realpath "$2")
        enter "$dir" "${@:3}"
        ;;
    *) usage ;;
esac
