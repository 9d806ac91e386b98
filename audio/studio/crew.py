"""Who does the work: voices speak and masters are made in threads of their own."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crew:
    """The executors of a session; they may be one."""

    speakers: Executor
    """Threads: a voice may hold a model, a connection or a lock, and lets others run while it speaks."""
    masters: Executor
    """Apart, so that mastering goes on while every speaker waits for a service far away."""


@contextmanager
def local_crew(jobs: int) -> Iterator[Crew]:
    """Lend the cores of this machine.

    Threads are enough: encoders, filters and espeak work outside the interpreter's lock, and one process
    holds one copy of what they need.
    """
    with ThreadPoolExecutor(jobs) as speakers, ThreadPoolExecutor(jobs) as masters:
        yield Crew(speakers, masters)
