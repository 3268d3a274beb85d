"""A disk that is really full: a small one of its own, where the files are."""
import os
import subprocess

import pytest
from support.archivos import a_file, checksum, download, kept, noise, send, spooled, upload
from support.client import EMAILS, Client, registrar
from support.stack import wait_for

MIB = 1024 * 1024
DISK = 8 * MIB


@pytest.fixture
def small_disk(own_stack):
    """A stack whose files are on a disk of eight MiB."""
    if os.getuid() != 0:
        pytest.skip("only root mounts a disk")
    stack = own_stack()
    folder = stack.run_dir / "uploads"
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", folder], check=True)
    try:
        stack.kill("files")  # the next one begins with the new disk
        wait_for(lambda: (folder / "subidas").is_dir(), 10, "files is back")
        yield stack
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk_is_a_507_until_there_is_room_again(small_disk):
    stack = small_disk
    admin = Client(stack).login(EMAILS["ADMIN"])
    pedido, content, sent = registrar(admin), noise(3 * MIB), []
    while (answer := send(admin, pedido, a_file(content))).status == 200:
        sent.append(answer.data["archivo_id"])
        assert len(sent) <= DISK // len(content)
    assert (answer.status, answer.code) == (507, "STORAGE_FULL") and sent

    wait_for(lambda: not spooled(stack), 5, "the spool is empty")
    assert len(kept(stack)) == len(sent) == stack.sql("SELECT COUNT(*) AS n FROM archivos")[0]["n"]
    assert all(checksum(download(admin, one).body) == checksum(content) for one in sent)
    assert admin.get("/health").status == 200
    assert upload(admin, pedido, content[:1000])["tamano_bytes"] == 1000  # what fits is taken

    pid = stack.pid("files")
    assert admin.request("DELETE", f"/archivos/{sent[0]}").status == 200
    again = upload(admin, pedido, content)["archivo_id"]
    assert checksum(download(admin, again).body) == checksum(content)
    wait_for(lambda: admin.get("/ready").status == 200, 10, "ready again")
    assert stack.pid("files") == pid
