#!/bin/bash
# Packs the Lambda:
#
#   infra/aws/lambda/pack.sh PROGRAM FOLDER     makes FOLDER and FOLDER.zip
#
# With RDS_CA=FILE that bundle of certificates goes in too, as rds-ca.pem.
set -euo pipefail

here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
program=$1 folder=$2
# How an account is signed in that the database knows by IAM, and what MySQL 8.4 proposes first.
plugins=(mysql_clear_password caching_sha2_password)

# Prints "NAME PATH" of each library that a program or library is loaded with; the loader as "loader PATH".
libraries_of() {
    ldd "$1" | awk '/not found/ { print $1 " is missing" >"/dev/stderr"; exit 1 }
                    $2 == "=>" { print $1, $3 } $1 ~ /^\/.*ld-/ { print "loader", $1 }'
}

copy_libraries_of() {
    local name path
    while read -r name path; do
        install -m 755 "$(realpath "$path")" "$folder/lib/$name"
    done < <(libraries_of "$1")
}

plugin_dir=$(pkg-config --variable=plugindir libmariadb 2>/dev/null || true)
[[ -d $plugin_dir ]] || plugin_dir=$(mariadb_config --plugindir)

rm -rf "$folder" "$folder.zip"
mkdir -p "$folder/lib/plugin"
install --strip "$program" "$folder/cmep-sessions-lambda"
install "$here/bootstrap" "$folder/bootstrap"
copy_libraries_of "$program"
for plugin in "${plugins[@]}"; do
    install -m 755 "$plugin_dir/$plugin.so" "$folder/lib/plugin/"
    copy_libraries_of "$plugin_dir/$plugin.so"
done
[[ -z ${RDS_CA-} ]] || install -m 644 "$RDS_CA" "$folder/rds-ca.pem"
(cd "$folder" && zip --quiet --recurse-paths -X "../${folder##*/}.zip" .)
du -h "$folder.zip"
