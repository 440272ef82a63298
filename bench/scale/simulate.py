"""What would an archive of a hundred million reports take? By simulation, from figures that were measured.

usage: python bench/scale/simulate.py [--measured measured.json] [--reports 100000000] [--cores 2 16 64 256 1024]

Reads what `parts.py` measured on one core (`measured.json` beside this file, which explains its keys) and plays a run
of `tawthiq extract --engine spark` through on clusters of several sizes: tasks of so many reports, each on the next
core that is free. Prints the assumptions, then hours and costs by cluster. The same file gives the same table.
"""

from __future__ import annotations

import argparse
import heapq
import json
import math
import random
from collections import deque
from dataclasses import dataclass, fields
from pathlib import Path

SEED = 8
HOUR = 3600.0


ABOUT = {
    "core_hour": "dollars for a core with 4 GB for an hour, about what clouds ask on demand",
    "task_reports": "reports of a task: some 16 MB of Parquet, as the engine sets it",
    "spread": "sigma of the logarithm of a task's time, for reports and machines differ",
    "straggler": "of all tasks take longer: a busy neighbour, a failing disk",
    "slower": "times as long as others they take; nothing is begun twice to get round them",
    "lost_a_day": "of all machines are lost within a day, and the tasks that run on them begin anew",
    "machine_cores": "cores of a machine",
    "returning": "seconds until another machine stands in",
    "overhead": "seconds of a task beside its work: scheduling, opening its file, committing what it wrote",
    "network": "bytes a second for each core, from and to the store and other machines",
    "shuffles": "times that the rows of kept reports go to another machine: to that which writes their month",
    "start": "seconds until the cluster stands and every core has loaded the languages",
}


@dataclass(frozen=True, slots=True)
class Assumed:
    """What was not measured; `ABOUT` says what each is."""

    core_hour: float = 0.05
    task_reports: int = 8_000
    spread: float = 0.15
    straggler: float = 0.01
    slower: float = 4.0
    lost_a_day: float = 0.01
    machine_cores: int = 16
    returning: float = 300.0
    overhead: float = 0.5
    network: float = 50e6
    shuffles: int = 1
    start: float = 120.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run: hours by the clock, the share of the cores' time that was work, tasks begun anew, and dollars."""

    hours: float
    busy: float
    anew: int
    dollars: float


def main() -> None:
    """Read the arguments, simulate and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measured", type=Path, default=Path(__file__).with_name("measured.json"))
    parser.add_argument("--reports", type=int, default=100_000_000)
    parser.add_argument("--cores", type=int, nargs="+", default=[2, 16, 64, 256, 1024])
    arguments = parser.parse_args()
    measured, assumed = json.loads(arguments.measured.read_text(encoding="utf-8")), Assumed()
    print("measured, of one core:")
    for name, what in measured["about"].items():
        print(f"  {measured[name]:>12,}  {what}")
    print("assumed:")
    for field in fields(assumed):
        print(f"  {getattr(assumed, field.name):>12,}  {ABOUT[field.name]}")
    print(f"{arguments.reports:,} reports, {core_seconds(measured) * arguments.reports / HOUR:,.0f} core hours of work")
    print(f"{'cores':>7}{'hours':>9}{'busy':>7}{'anew':>7}{'dollars':>9}")
    for cores in arguments.cores:
        one = simulate(arguments.reports, cores, measured, assumed)
        print(f"{cores:7,}{one.hours:9.1f}{one.busy:7.0%}{one.anew:7,}{one.dollars:9,.0f}")


def core_seconds(measured: dict[str, float]) -> float:
    """Seconds of one core for a report: taken in and filtered, and of those that are kept read and written."""
    return measured["take_in"] + measured["filter"] + measured["kept"] * (measured["read"] + measured["write"])


def simulate(reports: int, cores: int, measured: dict[str, float], assumed: Assumed) -> Outcome:
    """Every task on the core that is free first; machines that are lost take their running tasks with them."""
    rng = random.Random(f"{SEED} {cores}")
    tasks = math.ceil(reports / assumed.task_reports)
    rows = measured["kept"] * measured["bytes_out"] * (1 + 2 * assumed.shuffles)
    moved = assumed.task_reports * (measured["bytes_in"] + rows) / assumed.network
    mean = assumed.task_reports * core_seconds(measured) + moved + assumed.overhead
    machines = max(1, math.ceil(cores / assumed.machine_cores))
    free = [(assumed.start, core) for core in range(cores)]
    losses = _Losses(rng, machines, assumed)
    work, anew, end = 0.0, 0, assumed.start
    while tasks:
        begun, core = heapq.heappop(free)
        took = mean * math.exp(rng.gauss(-(assumed.spread**2) / 2, assumed.spread))
        took *= assumed.slower if rng.random() < assumed.straggler else 1.0
        lost = losses.of(core // assumed.machine_cores, begun, begun + took)
        if lost is not None:
            anew += 1
            heapq.heappush(free, (lost + assumed.returning, core))
            continue
        tasks, work, end = tasks - 1, work + took, max(end, begun + took)
        heapq.heappush(free, (begun + took, core))
    return Outcome(end / HOUR, work / (end * cores), anew, end / HOUR * cores * assumed.core_hour)


class _Losses:
    """When which machine is lost; asked of stretches of time that begin ever later."""

    def __init__(self, rng: random.Random, machines: int, assumed: Assumed) -> None:
        self._rng, self._machines = rng, machines
        self._rate = machines * assumed.lost_a_day / (24 * HOUR)
        self._coming: deque[tuple[float, int]] = deque([self._next(0.0)])

    def of(self, machine: int, begun: float, end: float) -> float | None:
        """When a machine is first lost between two moments, if it is."""
        while self._coming[-1][0] < end:
            self._coming.append(self._next(self._coming[-1][0]))
        while self._coming[0][0] < begun:
            self._coming.popleft()
        return next((at for at, lost in self._coming if lost == machine and at < end), None)

    def _next(self, after: float) -> tuple[float, int]:
        return after + self._rng.expovariate(self._rate), self._rng.randrange(self._machines)


if __name__ == "__main__":
    main()
