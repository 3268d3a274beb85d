#!/bin/bash
# Puts CMEP on AWS, from an empty account to a first sign-in, and brings it up to date later.
#
#   infra/aws/deploy.sh [--plan] [--set PARAMETER=VALUE]... [STEP...]
#
# Steps, in this order when none is named; each can be repeated, and run alone:
#
#   registry       the repository of images and the bucket of artifacts
#   build          the image, the function, the certificates of RDS; on this machine
#   push           image and function go to AWS
#   stack          everything else is made or changed; what serves is still the version before
#   migrate        tables and accounts, by a task of the new image
#   release        the new version serves
#   spa            the web application is built and copied into its bucket
#   invalidate     CloudFront forgets what it kept of it
#   create-admin   the first account (ADMIN_EMAIL, ADMIN_NOMBRES, ADMIN_APELLIDOS, ADMIN_TIPO_DOCUMENTO,
#                  ADMIN_NUMERO_DOCUMENTO); left out, with a word about it, when ADMIN_EMAIL is not set
#
# And only when named:
#
#   rotate         new passwords of the database, which services take up as they run
#
#   --plan         print every command and run none
#   --set          a parameter of the template, which keeps it until it is set again: DomainName, Certificate, AlarmEmail, ...
#
#   STACK    name of the stack (cmep)
#   WAY      cmep (Fargate), scaleout (Fargate, a service for each program) or apprunner
#   VERSION  the image's tag (git describe); an older one with `release` rolls back
#
# Region and account are those of the AWS CLI.
set -euo pipefail
shopt -s inherit_errexit

aws_dir=$(realpath "${BASH_SOURCE[0]%/*}")
root_dir=${aws_dir%/infra/aws}
out=$root_dir/build/aws

stack=${STACK:-cmep}
way=${WAY:-cmep}
plan=
settings=()
steps=(registry build push stack migrate release spa invalidate create-admin)
named=()
step=
said= # by the last chore

die() {
    printf 'deploy.sh: %s\n' "$*" >&2
    exit 1
}

usage() {
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
}

# ---- running and asking

# Runs a command, or prints it. What cannot be known before stands as <name>.
run() {
    if [[ -n $plan ]]; then
        local word line=
        for word; do
            [[ $word =~ ^[][A-Za-z0-9_./:=,@%+\<\>{}-]+$ ]] || word=${word@Q}
            line+=" $word"
        done
        echo " $line"
    else
        "$@"
    fi
}

# Prints what the command says; when planning, the placeholder instead.
ask() {
    local placeholder=$1
    shift
    if [[ -n $plan ]]; then
        echo "<$placeholder>"
    else
        "$@"
    fi
}

# An output of a stack, which has to be there.
output() {
    local of=$1 name=$2 value
    value=$(ask "$name" aws cloudformation describe-stacks --stack-name "$of" \
        --query "Stacks[0].Outputs[?OutputKey=='$name'].OutputValue" --output text)
    [[ -n $value && $value != None ]] || die "the stack $of has no $name yet: which step was left out?"
    echo "$value"
}

registry_host() {
    local uri=$1
    echo "${uri%%/*}"
}

# What the image of this version is called here and there; with App Runner it is the one of all programs.
tag() {
    [[ $way == apprunner ]] && echo "$version-single" || echo "$version"
}

# ---- steps

step_registry() {
    run aws cloudformation deploy --stack-name "$stack-registry" --template-file "$aws_dir/registry.yaml" \
        --no-fail-on-empty-changeset
}

step_build() {
    local image=cmep uri
    [[ $way != apprunner ]] || image=cmep-single
    uri=$(output "$stack-registry" RepositoryUri)
    run mkdir -p "$out"
    run curl --fail --silent --show-error --output "$out/rds-ca.pem" \
        "https://truststore.pki.rds.amazonaws.com/$region/$region-bundle.pem"
    run make --directory "$root_dir" lambda RDS_CA="$out/rds-ca.pem"
    run make --directory "$root_dir" images VERSION="$version"
    run docker build --file "$aws_dir/Dockerfile" --build-arg IMAGE="$image:$version" --tag "$uri:$(tag)" "$out"
}

