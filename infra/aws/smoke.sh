#!/bin/bash
# The smoke test of a deployed CMEP: what a clinic does in a day, through the door that people use.
#
#   CMEP_SMOKE_URL=https://cmep.example.pe infra/aws/smoke.sh
#
#   CMEP_SMOKE_URL       where the application is
#   CMEP_SMOKE_API       where its API is, if not below /api of that: https://api.example.pe
#   CMEP_SMOKE_EMAIL     of an ADMIN; asked for when it is not set
#   CMEP_SMOKE_PASSWORD  likewise; a password is no argument, since others see those
#
# It leaves the client "Prueba de Humo" behind and nothing else: its request is deleted in the end, and the staff that it
# had to make, where there was no GESTOR or MEDICO, is suspended. Ends with 0 when all is well; else it says what is not, with
# the X-Request-Id for `cmepctl trace`. Curl's own variables hold: CURL_CA_BUNDLE, for a CA that is not a public one.
set -euo pipefail
umask 077
export LC_ALL=C

FOREIGN=https://evil.example
FILE_BYTES=300000

app=${CMEP_SMOKE_URL:?where the application is: https://...}
app=${app%/}
api=${CMEP_SMOKE_API:-$app/api}
api=${api%/}
origin_of() { [[ $1 =~ ^https?://[^/]+ ]] && echo "${BASH_REMATCH[0]}"; }
origin=$(origin_of "$app")
shares_origin=$([[ $(origin_of "$api") == "$origin" ]] && echo 1 || echo)
is_secure=$([[ $app == https://* && $api == https://* ]] && echo 1 || echo)

work=$(mktemp --directory)
request=
staff=()
code=

# ---- asking

# ask METHOD URL [OPTION...]: sets `code`; the answer is in $work/head and $work/body.
ask() {
    local method=$1 url=$2
    shift 2
    rm -f "$work/head" "$work/body"
    [[ $method != HEAD ]] || set -- --head "$@"
    code=$(curl --silent --show-error --connect-timeout 10 --max-time 60 --request "$method" --dump-header "$work/head" \
        --output "$work/body" --write-out '%{http_code}' --cookie "$work/jar" --cookie-jar "$work/jar" \
        --header "Origin: $origin" "$@" "$url") || die "$method $url: no answer"
}

# send METHOD PATH JSON: by standard input, so that no password is an argument.
send() {
    ask "$1" "$api$2" --header 'Content-Type: application/json' --data-binary @- <<<"$3"
}

# tell METHOD PATH: without a body.
tell() { ask "$1" "$api$2" --header 'Content-Type:' --data ''; }

get() { ask GET "$api$1"; }

# The value of a header of the answer; fails when it has none.
header() {
    local line name=${1,,}
    while IFS= read -r line; do
        line=${line%$'\r'}
        [[ ${line,,} != "$name:"* ]] || { line=${line#*:} && echo "${line# }" && return; }
    done <"$work/head"
    return 1
}

# The first number, or text, of that name in the answer.
number() { [[ $(<"$work/body") =~ \"$1\":([0-9]+) ]] && echo "${BASH_REMATCH[1]}"; }
text() { [[ $(<"$work/body") =~ \"$1\":\"([^\"]*)\" ]] && echo "${BASH_REMATCH[1]}"; }

# A text as JSON.
json() {
    local text=${1//\\/\\\\}
    text=${text//\"/\\\"}
    printf '"%s"' "$text"
}

# ---- saying

die() {
    printf 'FAILED: %s\n' "$*" >&2
    if [[ -s $work/head ]]; then
        printf '  status %s, X-Request-Id %s\n  %s\n' "$code" "$(header X-Request-Id || echo none)" \
            "$(head -c 300 "$work/body" 2>/dev/null | tr -cd '[:print:]')" >&2
    fi
    exit 1
}

good() { printf 'ok  %s\n' "$*"; }

# expect CODE WHAT: dies unless that was the status.
expect() { [[ $code == "$1" ]] || die "$2: $code instead of $1"; }

# expect_header NAME PATTERN WHERE: dies unless a header is there and fits.
expect_header() {
    local value
    value=$(header "$1") || die "$3: no $1"
    # shellcheck disable=SC2053 # it is a pattern
    [[ ${value,,} == $2 ]] || die "$3: $1: $value"
}

lacks_header() { ! header "$1" >/dev/null || die "$2: $1: $(header "$1")"; }

# ---- cleaning up

clean_up() {
    local id
    if [[ -n $request ]]; then
        tell DELETE "/solicitudes/$request" && [[ $code == 200 ]] || echo "request $request is left behind" >&2
    fi
    for id in "${staff[@]}"; do
        send PATCH "/admin/usuarios/$id" '{"is_active":false}' && [[ $code == 200 ]] || echo "user $id is left active" >&2
    done
}

leave() {
    local status=$?
    trap - EXIT
    (clean_up) || true
    rm -rf "$work"
    exit "$status"
}
trap leave EXIT
trap 'exit 1' INT TERM HUP

# ---- the checks

it_lives() {
    local page
    for page in /health /ready /version; do
        get "$page"
        expect 200 "GET $api$page"
        expect_header Content-Type 'application/json*' "$page"
    done
    good "the system is ready, version $(text version)"
}

# A page of the application for an address that the API does not know would be a success to the client that asked.
unknown_is_not_found() {
    get /nada-de-esto
    expect 404 'an unknown address of the API'
    expect_header Content-Type 'application/json*' 'an unknown address of the API'
    good 'an unknown address of the API is a JSON 404'
}

expect_security() {
    expect_header X-Content-Type-Options nosniff "$1"
    expect_header Referrer-Policy '*' "$1"
    [[ -z $is_secure ]] || expect_header Strict-Transport-Security 'max-age=*' "$1"
}

pages_are_served() {
    local page
    for page in / /login /app/solicitudes; do
        ask HEAD "$app$page"
        expect 200 "HEAD $app$page"
        expect_header Content-Type 'text/html*' "$page"
        expect_security "$page"
        expect_header Content-Security-Policy "*frame-ancestors 'none'*" "$page"
    done
    ask HEAD "$api/version"
    expect 200 "HEAD $api/version"
    expect_header Cache-Control '*no-store*' 'the API'
    expect_header X-Request-Id '?*' 'the API'
    expect_security 'the API'
    good 'the application and the API are served with their security headers'
}

plain_http_is_sent_on() {
    [[ -n $is_secure && ! $app =~ :[0-9]+$ ]] || return 0
    ask HEAD "http://${app#https://}/"
    [[ $code == 30[1278] ]] || die "http:// is not sent on to https://: $code"
    expect_header Location 'https://*' 'http://'
    good 'http:// is sent on to https://'
}

foreign_origins_are_refused() {
    origin=$FOREIGN send POST /auth/login '{"email":"nadie@example.pe","password":"x"}'
    expect 403 "a sign-in with Origin: $FOREIGN"
    lacks_header Access-Control-Allow-Origin "Origin: $FOREIGN"
    origin=$FOREIGN ask OPTIONS "$api/solicitudes" --header 'Access-Control-Request-Method: POST'
    lacks_header Access-Control-Allow-Origin "a preflight with Origin: $FOREIGN"
    good 'a foreign Origin changes nothing and reads nothing'
}

own_origin_is_let_in() {
    [[ -z $shares_origin ]] || return 0
    ask OPTIONS "$api/solicitudes" --header 'Access-Control-Request-Method: POST' \
        --header 'Access-Control-Request-Headers: content-type,if-match,idempotency-key'
    [[ $code == 20[04] ]] || die "the preflight of $origin: $code"
    expect_header Access-Control-Allow-Origin "$origin" "the preflight of $origin"
    expect_header Access-Control-Allow-Credentials true "the preflight of $origin"
    expect_header Access-Control-Allow-Methods '*post*' "the preflight of $origin"
    expect_header Access-Control-Allow-Headers '*content-type*' "the preflight of $origin"
    get /health
    expect_header Access-Control-Allow-Origin "$origin" "an answer to $origin"
    expect_header Vary '*origin*' "an answer to $origin"
    good "$origin may ask the API and read its answers"
}

sign_in() {
    local email=${CMEP_SMOKE_EMAIL-} password=${CMEP_SMOKE_PASSWORD-} cookie
    [[ -n $email ]] || read -r -p 'E-mail of an ADMIN: ' email
    [[ -n $password ]] || { read -r -s -p 'Password: ' password && echo >&2; }
    send POST /auth/login "{\"email\":$(json "$email"),\"password\":$(json "$password")}"
    expect 200 'the sign-in'
    cookie=$(header Set-Cookie) || die 'the sign-in: no cookie'
    cookie="; ${cookie,,};"
    check_cookie "$cookie"
    get /auth/me
    expect 200 'who is signed in'
    grep -q '"ADMIN"' "$work/body" || die 'the account is no ADMIN'
    good "signed in; the cookie is$(sed 's/^; [^;]*;//; s/;$//' <<<"$cookie")"
}

check_cookie() {
    local cookie=$1 wanted=('; cmep_session=' '; httponly;' '; path=/;' '; max-age=') word
    [[ -z $is_secure ]] || wanted+=('; secure;')
    [[ -z $shares_origin ]] && wanted+=('; samesite=none;') || wanted+=('; samesite=lax;')
    for word in "${wanted[@]}"; do
        [[ $cookie == *"$word"* ]] || die "the cookie lacks '${word//;/}'"
    done
    [[ -z $shares_origin || $cookie != *'; domain='* ]] || die 'the cookie of one domain is not host-only'
}

# persona_of ROLE: the id of somebody of that role, who is made if there is nobody.
persona_of() {
    get "/empleados?rol=$1"
    expect 200 "employees of role $1"
    number persona_id >"$work/persona" || make_staff "$1"
}

make_staff() {
    local word=$RANDOM$RANDOM
    send POST /admin/usuarios "{\"user_email\":\"humo-$word@example.invalid\",\"password\":\"$(head -c 24 /dev/urandom | base64)\",
        \"nombres\":\"Prueba\",\"apellidos\":\"de Humo\",\"tipo_documento\":\"PASAPORTE\",\"numero_documento\":\"HUMO-$1-$word\",
        \"roles\":[\"$1\"]}"
    expect 201 "an account of role $1"
    staff+=("$(number user_id)")
    number persona_id >"$work/persona"
}

# act ACTION JSON: an action of the request, which has to be in that state then.
act() {
    send POST "/solicitudes/$request/$1" "$2"
    expect 200 "$1"
    [[ $(text estado_operativo) == "$3" ]] || die "$1: the request is $(text estado_operativo), not $3"
}

whole_flow() {
    send POST /solicitudes '{"cliente":{"tipo_documento":"PASAPORTE","numero_documento":"HUMO-CMEP","nombres":"Prueba",
        "apellidos":"de Humo"},"comentario":"prueba de humo"}'
    expect 200 'a new request'
    request=$(number solicitud_id) || die 'a new request: without a number'
    persona_of GESTOR
    act asignar-gestor "{\"persona_id_gestor\":$(<"$work/persona")}" ASIGNADO_GESTOR
    act registrar-pago "{\"canal_pago\":\"YAPE\",\"fecha_pago\":\"$(date +%F)\",\"monto\":\"1.00\"}" PAGADO
    persona_of MEDICO
    act asignar-medico "{\"persona_id_medico\":$(<"$work/persona")}" ASIGNADO_MEDICO
    act cerrar '{"comentario":"prueba de humo"}' CERRADO
    get "/solicitudes?q=HUMO-CMEP&estado_operativo=CERRADO"
    expect 200 'the list'
    grep -q "\"solicitud_id\":$request," "$work/body" || die "the list lacks request $request"
    good "request $request went its whole way to CERRADO"
}

checksum() { sha256sum <"$1" | cut -d' ' -f1; }

files_come_back() {
    local id address sum
    head -c $FILE_BYTES /dev/urandom >"$work/file"
    sum=$(checksum "$work/file")
    ask POST "$api/solicitudes/$request/archivos" --form "file=@$work/file;filename=humo.bin;type=application/octet-stream" \
        --form tipo_archivo=OTROS
    expect 200 'the upload'
    id=$(number archivo_id)
    get "/archivos/$id"
    expect 200 'the download'
    [[ $(checksum "$work/body") == "$sum" ]] || die 'the file came back as another'
    expect_header Content-Disposition 'attachment*' 'the download'
    get "/archivos/$id/url"
    expect 200 'the address of the file'
    address=$(text download_url)
    [[ $address != /* ]] || address=$api$address
    ask GET "$address"
    expect 200 "the file at its own address"
    [[ $(checksum "$work/body") == "$sum" ]] || die 'the file at its own address is another'
    tell DELETE "/archivos/$id"
    expect 200 'deleting the file'
    get "/archivos/$id"
    expect 404 'the deleted file'
    good "a file of $FILE_BYTES bytes went and came back, also by $(origin_of "$address"); deleted, it is gone"
}

reports_answer() {
    local month
    month="desde=$(date +%Y-%m-01)&hasta=$(date +%F)"
    get "/admin/reportes?$month"
    expect 200 'the report'
    get "/admin/reportes.csv?$month"
    expect 200 'the report as CSV'
    expect_header Content-Type 'text/csv*' 'the report as CSV'
    get "/admin/reportes.xlsx?$month"
    expect 200 'the report as a workbook'
    [[ $(head -c 2 "$work/body") == PK ]] || die 'the report as a workbook is none'
    good 'the report of this month comes as JSON, CSV and workbook'
}

sign_out() {
    clean_up
    request='' staff=()
    cp "$work/jar" "$work/old-jar"
    tell POST /auth/logout
    expect 200 'the sign-out'
    cp "$work/old-jar" "$work/jar"
    get /auth/me
    expect 401 'the session that was ended'
    good 'signed out; the old cookie opens nothing'
}

it_lives
unknown_is_not_found
pages_are_served
plain_http_is_sent_on
foreign_origins_are_refused
own_origin_is_let_in
sign_in
whole_flow
files_come_back
reports_answer
sign_out
good "all is well at $app, with the API at $api"
