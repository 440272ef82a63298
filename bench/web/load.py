"""How long do the pages of the workbench take where many people read at once?

usage: python bench/web/load.py CASE [--users 20] [--seconds 60] [--pause 1.0] [--pages KIND ...]

Serves a built case (`bench/increment/run.py --claims 100000 --folder CASE` leaves one) as `tawthiq serve` does, in a
process of its own with accounts of its own, and reads pages from this one: each user takes one page after another at
random, seeded, with a pause for reading. What a user waits for is measured, from the request to the last byte. Prints
for each kind of page how many were read, and the median, 95th percentile and most in milliseconds; 150 ms are wanted
of the 95th at 100,000 claims with 20 users at once. Pages that every user opens first are read once before. Anything
but an answer of 200 ends it.
"""

from __future__ import annotations

import argparse
import datetime
import http.client
import itertools
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, urlencode

from tawthiq.accounts import Accounts
from tawthiq.pipeline import Catalogue, Wanted

PORT = 8479
SETTLING = 5.0  # s, in which the workbench ends what it reads beforehand
WANTED = 150  # ms, of the 95th percentile
_WORDS = ("هجين", "غارة", "مدنيين", "strike", "market", '"غارة جوية"')


def paths(case: Path, rng: random.Random) -> Mapping[str, Sequence[str]]:
    """Some addresses of every kind of page, with ids of the case."""
    catalogue = Catalogue(case)
    incidents = [one["id"] for one in catalogue.choose(Wanted()).incidents]
    reports = list(catalogue.report_ids())
    catalogue.close()
    some, few = rng.sample(incidents, min(200, len(incidents))), rng.sample(reports, min(200, len(reports)))
    pages = rng.choices(range(1, len(incidents) // 50 + 1), k=50)
    return {
        "incidents": [f"/incidents?{urlencode({'at': page})}" for page in pages],
        "incidents, by place": [f"/incidents?{urlencode({'place': word})}" for word in _WORDS[:1]],
        "incidents, by grade": ["/incidents?grade=fair", "/incidents?grade=weak"],
        "incident": [f"/incidents/{quote(id_)}" for id_ in some],
        "report": [f"/reports/{quote(id_)}" for id_ in few],
        "queue": ["/queue"],
        "map": ["/map"],
        "search": [f"/search?{urlencode({'q': word})}" for word in _WORDS],
        "log": ["/log"],
        "API: incidents": [f"/api/incidents?{urlencode({'at': page})}" for page in pages],
        "API: incident": [f"/api/incidents/{quote(id_)}" for id_ in some],
        "API: report": [f"/api/reports/{quote(id_)}" for id_ in few],
    }


class Reader:
    """One user, with a connection of their own."""

    def __init__(self, key: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        self._headers = {"Authorization": f"Bearer {key}", "Accept-Language": "ar"}

    def read(self, path: str) -> float:
        """Seconds that a page took."""
        start = time.perf_counter()
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            raise SystemExit(f"{path}: answered with {answer.status}")
        return time.perf_counter() - start


def read_on(
    key: str, pages: Mapping[str, Sequence[str]], seed: int, until: float, pause: float
) -> dict[str, list[float]]:
    """One user reads until the time is over."""
    reader, rng, taken = Reader(key), random.Random(seed), defaultdict[str, list[float]](list)
    time.sleep(rng.uniform(0, pause))
    while time.monotonic() < until:
        kind = rng.choice(list(pages))
        taken[kind].append(reader.read(rng.choice(pages[kind])))
        time.sleep(rng.uniform(0.5, 1.5) * pause)
    return taken


def wait_for_server(key: str) -> None:
    for _ in range(300):
        try:
            Reader(key).read("/incidents")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the workbench did not start")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--pages", nargs="+", metavar="KIND", help="only these kinds of page")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tawthiq-load-") as folder:
        people = Path(folder) / "people.db"
        accounts = Accounts(people, lambda: datetime.datetime.now(datetime.UTC))
        accounts.take_link(str(accounts.first_link()), "Load", "twelve calm readers", None)
        admin = next(iter(accounts.people.all()))
        key = accounts.programs.make(admin.id, "load")
        accounts.close()
        command = [
            sys.executable,
            "-m",
            "tawthiq",
            "serve",
            str(asked.case),
            "--port",
            str(PORT),
            "--people",
            str(people),
        ]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                taken = measure(asked, key)
            finally:
                server.terminate()
    return report(taken)


def measure(asked: argparse.Namespace, key: str) -> dict[str, list[float]]:
    pages = paths(asked.case, random.Random(1))
    wait_for_server(key)
    reader, there = Reader(key), {}
    for kind, some in pages.items():
        if not asked.pages or kind in asked.pages:
            reader.read(some[0])
            there[kind] = some
    time.sleep(SETTLING)
    until, found, lock = time.monotonic() + asked.seconds, defaultdict[str, list[float]](list), threading.Lock()

    def user(seed: int) -> None:
        own = read_on(key, there, seed, until, asked.pause)
        with lock:
            for kind, times in own.items():
                found[kind] += times

    users = [threading.Thread(target=user, args=(seed,)) for seed in range(asked.users)]
    for one in users:
        one.start()
    for one in users:
        one.join()
    return found


def report(taken: Mapping[str, Sequence[float]]) -> int:
    print(f"{'page':22} {'read':>6} {'median':>8} {'95%':>8} {'most':>8}  ms")
    slow = False
    every = list(itertools.chain.from_iterable(taken.values()))
    for kind, times in [*taken.items(), ("all", every)]:
        ordered = sorted(1000 * one for one in times)
        high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        slow |= high > WANTED
        print(f"{kind:22} {len(ordered):6} {ordered[len(ordered) // 2]:8.0f} {high:8.0f} {ordered[-1]:8.0f}", end="")
        print("  over" if high > WANTED else "")
    print(json.dumps({"users_read": len(every), "wanted_ms": WANTED}))
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
