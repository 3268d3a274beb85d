"""Lambda's Runtime API as a program sees it, which runs as long as it is entered: what is invoked here is its next
invocation."""
import json
import os
import queue
import subprocess
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from support.stack import BUILD, STOP_SECONDS

PREFIX = "/2018-06-01/runtime/invocation/"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path != PREFIX + "next":
            return self.reply(404)
        request_id, deadline_ms, event = self.server.api.pending.get()
        if request_id is None:
            return self.reply(500)
        self.reply(200, event, {"Lambda-Runtime-Aws-Request-Id": request_id, "Lambda-Runtime-Deadline-Ms": str(deadline_ms),
                                "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:1:function:sessions",
                                "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0"})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        request_id, _, kind = self.path.removeprefix(PREFIX).partition("/")
        known = kind in ("response", "error") and request_id in self.server.api.answers
        if known:
            self.server.api.answers[request_id].put((kind, json.loads(body), dict(self.headers)))
        self.reply(202 if known else 400, b'{"status":"OK"}')

    def reply(self, code, body=b"", headers=None):
        self.send_response(code)
        for name, value in {**(headers or {}), "Content-Type": "application/json", "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A program that is ended in the middle of waiting."""


class LambdaApi:
    """program: what is started; environment: what it is given besides, and nothing else of ours."""

    def __init__(self, log, program=BUILD / "cmep-sessions-lambda", **environment):
        self.pending, self.answers, self._log, self._program = queue.Queue(), {}, log, program
        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.api = self
        self._environment = {"AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self._server.server_port}", "PATH": os.environ["PATH"],
                             **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}, **environment}

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        with open(self._log, "ab") as log:
            self.process = subprocess.Popen([self._program], env=self._environment, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(STOP_SECONDS)
        self._server.shutdown()
        self._server.server_close()
        assert "Sanitizer" not in self.log(), self.log()

    def end(self):
        """Lambda's runtime breaks: the exit code of a program that sees that."""
        self.pending.put((None, None, None))
        return self.process.wait(STOP_SECONDS)

    def log(self):
        return self._log.read_text()

    def begin(self, seconds=300, event=b"{}"):
        """Invokes; the id."""
        request_id = str(uuid.uuid4())
        self.answers[request_id] = queue.Queue()
        self.pending.put((request_id, int((time.time() + seconds) * 1000), event))
        return request_id

    def answer(self, request_id, seconds):
        """(response or error, its JSON, its headers)."""
        return self.answers[request_id].get(timeout=seconds)

    def invoke(self, seconds=300, event=b"{}"):
        """What a successful invocation answers."""
        kind, body, _ = self.answer(self.begin(seconds, event), seconds + 30)
        assert kind == "response", body
        return body

    def fail(self, seconds=300):
        """(type, message) of an invocation that has to fail."""
        kind, body, headers = self.answer(self.begin(seconds), seconds + 30)
        assert kind == "error", body
        assert set(body) == {"errorMessage", "errorType", "stackTrace"}
        assert headers["Lambda-Runtime-Function-Error-Type"] == f"Sessions.{body['errorType']}"
        return body["errorType"], body["errorMessage"]
