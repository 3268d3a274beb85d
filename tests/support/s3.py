"""Requests to a store that speaks S3, signed here independently: what the tests arrange, and look at behind the client's back."""
import hashlib
import hmac
import http.client
import re
from datetime import datetime, timezone
from urllib.parse import quote

ACCESS_KEY, SECRET = "CMEPTESTACCESSKEY000", "a-secret/of+the-tests-alone-0123456789abc"


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class Bucket:
    """A bucket at http://127.0.0.1:port, path style."""

    def __init__(self, port, name, region="us-east-1"):
        self.port, self.name, self.region = port, name, region

    def ask(self, method, key="", query=None, body=b"", headers=None):
        """The status, the headers and the body of the answer."""
        now = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        path = quote(f"/{self.name}/{key}" if key else f"/{self.name}", safe="/-_.~")
        text = "&".join(sorted(f"{quote(k, safe='-_.~')}={quote(v, safe='-_.~')}" for k, v in (query or {}).items()))
        headers = {"host": f"127.0.0.1:{self.port}", "x-amz-date": now, "x-amz-content-sha256": sha256(body),
                   **(headers or {})}
        names = ";".join(sorted(headers))
        asked = "\n".join([method, path, text, *(f"{name}:{headers[name]}" for name in sorted(headers)), "", names,
                           sha256(body)])
        scope = f"{now[:8]}/{self.region}/s3/aws4_request"
        key_bytes = f"AWS4{SECRET}".encode()
        for part in scope.split("/"):
            key_bytes = hmac.digest(key_bytes, part.encode(), "sha256")
        signed = f"AWS4-HMAC-SHA256\n{now}\n{scope}\n{sha256(asked.encode())}".encode()
        signature = hmac.digest(key_bytes, signed, "sha256").hex()
        headers["authorization"] = (f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/{scope}, SignedHeaders={names}, "
                                    f"Signature={signature}")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, f"{path}?{text}" if text else path, body=body or None, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.headers), answer.read()
        finally:
            connection.close()

    def make(self):
        status, _, body = self.ask("PUT")
        assert status == 200, body
        return self

    def keys(self):
        status, _, body = self.ask("GET", query={"list-type": "2"})
        assert status == 200, body
        return re.findall(r"<Key>(.*?)</Key>", body.decode())

    def uploads(self):
        """The keys of multipart uploads that were neither completed nor aborted."""
        status, _, body = self.ask("GET", query={"uploads": ""})
        assert status == 200, body
        return re.findall(r"<Key>(.*?)</Key>", body.decode())

    def get(self, key):
        status, headers, body = self.ask("GET", key)
        assert status == 200, body
        return headers, body
