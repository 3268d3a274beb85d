"""A CA of a test's own, and certificates by it."""
import subprocess

KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "2"]


class Authority:
    """Its certificate is at .path, in that folder."""

    def __init__(self, folder, name="tests"):
        self._folder, self.path, self._key = folder, folder / f"{name}-ca.pem", folder / f"{name}-ca-key.pem"
        self._openssl("-x509", *KEY, "-subj", f"/CN={name}", "-keyout", self._key, "-out", self.path)

    def issue(self, *names):
        """(certificate, key) for those names, as subjectAltName has them: DNS:example.pe, IP:127.0.0.1."""
        stem = names[0].replace(":", "-")
        certificate, key = self._folder / f"{stem}.pem", self._folder / f"{stem}-key.pem"
        self._openssl("-x509", *KEY, "-subj", f"/CN={stem}", "-CA", self.path, "-CAkey", self._key,
                      "-addext", f"subjectAltName={','.join(names)}", "-addext", "basicConstraints=critical,CA:FALSE",
                      "-keyout", key, "-out", certificate)
        return certificate, key

    @staticmethod
    def _openssl(*words):
        subprocess.run(["openssl", "req", *map(str, words)], check=True, capture_output=True)
