"""A private radosgw, and the Vault that it has the keys of encrypted objects from."""
import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from support.proxy import Proxy, answer
from support.s3 import ACCESS_KEY, SECRET, Bucket
from support.stack import STOP_SECONDS, free_port, reachable, wait_for

SCRIPT = Path(__file__).parent / "radosgw.sh"


class Vault(BaseHTTPRequestHandler):
    """Of a Vault's transit engine what radosgw uses: it makes keys, and gives them back wrapped and bare."""
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        asked = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "/decrypt/" in self.path:
            data = {"plaintext": json.loads(asked)["ciphertext"].removeprefix("vault:v1:")}
        else:
            key = base64.b64encode(os.urandom(32)).decode()
            data = {"plaintext": key, "ciphertext": f"vault:v1:{key}"}
        answer = json.dumps({"data": data}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_PUT = do_POST

    def log_message(self, *_):
        pass


class BucketOfAStack:
    """Where a stack started with .settings keeps its files; .fault, where it is set, befalls every request (support.proxy).

    Lists are answered from the disk: once radosgw's posix filter has listed a file, it lists what comes later twice, the
    second time with other sizes and times."""

    def __init__(self, radosgw, bucket):
        self._folder = radosgw.folder / "posix" / bucket.name
        self.ask, self.fault = bucket.ask, None
        self.settings = {"FILE_STORAGE": "s3", "S3_BUCKET": bucket.name, "S3_REGION": "us-east-1", "S3_PATH_STYLE": "1",
                         # radosgw gives an encrypted object back wrong when it came in parts
                         "S3_ENCRYPTION": "none", "AWS_ACCESS_KEY_ID": ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": SECRET}

    def kept(self):
        """The files with their keys, in the order of keys; parts of unfinished uploads are not among them."""
        return sorted((unquote(path.name), path) for path in self._folder.iterdir() if not path.name.startswith("."))

    def keys(self):
        return [key for key, _ in self.kept()]

    def unfinished(self):
        """What is on the disk beside: parts of uploads that have not come to their end."""
        return [path for path in self._folder.rglob("*") if path.is_file() and path.relative_to(self._folder).parts[0][0] == "."]

    def befalls(self, request, _):
        return self.fault or self._listed(request)

    def _listed(self, request):
        query = {name: values[0] for name, values in parse_qs(urlsplit(request.target).query).items()}
        if "list-type" not in query:
            return None
        found = [(key, path.stat()) for key, path in self.kept() if key > query.get("start-after", "")]
        rows = "".join(f"<Contents><Key>{quote(key, safe='')}</Key><LastModified>{_time_of(about)}</LastModified>"
                       f"<Size>{about.st_size}</Size></Contents>" for key, about in found[:int(query["max-keys"])])
        return answer("200 OK", body=f"<ListBucketResult>{rows}</ListBucketResult>")


def _time_of(about):
    return datetime.fromtimestamp(about.st_mtime, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


class Radosgw:
    """The store, on .port, with a folder of its own; bucket(name) makes a bucket in it."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="cmep-s3-", dir="/tmp"))
        self.port = free_port()
        self._vault = ThreadingHTTPServer(("127.0.0.1", 0), Vault)
        threading.Thread(target=self._vault.serve_forever, daemon=True).start()
        subprocess.run([SCRIPT, "init", self.folder, ACCESS_KEY, SECRET], check=True)
        with open(self.folder / "out.log", "wb") as out:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", SCRIPT, "run", self.folder, str(self.port),
                 str(self._vault.server_port)], stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        try:
            wait_for(lambda: reachable(self.port), 60, "radosgw listens", pause=0.05)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self._process.kill()  # its clean end takes seconds, and nothing of it is kept
        self._process.wait(STOP_SECONDS)
        self._vault.shutdown()
        self._vault.server_close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def bucket(self, name):
        return Bucket(self.port, name).make()

    def files(self, bucket):
        """What the bucket holds on the disk, parts of unfinished uploads among it."""
        return sorted(str(path.relative_to(self.folder / "posix" / bucket.name))
                      for path in (self.folder / "posix" / bucket.name).rglob("*"))

    @contextmanager
    def bucket_of_a_stack(self):
        bucket = BucketOfAStack(self, self.bucket(f"b-{os.urandom(8).hex()}"))
        with Proxy(self.port, bucket.befalls) as proxy:
            bucket.settings["S3_ENDPOINT"] = f"http://127.0.0.1:{proxy.port}"
            yield bucket
