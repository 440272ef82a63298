"""The match weights of many records: Splink over DuckDB. Imported only where the extra `scale` is installed."""

from __future__ import annotations

import itertools
import logging
import tempfile
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.blocking import A_DAY, CROWD, reach_of, tokens_of
from tawthiq.incidents.edges import Edges
from tawthiq.incidents.levels import COMPARISONS, NEAR_SHARE
from tawthiq.incidents.places import NEIGHBOUR_KM, PlaceRelation
from tawthiq.incidents.records import LARGE, Record
from tawthiq.incidents.weights import SCALE, Model
from tawthiq.model import Precision

MEMORY = "1GB"  # what DuckDB may hold; what is more lies on the disk, in a folder of its own for each linking
BATCH = 1 << 17  # pairs that are weighed at a time: Splink holds 1.4 KB for each while it does
NOWHERE = -1  # the number of no place
_PLACES = tuple(PlaceRelation)
_DAY_GAP = "greatest(first_r - last_l, first_l - last_r)"
_MOST = "greatest(most_l, most_r)"
_ONE_PARTY = "list_has_any(parties_l, parties_r)"

# Level by level, what levels.py and windows.py say, as conditions on a pair's columns; the first that holds counts.
CONDITIONS: Mapping[str, Mapping[str, str]] = {
    "place": {level: f"match_key = '{number}'" for number, level in enumerate(_PLACES)},
    "day": {
        "unsaid": "first_l IS NULL OR first_r IS NULL",
        "same": f"{_DAY_GAP} <= 0 AND stated_l AND stated_r",
        "adjacent": f"{_DAY_GAP} > greatest(slack_l, slack_r)",
        "blurred": "TRUE",
    },
    "party": {
        "unsaid": "len(parties_l) = 0 OR len(parties_r) = 0",
        "same": _ONE_PARTY,
        "different": "TRUE",
    },
    "figures": {
        "several": "len(list_intersect(figures_l, figures_r)) > 1",
        "large": "list_has_any(large_l, large_r)",
        "small": "list_has_any(figures_l, figures_r)",
        "unsaid": "least_l IS NULL OR least_r IS NULL",
        "far": f"greatest(least_l - most_r, least_r - most_l) > greatest(1.0, {NEAR_SHARE}::DOUBLE * {_MOST})",
        "near": f"{_MOST} >= {LARGE}",
        "few": "TRUE",
    },
    "kind": {
        "unsaid": "kinds_l = 0 OR kinds_r = 0",
        "same_by_one": f"{_ONE_PARTY} AND kinds_l & kinds_r <> 0",
        "akin_by_one": f"{_ONE_PARTY} AND kinds_l & akin_r <> 0",
        "different_by_one": _ONE_PARTY,
        "same": "kinds_l & kinds_r <> 0",
        "akin": "kinds_l & akin_r <> 0",
        "different": "TRUE",
    },
    "wording": {"copy": "original_l = original_r", "own": "TRUE"},
}

# Degrees, for settlements with entries of their own and no neighbour named: further apart, they are two places.
_FAR = NEIGHBOUR_KM / 50
# The keys of all records from their tokens, as blocking.py dates them.
_KEYS = f"""
SELECT record, token + {A_DAY} * unnest(range(first - {{reach}}, last + {{reach}} + 1)) AS key
FROM (SELECT record, unnest({{tokens}}) AS token, first, last, reach FROM tokens)
"""
_MET = f"""
CREATE TABLE met AS
WITH own AS ({_KEYS.format(tokens="own", reach=0)}),
probe AS ({_KEYS.format(tokens="probe", reach="reach")}),
crowded AS (SELECT key FROM own WHERE key & 1 = 1 GROUP BY key HAVING count(*) > {CROWD}),
pairs AS (
    SELECT DISTINCT least(own.record, probe.record) AS one, greatest(own.record, probe.record) AS other
    FROM own JOIN probe USING (key)
    WHERE own.record <> probe.record AND key NOT IN (SELECT key FROM crowded)
)
SELECT one, other, least(l.place, r.place) AS place, greatest(l.place, r.place) AS other_place
FROM pairs JOIN records l ON one = l.unique_id JOIN records r ON other = r.unique_id
    LEFT JOIN points a ON a.place = l.place LEFT JOIN points b ON b.place = r.place
WHERE l.source <> r.source
    AND coalesce(a.place = b.place OR abs(a.lat - b.lat) < {_FAR} AND abs(a.lon - b.lon) < {_FAR}, TRUE)
    AND coalesce(
        greatest(r.first - l.last, l.first - r.last)
            <= greatest(l.slack, r.slack) + (l.stated AND r.stated)::INTEGER,
        TRUE
    )
"""
_PAIRS = f"""
CREATE TABLE pairs AS
SELECT one, other, relation
FROM met JOIN relations USING (place, other_place) WHERE relation <> {_PLACES.index(PlaceRelation.APART)}
"""

