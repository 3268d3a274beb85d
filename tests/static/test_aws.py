"""What the templates of infra/aws must hold and a reader would not see: that their parts fit together, that no role may more
than is argued for, that what is looked at is what the programs say, and that CloudFront does what the application needs."""
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from aws.cloud import PSEUDO, evaluate, scaled_out
from aws.templates import TEMPLATES, names_in, read, resources, text_of, walk
from support.emf import emitted

ROOT = Path(__file__).resolve().parents[2]
TOPS = ("cmep.yaml", "apprunner.yaml", "scaleout.yaml")
SHARED = {f"blocks/{name}.yaml" for name in ("chores", "data", "edge", "network", "watch")}
BLOCKS = [name for name in TEMPLATES if name.startswith("blocks/")]

# Who calls whom by the bus, and where each is asked.
CALLS = {
    "gateway": {"auth", "workflow", "files", "reports"},
    "auth": {"workflow"},
    "files": {"workflow"},
    "reports": {"workflow", "auth"},
    "workflow": set(),
}
PORTS = {"auth": 5501, "workflow": 5502, "files": 5503, "reports": 5504}

# The sets of dimensions that each service emits its metrics with.
DIMENSIONS = {"gateway": [{"Service"}, {"Service", "Route", "Status"}], "sessions-lambda": [{"Service"}]}
# What AWS itself counts and is looked at here.
OF_AWS = {
    "AWS/RDS": {"FreeStorageSpace", "CPUUtilization", "DatabaseConnections"},
    "AWS/ApplicationELB": {"HealthyHostCount"},
}

# Every wildcard there is in a policy, with the reason for it. A bucket's own name stands before /*.
WILDCARDS = {
    ("EnterRegistry", "*"): "a token for the registry is of an account, not of a repository: the action takes no other resource",
    ("BeInNetwork", "*"): "Lambda makes the function's interface; Describe takes no resource, and the others' have no name yet",
    ("NotByTheFunction", "*"): "a refusal",
    ("TlsOnly", "s3:*"): "a refusal",
    ("TlsOnly", "${FilesBucket.Arn}/*"): "a refusal",
    ("TlsOnly", "${SpaBucket.Arn}/*"): "a refusal",
    ("TlsOnly", "${Artifacts.Arn}/*"): "a refusal",
    ("KeepFiles", "${Data.Outputs.FilesBucketArn}/*"): "all files of our bucket",
    ("KeepFiles", "${FilesBucketArn}/*"): "the same, in a block",
    ("OurFiles", "${FilesBucketArn}/*"): "the same, in the policy of the endpoint",
    ("OurDistribution", "${SpaBucket.Arn}/*"): "all files of the application, for our distribution",
    ("LayersOfImages", "arn:${AWS::Partition}:s3:::prod-${AWS::Region}-starport-layer-bucket/*"):
        "where ECR keeps layers, under names that nobody knows before",
}


@pytest.fixture(scope="module")
def templates():
    return {name: read(name) for name in TEMPLATES}


# ---- that the parts fit

def pieces(template):
    """(name, attribute or None) of each reference in the template."""
    for _, value in walk({key: template.get(key, {}) for key in ("Resources", "Outputs", "Conditions")}):
        if not isinstance(value, dict) or len(value) != 1:
            continue
        (name, inner), = value.items()
        if name == "Ref":
            yield inner, None
        elif name == "Fn::GetAtt":
            yield inner[0], inner[1]
        elif name == "Fn::Sub":
            text, own = (inner, {}) if isinstance(inner, str) else inner
            for part in names_in(text):
                if part not in own:
                    yield (part.split(".", 1) + [None])[:2] if "." in part else (part, None)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_reference_leads_somewhere_and_every_parameter_is_used(templates, name):
    template = templates[name]
    parameters, made = set(template.get("Parameters", {})), set(template["Resources"])
    used = {part for part, _ in pieces(template)}
    assert not {part for part in used if not part.startswith("AWS::")} - parameters - made
    assert not parameters - used


