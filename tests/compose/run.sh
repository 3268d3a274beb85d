#!/bin/bash
# Proves the composed stack in an engine of its own (tests/support/docker.sh): tests/compose/run.sh [PYTEST ARGUMENTS]
set -euo pipefail

cd "${BASH_SOURCE[0]%/*}/../.."
engine=$(mktemp --directory /tmp/cmep-docker-XXXXXX)
mysql=${XDG_CACHE_HOME:-$HOME/.cache}/cmep/mysql-sid

inside() {
    tests/support/docker.sh enter "$engine" "$@"
}

# The application goes along as it was built here, with what tells make that it is new: npm has nobody to ask.
build_images() {
    {
        git ls-files -z ':!tests' ':!.dockerignore'
        printf '%s\0' gateway/spa/node_modules/.package-lock.json gateway/spa/dist
    } | tar --create --null --files-from=- >"$engine/context.tar"
    inside docker build --quiet --target cmep --tag cmep:latest --file compose/Dockerfile - <"$engine/context.tar"
    inside docker build --quiet --target single --tag cmep-single:latest --file compose/Dockerfile - <"$engine/context.tar"
}

build_mysql() {
    tests/support/mysql.sh fetch
    tar --create --directory "$mysql" usr/lib/x86_64-linux-gnu usr/lib/mysql usr/sbin/mysqld usr/share/mysql \
        --directory "$PWD/tests/compose" mysql.Dockerfile mysql-entrypoint.sh |
        inside docker build --quiet --tag cmep-test-mysql --file mysql.Dockerfile -
}

trap 'tests/support/docker.sh stop "$engine"; [[ -z ${made_secrets-} ]] || rm -r compose/secrets' EXIT
trap 'exit 1' INT TERM HUP
tests/support/docker.sh start "$engine"
build_images
build_mysql
[[ -e compose/secrets ]] || made_secrets=yes
compose/secrets.sh
run_tests() {
    inside /usr/bin/python3 -B -m pytest -c tests/pytest.ini --rootdir tests "$@"
}
status=0
run_tests tests/compose "$@" || status=$?
CMEP_STACK=composed run_tests -q tests/flow "$@" || status=$?
exit "$status"
