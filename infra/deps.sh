#!/bin/bash
# Installs the Debian packages (12 and 13) that are missing:
#
#   infra/deps.sh GROUP...      groups: build run backup debug test mysql s3 docker office web browser bench lambda lint
#
# Costs one dpkg-query when nothing is missing, so every target may call it.
set -euo pipefail

# msgpack-c has another name on each release.
# shellcheck source=/dev/null
msgpack=$(. /etc/os-release && [[ $VERSION_ID == 12 ]] && echo libmsgpack-dev || echo libmsgpack-c-dev)

# /usr/bin/python3, never a newer one from PATH, is what the python3-* packages serve.
# run: the servers' -core packages have no system-wide daemon of their own.
declare -A packages=(
    [build]="gcc make pkg-config python3 libzmq3-dev libczmq-dev libmicrohttpd-dev libmariadb-dev
             $msgpack libjansson-dev libunistring-dev libcurl4-openssl-dev libssl-dev libcrypt-dev
             libexpat1-dev libxlsxwriter-dev"
    [run]="mariadb-server-core mariadb-client-core supervisor openssl curl tzdata util-linux"
    [backup]="mariadb-client"
    [debug]="gdb valgrind"
    [test]="libcmocka-dev python3-pytest python3-pytest-xdist python3-pymysql python3-jsonschema
            python3-zmq python3-yaml mariadb-client clang libclang-rt-dev curl zip"
    [mysql]="mmdebstrap uidmap debian-archive-keyring mariadb-client-core openssl util-linux"
    [s3]="mmdebstrap uidmap debian-archive-keyring util-linux iproute2"
    [docker]="mmdebstrap uidmap debian-archive-keyring util-linux iproute2 openssl"
    [office]="libreoffice-calc-nogui"
    [web]="nodejs npm"
    [browser]="chromium fonts-noto-core"
    [bench]="wrk python3-pymysql"
    [lambda]="zip"
    [lint]="clang-tidy clang-format cppcheck shellcheck"
)

usage() {
    echo "usage: infra/deps.sh build|run|backup|debug|test|mysql|s3|docker|office|web|browser|bench|lambda|lint ..." >&2
    exit 2
}

missing_packages() {
    local installed package
    # dpkg-query fails when it has never heard of one of the names.
    installed=$(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for package; do
        [[ $'\n'$installed$'\n' == *$'\n'"$package installed"$'\n'* ]] || echo "$package"
    done
}

# Run as root. Package scripts start daemons unless policy-rc.d says no; a policy that is already
# there is the machine's own and stays.
install_without_starting_daemons() {
    local policy=/usr/sbin/policy-rc.d
    if [[ ! -e $policy ]]; then
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$@"
    # Nor at the next boot: each run has a supervisord of its own. Only who just got the package
    # loses its daemon, not who has always used it.
    if [[ " $* " == *" supervisor "* ]]; then
        update-rc.d supervisor disable
    fi
}

# A machine whose Node can build the application keeps it.
has_node() {
    local version
    version=$(node --version 2>/dev/null) || return 1
    version=${version#v}
    ((${version%%.*} >= 18)) && command -v npm >/dev/null
}

(($#)) || usage
wanted=()
for group; do
    [[ -n ${packages[$group]-} ]] || usage
    [[ $group != web ]] || ! has_node || continue
    read -r -d '' -a names <<<"${packages[$group]}" || true
    wanted+=("${names[@]}")
done

((${#wanted[@]})) || exit 0
mapfile -t missing < <(missing_packages "${wanted[@]}" | sort --unique)
((${#missing[@]})) || exit 0

echo "Installing Debian packages: ${missing[*]}"
as_root=()
((EUID == 0)) || as_root=(sudo)
"${as_root[@]}" bash -euo pipefail -c "$(declare -f install_without_starting_daemons)
install_without_starting_daemons \"\$@\"" bash "${missing[@]}"