@pytest.mark.parametrize("name", TOPS)
def test_a_block_is_given_what_it_asks_for_and_asked_for_what_it_gives(templates, name):
    blocks = {block: properties for block, properties in resources(templates[name], "AWS::CloudFormation::Stack")}
    assert SHARED <= {properties["TemplateURL"] for properties in blocks.values()} <= set(BLOCKS)
    for block, properties in blocks.items():
        assert set(properties["Parameters"]) == set(templates[properties["TemplateURL"]]["Parameters"]), block
    for part, attribute in pieces(templates[name]):
        if part in blocks:
            given = templates[blocks[part]["TemplateURL"]]["Outputs"]
            assert attribute and attribute.removeprefix("Outputs.") in given, (part, attribute)


def test_no_block_is_left_that_nobody_is_made_of(templates):
    used = {properties["TemplateURL"] for name in TOPS for _, properties in resources(templates[name], "AWS::CloudFormation::Stack")}
    assert used == set(BLOCKS)


def test_every_way_tells_deploy_the_same(templates):
    assert len({frozenset(templates[name]["Outputs"]) for name in TOPS}) == 1


# ---- who may what

def statements(template):
    for path, value in walk(template["Resources"]):
        if isinstance(value, dict) and "Effect" in value and "Action" in value:
            yield path[0], value


def as_list(value):
    return value if isinstance(value, list) else [value]


def wildcards(templates):
    for name, template in templates.items():
        for resource, statement in statements(template):
            for part in as_list(statement["Action"]) + as_list(statement.get("Resource", [])):
                if "*" in text_of(part):
                    yield name, resource, statement, text_of(part)


def test_no_wildcard_but_those_with_a_reason(templates):
    found = [(name, resource, statement.get("Sid"), text) for name, resource, statement, text in wildcards(templates)]
    assert not [one for one in found if one[2:] not in WILDCARDS]
    assert {one[2:] for one in found} == set(WILDCARDS), "a reason for what is not there"


def test_what_is_called_a_refusal_is_one(templates):
    for _, resource, statement, text in wildcards(templates):
        if WILDCARDS[statement["Sid"], text] == "a refusal":
            assert statement["Effect"] == "Deny", resource


def test_no_role_takes_a_policy_that_somebody_else_wrote(templates):
    for template in templates.values():
        for name, properties in resources(template, "AWS::IAM::Role"):
            assert "ManagedPolicyArns" not in properties, name


def test_every_bucket_is_private_encrypted_and_reached_by_tls_alone(templates):
    found = 0
    for template in templates.values():
        refused = {text_of(properties["Bucket"]) for _, properties in resources(template, "AWS::S3::BucketPolicy")
                   if any(one.get("Sid") == "TlsOnly" for one in properties["PolicyDocument"]["Statement"])}
        for name, properties in resources(template, "AWS::S3::Bucket"):
            found += 1
            assert all(properties["PublicAccessBlockConfiguration"].values()) and "BucketEncryption" in properties, name
            assert f"${{{name}}}" in refused, name
    assert found == 3


def test_only_who_has_an_account_and_the_function_reach_the_database(templates):
    network = templates["blocks/network.yaml"]
    ways = [properties for _, properties in resources(network, "AWS::EC2::SecurityGroupIngress")
            if properties["GroupId"] == {"Ref": "DatabaseGroup"}]
    assert {text_of(way["SourceSecurityGroupId"]) for way in ways} == {"${DatabaseUsersGroup}", "${LambdaGroup}"}
    databases = dict(resources(templates["blocks/data.yaml"], "AWS::RDS::DBInstance"))
    for name, database in databases.items():
        assert database["PubliclyAccessible"] is False and database["BackupRetentionPeriod"] == 7, name
        assert database["VPCSecurityGroups"] == [{"Ref": "DatabaseGroup"}], name
    assert databases["Database"]["StorageEncrypted"] is True and databases["Database"]["EngineVersion"] == "8.4"


def test_nothing_but_cloudfront_reaches_the_load_balancer_and_nothing_else_the_gateway(templates):
    found = dict(resources(templates["blocks/balancer.yaml"]))
    assert found["Balancer"]["Scheme"] == "internal"
    assert ["SourcePrefixListId" in way for way in found["BalancerGroup"]["SecurityGroupIngress"]] == [True]
    assert found["GatewayFromBalancer"]["SourceSecurityGroupId"] == {"Ref": "BalancerGroup"}
    assert found["GatewayFromBalancer"]["GroupId"] == found["BalancerToGateway"]["DestinationSecurityGroupId"] == {"Ref": "GatewayGroup"}
    groups = resources(templates["blocks/network.yaml"], "AWS::EC2::SecurityGroup")
    groups += resources(templates["blocks/bus.yaml"], "AWS::EC2::SecurityGroup")
    assert {name for name, group in groups if "SecurityGroupIngress" in group} == {"EndpointsGroup"}


