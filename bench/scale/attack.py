"""One attack as it was, and as one report has it: the facts that fill the sentences of `topics.toml`."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from dataclasses import dataclass

from happening import toll
from phrases import Facts, Lists, settlements

AT_WAR = frozenset({"IQ", "SY", "YE"})
PARTIES = 4
OFF = 0.15  # of the reports give another number, as `lower` in `bench/linkage/style.py`


@dataclass(frozen=True, slots=True)
class Attack:
    """Where (by language), when and by whom (the place of the party in the lists), and the toll."""

    scene: Mapping[str, str]
    day: datetime.date
    party: int
    killed: int
    injured: int

    @classmethod
    def drawn(cls, rng: random.Random, day: datetime.date) -> Attack:
        """An attack of this day; at least three are killed and injured, so that no sentence has to say it otherwise."""
        killed, injured = toll(rng)
        dead, hurt = killed.get("people", 0), injured.get("people", 0)
        return cls(rng.choice(settlements(AT_WAR)), day, rng.randrange(PARTIES), max(3, dead), max(3, hurt))

    def facts(self, rng: random.Random, language: str, lists: Lists) -> Facts:
        """The facts as one report has them."""
        off = rng.choice((-1, 1, 2)) if rng.random() < OFF else 0
        killed = max(3, self.killed + off)
        return {
            "scene": self.scene[language],
            "party": lists["party"][self.party],
            "killed": str(killed),
            "injured": str(max(3, self.injured + off)),
            "few": str(max(3, killed // 4)),
            "date": f"{self.day.day} {lists['month'][self.day.month - 1]} {self.day.year}",
        }
