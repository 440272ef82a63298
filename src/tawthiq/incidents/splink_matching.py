"""The match weights of many records: Splink over DuckDB. Imported only where the extra `scale` is installed."""

from __future__ import annotations

import itertools
import logging
import tempfile
from array import array
from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.edges import Edges
from tawthiq.incidents.linkage_sql import DUCKDB, PLACES, RELATED, met, settings, total
from tawthiq.incidents.linkage_tables import points_table, records_table, tokens_table
from tawthiq.incidents.records import Record
from tawthiq.incidents.weights import Model

MEMORY = "1GB"  # what DuckDB may hold; what is more lies on the disk, in a folder of its own for each linking
BATCH = 1 << 17  # pairs that are weighed at a time: Splink holds 1.4 KB for each while it does

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
    for name, table in (("records", records_table), ("points", points_table), ("tokens", tokens_table)):
        _load(connection, name, table(records, atlas))
    connection.execute(f"CREATE TABLE met AS {met(DUCKDB)}")
    _load(connection, "relations", _relations(connection, atlas))
    connection.execute(f"CREATE TABLE pairs AS {RELATED}")
    connection.execute("DROP TABLE tokens; DROP TABLE met")
    database = DuckDBAPI(connection)
    logging.getLogger("splink").setLevel(logging.ERROR)
    model_settings = settings(model, DUCKDB)
    linker = Linker(database.register("records"), model_settings, log_level=None, validate_settings=False)
    edges = Edges()
    starts = [start for (start,) in connection.execute(_STARTS).fetchall()]
    for start, end in itertools.pairwise([*starts, len(records)]):
        connection.execute(_BATCH, {"start": start, "end": end})
        linker.table_management.register_blocked_pairs_for_predict(database.register("batch"))
        scored = linker.inference.predict(warning_mode="never")
        columns = f"unique_id_l, unique_id_r, ({total(model)})::INTEGER"
        _take(connection.sql(f"SELECT {columns} FROM {scored.physical_name} ORDER BY unique_id_l, unique_id_r"), edges)
        scored.drop_table_from_database_and_remove_from_cache()
    connection.close()
    return edges


def _take(found: duckdb.DuckDBPyRelation, edges: Edges) -> None:
    """Add rows of two positions and a weight."""
    batches: Any = found.to_arrow_reader(BATCH)
    for batch in batches:
        take_batch(batch, edges)


def take_batch(batch: pa.RecordBatch, edges: Edges) -> None:
    """Add the rows of two positions and a weight, without an object for each number."""
    for column, into in zip(batch.columns, (edges.first, edges.second, edges.weight), strict=True):
        values = memoryview(column.buffers()[1]).cast("i")
        into.extend(array("i", values[column.offset : column.offset + len(column)]))


def _load(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("given", table)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
    connection.unregister("given")


def _relations(connection: duckdb.DuckDBPyConnection, atlas: Atlas) -> pa.Table:
    """How each two places of pairs that met stand, by their position in `PlaceRelation`."""
    found: Any = connection.sql("SELECT DISTINCT place, other_place FROM met").to_arrow_table()
    number = {relation: position for position, relation in enumerate(PLACES)}
    places = zip(found["place"].to_pylist(), found["other_place"].to_pylist(), strict=True)
    relations = [number[atlas.look_up(None if a < 0 else a, None if b < 0 else b)] for a, b in places]
    return found.append_column("relation", pa.array(relations, pa.int32()))
