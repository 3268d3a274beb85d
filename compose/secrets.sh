#!/bin/bash
# Makes the secrets of the composed stack, once, in compose/secrets/: one file each, which containers see as
# /run/secrets/<name>. What is there already stays: the database keeps the passwords too.
#
# The folder is its owner's alone, but the files are readable: a container has one of them mounted, not the folder, and
# reads it under a number that nobody has here.
set -euo pipefail
umask 077

folder=$(realpath "${BASH_SOURCE[0]%/*}")/secrets

random_hex() {
    openssl rand -hex "$1"
}

database_url() {
    echo "mysql://$1:$2@mysql:3306/cmep?ssl-ca=/run/secrets/db_ca"
}

# The migrations' account may do what they need: tables and accounts, and handing on rights on the tables. `cmepctl
# migrate` makes the accounts of the slices.
first_statements() {
    cat <<END
CREATE DATABASE cmep CHARACTER SET utf8mb4;
CREATE USER 'cmep'@'%' IDENTIFIED BY '$1';
GRANT ALL PRIVILEGES ON cmep.* TO 'cmep'@'%' WITH GRANT OPTION;
GRANT CREATE USER ON *.* TO 'cmep'@'%';
END
}

# Passwords cross the network of the containers, and only to the server that has this key.
certificates() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=CMEP database CA" \
        -keyout ca_key -out db_ca 2>/dev/null
    openssl req -newkey rsa:2048 -nodes -subj "/CN=mysql" -keyout db_key -out request 2>/dev/null
    openssl x509 -req -in request -CA db_ca -CAkey ca_key -set_serial 1 -days 3650 -out db_cert \
        -extfile <(echo "subjectAltName=DNS:mysql") 2>/dev/null
    rm ca_key request
}

# The account of the store: SeaweedFS reads it in this form.
store_accounts() {
    cat <<END
{"identities": [{"name": "cmep", "credentials": [{"accessKey": "$1", "secretKey": "$2"}],
                 "actions": ["Read:cmep", "Write:cmep", "List:cmep", "Tagging:cmep"]}]}
END
}

make_secrets() {
    local owner service
    owner=$(random_hex 24)
    random_hex 32 >session_secret
    random_hex 24 >db_root_password
    database_url cmep "$owner" >db_url
    first_statements "$owner" >first.sql
    for service in auth workflow files reports; do
        database_url "cmep_$service" "$(random_hex 24)" >"db_url_$service"
    done
    certificates
    random_hex 10 >s3_key
    random_hex 20 >s3_secret
    store_accounts "$(<s3_key)" "$(<s3_secret)" >s3.json
}

[[ ! -e $folder ]] || exit 0
# Whole or not at all.
rm -rf "$folder.new"
mkdir "$folder.new"
cd "$folder.new"
make_secrets
chmod 444 -- *
mv "$folder.new" "$folder"
