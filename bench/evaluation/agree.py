"""Does `tawthiq evaluate` give the figures of the reference scorer? Gold against copies of itself with mistakes put in.

usage: python bench/evaluation/agree.py [SHARED]
"""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
COPIES = 12


def spoil_number(claim: Json, chance: random.Random) -> None:
    for row in claim.get("casualties", ()):
        row["max"] = chance.choice([row["min"], row["max"], 7, None])


def spoil_people(claim: Json, chance: random.Random) -> None:
    for row in claim.get("casualties", ()):
        row["who"] = chance.choice(["people", "civilians", row["who"]])


def spoil_speaker(claim: Json, chance: random.Random) -> None:
    aliases = (claim.get("speaker") or {}).get("aliases") or ["medics"]
    claim["speaker"] = chance.choice(
        [None, {"name": "medics"}, {"name": aliases[0].upper()}, {"name": aliases[0] + " of the town"}]
    )


def spoil_text(claim: Json, chance: random.Random) -> None:
    words = claim["text"].split()
    claim["text"] = " ".join(words[: chance.randint(1, len(words))])


def spoil_frame(claim: Json, chance: random.Random) -> None:
    claim["scope"] = chance.choice(["incident", "total"])
    claim.pop(chance.choice(["belligerent", "place", "time", "strikes"]), None)


def spoil_place(claim: Json, chance: random.Random) -> None:
    if claim.get("place"):
        claim["place"] = {
            **claim["place"],
            "lat": claim["place"].get("lat", 30.0) + chance.choice([0.1, 0.2]),
            "name": "elsewhere",
        }


def spoil_type(claim: Json, chance: random.Random) -> None:
    claim["type"] = chance.choice(["denial", "finding", "call", claim["type"]])


SPOIL: list[Callable[[Json, random.Random], None]] = [
    spoil_number,
    spoil_people,
    spoil_speaker,
    spoil_text,
    spoil_frame,
    spoil_place,
    spoil_type,
]


def perturbed(gold: list[Json], seed: int) -> Iterator[Json]:
    chance = random.Random(seed)
    for report in copy.deepcopy(gold):
        if chance.random() < 0.05:
            continue
        report["claims"] = [claim for claim in report["claims"] if chance.random() > 0.1]
        report["claims"] += copy.deepcopy([claim for claim in report["claims"] if chance.random() < 0.1])
        for claim in report["claims"]:
            for spoil in SPOIL:
                if chance.random() < 0.25:
                    spoil(claim, chance)
        report["source_text"] = " ".join(claim["text"] for claim in report["claims"] if chance.random() > 0.1)
        yield report


def figures(command: list[str]) -> Json:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main() -> int:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    scorer, gold_path = shared / "gold" / "score.py", shared / "gold" / "dev.jsonl"
    if not scorer.exists():
        print(f"skipped: no {scorer}; name the folder that holds gold/score.py and gold/dev.jsonl")
        return 0
    gold = [json.loads(line) for line in gold_path.read_text(encoding="utf-8").splitlines()]
    different = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(COPIES):
            path = Path(folder) / f"{seed}.jsonl"
            path.write_text("".join(json.dumps(report) + "\n" for report in perturbed(gold, seed)), encoding="utf-8")
            theirs = figures([str(scorer), str(gold_path), str(path), "--json"])
            ours = figures(["-m", "tawthiq", "evaluate", str(gold_path), str(path), "--json"])
            for name in theirs:
                if theirs[name] != ours["all"][name]:
                    different += 1
                    print(f"copy {seed}: {name}: reference {theirs[name]}, ours {ours['all'][name]}")
    print(f"{COPIES} copies of {len(gold)} reports, {different} measures differ (target 0)")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