# The first records of batches of pairs, all pairs of one first record in one batch.
_STARTS = f"""
SELECT DISTINCT one FROM (SELECT one, row_number() OVER (ORDER BY one) % {BATCH} AS place FROM pairs)
WHERE place = 1 ORDER BY one
"""
_BATCH = """
CREATE OR REPLACE TABLE batch AS
SELECT relation::VARCHAR AS match_key, one AS join_key_l, other AS join_key_r
FROM pairs WHERE one >= $start AND one < $end
"""


def match_with_splink(records: Sequence[Record], atlas: Atlas, model: Model) -> Edges:
    """As `matching.match_in_process`, with the same pairs and weights in the same order, for millions of records."""
    with tempfile.TemporaryDirectory(prefix="tawthiq-linking-") as spilled:
        return _match(records, atlas, model, spilled)


def _match(records: Sequence[Record], atlas: Atlas, model: Model, spilled: str) -> Edges:
    config: dict[str, Any] = {"memory_limit": MEMORY, "preserve_insertion_order": False, "temp_directory": spilled}
    connection = duckdb.connect(config=config)
    for name, table in (("records", _records), ("points", _points), ("tokens", _tokens)):
        _load(connection, name, table(records, atlas))
    connection.execute(_MET)
    _load(connection, "relations", _relations(connection, atlas))
    connection.execute(_PAIRS)
    connection.execute("DROP TABLE tokens; DROP TABLE met")
    database = DuckDBAPI(connection)
    logging.getLogger("splink").setLevel(logging.ERROR)
    linker = Linker(database.register("records"), settings(model), log_level=None, validate_settings=False)
    edges = Edges()
    starts = [start for (start,) in connection.execute(_STARTS).fetchall()]
    for start, end in itertools.pairwise([*starts, len(records)]):
        connection.execute(_BATCH, {"start": start, "end": end})
        linker.table_management.register_blocked_pairs_for_predict(database.register("batch"))
        scored = linker.inference.predict(warning_mode="never")
        columns = f"unique_id_l, unique_id_r, ({_total(model)})::INTEGER"
        _take(connection.sql(f"SELECT {columns} FROM {scored.physical_name} ORDER BY unique_id_l, unique_id_r"), edges)
        scored.drop_table_from_database_and_remove_from_cache()
    connection.close()
    return edges


def _take(found: duckdb.DuckDBPyRelation, edges: Edges) -> None:
    """Add rows of two positions and a weight, without an object for each number."""
    batches: Any = found.to_arrow_reader(BATCH)
    for batch in batches:
        for column, into in zip(batch.columns, (edges.first, edges.second, edges.weight), strict=True):
            values = memoryview(column.buffers()[1]).cast("i")
            into.extend(array("i", values[column.offset : column.offset + len(column)]))


def settings(model: Model) -> dict[str, Any]:
    """The model as Splink's settings."""
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": model.prior,
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "comparisons": [
            {"output_column_name": name, "comparison_levels": [*_levels(name, model), _ELSE]} for name in COMPARISONS
        ],
    }


_ELSE = {"sql_condition": "ELSE", "label_for_charts": "else", "m_probability": 0.5, "u_probability": 0.5}


def _levels(name: str, model: Model) -> list[dict[str, Any]]:
    conditions = CONDITIONS[name]
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


def _total(model: Model) -> str:
    """The match weight in hundredths of a bit, summed from what Splink gives each level."""
    return " + ".join([str(model.base), *(f"round({SCALE} * mw_{name})" for name in COMPARISONS)])


