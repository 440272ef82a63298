"""Long work beside the pages: it may use processes of its own, and ends with the site."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from tawthiq.web.jobs import Job, Jobs, State, Tell

PERSON = (1, "A. Recorder")
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)  # so that other processes find this module


def with_help(tell: Tell) -> int | None:
    """Work that has a process of its own do some of it."""
    tell("working", 0, 1)
    child = multiprocessing.get_context("spawn").Process(target=int)
    child.start()
    child.join()
    return child.exitcode


def without_end(_: Tell, begun: Path) -> None:
    begun.with_suffix(".new").write_text(str(os.getpid()))
    begun.with_suffix(".new").rename(begun)
    time.sleep(3600)


def is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def ended(job: Job) -> Job:
    for _ in range(1200):
        if job.has_ended:
            return job
        time.sleep(0.1)
    raise AssertionError("the job does not end")


def test_a_job_may_start_processes() -> None:
    jobs = Jobs()
    job = ended(jobs.start("build", PERSON, with_help))
    jobs.close()
    assert (job.state, job.result, job.problem) == (State.DONE, 0, "")


def test_what_runs_ends_with_the_site(tmp_path: Path) -> None:
    jobs, begun = Jobs(), tmp_path / "begun"
    job = jobs.start("build", PERSON, without_end, begun)
    while not begun.exists() and not job.has_ended:
        time.sleep(0.05)
    assert job.state is State.RUNNING
    jobs.close()
    assert ended(job).state is State.FAILED
    number = int(begun.read_text())
    for _ in range(600):
        if not is_there(number):
            return
        time.sleep(0.1)
    raise AssertionError("its process does not end")
