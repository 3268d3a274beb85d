"""Graceful drain for an update: each request that has begun is answered, and nothing stays behind."""
import time
from http.client import RemoteDisconnected

from support.client import EMAILS, PASSWORDS
from support.load import Load
from support.stack import wait_for

ROUNDS = 3
STOP_SECONDS = 10
CERTAINLY_ACCEPTED = 0.05  # seconds before the signal
UNANSWERED = (ConnectionRefusedError, ConnectionResetError, BrokenPipeError, RemoteDisconnected)


def sign_in(_):
    """A request that takes long enough (bcrypt) to be under way when the signal comes."""
    body = {"email": EMAILS["OPERADOR"], "password": PASSWORDS[EMAILS["OPERADOR"]]}
    return None, lambda client: client.post("/auth/login", body)


def test_sigterm_under_load_serves_what_was_accepted_and_leaves_nothing(own_stack):
    stack = own_stack()
    for _ in range(ROUNDS):
        with Load(stack, extra=[sign_in, sign_in]) as load:
            steady = time.monotonic()
            wait_for(lambda: len(load.acknowledged_since(steady)) > 40, 20, "the load is served")
            signalled = time.monotonic()
            seconds = stack.terminate()
            assert stack.processes() == []
        assert seconds <= STOP_SECONDS, f"{seconds:.1f} s"

        attempts = load.attempts
        under_way = [a for a in attempts if a.begin < signalled - CERTAINLY_ACCEPTED and not a.acknowledged]
        assert not under_way, under_way
        assert {a.status for a in attempts} <= {200, 503, 0}
        broken = [a for a in attempts if a.error and not isinstance(a.error, UNANSWERED)]
        assert not broken, "an answer that ends in the middle"

        stack.start()
        assert not load.lost_or_doubled(stack)
        stored = load.stored(stack)
        done_unanswered = [a for a in attempts if a.error and a.key and stored[a.key]]
        assert not done_unanswered, "done, and nobody was told"
