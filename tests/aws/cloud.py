"""CloudFormation as moto has it. It follows no output of a nested stack, so a template is made block by block, as a stack
each, and the outputs of one are put into the next; and it passes over the kinds of resources of UNKNOWN."""
import copy
import io
import json
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zipfile

from aws.templates import names_in, read, resources
from support.moto import REGION, Moto

ACCOUNT = "123456789012"
NAMESPACE = {"c": "http://cloudformation.amazonaws.com/doc/2010-05-15/", "e": "http://ec2.amazonaws.com/doc/2016-11-15"}
UNKNOWN = {
    "AWS::AppRunner::AutoScalingConfiguration", "AWS::AppRunner::Service", "AWS::AppRunner::VpcConnector",
    "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy", "AWS::CloudFront::Distribution",
    "AWS::CloudFront::Function", "AWS::CloudFront::OriginAccessControl", "AWS::CloudFront::ResponseHeadersPolicy",
    "AWS::CloudFront::VpcOrigin", "AWS::CloudWatch::Alarm", "AWS::EC2::SecurityGroupEgress", "AWS::S3::BucketPolicy",
    "AWS::SecretsManager::Secret", "AWS::ServiceDiscovery::PrivateDnsNamespace", "AWS::ServiceDiscovery::Service",
    "AWS::SNS::Subscription",
}
UNKNOWN_ATTRIBUTES = {("AWS::RDS::DBInstance", "DbiResourceId")}
STUMBLES_OVER = {("AWS::RDS::DBInstance", "DBParameterGroupName")}  # it takes a group for a name
PSEUDO = {"AWS::Region": REGION, "AWS::AccountId": ACCOUNT, "AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com"}


def evaluate(value, known, conditions):
    """A value of a template, with what is known put in: {"Name": ..., "Name.Attribute": ...}. Of what is not known the name
    stands for it."""
    if isinstance(value, list):
        return [evaluate(inner, known, conditions) for inner in value]
    if not isinstance(value, dict):
        return value
    if len(value) != 1 or not (next(iter(value)) == "Ref" or next(iter(value)).startswith("Fn::")):
        return {key: evaluate(inner, known, conditions) for key, inner in value.items()}
    (name, inner), = value.items()
    if name == "Ref":
        return known.get(inner, inner)
    if name == "Fn::GetAtt":
        return known.get(".".join(inner), ".".join(inner))
    if name == "Fn::If":
        return evaluate(inner[1 if holds(inner[0], conditions, known) else 2], known, conditions)
    if name == "Fn::Join":
        return inner[0].join(evaluate(inner[1], known, conditions))
    assert name == "Fn::Sub", name
    text, own = (inner, {}) if isinstance(inner, str) else inner
    own = {key: evaluate(part, known, conditions) for key, part in own.items()}
    for part in names_in(text):
        text = text.replace(f"${{{part}}}", str({**known, **own}.get(part, part)))
    return text


def holds(name, conditions, known):
    return truth(conditions[name], conditions, known)


def truth(value, conditions, known):
    (name, inner), = value.items()
    if name == "Condition":
        return holds(inner, conditions, known)
    if name == "Fn::Equals":
        return evaluate(inner[0], known, conditions) == evaluate(inner[1], known, conditions)
    if name == "Fn::Not":
        return not truth(inner[0], conditions, known)
    assert name in ("Fn::And", "Fn::Or"), name
    return (all if name == "Fn::And" else any)(truth(part, conditions, known) for part in inner)


def known_of(template, **given):
    return {**PSEUDO, **{name: str(one["Default"]) for name, one in template["Parameters"].items() if "Default" in one}, **given}


def without_nothing(value):
    """What CloudFormation leaves of it."""
    if isinstance(value, dict):
        return {key: without_nothing(inner) for key, inner in value.items() if inner != "AWS::NoValue"}
    return [without_nothing(inner) for inner in value if inner != "AWS::NoValue"] if isinstance(value, list) else value


