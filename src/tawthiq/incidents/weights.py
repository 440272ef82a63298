"""The linkage model that comes with the program: how much each level of a comparison speaks for one incident."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from tawthiq.incidents.levels import COMPARISONS

SCALE = 100  # match weights are whole hundredths of a bit, so that sums do not depend on their order


@dataclass(frozen=True, eq=False)
class Model:
    """A Fellegi-Sunter model (Fellegi and Sunter 1969) as Splink writes it.

    `m` and `u` give for each comparison and level how often it is met among pairs of one incident and of two, among
    the pairs that blocking lets through; `prior` is the share of such pairs that are of one incident.
    """

    version: str
    prior: float
    m: Mapping[str, Mapping[str, float]]
    u: Mapping[str, Mapping[str, float]]

    @cached_property
    def base(self) -> int:
        """The match weight before anything is compared, in hundredths of a bit."""
        return round(SCALE * math.log2(self.prior / (1 - self.prior)))

    def weight(self, comparison: str, level: str) -> int:
        """What a level adds to the match weight, in hundredths of a bit."""
        return self._weights[comparison][level]

    @cached_property
    def _weights(self) -> Mapping[str, Mapping[str, int]]:
        return {
            name: {level: round(SCALE * math.log2(m / self.u[name][level])) for level, m in levels.items()}
            for name, levels in self.m.items()
        }

    def tables(self) -> list[dict[StrEnum, int]]:
        """The weight of each level, comparison by comparison in the order of `COMPARISONS`; those apart have none."""
        return [
            {level: self.weight(name, level) for level in kind if level in self.m[name]}
            for name, kind in COMPARISONS.items()
        ]

    def total(self, levels: Sequence[StrEnum]) -> int:
        """The match weight of a pair in hundredths of a bit: above 0 it is more likely one incident than two."""
        return self.base + sum(self.weight(name, level) for name, level in zip(COMPARISONS, levels, strict=True))


@cache
def load_model() -> Model:
    """The weights in `weights.json`, made by `bench/linkage/train.py`."""
    return parse_model(json.loads(files("tawthiq.incidents").joinpath("weights.json").read_text(encoding="utf-8")))


def parse_model(value: Mapping[str, object]) -> Model:
    """The model of a parsed file: `version`, `prior`, and for each comparison and level its `m` and `u`."""
    comparisons = value["comparisons"]
    assert isinstance(comparisons, dict)
    m = {name: {level: float(pair["m"]) for level, pair in levels.items()} for name, levels in comparisons.items()}
    u = {name: {level: float(pair["u"]) for level, pair in levels.items()} for name, levels in comparisons.items()}
    return Model(str(value["version"]), float(str(value["prior"])), m, u)
