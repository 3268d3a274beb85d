"""The templates, made, changed and taken away again in the AWS that moto plays: what it refuses an account would, too."""
import os
import shutil
import subprocess

import pytest
from aws.cloud import Cloud, Deployed, zip_of_a_function
from aws.templates import FOLDER, read, resources
from support.moto import REGION

GIVEN = {"NextVersion": "v1", "Repository": "cmep", "ArtifactsBucket": "artifacts", "LambdaKey": "lambda.zip"}
NAMES = {"DomainName": "cmep.example", "Certificate": "a certificate"}
SUBDOMAIN = {**NAMES, "Routing": "subdomain", "ApiDomainName": "api.cmep.example", "CookieDomain": "cmep.example"}
FARGATE = {**GIVEN, "CloudFrontPrefixList": "pl-1"}
PRIVATE = {**FARGATE, **NAMES, "PrivateTasks": "yes", "OriginCertificate": "a certificate"}
WAYS = {
    "Fargate": ("cmep.yaml", FARGATE),
    "Fargate, private tasks": ("cmep.yaml", PRIVATE),
    "Fargate, subdomain": ("cmep.yaml", {**FARGATE, **SUBDOMAIN}),
    "scale-out": ("scaleout.yaml", FARGATE),
    "scale-out, private tasks, one database": ("scaleout.yaml", {**PRIVATE, "MultiAz": "no", "Replica": "no"}),
    "App Runner": ("apprunner.yaml", GIVEN),
    "App Runner, subdomain": ("apprunner.yaml", {**GIVEN, **SUBDOMAIN}),
}


@pytest.fixture(scope="module")
def cloud():
    with Cloud() as cloud:
        cloud.put("/artifacts")
        cloud.put("/artifacts/lambda.zip", zip_of_a_function())
        yield cloud


@pytest.fixture(scope="module")
def certificate(cloud):
    return cloud.ask("acm", "CertificateManager.RequestCertificate", {"DomainName": "cmep.example"})["CertificateArn"]


def test_the_registry_is_made_and_taken_away(cloud):
    cloud.apply("CreateStack", "registry", read("registry.yaml"), {})
    assert set(cloud.outputs("registry")) == {"Repository", "RepositoryUri", "ArtifactsBucket"}
    cloud.delete("registry")
    assert "registry" not in cloud.stacks()


@pytest.mark.parametrize("way", WAYS)
def test_a_stack_is_made_released_changed_and_taken_away(cloud, certificate, way):
    template, parameters = WAYS[way]
    parameters = {key: certificate if value == "a certificate" else value for key, value in parameters.items()}
    name = f"cmep{list(WAYS).index(way)}"
    deployed = Deployed(cloud, template, name)
    deployed.apply(**parameters)  # no tables yet: nothing serves
    deployed.apply(**parameters, Version="v1")
    deployed.apply(**{**parameters, "NextVersion": "v2"}, Version="v1")  # migrations of the next version
    deployed.apply(**{**parameters, "NextVersion": "v2"}, Version="v2", AlarmEmail="guardia@cmep.example", Rotation="second")
    statuses = {status for stack, status in cloud.stacks().items() if stack.startswith(name)}
    assert statuses <= {"CREATE_COMPLETE", "UPDATE_COMPLETE"} and cloud.stacks()[name] == "UPDATE_COMPLETE"
    deployed.delete()
    assert not [stack for stack in cloud.stacks() if stack.startswith(name)]


def test_what_deploy_packages_says_in_full_what_was_merged_in(cloud, tmp_path):
    """CloudFormation itself knows neither << nor *name."""
    if not shutil.which("aws"):
        pytest.skip("the AWS CLI is not installed")
    packaged = tmp_path / "scaleout.yaml"
    own = {"AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "tests", "AWS_DEFAULT_REGION": REGION, "AWS_ENDPOINT_URL": cloud.url}
    subprocess.run(["aws", "cloudformation", "package", "--template-file", FOLDER / "scaleout.yaml", "--s3-bucket", "artifacts",
                    "--output-template-file", packaged], env={**os.environ, **own}, check=True, capture_output=True, timeout=120)
    assert "<<" not in packaged.read_text() and "&id" not in packaged.read_text()
    meant = dict(resources(read("scaleout.yaml"), "AWS::CloudFormation::Stack"))
    for name, properties in resources(read(packaged), "AWS::CloudFormation::Stack"):
        assert properties["TemplateURL"].startswith("http") and properties["Parameters"] == meant[name]["Parameters"], name
