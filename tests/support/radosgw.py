"""A private radosgw, and the Vault that it has the keys of encrypted objects from."""
import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

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