def scaled_out(**known):
    """{program: (its parameters, {name: properties})}: the services of scaleout.yaml. What another block gives stands by its name,
    as in Data.Outputs.AuthUrl."""
    top, block = read("scaleout.yaml"), read("blocks/service.yaml")
    services = {}
    for _, stack in resources(top, "AWS::CloudFormation::Stack"):
        if stack["TemplateURL"] == "blocks/service.yaml":
            given = evaluate(stack["Parameters"], known_of(top, Version="v1", **known), top["Conditions"])
            here = {**PSEUDO, **given}
            made = {name: without_nothing(evaluate(one["Properties"], here, block["Conditions"]))
                    for name, one in block["Resources"].items()
                    if "Condition" not in one or holds(one["Condition"], block["Conditions"], here)}
            services[given["Program"]] = given, made
    return services


def without(template, names, known):
    """The template without those resources; where they were referred to their name stands, or what is known of them."""
    def is_unknown(name, attribute):
        return name in names or (template["Resources"].get(name, {}).get("Type"), attribute) in UNKNOWN_ATTRIBUTES

    def replaced(value):
        if isinstance(value, list):
            return [replaced(inner) for inner in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (name, inner), = value.items()
            if name == "Ref" and inner in names:
                return inner
            if name == "Fn::GetAtt" and is_unknown(*inner):
                return known.get(".".join(inner), ".".join(inner))
            if name == "Fn::Sub":
                text, own = (inner, {}) if isinstance(inner, str) else inner
                for part in names_in(text):
                    if is_unknown(*(part.split(".", 1) + [None])[:2]):
                        text = text.replace(f"${{{part}}}", str(known.get(part, part)))
                return {name: [text, replaced(own)] if own else text}
        return {key: replaced(inner) for key, inner in value.items() if not (key == "DependsOn" and str(inner) in names)}

    rest = copy.deepcopy(template)
    for name in names:
        del rest["Resources"][name]
    for kind, name in STUMBLES_OVER:
        for _, properties in resources(rest, kind):
            properties.pop(name, None)
    rest.pop("Rules", None)
    return replaced(rest)


class Cloud(Moto):
    def put(self, path, body=b""):
        """A bucket, or what is in one."""
        self.send("s3", path, body, {"Content-Type": "application/octet-stream"}, "PUT")

    def query(self, service, version, action, **members):
        """One of the services that talk forms and XML."""
        form = urllib.parse.urlencode({"Action": action, "Version": version, **members}).encode()
        return ElementTree.fromstring(self.send(service, "/", form, {"Content-Type": "application/x-www-form-urlencoded"}))

    def cloudformation(self, action, **members):
        return self.query("cloudformation", "2010-05-15", action, **members)

    def stacks(self):
        """Name and status of each that is there."""
        found = self.cloudformation("DescribeStacks").iterfind(".//c:Stacks/c:member", NAMESPACE)
        return {stack.findtext("c:StackName", None, NAMESPACE): stack.findtext("c:StackStatus", None, NAMESPACE) for stack in found}

    def outputs(self, stack):
        found = self.cloudformation("DescribeStacks", StackName=stack).iterfind(".//c:Outputs/c:member", NAMESPACE)
        return {one.findtext("c:OutputKey", None, NAMESPACE): one.findtext("c:OutputValue", None, NAMESPACE) for one in found}

    def made(self, stack):
        """The names of the resources that the stack has."""
        answer = self.cloudformation("ListStackResources", StackName=stack)
        return {one.text for one in answer.iterfind(".//c:LogicalResourceId", NAMESPACE)}

    def apply(self, action, stack, template, parameters):
        members = {}
        for number, (key, value) in enumerate(parameters.items(), 1):
            members[f"Parameters.member.{number}.ParameterKey"] = key
            members[f"Parameters.member.{number}.ParameterValue"] = value
        self.cloudformation(action, StackName=stack, TemplateBody=json.dumps(template), **members)

    def delete(self, stack):
        self.cloudformation("DeleteStack", StackName=stack)

    def ec2(self, action, **members):
        return self.query("ec2", "2016-11-15", action, **members)

    def delete_routes(self, vpc):
        """The route tables of a network: moto makes them in a stack, but does not take them away with it."""
        tables = self.ec2("DescribeRouteTables", **{"Filter.1.Name": "vpc-id", "Filter.1.Value.1": vpc})
        for table in tables.iterfind(".//e:routeTableSet/e:item", NAMESPACE):
            if any(one.text == "true" for one in table.iterfind(".//e:main", NAMESPACE)):
                continue
            for association in table.iterfind(".//e:routeTableAssociationId", NAMESPACE):
                self.ec2("DisassociateRouteTable", AssociationId=association.text)
            self.ec2("DeleteRouteTable", RouteTableId=table.findtext("e:routeTableId", None, NAMESPACE))


def zip_of_a_function():
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("bootstrap", "#!/bin/sh\n")
    return whole.getvalue()


class Deployed:
    """A template with its blocks, made in the cloud under a name."""

    def __init__(self, cloud, template, name):
        self.cloud, self.top, self.name = cloud, read(template), name
        self._stacks = {}  # what each was last made of

    def _known(self, parameters):
        defaults = {key: str(one["Default"]) for key, one in self.top["Parameters"].items() if "Default" in one}
        return {**PSEUDO, "AWS::StackName": self.name, **defaults, **parameters}

    def apply(self, **parameters):
        """Creates it, or updates what there is. Each resource that moto knows and whose condition holds must then be there."""
        known, conditions = self._known(parameters), self.top.get("Conditions", {})
        waiting = {name: properties for name, properties in resources(self.top, "AWS::CloudFormation::Stack")
                   if self._is_wanted(self.top, name, known)}
        own_is_made = False
        while waiting or not own_is_made:
            ready = [name for name, properties in waiting.items() if not self._lacks(properties, known)]
            if ready:
                block = ready[0]
                self._apply_block(block, waiting.pop(block), known, conditions)
            else:  # a block waits for what the template itself makes
                assert not own_is_made, f"blocks that wait for each other: {sorted(waiting)}"
                self._apply_own(known, parameters, set(waiting))
                own_is_made = True

    def _lacks(self, properties, known):
        text = json.dumps(properties)
        parts = re.findall(r'"Fn::GetAtt": \["(\w+)", "([\w.]+)"\]', text)
        parts += [part.split(".", 1) for part in names_in(text) if "." in part]
        return [part for part in parts if self._kind(part[0]) not in UNKNOWN and ".".join(part) not in known]

    def _kind(self, name):
        return self.top["Resources"][name]["Type"]

    def _apply_block(self, block, properties, known, conditions):
        parameters = {key: str(value) for key, value in evaluate(properties["Parameters"], known, conditions).items()}
        template = read(properties["TemplateURL"])
        assert set(template["Parameters"]) == set(parameters), block
        outputs = self._apply(f"{self.name}-{block}", template, parameters, {**PSEUDO, **parameters}, set())
        known.update({f"{block}.Outputs.{key}": value for key, value in outputs.items()})

    def _apply_own(self, known, parameters, waiting):
        blocks = {name for name, _ in resources(self.top, "AWS::CloudFormation::Stack")}
        self._apply(self.name, self.top, parameters, known, blocks)
        for name, one in self.top["Resources"].items():
            if name not in blocks and one["Type"] not in UNKNOWN:
                for block in waiting:  # what moto has said of it; the name does where it says nothing
                    for part in self._lacks(self.top["Resources"][block]["Properties"], known):
                        known.setdefault(".".join(part), ".".join(part))

    def _is_wanted(self, template, name, known):
        condition = template["Resources"][name].get("Condition")
        return condition is None or holds(condition, template["Conditions"], known)

    def _apply(self, stack, template, parameters, known, dropped):
        unknown = {name for name, one in template["Resources"].items() if one["Type"] in UNKNOWN} | dropped
        rest = without(template, unknown, known)
        if dropped:
            rest["Outputs"] = {}
        if self._stacks.get(stack) != (rest, parameters):  # what has not changed is not updated, CloudFormation refuses it
            self.cloud.apply("UpdateStack" if stack in self._stacks else "CreateStack", stack, rest, parameters)
            self._stacks[stack] = (rest, dict(parameters))
        wanted = {name for name in rest["Resources"] if self._is_wanted(template, name, known)}
        missing = wanted - self.cloud.made(stack)
        assert not missing, f"{stack}: {sorted(missing)} not made"
        return self.cloud.outputs(stack) if not dropped else {}

    def delete(self):
        for stack, (template, parameters) in reversed(list(self._stacks.items())):
            copies = {name for name, properties in resources(template) if "SourceDBInstanceIdentifier" in properties}
            if copies:  # moto takes a database and its copy away in any order, and may miss the copy then
                self.cloud.apply("UpdateStack", stack, without(template, copies, {}), parameters)
            if stack == f"{self.name}-Network":
                self.cloud.delete_routes(self.cloud.outputs(stack)["VpcId"])
            self.cloud.delete(stack)
