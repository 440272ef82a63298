"""What files that are made to do harm cost: seconds, memory, and what is stored of them. None is to cost anything.

    .venv/bin/python bench/hostile/run.py [NAME...]

makes the set (some 20 MB) in a folder of its own and adds each file to a case of its own with `tawthiq add`. Peak
memory is that of the command or of the process that reads, whichever is more.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from files import make

SECONDS, MEGABYTES = 10, 500  # what the project asks of each file


def main() -> None:
    failed = 0
    print(f"{'file':20} {'bytes':>10} {'wall s':>7} {'cpu s':>6} {'MB':>5} {'stored':>6}  message")
    with tempfile.TemporaryDirectory() as folder:
        for path in make(Path(folder), sys.argv[1:]):
            failed += not _measure(path)
    print(f"{failed} of the set cost too much, were stored, or ended without a message")
    sys.exit(bool(failed))


def _measure(path: Path) -> bool:
    case, log = path.with_name(f"{path.name}.case"), path.with_name(f"{path.name}.log")
    _run(["new", str(case)], log)
    began = time.monotonic()
    code, usage = _run(["add", str(case), str(path)], log)
    wall, megabytes = time.monotonic() - began, usage.ru_maxrss / 1000
    stored = len(list((case / "archive").iterdir()))
    lines = [line for line in log.read_text().splitlines() if line.startswith("skipped: ")]
    message = lines[0].split(f"{path.name}", 1)[-1].lstrip(": /") if lines else f"exit code {code}, no message"
    used = usage.ru_utime + usage.ru_stime
    size = path.stat().st_size
    print(f"{path.name:20} {size:10} {wall:7.1f} {used:6.1f} {megabytes:5.0f} {stored:6}  {message[:110]}")
    return bool(lines) and code == 3 and not stored and used < SECONDS and megabytes < MEGABYTES


def _run(arguments: list[str], log: Path) -> tuple[int, resource.struct_rusage]:
    """The exit code and the usage of a command and of all that it started."""
    process = os.fork()
    if not process:
        with log.open("wb") as out:
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
        os.execv(sys.executable, [sys.executable, "-m", "tawthiq", *arguments])
    _, status, usage = os.wait4(process, 0)
    return os.waitstatus_to_exitcode(status), usage


if __name__ == "__main__":
    main()
