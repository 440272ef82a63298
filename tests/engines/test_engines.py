"""Every engine gives what came of each batch in order; the pool loses an item that hangs or kills, and no other."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engines.tripled import Tripled

from tawthiq.engines import Engine, Limits, Local, Pool
from tawthiq.errors import EngineError

LIMITS = Limits(seconds=1)
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes find this module."""
    monkeypatch.syspath_prepend(ROOT)


@pytest.mark.parametrize("engine", [Local(), Pool(2), Pool(1)], ids=["local", "pool", "pool of one"])
def test_batches_come_out_as_they_went_in(engine: Engine) -> None:
    batches = [[1, 2], [], [3], list(range(100))]
    assert list(engine.run(Tripled(), batches)) == [tuple(3 * one for one in batch) for batch in batches]


@pytest.mark.parametrize("engine", [Local(), Pool(2)], ids=["local", "pool"])
def test_nothing_gives_nothing(engine: Engine) -> None:
    assert list(engine.run(Tripled(), [])) == []


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("hang", "no end after 1 s"),
        ("spin", "no end after 1 s"),
        ("kill", "the process that did it ended (SIGKILL)"),
    ],
)
def test_an_item_that_hangs_or_kills_is_lost_and_no_other(item: str, reason: str) -> None:
    batches = [[1, 2], [3, item, 4], [5]]
    assert list(Pool(2, LIMITS).run(Tripled(), batches)) == [(3, 6), (9, f"lost {item}: {reason}", 12), (15,)]


def test_several_of_one_batch_are_lost_each_by_itself() -> None:
    (results,) = Pool(1, LIMITS).run(Tripled(), [["kill", 1, 2, "kill"]])
    assert [str(one)[:9] for one in results] == ["lost kill", "3", "6", "lost kill"]


def test_a_process_that_somebody_killed_costs_nothing(tmp_path: Path) -> None:
    assert list(Pool(1, LIMITS).run(Tripled(str(tmp_path)), [[1, "kill once", 2]])) == [(3, "lived", 6)]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_a_process_has_no_more_memory_than_it_may() -> None:
    with pytest.raises(EngineError, match="MemoryError"):
        list(Pool(1, Limits(memory=1_000_000_000)).run(Tripled(), [["eat"]]))


def test_a_fault_of_the_work_is_told_with_its_trace() -> None:
    with pytest.raises(EngineError, match="a fault of the work"):
        list(Pool(2).run(Tripled(), [[1], ["fault"], [2]]))


def test_few_batches_are_taken_ahead_of_what_is_asked_for() -> None:
    taken = itertools.count()

    def batches() -> Iterator[list[int]]:
        while True:
            yield [next(taken)]

    with contextlib.closing(Pool(2).run(Tripled(), batches())) as results:
        assert [next(results) for _ in range(3)] == [(0,), (3,), (6,)]
        assert next(taken) < 15


def test_processes_end_with_the_one_that_they_work_for(tmp_path: Path) -> None:
    """Also where that one is killed, and where they hang."""
    if sys.platform != "linux":
        pytest.skip("processes that hang end with their parent on Linux")
    script = (
        "import signal\n"
        "from tawthiq.engines import Pool\n"
        "from tests.engines.tripled import Tripled\n"
        "if __name__ == '__main__':\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs behind a shell has it ignored\n"
        "    for one in Pool(2).run(Tripled(), [[1], [2], ['spin'], ['spin'], [3]]):\n"
        "        print(one, flush=True)\n"
    )
    path = tmp_path / "script.py"
    path.write_text(script)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    for number in (signal.SIGKILL, signal.SIGINT):
        parent = subprocess.Popen(
            [sys.executable, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"(3,)\n"
        deadline = time.monotonic() + 60
        while parent.poll() is None and time.monotonic() < deadline:
            parent.send_signal(number)  # an interrupt that comes while Python cleans up is lost
            with contextlib.suppress(subprocess.TimeoutExpired):
                parent.wait(5)
        while _of_session(parent.pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert _of_session(parent.pid) == []


def _of_session(session: int) -> list[str]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _parent, _group, own = stat.read_text().rpartition(")")[2].split()[:4]
            if int(own) == session and state != "Z":
                found.append(stat.parent.joinpath("cmdline").read_text().replace("\0", " "))
    return found
