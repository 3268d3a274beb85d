"""What the templates of infra/aws must hold and a reader would not see: that their parts fit together, that no role may more
than is argued for, that what is looked at is what the programs say, and that CloudFront does what the application needs."""
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from aws.templates import TEMPLATES, names_in, read, resources, text_of, walk
from support.emf import emitted

ROOT = Path(__file__).resolve().parents[2]
TOPS = ("cmep.yaml", "apprunner.yaml")
BLOCKS = [name for name in TEMPLATES if name.startswith("blocks/")]

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
    assert sorted(properties["TemplateURL"] for properties in blocks.values()) == sorted(BLOCKS)
    for block, properties in blocks.items():
        assert set(properties["Parameters"]) == set(templates[properties["TemplateURL"]]["Parameters"]), block
    for part, attribute in pieces(templates[name]):
        if part in blocks:
            given = templates[blocks[part]["TemplateURL"]]["Outputs"]
            assert attribute and attribute.removeprefix("Outputs.") in given, (part, attribute)


def test_both_ways_tell_deploy_the_same(templates):
    own = [set(templates[name]["Outputs"]) for name in TOPS]
    assert own[0] == own[1]


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


def test_only_tasks_and_the_function_reach_the_database(templates):
    network = templates["blocks/network.yaml"]
    ways = [properties for _, properties in resources(network, "AWS::EC2::SecurityGroupIngress")
            if properties["GroupId"] == {"Ref": "DatabaseGroup"}]
    assert {text_of(way["SourceSecurityGroupId"]) for way in ways} == {"${TasksGroup}", "${LambdaGroup}"}
    database, = [properties for _, properties in resources(templates["blocks/data.yaml"], "AWS::RDS::DBInstance")]
    assert database["PubliclyAccessible"] is False and database["StorageEncrypted"] is True
    assert database["BackupRetentionPeriod"] == 7 and database["EngineVersion"] == "8.4"


def test_nothing_but_cloudfront_reaches_the_load_balancer_and_nothing_else_the_gateway(templates):
    found = {name: properties for name, properties in resources(templates["cmep.yaml"])}
    assert found["Balancer"]["Scheme"] == "internal"
    assert ["SourcePrefixListId" in way for way in found["BalancerGroup"]["SecurityGroupIngress"]] == [True]
    assert found["GatewayFromBalancer"]["SourceSecurityGroupId"] == {"Ref": "BalancerGroup"}
    tasks, = [properties for name, properties in resources(templates["blocks/network.yaml"]) if name == "TasksGroup"]
    assert "SecurityGroupIngress" not in tasks


# ---- what runs

def containers(templates):
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
    keys = set(re.findall(r'^    (?:TEXT|SECRET|INT)\(\w+, "(\w+)"', (ROOT / "common/config.c").read_text(), re.MULTILINE))
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
            assert setting["Name"] not in ("SESSION_SECRET", "ADMIN_PASSWORD")
            url = text_of(setting["Value"]) if setting["Name"].startswith("DB_URL") else "secretsmanager:"
            assert url.startswith(("secretsmanager:", "mysql://cmep_sessions@")), setting["Name"]  # the second has no password


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
    source = (ROOT / "gateway/pages.c").read_text()
    quoted = re.search(r'"Content-Security-Policy",\s*((?:"[^"]*"\s*)+)\)', source).group(1)
    own = "".join(re.findall(r'"([^"]*)"', quoted))
    headers = dict(resources(templates["blocks/edge.yaml"]))["SpaHeaders"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    text, _ = headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    assert text.replace("${Api}", "") == own
    assert headers["FrameOptions"]["FrameOption"] == "DENY" and headers["ReferrerPolicy"]["ReferrerPolicy"] == "same-origin"
