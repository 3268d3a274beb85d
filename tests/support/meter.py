"""What processes hold while something happens."""
import threading


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS"))


class Meter(threading.Thread):
    """The most that the processes had at once, more than at the beginning."""

    def __init__(self, *pids):
        super().__init__(daemon=True)
        self._pids, self._over = pids, threading.Event()
        self.before = self.most = self._now()

    def _now(self):
        return sum(resident(pid) for pid in self._pids)

    def run(self):
        while not self._over.wait(0.01):
            self.most = max(self.most, self._now())

    def stop(self):
        self._over.set()
        self.join()
        return self.most - self.before
