"""Files of requests that are deleted: nobody gets them any more, and soon nobody has them."""
from support.archivos import a_file, download, kept, send, upload
from support.client import EMAILS, Client, path, registrar
from support.stack import wait_for

SOON = 20


def rows(stack, solicitud_id):
    return stack.sql("SELECT archivo_id FROM solicitud_archivo WHERE solicitud_id = %s", solicitud_id)


def test_the_files_of_a_deleted_request_go_with_it_and_no_others(stack, admin):
    gone, stays = registrar(admin), registrar(admin)
    before = set(kept(stack))
    for i in range(3):
        upload(admin, gone, b"secret %d" % i)
    theirs = set(kept(stack)) - before
    other = upload(admin, stays, b"other")["archivo_id"]
    assert admin.delete(path(gone)).status == 200
    assert len(theirs) == 3
    wait_for(lambda: not any(file.exists() for file in theirs), SOON, "their bytes are gone", pause=0.2)
    assert not rows(stack, gone)
    assert download(admin, other).body == b"other"
    assert not stack.sql("SELECT archivo_id FROM archivos WHERE archivo_id NOT IN"
                         " (SELECT archivo_id FROM solicitud_archivo)")


def test_what_is_deleted_while_files_is_down_is_removed_when_it_is_back(own_stack):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    gone = registrar(admin)
    upload(admin, gone, b"x")
    wait_for(lambda: stack.sql("SELECT evento_id FROM archivo_cursor")[0]["evento_id"] >= 0, SOON, "it follows", pause=0.2)
    stack.supervisorctl("stop", "files")
    assert admin.delete(path(gone)).status == 200
    assert rows(stack, gone) and kept(stack)
    stack.supervisorctl("start", "files")
    wait_for(lambda: not kept(stack) and not rows(stack, gone), SOON, "the file is gone", pause=0.2)
    wait_for(lambda: send(admin, registrar(admin), a_file(b"x")).status == 200, SOON, "files is back")