is_pushed() {
    [[ -z $plan ]] && aws ecr describe-images --repository-name "$1" --image-ids imageTag="$(tag)" >/dev/null 2>&1
}

enter_registry() {
    aws ecr get-login-password | docker login --username AWS --password-stdin "$1"
}

# A version that is there already stays as it is: its tag cannot be given to another image.
step_push() {
    local repository uri bucket
    repository=$(output "$stack-registry" Repository)
    uri=$(output "$stack-registry" RepositoryUri)
    bucket=$(output "$stack-registry" ArtifactsBucket)
    if is_pushed "$repository"; then
        echo "  the image $(tag) is there already"
    else
        if [[ -n $plan ]]; then
            echo "  aws ecr get-login-password | docker login --username AWS --password-stdin $(registry_host "$uri")"
        else
            enter_registry "$(registry_host "$uri")"
        fi
        run docker push "$uri:$(tag)"
    fi
    run aws s3 cp --no-progress "$root_dir/build/lambda.zip" "s3://$bucket/lambda/$version.zip"
}

# Makes or changes the stack. A parameter that is not named keeps its value.
apply_stack() {
    local bucket
    bucket=$(output "$stack-registry" ArtifactsBucket)
    run mkdir -p "$out"
    run aws cloudformation package --template-file "$aws_dir/$way.yaml" --s3-bucket "$bucket" --s3-prefix templates \
        --output-template-file "$out/$way.yaml"
    run aws cloudformation deploy --stack-name "$stack" --template-file "$out/$way.yaml" --s3-bucket "$bucket" \
        --s3-prefix templates --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset \
        --parameter-overrides "$@" ${settings[@]+"${settings[@]}"}
}

step_stack() {
    local list repository bucket own=()
    repository=$(output "$stack-registry" Repository)
    bucket=$(output "$stack-registry" ArtifactsBucket)
    if [[ $way != apprunner ]]; then
        list=$(ask CloudFrontPrefixList aws ec2 describe-managed-prefix-lists --output text \
            --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing \
            --query 'PrefixLists[0].PrefixListId')
        own=("CloudFrontPrefixList=$list")
        [[ $(uname -m) == aarch64 ]] && own+=(Architecture=ARM64) || own+=(Architecture=X86_64)
    fi
    apply_stack "NextVersion=$version" "Repository=$repository" "ArtifactsBucket=$bucket" \
        "LambdaKey=lambda/$version.zip" ${own[@]+"${own[@]}"}
}

# Runs a task of the stack to its end and shows what it wrote: chore OUTPUT CONTAINER [OVERRIDES]. Fails when it did.
chore() {
    local definition=$1 container=$2 overrides=${3-} cluster task code
    cluster=$(output "$stack" Cluster)
    local start=(aws ecs run-task --cluster "$cluster" --launch-type FARGATE --started-by deploy.sh
        --task-definition "$(output "$stack" "$definition")"
        --network-configuration "$(output "$stack" ChoresNetwork)")
    [[ -z $overrides ]] || start+=(--overrides "$overrides")
    if [[ -n $plan ]]; then
        run "${start[@]}"
        run aws ecs wait tasks-stopped --cluster "$cluster" --tasks '<task>'
        return
    fi
    task=$("${start[@]}" --query 'tasks[0].taskArn' --output text)
    [[ $task == arn:* ]] || die "ECS did not start the task: aws ecs describe-clusters --clusters $cluster"
    aws ecs wait tasks-stopped --cluster "$cluster" --tasks "$task"
    code=$(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --output text \
        --query "tasks[0].containers[?name=='$container'].exitCode | [0]")
    said=$(aws logs get-log-events --log-group-name "$(output "$stack" Logs)" --start-from-head --output text \
        --log-stream-name "chore/$container/${task##*/}" --query 'events[].message' 2>/dev/null) || said=
    [[ -z $said ]] || printf '%s\n' "$said"
    [[ $code == 0 ]] || {
        aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --output text \
            --query 'tasks[0].[stoppedReason, containers[].[name, reason]]' >&2
        return 1
    }
}