# ---- what runs

def settings(container):
    return {setting["Name"]: setting.get("Value") for setting in container["Environment"]}


def containers(templates):
    for program, (_, made) in scaled_out().items():
        yield program, made["Task"]["ContainerDefinitions"][0]
    for name in ("cmep.yaml", "blocks/chores.yaml"):
        for task, properties in resources(templates[name], "AWS::ECS::TaskDefinition"):
            for container in properties["ContainerDefinitions"]:
                yield task, container


def test_the_task_is_five_programs_of_one_image_each_looked_after(templates):
    task = [container for name, container in containers(templates) if name == "Task"]
    assert [container["Command"] for container in task] == [[f"cmep-{container['Name']}"] for container in task]
    assert {container["Name"] for container in task} == {"auth", "workflow", "files", "reports", "gateway"}
    assert len({json.dumps(container["Image"]) for container in task}) == 1
    for container in task:
        assert container["Essential"] is True and container["HealthCheck"]["Command"][0] == "CMD", container["Name"]


def test_settings_of_the_templates_are_keys_of_the_programs(templates):
    keys = set(re.findall(r'^    (?:TEXT|SECRET|INT)\(\w+, "(\w+)"', (ROOT / "common/config/config.c").read_text(), re.MULTILINE))
    keys.add("ADMIN_PASSWORD")  # is the shell's of create-admin
    given = {setting["Name"] for _, container in containers(templates) for setting in container["Environment"] + container["Secrets"]}
    service, = [properties for _, properties in resources(templates["apprunner.yaml"], "AWS::AppRunner::Service")]
    image = service["SourceConfiguration"]["ImageRepository"]["ImageConfiguration"]
    given |= {setting["Name"] for setting in image["RuntimeEnvironmentVariables"] + image["RuntimeEnvironmentSecrets"]}
    assert not given - keys


def test_no_container_is_told_the_account_of_another_slice(templates):
    for task, container in containers(templates):
        told = {setting["Name"] for setting in container["Environment"] + container["Secrets"] if setting["Name"].startswith("DB_URL")}
        if task != "Migrate":
            assert told <= {f"DB_URL_{container['Name'].upper()}"}, container["Name"]


def test_no_secret_is_a_plain_setting(templates):
    for _, container in containers(templates):
        for setting in container["Environment"]:
            assert setting["Name"] not in ("SESSION_SECRET", "BUS_SECRET", "ADMIN_PASSWORD")
            url = text_of(setting["Value"]) if setting["Name"].startswith("DB_URL") else "secretsmanager:"
            assert url.startswith(("secretsmanager:", "mysql://cmep_sessions@")), setting["Name"]  # the second has no password


# ---- what is kept apart where each program is a service of its own

def test_scaled_out_each_program_is_a_service_with_an_image_and_roles_of_its_own(templates):
    services = scaled_out()
    assert set(services) == set(CALLS)
    for program, (_, made) in services.items():
        container, = made["Task"]["ContainerDefinitions"]
        assert container["Command"] == [f"cmep-{program}"] and container["Image"].endswith("/Repository:v1"), program
        assert {made["Task"][role] for role in ("TaskRoleArn", "ExecutionRoleArn")} == {"TaskRole.Arn", "ExecutionRole.Arn"}, program


def secrets_of(role):
    return {secret for _, value in walk(role) if isinstance(value, dict) and "Action" in value
            for secret in as_list(value.get("Resource", [])) if any("secretsmanager" in action for action in as_list(value["Action"]))}


