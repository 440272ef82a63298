"""Which pairs of records meet and how they stand, as SQL: one definition, in the words of DuckDB and of Spark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq.incidents.blocking import A_DAY, CROWD
from tawthiq.incidents.levels import COMPARISONS, NEAR_SHARE
from tawthiq.incidents.places import NEIGHBOUR_KM, PlaceRelation
from tawthiq.incidents.records import LARGE
from tawthiq.incidents.weights import SCALE, Model

PLACES = tuple(PlaceRelation)
"""How two places stand; a table of pairs has the number of each."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What two databases call differently: whether two lists share something, what they share, how long one is, a row
    for each value of a list, and the list of the numbers from one to another.
    """

    overlap: str
    common: str
    length: str
    rows: str
    numbers: str


DUCKDB = Dialect("list_has_any({}, {})", "list_intersect({}, {})", "len({})", "unnest({})", "range({}, {} + 1)")
SPARK = Dialect("arrays_overlap({}, {})", "array_intersect({}, {})", "size({})", "explode({})", "sequence({}, {})")

_DAY_GAP = "greatest(first_r - last_l, first_l - last_r)"
_MOST = "greatest(most_l, most_r)"
_FAR = NEIGHBOUR_KM / 50  # degrees, for settlements with entries and no neighbour named: further apart, they are two


def conditions(dialect: Dialect) -> Mapping[str, Mapping[str, str]]:
    """Level by level, what levels.py and windows.py say, as conditions on a pair's columns; the first that holds
    counts.
    """
    one_party, parties_l, parties_r = (
        dialect.overlap.format("parties_l", "parties_r"),
        *(dialect.length.format(f"parties_{side}") for side in "lr"),
    )
    shared = dialect.length.format(dialect.common.format("figures_l", "figures_r"))
    return {
        "place": {level: f"match_key = '{number}'" for number, level in enumerate(PLACES)},
        "day": {
            "unsaid": "first_l IS NULL OR first_r IS NULL",
            "same": f"{_DAY_GAP} <= 0 AND stated_l AND stated_r",
            "adjacent": f"{_DAY_GAP} > greatest(slack_l, slack_r)",
            "blurred": "TRUE",
        },
        "party": {
            "unsaid": f"{parties_l} = 0 OR {parties_r} = 0",
            "same": one_party,
            "different": "TRUE",
        },
        "figures": {
            "several": f"{shared} > 1",
            "large": dialect.overlap.format("large_l", "large_r"),
            "small": dialect.overlap.format("figures_l", "figures_r"),
            "unsaid": "least_l IS NULL OR least_r IS NULL",
            "far": "greatest(least_l - most_r, least_r - most_l)"
            f" > greatest(1.0, CAST({NEAR_SHARE} AS DOUBLE) * {_MOST})",
            "near": f"{_MOST} >= {LARGE}",
            "few": "TRUE",
        },
        "kind": {
            "unsaid": "kinds_l = 0 OR kinds_r = 0",
            "same_by_one": f"{one_party} AND kinds_l & kinds_r <> 0",
            "akin_by_one": f"{one_party} AND kinds_l & akin_r <> 0",
            "different_by_one": one_party,
            "same": "kinds_l & kinds_r <> 0",
            "akin": "kinds_l & akin_r <> 0",
            "different": "TRUE",
        },
        "wording": {"copy": "original_l = original_r", "own": "TRUE"},
    }


def met(dialect: Dialect) -> str:
    """The pairs of records that blocking finds and that their days, and points on the map, do not exclude, each with
    the numbers of both places: from the tables `tokens`, `records` and `points`.
    """
    own, probe = (_keys(dialect, *column) for column in (("own", "0"), ("probe", "reach")))
    return f"""
WITH own AS ({own}),
probe AS ({probe}),
crowded AS (SELECT key FROM own WHERE key & 1 = 1 GROUP BY key HAVING count(*) > {CROWD}),
pairs AS (
    SELECT DISTINCT least(own.record, probe.record) AS one, greatest(own.record, probe.record) AS other
    FROM own JOIN probe USING (key) ANTI JOIN crowded USING (key)
    WHERE own.record <> probe.record
)
SELECT one, other, least(l.place, r.place) AS place, greatest(l.place, r.place) AS other_place
FROM pairs JOIN records l ON one = l.unique_id JOIN records r ON other = r.unique_id
    LEFT JOIN points a ON a.place = l.place LEFT JOIN points b ON b.place = r.place
WHERE l.source <> r.source
    AND coalesce(a.place = b.place OR abs(a.lat - b.lat) < {_FAR} AND abs(a.lon - b.lon) < {_FAR}, TRUE)
    AND coalesce(
        greatest(r.first - l.last, l.first - r.last)
            <= greatest(l.slack, r.slack) + CAST(l.stated AND r.stated AS INTEGER),
        TRUE
    )
"""


RELATED = f"""
SELECT one, other, relation
FROM met JOIN relations USING (place, other_place) WHERE relation <> {PLACES.index(PlaceRelation.APART)}
"""
"""The pairs of `met` whose places do not exclude each other, with how these stand."""


def settings(model: Model, dialect: Dialect) -> dict[str, Any]:
    """The model as Splink's settings."""
    levels = conditions(dialect)
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": model.prior,
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "comparisons": [
            {"output_column_name": name, "comparison_levels": [*_levels(name, levels[name], model), _ELSE]}
            for name in COMPARISONS
        ],
    }


def total(model: Model) -> str:
    """The match weight in hundredths of a bit, summed from what Splink gives each level."""
    return " + ".join([str(model.base), *(f"round({SCALE} * mw_{name})" for name in COMPARISONS)])


_ELSE = {"sql_condition": "ELSE", "label_for_charts": "else", "m_probability": 0.5, "u_probability": 0.5}


def _levels(name: str, conditions: Mapping[str, str], model: Model) -> list[dict[str, Any]]:
    return [
        {
            "sql_condition": condition,
            "label_for_charts": level,
            "m_probability": model.m[name][level],
            "u_probability": model.u[name][level],
        }
        for level, condition in conditions.items()
        if level in model.m[name]
    ]


def _keys(dialect: Dialect, tokens: str, reach: str) -> str:
    """The keys of all records from their tokens, as blocking.py dates them."""
    days = dialect.rows.format(dialect.numbers.format(f"first - {reach}", f"last + {reach}"))
    token = dialect.rows.format(tokens)
    return f"""
SELECT record, token + {A_DAY} * day AS key
FROM (
    SELECT record, token, {days} AS day
    FROM (SELECT record, {token} AS token, first, last, reach FROM tokens)
)
"""