def _load(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("given", table)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
    connection.unregister("given")


def _relations(connection: duckdb.DuckDBPyConnection, atlas: Atlas) -> pa.Table:
    """How each two places of pairs that met stand, by their position in `PlaceRelation`."""
    met: Any = connection.sql("SELECT DISTINCT place, other_place FROM met").to_arrow_table()
    number = {relation: position for position, relation in enumerate(_PLACES)}
    places = zip(met["place"].to_pylist(), met["other_place"].to_pylist(), strict=True)
    found = [number[atlas.look_up(None if a < 0 else a, None if b < 0 else b)] for a, b in places]
    return met.append_column("relation", pa.array(found, pa.int32()))


def _records(records: Sequence[Record], _: Atlas) -> pa.Table:
    numbers: dict[str, int] = {}

    def number(value: str) -> int:
        return numbers.setdefault(value, len(numbers))

    windows = [record.window for record in records]
    killed = [record.killed for record in records]
    return pa.table(
        {
            "unique_id": pa.array(range(len(records)), pa.int32()),
            "match_key": pa.nulls(len(records)),  # Splink asks each record for what a condition names
            "source": pa.array([number(record.source) for record in records], pa.int32()),
            "original": pa.array([number(record.original) for record in records], pa.int32()),
            "first": pa.array([window.first.toordinal() if window else None for window in windows], pa.int32()),
            "last": pa.array([window.last.toordinal() if window else None for window in windows], pa.int32()),
            "slack": pa.array([window.tolerance if window else None for window in windows], pa.int32()),
            "stated": pa.array([window.stated if window else None for window in windows], pa.bool_()),
            "place": pa.array([NOWHERE if r.place is None else r.place for r in records], pa.int32()),
            "parties": pa.array([[number(p) for p in sorted(r.parties)] for r in records], pa.list_(pa.int32())),
            "figures": pa.array([sorted(record.figures) for record in records], pa.list_(pa.int64())),
            "large": pa.array([sorted(record.large) for record in records], pa.list_(pa.int64())),
            "kinds": pa.array([record.kinds for record in records], pa.int32()),
            "akin": pa.array([record.akin for record in records], pa.int32()),
            "least": pa.array([edges and edges[0] for edges in killed], pa.int32()),
            "most": pa.array([edges and edges[1] for edges in killed], pa.int32()),
        }
    )


def _points(_: Sequence[Record], atlas: Atlas) -> pa.Table:
    """The settlements with entries that only another's distance can make neighbours."""
    listed = [(n, p) for n, p in enumerate(atlas.places) if p.id and p.near is None and p.precision is Precision.EXACT]
    found = [(number, place.lat, place.lon) for number, place in listed if place.lat is not None]
    columns: list[list[Any]] = [list(column) for column in zip(*found, strict=True)] or [[], [], []]
    kinds = {"place": pa.int32(), "lat": pa.float64(), "lon": pa.float64()}
    arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds.values(), strict=True)]
    return pa.table(dict(zip(kinds, arrays, strict=True)))


def _tokens(records: Sequence[Record], atlas: Atlas) -> pa.Table:
    """The tokens of the records that have days, with the days and how much further they look."""
    days, own, probe = array("i"), _Lists(), _Lists()
    for position, record in enumerate(records):
        if (window := record.window) is not None:
            tokens = tokens_of(record, atlas)
            own.add(tokens.own)
            probe.add(tokens.probe)
            days.extend((position, window.first.toordinal(), window.last.toordinal(), reach_of(window)))
    names = ("record", "first", "last", "reach")
    columns = {name: _column(pa.int32(), days[start :: len(names)]) for start, name in enumerate(names)}
    return pa.table({**columns, "own": own.column(), "probe": probe.column()})


class _Lists:
    """A column of lists of 64-bit numbers, filled without an object for each of them."""

    def __init__(self) -> None:
        self._ends, self._values = array("i", [0]), array("q")

    def add(self, values: Sequence[int]) -> None:
        """One more row."""
        self._values.extend(values)
        self._ends.append(len(self._values))

    def column(self) -> pa.Array:
        """The rows in the order in which they came."""
        return pa.ListArray.from_arrays(_column(pa.int32(), self._ends), _column(pa.int64(), self._values))


def _column(kind: pa.DataType, values: array[int]) -> pa.Array:
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(values)])