def test_a_program_that_is_broken_into_reads_no_slice_but_its_own(templates):
    for program, (_, made) in scaled_out().items():
        own = set() if program == "gateway" else {f"Data.Outputs.{program.capitalize()}Url"}
        container, = made["Task"]["ContainerDefinitions"]
        assert {f"secretsmanager:{secret}#url" for secret in own} == {
            value for name, value in settings(container).items() if name.startswith("DB_URL")}, program
        assert secrets_of(made["TaskRole"]) == own, program
        assert secrets_of(made["ExecutionRole"]) == {"Data.Outputs.SessionSecret", "Bus.Outputs.BusSecret"}, program
        assert {secret["Name"]: secret["ValueFrom"] for secret in container["Secrets"]} == {
            "SESSION_SECRET": "Data.Outputs.SessionSecret", "BUS_SECRET": "Bus.Outputs.BusSecret"}, program


def test_a_secret_with_a_url_has_that_of_its_slice_alone(templates):
    secrets = dict(resources(templates["blocks/data.yaml"], "AWS::SecretsManager::Secret"))
    for slice_ in PORTS:
        text, _ = secrets[f"{slice_.capitalize()}Url"]["SecretString"]["Fn::Sub"]
        assert re.findall(r"cmep_\w+", text) == [f"cmep_{slice_}"] and f"{slice_.capitalize()}Password" in text
        assert text.count("resolve:") == 1


def test_files_alone_may_touch_the_bucket(templates):
    for program, (_, made) in scaled_out().items():
        assert ("s3:" in json.dumps(made["TaskRole"])) is (program == "files"), program
        assert ("S3_BUCKET" in settings(made["Task"]["ContainerDefinitions"][0])) is (program == "files"), program


def test_the_gateway_has_no_way_to_the_database_and_the_others_have(templates):
    for program, (_, made) in scaled_out().items():
        groups = made["Service"]["NetworkConfiguration"]["AwsvpcConfiguration"]["SecurityGroups"].split(",")
        assert f"Bus.Outputs.{program.capitalize()}Group" in groups and "Network.Outputs.TasksGroup" in groups, program
        assert ("Network.Outputs.DatabaseUsersGroup" in groups) is (program != "gateway"), program
        assert len(groups) == 3 - (program == "gateway"), program


def test_who_calls_whom_is_what_the_source_says():
    for program in PORTS:
        source = "".join(path.read_text() for path in sorted((ROOT / "services" / program).glob("*.c")))
        asked = set(re.findall(r"\b(auth|workflow|files|reports)_ask_\w+\(", source))
        assert asked - {program} == CALLS[program], program


def test_a_service_is_reached_by_who_calls_it_and_by_nobody_else(templates):
    bus = templates["blocks/bus.yaml"]

    def program(value):
        return value["Ref"].removesuffix("Group").lower()

    def ports(way):
        assert way["IpProtocol"] == "tcp" and way["FromPort"] == way["ToPort"]
        return way["FromPort"]

    calls = {(caller, called, PORTS[called]) for caller, all_called in CALLS.items() for called in all_called}
    let_in = [(program(way["SourceSecurityGroupId"]), program(way["GroupId"]), ports(way))
              for _, way in resources(bus, "AWS::EC2::SecurityGroupIngress")]
    let_out = [(program({"Ref": name}), program(way["DestinationSecurityGroupId"]), ports(way))
               for name, group in resources(bus, "AWS::EC2::SecurityGroup") for way in group["SecurityGroupEgress"]
               if way.get("CidrIp") != "127.0.0.1/32"]
    assert sorted(let_in) == sorted(calls) and sorted(let_out) == sorted(calls)


def test_every_service_is_found_where_the_others_ask_for_it(templates):
    bus = templates["blocks/bus.yaml"]
    zone, = [properties["Name"]["Fn::Sub"] for _, properties in resources(bus, "AWS::ServiceDiscovery::PrivateDnsNamespace")]
    services = scaled_out()
    for program, port in PORTS.items():
        _, made = services[program]
        endpoint = bus["Outputs"][f"Bus{program.capitalize()}"]["Value"]["Fn::Sub"]
        assert endpoint == f"tcp://{made['Registry']['Name']}.{zone}:{port}"
        container, = made["Task"]["ContainerDefinitions"]
        assert settings(container)["BUS_BIND"] == f"tcp://0.0.0.0:{port}" and container["PortMappings"] == [{"ContainerPort": port}]
        assert made["Service"]["ServiceRegistries"] == [{"RegistryArn": "Registry.Arn"}]
        for caller in (caller for caller, called in CALLS.items() if program in called):
            asked = settings(services[caller][1]["Task"]["ContainerDefinitions"][0])
            assert asked[f"BUS_{program.upper()}"] == f"Bus.Outputs.Bus{program.capitalize()}", caller


