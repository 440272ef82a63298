"""Work that takes long, one piece after the other, each in a process of its own so that pages stay quick."""

from __future__ import annotations

import logging
import multiprocessing
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing.connection import Connection
from typing import Any

from tawthiq.accounts import new_secret
from tawthiq.errors import TawthiqError

_LOG = logging.getLogger("tawthiq.web")
_MOST = 100  # jobs that are remembered
_PAUSE = 0.2  # seconds between two words of how far it is

Tell = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is (0: not known)."""

Task = Callable[..., Any]
"""A function of a module that takes a `Tell` first; what it takes and gives goes between processes."""


class State(StrEnum):
    """How a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(slots=True)
class Job:
    """One piece of work: its `kind` is a key of the wording; `problem` says in the program's words why it failed."""

    id: str
    kind: str
    person: int
    by: str
    state: State = State.WAITING
    step: str = ""
    done: int = 0
    total: int = 0
    result: Any = None
    problem: str = ""

    @property
    def has_ended(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self.state in (State.DONE, State.FAILED)


@dataclass(slots=True)
class Jobs:
    """The jobs of a site since it was started."""

    _jobs: dict[str, Job] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _runner: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "job"))
    _process: multiprocessing.process.BaseProcess | None = None

    def start(
        self, kind: str, person: tuple[int, str], task: Task, *arguments: Any, after: Callable[[], None] | None = None
    ) -> Job:
        """Put a job at the end of the row; `person` is the id and the name of who wants it.

        `after` is called when it has ended, however that was.
        """
        job = Job(new_secret()[:16], kind, *person)
        with self._lock:
            self._jobs[job.id] = job
            for old in [one for one in self._jobs.values() if one.has_ended][: len(self._jobs) - _MOST]:
                del self._jobs[old.id]
        self._runner.submit(self._run, job, task, arguments, after)
        return job

    def get(self, id_: str) -> Job | None:
        """The job with this id."""
        return self._jobs.get(id_)

    def recent(self, kind: str | None = None) -> Sequence[Job]:
        """The jobs, the last first."""
        with self._lock:
            return [one for one in reversed(self._jobs.values()) if kind in (None, one.kind)]

    def close(self) -> None:
        """Let no job begin any more, and end the one that runs: what it has done by then is whole."""
        self._runner.shutdown(wait=False, cancel_futures=True)
        if self._process is not None:
            self._process.terminate()

    def _run(self, job: Job, task: Task, arguments: Sequence[Any], after: Callable[[], None] | None) -> None:
        job.state = State.RUNNING
        try:
            self._wait_for(job, task, arguments)
        except Exception as error:
            _LOG.error("the job %s failed", job.kind, exc_info=error)
            job.state = State.FAILED
        finally:
            if after is not None:
                try:
                    after()
                except Exception as error:
                    _LOG.error("after the job %s", job.kind, exc_info=error)

    def _wait_for(self, job: Job, task: Task, arguments: Sequence[Any]) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        # Not a daemon, which could start no processes for its own work; `close` ends it, and so does its next word to
        # a site that is gone.
        self._process = process = context.Process(target=_work, args=(theirs, task, arguments), daemon=False)
        process.start()
        theirs.close()
        try:
            while not job.has_ended:
                self._take(job, ours.recv())
        except EOFError:  # it was killed
            job.state = State.FAILED
        finally:
            process.join()
            ours.close()
            self._process = None

    @staticmethod
    def _take(job: Job, word: tuple[str, Any]) -> None:
        kind, what = word
        if kind == "step":
            job.step, job.done, job.total = what
        elif kind == "done":
            job.result, job.state = what, State.DONE
        else:
            job.problem, job.state = what, State.FAILED


def _work(pipe: Connection, task: Task, arguments: Sequence[Any]) -> None:
    """In the process of the job: do it, and tell of it."""
    last_time, last_step = 0.0, ""

    def tell(step: str, done: int, total: int) -> None:
        nonlocal last_time, last_step
        now = time.monotonic()
        if step != last_step or now - last_time >= _PAUSE:
            last_time, last_step = now, step
            pipe.send(("step", (step, done, total)))

    try:
        pipe.send(("done", task(tell, *arguments)))
    except (TawthiqError, OSError) as error:
        pipe.send(("failed", str(error)))
    finally:
        pipe.close()
