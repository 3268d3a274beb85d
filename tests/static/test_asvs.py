"""The answers to OWASP ASVS 5.0.0 in infra/README.md: one for each requirement, and none that points to nothing."""
import re

import pytest
from support.stack import ROOT

# Of each section, how many requirements the levels 1 and 2 have; those come first in it.
REQUIREMENTS = {
    "V1.1": 2, "V1.2": 9, "V1.3": 11, "V1.4": 3, "V1.5": 2, "V2.1": 3, "V2.2": 3, "V2.3": 4, "V2.4": 1,
    "V3.2": 2, "V3.3": 4, "V3.4": 6, "V3.5": 5, "V3.7": 2, "V4.1": 3, "V4.2": 1, "V4.3": 2, "V4.4": 4,
    "V5.1": 1, "V5.2": 3, "V5.3": 2, "V5.4": 3, "V6.1": 3, "V6.2": 12, "V6.3": 4, "V6.4": 4, "V6.5": 5, "V6.6": 3, "V6.8": 4,
    "V7.1": 3, "V7.2": 4, "V7.3": 2, "V7.4": 5, "V7.5": 2, "V7.6": 2, "V8.1": 2, "V8.2": 3, "V8.3": 1, "V8.4": 1,
    "V9.1": 3, "V9.2": 4, "V10.1": 2, "V10.2": 2, "V10.3": 4, "V10.4": 11, "V10.5": 5, "V10.6": 2, "V10.7": 3,
    "V11.1": 2, "V11.2": 3, "V11.3": 3, "V11.4": 4, "V11.5": 1, "V11.6": 1, "V12.1": 3, "V12.2": 2, "V12.3": 4,
    "V13.1": 1, "V13.2": 5, "V13.3": 2, "V13.4": 5, "V14.1": 2, "V14.2": 4, "V14.3": 3, "V15.1": 3, "V15.2": 3, "V15.3": 7,
    "V16.1": 1, "V16.2": 5, "V16.3": 4, "V16.4": 3, "V16.5": 3, "V17.1": 1, "V17.2": 4, "V17.3": 2}
PAGE = (ROOT / "infra/README.md").read_text()
ROWS = re.findall(r"^\| (V[0-9.]+) \| ([a-z/]+) \| (.+) \|$", PAGE, re.M)


def covers(row, requirement):
    return requirement == row or requirement.startswith(row + ".")


def test_the_standard_has_as_many_requirements():
    assert sum(REQUIREMENTS.values()) == 70 + 183, "of its levels 1 and 2"


@pytest.mark.parametrize("section", REQUIREMENTS)
def test_every_requirement_has_one_answer(section):
    for number in range(1, REQUIREMENTS[section] + 1):
        requirement = f"{section}.{number}"
        assert len([row for row, *_ in ROWS if covers(row, requirement)]) == 1, requirement


def test_no_answer_is_of_something_else():
    requirements = [f"{section}.{number}" for section, most in REQUIREMENTS.items() for number in range(1, most + 1)]
    assert [row for row, *_ in ROWS if not any(covers(row, one) for one in requirements)] == []
    assert {answer for _, answer, _ in ROWS} == {"yes", "partly", "no", "n/a"}


def test_every_file_that_is_named_exists():
    named = {name for name in re.findall(r"`([A-Za-z0-9_./*-]+)`", PAGE) if "/" in name and not name.startswith("..")}
    named -= {"local/", "aws/"}  # beside the page
    assert len(named) > 50
    assert [name for name in sorted(named) if not list(ROOT.glob(name))] == []


def test_the_application_writes_no_html_by_hand():
    for source in (ROOT / "gateway/spa/src").rglob("*.tsx"):
        assert "dangerouslySetInnerHTML" not in source.read_text(), source
