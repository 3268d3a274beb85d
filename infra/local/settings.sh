# shellcheck shell=bash
# What a run folder is configured by. To be sourced by `up`, whose variables it uses:
# root_dir, local_dir, run_dir, sockets, build_dir, bind, port, database_script,
# database_dir, database_port and database_socket.
# shellcheck disable=SC2154

processes=(auth workflow files reports gateway)

random_hex() {
    openssl rand -hex "$1"
}

# Made once: the database keeps the passwords too.
write_secrets() {
    [[ ! -e $run_dir/secrets ]] || return 0
    local account
    {
        echo "SESSION_SECRET=$(random_hex 32)"
        for account in ROOT OWNER AUTH WORKFLOW FILES REPORTS; do
            echo "PASSWORD_OF_$account=$(random_hex 24)"
        done
    } >"$run_dir/secrets.new"
    mv "$run_dir/secrets.new" "$run_dir/secrets"
}

# The first statements of a new database. The migrations' account may do what they need: tables and
# accounts, and handing on rights on the tables. `cmepctl migrate` makes the accounts of the slices.
first_statements() {
    local PASSWORD_OF_ROOT PASSWORD_OF_OWNER
    # shellcheck source=/dev/null
    . "$run_dir/secrets"
    cat <<END
CREATE DATABASE cmep CHARACTER SET utf8mb4;
CREATE USER 'cmep'@'%' IDENTIFIED BY '$PASSWORD_OF_OWNER';
GRANT ALL PRIVILEGES ON cmep.* TO 'cmep'@'%' WITH GRANT OPTION;
GRANT CREATE USER ON *.* TO 'cmep'@'%';
ALTER USER 'root'@'localhost' IDENTIFIED BY '$PASSWORD_OF_ROOT';
END
}

database_url() {
    local account=$1 password=$2
    if [[ -n $database_port && $account != root ]]; then
        echo "mysql://$account:$password@127.0.0.1:$database_port/cmep?ssl-ca=$database_dir/tls/ca.pem"
    else
        echo "mysql://$account:$password@localhost/cmep?unix_socket=$database_socket"
    fi
}

# The whole environment of the stack, for its processes, for cmepctl by hand and for tests. What else is
# set when `up` is called reaches the processes too.
environment() {
    # shellcheck source=/dev/null
    . "$run_dir/secrets"
    local service
    local -A value=(
        [APP_ENV]=local
        [HTTP_BIND]=$bind
        [CMEP_PORT]=$port
        [CMEP_BUILD_DIR]=$build_dir
        [UPLOAD_DIR]=$run_dir/uploads
        [SPA_DIR]=${SPA_DIR:-$root_dir/gateway/spa/dist}
        [SESSION_SECRET]=$SESSION_SECRET
        [DB_URL]=$(database_url cmep "$PASSWORD_OF_OWNER")
        # For tests and for a look inside: no process is given it.
        [DB_URL_ROOT]=$(database_url root "$PASSWORD_OF_ROOT")
    )
    [[ -z ${CMEP_POLICY-} ]] || value[CMEP_POLICY]=$CMEP_POLICY
    [[ -z ${CMEP_TAP-} ]] || value[CMEP_TAP]=$CMEP_TAP
    for service in auth workflow files reports; do
        local password=PASSWORD_OF_${service^^}
        value[BUS_${service^^}]=ipc://$sockets/$service.ipc
        value[DB_URL_${service^^}]=$(database_url "cmep_$service" "${!password}")
    done
    local name
    for name in "${!value[@]}"; do
        printf '%s=%q\n' "$name" "${value[$name]}"
    done | sort
}

process_section() {
    local name=$1
    cat <<END
[program:$name]
command=setpriv --pdeathsig KILL "@LOCAL@/run" "@RUN_DIR@" $name
priority=300
autostart=false
startsecs=0
autorestart=true
stopwaitsecs=15
redirect_stderr=true
stdout_logfile=@RUN_DIR@/log/$name.log
stdout_logfile_maxbytes=10MB
stdout_logfile_backups=3

END
}

supervisord_conf() {
    local conf name
    conf=$(<"$local_dir/supervisord.conf.in")
    conf=${conf//@PROCESSES@/"$(for name in "${processes[@]}"; do process_section "$name"; done)"}
    local -A value=(
        [USER]=$(id -un)
        [LOCAL]=$local_dir
        [RUN_DIR]=$run_dir
        [SOCKETS]=$sockets
        [DATABASE_SCRIPT]=$database_script
        [DATABASE_DIR]=$database_dir
        [DATABASE_PORT]=${database_port:+--port $database_port}
    )
    for name in "${!value[@]}"; do
        conf=${conf//@$name@/"${value[$name]}"}
    done
    echo "$conf"
}
