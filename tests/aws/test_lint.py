"""What cfn-lint knows of CloudFormation: types, properties, values, regions."""
import shutil
import subprocess

import pytest
from aws.templates import FOLDER, TEMPLATES


def test_cfn_lint_has_nothing_to_say():
    if not shutil.which("cfn-lint"):
        pytest.skip("cfn-lint is not installed")
    done = subprocess.run(["cfn-lint", *TEMPLATES], cwd=FOLDER, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0 and done.stdout == "", done.stdout + done.stderr
