"""The process in which readers run: requests come in on its standard input, findings go out on its standard output.

`python -m tawthiq.documents.readers.worker` is started by `confinement.py` and by nobody else. It bounds its own memory
and, from one finding to the next, its processor time; breaking a bound ends it, and the other side says so.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from tawthiq.documents.disk_faults import is_of_the_disk
from tawthiq.documents.findings import Begun, Fault, Finding, words_of
from tawthiq.documents.limits import EXPANDED_BYTES, MEMORY_BYTES, SECONDS, LimitError
from tawthiq.errors import InputError

try:
    import resource
except ImportError:  # Windows: time is bounded by the other side alone
    resource = None  # type: ignore[assignment]

_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
"""Libraries that would take memory for each core of the machine when they are loaded."""

_HEADROOM = 50_000_000  # bytes of memory given back when it ran out, to say so


def main() -> None:
    """Serve requests until there are no more."""
    answers, requests = _streams()
    _bound_memory(MEMORY_BYTES)
    os.environ.update(_ONE_THREAD)
    for line in requests:
        request = json.loads(line)
        for finding in _read(request):
            _answer(answers, finding.to_json())
            if not requests.readline():  # the other side asks for the next one
                return
            _bound_time()
        _answer(answers, {"end": True})


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """The way out and the way in; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers, os.fdopen(os.dup(0), "rb")


def _read(request: dict[str, Any]) -> Iterator[Finding]:
    """What the reader finds in the file, and what stops it."""
    _bound_time()
    try:
        reader = importlib.import_module(f"{__package__}.{request['reader']}")
    except ImportError as error:
        remedy = 'pip install "tawthiq[scale]"' if error.name == "pyarrow" else 'pip install "tawthiq[readers]"'
        yield Fault(0, f"cannot be read without the package {error.name}", remedy)
        return
    last = 0
    try:
        for finding in reader.read(Path(request["path"]), **request["options"]):
            last = last if isinstance(finding, Begun) else finding.number
            yield finding
    except InputError as error:
        yield Fault(0, error.problem, error.remedy, is_refused=isinstance(error, LimitError))
    except MemoryError:
        _bound_memory(MEMORY_BYTES + _HEADROOM)
        problem = f"reading it takes more than {MEMORY_BYTES / 1_000_000:.0f} MB of memory"
        yield Fault(0, problem, "split it into smaller files", is_refused=True)
    except RecursionError:
        yield Fault(0, "nested too deep", "it is no file that people made; leave it out", is_refused=True)
    except OSError as error:
        number = error.errno if is_of_the_disk(error) else None
        yield Fault(0, f"cannot be read: {error.strerror or error}", "check the file and its permissions", errno=number)
    except Exception as error:  # whatever a library raises at a broken file
        after = f" after entry {last}" if last else ""
        yield Fault(0, f"broken{after}: {words_of(error)}", "fetch the file again, or leave it out")


def _answer(answers: IO[bytes], value: dict[str, Any]) -> None:
    answers.write(json.dumps(value).encode() + b"\n")
    answers.flush()


def _bound_memory(size: int) -> None:
    if resource is not None:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (size, resource.RLIM_INFINITY))
            resource.setrlimit(resource.RLIMIT_FSIZE, (EXPANDED_BYTES, resource.RLIM_INFINITY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_time() -> None:
    if resource is not None:
        used = int(time.process_time()) + 1
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS, resource.RLIM_INFINITY))


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main()
    sys.stdout = None
