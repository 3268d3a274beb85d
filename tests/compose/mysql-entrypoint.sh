#!/bin/bash
# Of mysql:8.4's entrypoint and its mysqladmin what compose.yaml uses.
set -euo pipefail

if [[ ${0##*/} == mysqladmin ]]; then
    : <>/dev/tcp/127.0.0.1/3306
    exit
fi

libraries=/mysql/usr/lib/x86_64-linux-gnu
data=/var/lib/mysql
server=("$libraries/ld-linux-x86-64.so.2" --library-path "$libraries:$libraries/mysql/private" /mysql/usr/sbin/mysqld
    --no-defaults --basedir=/mysql/usr --plugin-dir=/mysql/usr/lib/mysql/plugin --lc-messages-dir=/mysql/usr/share/mysql
    --character-sets-dir=/mysql/usr/share/mysql/charsets --secure-file-priv= --mysqlx=OFF --datadir="$data"
    --socket=/var/run/mysqld/mysqld.sock --pid-file=/var/run/mysqld/mysqld.pid --innodb-buffer-pool-size=128M)

if [[ ! -e $data/mysql.ibd ]]; then
    {
        cat /docker-entrypoint-initdb.d/first.sql
        echo "ALTER USER root@localhost IDENTIFIED BY '$(<"$MYSQL_ROOT_PASSWORD_FILE")';"
    } >/tmp/first.sql
    "${server[@]}" --initialize-insecure --init-file=/tmp/first.sql
    rm /tmp/first.sql
fi
exec "${server[@]}" "$@"