def test_a_health_check_asks_its_own_task_and_needs_no_database(templates):
    for program, (_, made) in scaled_out().items():
        container, = made["Task"]["ContainerDefinitions"]
        command = " ".join(container["HealthCheck"]["Command"])
        name = program.upper()
        assert command == ("CMD cmepctl health" if program == "gateway" else
                           f"CMD env -u DB_URL_{name} BUS_{name}=tcp://127.0.0.1:{PORTS[program]} cmepctl stats {program}")


def test_a_name_has_one_task_behind_it_and_the_load_balancer_two_or_more(templates):
    scaling, = [properties["Parameters"] for _, properties in resources(templates["scaleout.yaml"], "AWS::CloudFormation::Stack")
                if properties["TemplateURL"] == "blocks/scaling.yaml"]
    assert scaling["Service"] == {"Fn::GetAtt": ["Gateway", "Outputs.Service"]} and scaling["LeastTasks"] == 2
    assert templates["scaleout.yaml"]["Parameters"]["MostTasks"]["MinValue"] == 2
    for program, (_, made) in scaled_out().items():
        assert "DesiredCount" not in made["Service"], program
        assert ("LoadBalancers" in made["Service"]) is ("Registry" not in made) is (program == "gateway"), program


def test_a_release_passes_who_is_called_before_who_calls(templates):
    top = templates["scaleout.yaml"]["Resources"]
    for program, called in CALLS.items():
        assert {name.lower() for name in as_list(top[program.capitalize()].get("DependsOn", []))} == called, program


def test_the_bus_has_a_secret_that_prod_takes(templates):
    secret, = [properties for _, properties in resources(templates["blocks/bus.yaml"], "AWS::SecretsManager::Secret")]
    assert secret["GenerateSecretString"]["PasswordLength"] >= 32


def test_scaled_out_the_database_has_a_standby_and_a_copy_for_backups(templates):
    parameters = templates["scaleout.yaml"]["Parameters"]
    assert parameters["MultiAz"]["Default"] == parameters["Replica"]["Default"] == "yes"
    copy = dict(resources(templates["blocks/data.yaml"]))["BackupReplica"]
    assert copy["SourceDBInstanceIdentifier"] == {"Ref": "Database"}
    named = json.dumps([template for name, template in templates.items() if name != "blocks/data.yaml"])
    assert "BackupReplica" not in named, "it is for nothing but backups"


# ---- what is looked at

def looked_at(templates):
    """(namespace, metric, {dimension: value}) of each alarm and of the dashboard."""
    for template in templates.values():
        for _, alarm in resources(template, "AWS::CloudWatch::Alarm"):
            combined = [one["MetricStat"]["Metric"] for one in alarm.get("Metrics", []) if "MetricStat" in one]
            for metric in combined or [alarm]:
                yield metric["Namespace"], metric["MetricName"], {one["Name"]: text_of(one["Value"]) for one in metric["Dimensions"]}
        for _, properties in resources(template, "AWS::CloudWatch::Dashboard"):
            for widget in json.loads(properties["DashboardBody"]["Fn::Sub"])["widgets"]:
                for namespace, metric, *rest in [line for line in widget["properties"]["metrics"] if isinstance(line[0], str)]:
                    words = [word for word in rest if isinstance(word, str)]
                    yield namespace, metric, dict(zip(words[::2], words[1::2]))
                for line in widget["properties"]["metrics"]:
                    yield from searched(line[0].get("expression", "")) if isinstance(line[0], dict) else ()


def searched(expression):
    for schema, metric, service in re.findall(r'SEARCH\(\'\{([\w,]+)\} MetricName="(\w+)" Service="([\w-]+)"', expression):
        namespace, *dimensions = schema.split(",")
        yield namespace, metric, {**dict.fromkeys(dimensions, ""), "Service": service}