step_migrate() {
    chore Migrate migrate
}

step_release() {
    apply_stack "Version=$version"
}

# The gateway is beside the application, or has a domain of its own.
api_of_spa() {
    local url api
    [[ -z $plan ]] || { echo "<ApiUrl>"; return; }
    url=$(output "$stack" Url)
    api=$(output "$stack" ApiUrl)
    [[ $api == "$url"/* ]] && echo "${api#"$url"}" || echo "$api"
}

# Files whose names change with what they hold come first and stay for good, so that a page which is open finds its own.
step_spa() {
    local bucket api
    bucket=$(output "$stack" SpaBucket)
    api=$(api_of_spa)
    run make --directory "$root_dir" gateway/spa/node_modules/.package-lock.json
    run env --chdir "$root_dir/gateway/spa" VITE_API_URL="$api" npx vite build --emptyOutDir --outDir "$out/spa"
    run aws s3 sync --no-progress "$out/spa/assets" "s3://$bucket/assets" \
        --cache-control "public, max-age=31536000, immutable"
    run aws s3 sync --no-progress "$out/spa" "s3://$bucket" --exclude "assets/*" --exclude ".vite/*" \
        --cache-control no-cache
}

step_invalidate() {
    run aws cloudfront create-invalidation --distribution-id "$(output "$stack" Distribution)" --paths "/*" \
        --query Invalidation.Status --output text
}

admin_overrides() {
    local name pairs=()
    for name in ADMIN_EMAIL ADMIN_NOMBRES ADMIN_APELLIDOS ADMIN_TIPO_DOCUMENTO ADMIN_NUMERO_DOCUMENTO; do
        [[ -n ${!name-} ]] || die "create-admin: $name is not set"
        pairs+=("$name=${!name}")
    done
    /usr/bin/python3 -c 'import json, sys
pairs = [argument.split("=", 1) for argument in sys.argv[1:]]
environment = [{"name": name, "value": value} for name, value in pairs]
print(json.dumps({"containerOverrides": [{"name": "create-admin", "environment": environment}]}))' "${pairs[@]}"
}

step_create-admin() {
    if [[ -z ${ADMIN_EMAIL-} ]]; then
        echo "  left out: ADMIN_EMAIL is not set"
        return
    fi
    local overrides
    overrides=$(admin_overrides)
    if ! chore CreateAdmin create-admin "$overrides"; then
        [[ $said == *"CONFLICT: "* ]] || return 1
        echo "  so the account is there already"
    fi
    echo "  Its password, to be changed after the first sign-in:"
    echo "    aws secretsmanager get-secret-value --query SecretString --output text" \
        "--secret-id $(output "$stack" AdminPassword)"
}

# A password is written where it is kept and goes through no command line.
change_secret() {
    local secret=$1 password=$2
    if [[ -n $plan ]]; then
        run aws secretsmanager put-secret-value --secret-id "$secret" --secret-string "$password"
    else
        printf '%s' "$password" |
            aws secretsmanager put-secret-value --secret-id "$secret" --secret-string file:///dev/stdin \
                --query VersionId --output text
    fi
}

new_password() {
    ask "new password" aws secretsmanager get-random-password --password-length 40 --exclude-punctuation \
        --query RandomPassword --output text
}

change_owner() {
    local database=$1 password
    password=$(new_password)
    if [[ -n $plan ]]; then
        run aws rds modify-db-instance --db-instance-identifier "$database" --master-user-password "$password" \
            --apply-immediately
    else
        printf '{"DBInstanceIdentifier": "%s", "MasterUserPassword": "%s", "ApplyImmediately": true}' \
            "$database" "$password" |
            aws rds modify-db-instance --cli-input-json file:///dev/stdin --query DBInstance.DBInstanceStatus --output text
    fi
    change_secret "$(output "$stack" OwnerPassword)" "$password"
    run aws rds wait db-instance-available --db-instance-identifier "$database"
}

# Cut off anywhere it can be begun again: what services are told and what the database takes is made equal by the last step,
# and until then the old passwords hold.
step_rotate() {
    local secrets secret
    change_owner "$(output "$stack" Database)"
    secrets=$(output "$stack" SlicePasswords)
    for secret in $secrets; do
        change_secret "$secret" "$(new_password)"
    done
    apply_stack "Rotation=$(ask now date -u +%Y%m%d%H%M%S)"
    step_migrate
}

# ---- what went wrong

hint() {
    case $1 in
        registry | stack | release)
            echo "Why: aws cloudformation describe-stack-events --stack-name $stack --query" \
                "\"StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]\" --output text"
            echo "A stack whose first creation failed is deleted before it is made again:" \
                "aws cloudformation delete-stack --stack-name $stack"
            ;;
        build) echo "It needs docker, curl, a compiler and the network; nothing on AWS was changed." ;;
        push) echo "Is docker running, and was the version built (step build)?" ;;
        migrate | rotate | create-admin) echo "What it wrote is above, and in the log group of the stack." ;;
        spa | invalidate) echo "What browsers load is the application from before; it can be used meanwhile." ;;
    esac
}

tell_how_to_go_on() {
    local code=$? setting rest=
    [[ $code != 0 && -n $step ]] || return 0
    for setting in ${settings[@]+"${settings[@]}"}; do
        rest+=" --set ${setting@Q}"
    done
    rest+=$(printf '%s\n' "${named[@]}" | sed -n "/^$step\$/,\$s/^/ /p" | tr -d '\n')
    {
        echo
        echo "deploy.sh: the step $step failed. What was done before it stays."
        hint "$step"
        echo "Once it is mended, go on with:"
        echo
        echo "  VERSION=$version STACK=$stack WAY=$way infra/aws/deploy.sh$rest"
    } >&2
}

# ---- begin

parse() {
    while (($#)); do
        case $1 in
            --plan) plan=yes ;;
            --set)
                [[ ${2-} == [A-Z]*=* ]] || die "--set wants PARAMETER=VALUE, not '${2-}'"
                settings+=("$2")
                shift
                ;;
            --help | -h)
                usage
                exit
                ;;
            rotate) named+=(rotate) ;;
            *)
                [[ " ${steps[*]} " == *" $1 "* ]] || die "no such step: $1 (steps: ${steps[*]} rotate)"
                named+=("$1")
                ;;
        esac
        shift
    done
    ((${#named[@]})) || named=("${steps[@]}")
}

check_tools() {
    local tool
    for tool in aws docker curl make; do
        command -v "$tool" >/dev/null || die "$tool is not installed"
    done
    aws sts get-caller-identity --query Arn --output text >/dev/null ||
        die "the AWS CLI has no account: aws configure, or AWS_PROFILE"
}

parse "$@"
[[ $way == cmep || $way == scaleout || $way == apprunner ]] || die "WAY is cmep, scaleout or apprunner, not $way"
version=${VERSION:-$(git -C "$root_dir" describe --always --dirty)}
[[ $version != *-dirty ]] || [[ -n $plan ]] ||
    die "there are changes that are not committed, so the version $version would be anything: commit, or set VERSION"
region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(ask region aws configure get region || true)}}
[[ -n $region ]] || die "no region: set AWS_REGION"
export AWS_REGION=$region AWS_DEFAULT_REGION=$region AWS_PAGER=
[[ -n $plan ]] || check_tools

trap tell_how_to_go_on EXIT
for step in "${named[@]}"; do
    echo "$step"
    "step_$step"
done
step=

if [[ -z $plan && " ${named[*]} " == *" release "* ]]; then
    cat <<END

CMEP $version serves at $(output "$stack" Url). Whether all of it works:

  CMEP_SMOKE_URL=$(output "$stack" Url) CMEP_SMOKE_API=$(output "$stack" ApiUrl) infra/aws/smoke.sh
END
fi
