"""A gateway that was configured wrongly does not start, and says which key and what in it."""
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("CMEP_BUILD_DIR", "build")


@pytest.mark.parametrize("environment, said", [
    ({"TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/x"}, "TRUSTED_PROXIES: '10.0.0.0/x'"),
    ({"TRUSTED_PROXIES": "10.0.0.0/ ,127.0.0.1"}, "TRUSTED_PROXIES: '10.0.0.0/'"),
    ({"TRUSTED_PROXIES": "proxy.example"}, "TRUSTED_PROXIES: 'proxy.example'"),
    ({"TRUSTED_PROXIES": "10.0.0.1 10.0.0.2"}, "TRUSTED_PROXIES: '10.0.0.1 10.0.0.2'"),
    ({"TRUSTED_PROXIES": "1" * 1000}, "TRUSTED_PROXIES: '111"),
    ({"CORS_ORIGINS": "https://a.example, b.example"}, "CORS_ORIGINS: 'b.example'"),
    ({"CORS_ORIGINS": "https://a.example/"}, "CORS_ORIGINS: 'https://a.example/'"),
    ({"CMEP_PORT": "8123", "METRICS_PORT": "8123"}, "METRICS_PORT: "),
    ({"REQUEST_TIMEOUT_MS": "8001"}, "REQUEST_TIMEOUT_MS: '8001'"),
    ({"BUS_SECRET": "x" * 31}, "BUS_SECRET: must have 32 bytes"),
    ({"APP_ENV": "prod", "SESSION_SECRET": "x" * 32, "BUS_FILES": "tcp://127.0.0.1:5503,tcp://10.0.0.7:5503"},
     "BUS_SECRET: must be set where the bus leaves the machine"),
], ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_a_wrong_key_keeps_the_gateway_from_starting(tmp_path, environment, said):
    known = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    nobody = {f"BUS_{name}": f"ipc://{tmp_path}/{name}" for name in ("AUTH", "WORKFLOW", "FILES", "REPORTS")}
    try:
        done = subprocess.run([BUILD / "cmep-gateway"], env={**known, **nobody, "CMEP_PORT": "8124", **environment},
                              capture_output=True, text=True, timeout=5)
    except subprocess.TimeoutExpired:
        pytest.fail("it runs")
    assert done.returncode == 1 and said in done.stderr, done.stderr
    assert len(done.stderr.splitlines()) == 1