def test_what_is_looked_at_is_what_is_said(templates):
    seen = list(looked_at(templates))
    assert {namespace for namespace, _, _ in seen} == {"CMEP", *OF_AWS}
    for namespace, metric, dimensions in seen:
        if namespace == "CMEP":
            service = dimensions["Service"]
            assert (service, metric) in emitted() and set(dimensions) in DIMENSIONS[service], (metric, dimensions)
        else:
            assert metric in OF_AWS[namespace], metric


def test_every_metric_is_looked_at(templates):
    assert {(dimensions["Service"], metric) for namespace, metric, dimensions in looked_at(templates)
            if namespace == "CMEP"} == set(emitted())


def test_every_alarm_tells_somebody_and_is_explained(templates):
    readme = (ROOT / "infra/aws/README.md").read_text()
    found = 0
    for template in templates.values():
        for name, alarm in resources(template, "AWS::CloudWatch::Alarm"):
            found += 1
            assert alarm["AlarmActions"] and alarm["TreatMissingData"], name
            assert f"`{names_and_rest(alarm['AlarmName'])}`" in readme, name
    assert found == 6


def names_and_rest(name):
    """The alarm's name without the stack's."""
    return re.sub(r"^\$\{[\w:]+\}-", "", text_of(name))


# ---- what CloudFront does

def function(templates, name):
    code = dict(resources(templates["blocks/edge.yaml"], "AWS::CloudFront::Function"))[name]["FunctionCode"]
    return code if isinstance(code, str) else code["Fn::Sub"].replace("${GatewayHost}", "gateway.example")


def run(code, *requests):
    """What the function makes of each."""
    if not shutil.which("node"):
        pytest.skip("node is not installed")
    script = f"{code}\nconsole.log(JSON.stringify({json.dumps(requests)}.map(request => handler({{request}}))))"
    done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True, timeout=30)
    return json.loads(done.stdout)


def test_a_page_of_the_application_is_found_by_its_address_and_a_missing_file_is_not_a_page(templates):
    asked = ["/", "/solicitudes", "/solicitudes/12", "/assets/index-abc.js", "/favicon.svg", "/assets/gone.css"]
    got = run(function(templates, "SpaFallback"), *({"uri": uri} for uri in asked))
    assert [one["uri"] for one in got] == ["/index.html"] * 3 + asked[3:]


def test_behind_app_runner_the_applications_origin_passes_and_a_foreign_one_stays_foreign(templates):
    def asked(origin):
        return {"headers": {"host": {"value": "cmep.example"}, **({"origin": {"value": origin}} if origin else {})}}
    got = run(function(templates, "OwnOrigin"), asked("https://cmep.example"), asked("https://evil.example"),
              asked("http://cmep.example"), asked("https://cmep.example.evil.example"), asked("null"), asked(None))
    assert [one["headers"].get("origin", {}).get("value") for one in got] == [
        "https://gateway.example", "https://evil.example", "http://cmep.example", "https://cmep.example.evil.example", "null", None]


def test_only_the_application_has_the_fallback_and_the_gateway_is_never_cached(templates):
    distribution = dict(resources(templates["blocks/edge.yaml"]))["Distribution"]["DistributionConfig"]
    assert "CustomErrorResponses" not in distribution
    assert distribution["DefaultCacheBehavior"]["TargetOriginId"] == "spa"
    behaviour, = distribution["CacheBehaviors"]["Fn::If"][1]
    assert behaviour["PathPattern"] == "/api/*" and behaviour["TargetOriginId"] == "gateway"
    assert behaviour["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"  # CachingDisabled
    assert "SpaFallback" not in json.dumps(behaviour)


def test_the_bucket_says_of_its_pages_what_the_gateway_says(templates):
    source = (ROOT / "gateway/flow/pages.c").read_text()
    quoted = re.search(r'"Content-Security-Policy",\s*((?:"[^"]*"\s*)+)\)', source).group(1)
    own = "".join(re.findall(r'"([^"]*)"', quoted))
    headers = dict(resources(templates["blocks/edge.yaml"]))["SpaHeaders"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    text, _ = headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    assert text.replace("${Api}", "") == own
    assert headers["FrameOptions"]["FrameOption"] == "DENY" and headers["ReferrerPolicy"]["ReferrerPolicy"] == "same-origin"
