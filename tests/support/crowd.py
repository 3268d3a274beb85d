"""Many people at once, each doing something by chance again and again, while a test disturbs them."""
import random
import threading
from http.client import HTTPException


class Crowd:
    """Those clients; what one of them does next is `one(client, chance)`, which gives the answer."""

    def __init__(self, clients):
        self._clients, self._over, self.failures = clients, threading.Event(), []

    def run(self, seconds, patience, disturb):
        """Lets them go on for so long and disturbs them in the middle; each then has `patience` seconds to
        be done. An answer that is none of ours fails."""
        threads = [threading.Thread(target=self._act, args=(client, seed), daemon=True)
                   for seed, client in enumerate(self._clients)]
        for thread in threads:
            thread.start()
        self._over.wait(seconds / 2)
        disturb()
        self._over.wait(seconds / 2)
        self._over.set()
        for thread in threads:
            thread.join(patience)
        assert not self.failures, self.failures[:3]

    def _act(self, client, seed):
        chance = random.Random(seed)
        while not self._over.is_set():
            try:
                answer = self.one(client, chance)
                if answer.status not in (200, 403, 404, 409, 422, 503):
                    self.failures.append(answer)
            except (OSError, HTTPException):
                pass  # killed in the middle
