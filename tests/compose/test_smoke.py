"""infra/aws/smoke.sh on the composed stack, with a gateway as production has it behind TLS, by both ways to its API."""
import pytest
from support.certificates import Authority
from support.deployed import Deployed, green


@pytest.mark.parametrize("names, settings, where", [
    ({"cmep.test": False}, {"api": True}, {"CMEP_SMOKE_URL": "https://cmep.test"}),
    ({"app.cmep.test": False, "api.cmep.test": True},
     {"CORS_ORIGINS": "https://app.cmep.test", "COOKIE_DOMAIN": "cmep.test"},
     {"CMEP_SMOKE_URL": "https://app.cmep.test", "CMEP_SMOKE_API": "https://api.cmep.test"}),
], ids=["below the domain's /api", "under a name of its own"])
def test_what_tries_a_deployment_finds_it_good(composed, tmp_path, names, settings, where):
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/index.html").write_text("<!doctype html><title>CMEP</title>")
    with Deployed(composed.gateway_with, tmp_path, Authority(tmp_path), names, **settings) as system:
        assert "CERRADO" in green(system.smoke(**where))
