"""Ask a service of others politely: not too often, and again after a while where that helps."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Throttle:
    """Keeps requests apart, whichever threads they come from."""

    interval_s: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _free_at: float = field(default=float("-inf"), init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def wait(self) -> None:
        """Return when it is this caller's turn."""
        with self._lock:
            now = self.clock()
            turn = max(now, self._free_at)
            self._free_at = turn + self.interval_s
        if turn > now:
            self.sleep(turn - now)

    def hold(self, wait_s: float) -> None:
        """Let nobody's turn come for a while: the service asked for it."""
        with self._lock:
            self._free_at = max(self._free_at, self.clock() + wait_s)


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait before asking again: exponential with full jitter.

    Full jitter, because two stations that were refused together should not come back together:
    Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
    """

    attempts: int = 4
    base_s: float = 1.0
    longest_s: float = 30.0
    random: Callable[[], float] = random.random
    """Uniform in [0, 1)."""

    def wait_s(self, failures: int, asked_s: float | None) -> float | None:
        """Return the seconds to wait after so many failures, None to give up.

        `asked_s` is what the service asked for, which is never undercut; more than `longest_s` of it
        is for the next run.
        """
        if failures >= self.attempts or (asked_s or 0) > self.longest_s:
            return None
        jittered = self.random() * min(self.longest_s, self.base_s * 2.0 ** (failures - 1))
        return max(jittered, asked_s or 0.0)
