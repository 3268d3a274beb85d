"""The templates of infra/aws, read as CloudFormation reads them."""
import re
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parents[2] / "infra/aws"
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.yaml"))


class Loader(yaml.SafeLoader):
    """Knows the short forms of functions (!Ref, !Sub, ...), which stand for maps of one key."""


def function(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


Loader.add_multi_constructor("!", function)
# A date is text to CloudFormation, and so is the key "yes".
Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp",)]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def read(name):
    return yaml.load((FOLDER / name).read_text(), Loader)


def resources(template, kind=None):
    """(name, properties) of each resource, or of those of a type."""
    return [(name, resource.get("Properties", {})) for name, resource in template["Resources"].items()
            if kind in (None, resource["Type"])]


def walk(value, path=()):
    """(path, value) of all that is in there, the whole first."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from walk(inner, (*path, key))


def text_of(value):
    """A value in one line: what is only known when a stack is made stands as ${Name}."""
    if isinstance(value, dict):
        (name, inner), = value.items()
        if name == "Ref":
            return f"${{{inner}}}"
        if name == "Fn::GetAtt":
            return f"${{{'.'.join(inner)}}}"
        if name == "Fn::Sub":
            return inner if isinstance(inner, str) else inner[0]
        return f"${{{name}}}"
    return str(value)


def names_in(text):
    """What a Fn::Sub puts in: ${Name} and ${Name.Attribute}, but not ${!Name}."""
    return re.findall(r"\$\{([^!}][^}]*)\}", text)
