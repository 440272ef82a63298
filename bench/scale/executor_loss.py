"""Does it change anything in the output when a machine of the cluster is lost halfway?

usage: python bench/scale/executor_loss.py [--reports 3000] [--seed 1] [--master 'local-cluster[2,1,1536]']

Reads reports of `generate.py` on Spark twice: once undisturbed, once with the process of one executor killed (SIGKILL)
at half the time that the first run took. Prints how many executors died, and whether the rows are the same; the exit
code is 1 where they are not, or where none was killed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from engines import generated, rows_print, run

EXECUTOR = "CoarseGrainedExecutorBackend"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--master", default="local-cluster[2,1,1536]")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tawthiq-bench-") as name:
        folder = Path(name)
        archive = generated(folder, arguments.reports, arguments.seed)
        seconds, _ = run("spark", archive, folder / "whole", arguments.master)
        print(f"undisturbed: {seconds:.0f} s")
        killed: list[int] = []
        killer = threading.Thread(target=kill_one, args=(seconds / 2, killed), daemon=True)
        killer.start()
        disturbed, _ = run("spark", archive, folder / "disturbed", arguments.master)
        same = rows_print(folder / "whole") == rows_print(folder / "disturbed")
        print(f"{len(killed)} executor killed after {seconds / 2:.0f} s: {disturbed:.0f} s; the same rows: {same}")
        sys.exit(not (same and killed))


def kill_one(after: float, killed: list[int]) -> None:
    """Kill the executor with the least number that this process has begotten."""
    time.sleep(after)
    for _ in range(100):
        mine = [pid for pid in executors() if os.getpid() in ancestors(pid)]
        if mine:
            with contextlib.suppress(ProcessLookupError):
                os.kill(min(mine), signal.SIGKILL)
                killed.append(min(mine))
                return
        time.sleep(0.2)


def executors() -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            words = path.read_bytes().split(b"\0")
            if words[0].endswith(b"java") and any(EXECUTOR.encode() in word for word in words):
                found.append(int(path.parent.name))
    return found


def ancestors(pid: int) -> set[int]:
    found: set[int] = set()
    while pid > 1:
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            break
        found.add(pid)
    return found


if __name__ == "__main__":
    main()
