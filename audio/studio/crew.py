"""Who does the work: voices speak in threads, masters are made in processes."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crew:
    """The executors of a session; they may be one."""

    speakers: Executor
    """Threads: a voice may hold a model, a connection or a lock, and lets others run while it speaks."""
    masters: Executor
    """Anything that takes picklable work: filters and figures would keep one interpreter to themselves."""


@contextmanager
def local_crew(jobs: int) -> Iterator[Crew]:
    """Lend the cores of this machine; no process starts before there is something to master."""
    # "spawn" everywhere: it is Windows' only way, and forking a process that has threads may hang the child.
    context = multiprocessing.get_context("spawn")
    with (
        ThreadPoolExecutor(jobs) as speakers,
        ProcessPoolExecutor(jobs, context, initializer=_prepare_process) as masters,
    ):
        yield Crew(speakers, masters)


def _prepare_process() -> None:
    # Ctrl-C reaches every process of the terminal; the one that waits for us tells the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # No work here needs numpy's linear algebra, whose threads would each take memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
