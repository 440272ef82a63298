"""The process of readers, but for pages of archives of the web over which it goes wrong: tests start it in its place.

A step may take it one second of processor time, and what is left of another, instead of five.
"""

from __future__ import annotations

import errno
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tawthiq.documents import confinement
from tawthiq.documents.readers import captured_page, warc, worker

if TYPE_CHECKING:
    import pytest

RAISES, ENDLESS, DIES, GREEDY = (f"<p>{what}</p>".encode() for what in ("raises", "endless", "dies", "greedy"))
"""What stands in pages over which it does."""

SLOW, LOST, UNREACHED = "slow", "lost", "unreached"
"""Numbers of records over which it takes long, dies, or finds the disk failing before it knows what they are."""

_SECONDS = 0.3
_ROOT = Path(__file__).parents[2]


def start_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on readers run in this process. Stop those that wait before and after (`confinement._stop_all`)."""
    monkeypatch.setattr(confinement, "_WORKER", "tests.documents.treacherous_reader")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")]))


def read_page(data: bytes, number: int, charset: str | None = None, place: str | None = None) -> Any:
    while ENDLESS in data:
        pass
    if RAISES in data:
        raise ValueError("an odd\nthing")
    if DIES in data:
        os.kill(os.getpid(), signal.SIGKILL)
    if GREEDY in data:
        return bytearray(10**9)
    return _read_page(data, number, charset, place)


def is_page(record: Any) -> bool:
    what = str(record.headers.get("WARC-Target-URI")).rpartition("/")[2]
    until = time.process_time() + (_SECONDS if what == SLOW else 0)
    while time.process_time() < until:
        pass
    if what == LOST:
        os.kill(os.getpid(), signal.SIGKILL)
    if what == UNREACHED:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return _is_page(record)


_read_page, _is_page = captured_page.read_page, warc.is_page

if __name__ == "__main__":
    captured_page.read_page, warc.is_page, worker.SECONDS = read_page, is_page, 1
    _read_page("<p>قتل ثلاثة مدنيين.</p>".encode(), 1)  # what is loaded for it counts for no page
    worker.main()
