"""Readers in a process of their own: what a hostile file can cost is bounded there, and a crash costs one file."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tawthiq.documents.findings import Fault, Finding, from_json
from tawthiq.documents.limits import EXPANDED_BYTES, MEMORY_BYTES, SECONDS, WAIT_SECONDS, megabytes

_WORKER = "tawthiq.documents.readers.worker"
_CHUNK = 1 << 16
_ANSWER_BYTES = 100_000_000  # a report of the largest size with every letter escaped
_ENDINGS = {
    "SIGABRT": f"its reader gave up, as where it takes more than {megabytes(MEMORY_BYTES)} of memory",
    "SIGXCPU": f"reading it takes more than {SECONDS} s",
    "SIGXFSZ": f"it unpacks to more than {megabytes(EXPANDED_BYTES)}",
}
LEAVE_OUT = "it may be made to do harm; leave it out, or open it elsewhere and save its text"
"""What to do about that over which a reader is lost."""


def read_confined(reader: str, path: Path, options: Mapping[str, Any] | None = None) -> Generator[Finding, None, None]:
    """What the module `reader` of `readers` finds in a file, one at a time.

    A reader that takes too long or too much memory, or crashes, ends with a `Fault` that is `is_refused`.
    """
    worker = _acquire()
    is_sound = False
    try:
        worker.send({"reader": reader, "path": os.fspath(path.absolute()), "options": dict(options or {})})
        while True:
            answer = worker.receive()
            if isinstance(answer, Fault):
                yield answer
                return
            if "end" in answer:
                is_sound = True
                return
            yield from_json(answer)
            worker.send({})
    finally:
        if is_sound:
            _idle.append(worker)
        else:
            worker.stop()


@dataclass(slots=True)
class _Worker:
    """One such process, of the process `owner`."""

    process: subprocess.Popen[bytes]
    owner: int = field(default_factory=os.getpid)
    waiting: bytearray = field(default_factory=bytearray)

    def send(self, value: Mapping[str, Any]) -> None:
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(value).encode() + b"\n")
            self.process.stdin.flush()

    def receive(self) -> dict[str, Any] | Fault:
        """The next answer, or why there is none."""
        assert self.process.stdout is not None
        stream = self.process.stdout.fileno()
        seen, until = 0, time.monotonic() + WAIT_SECONDS
        while (end := self.waiting.find(b"\n", seen)) < 0:
            seen = len(self.waiting)
            if seen > _ANSWER_BYTES or not _is_coming(stream, until - time.monotonic()):
                return Fault(0, f"no sign of the reader for {WAIT_SECONDS} s", LEAVE_OUT, is_refused=True)
            chunk = os.read(stream, _CHUNK)
            if not chunk:
                return _fault(self.process.wait())
            self.waiting += chunk
        line = bytes(self.waiting[:end])
        del self.waiting[: end + 1]
        found: dict[str, Any] = json.loads(line)
        return found

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()
        self.process.wait()


def _is_coming(stream: int, seconds: float) -> bool:
    """Whether there is something to read within that time; on Windows, which cannot wait for a pipe, it is hoped."""
    return os.name == "nt" or bool(select.select([stream], [], [], max(0.0, seconds))[0])


_idle: list[_Worker] = []


def _acquire() -> _Worker:
    """A process that waits, or a new one; those of a process that this one was forked from stay with it."""
    _idle[:] = [worker for worker in _idle if worker.owner == os.getpid()]
    while _idle:
        worker = _idle.pop()
        if worker.process.poll() is None:
            return worker
        worker.stop()
    process = subprocess.Popen(
        [sys.executable, "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        close_fds=True,
    )
    return _Worker(process)


@atexit.register
def _stop_all() -> None:
    for worker in _idle:
        if worker.owner == os.getpid():
            worker.stop()
    _idle.clear()


def _fault(code: int) -> Fault:
    """What the end of a reader's process says about the file."""
    name = signal.Signals(-code).name if code < 0 else f"exit status {code}"
    problem = _ENDINGS.get(name, f"its reader failed ({name})")
    return Fault(0, problem, LEAVE_OUT, is_refused=True)
