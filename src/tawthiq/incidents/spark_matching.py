"""The match weights of very many records: Splink over Spark. Imported only where the extra `spark` is installed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa
from splink import Linker
from splink.backends.spark import SparkAPI

from tawthiq.incidents.atlas import Atlas
from tawthiq.incidents.edges import Edges
from tawthiq.incidents.linkage_sql import PLACES, RELATED, SPARK, met, settings, total
from tawthiq.incidents.linkage_tables import points_table, records_table, tokens_table
from tawthiq.incidents.places import PlaceRelation, relate_places
from tawthiq.incidents.records import Record
from tawthiq.incidents.splink_matching import take_batch
from tawthiq.incidents.weights import Model
from tawthiq.model import Place

if TYPE_CHECKING:
    from pyspark import Broadcast
    from pyspark.sql import SparkSession

_BATCH = "SELECT CAST(relation AS STRING) AS match_key, one AS join_key_l, other AS join_key_r FROM pairs"
_RELATIONS = "place int, other_place int, relation int"
_Batches = Iterable[pa.RecordBatch]


def match_on_spark(session: SparkSession, records: Sequence[Record], atlas: Atlas, model: Model) -> Edges:
    """As `matching.match_in_process`, with the same pairs and weights in the same order, on the machines of a cluster.

    The records go out from this process and the pairs come back to it, 12 bytes each. What lies between is held by the
    machines, in memory and on their disks.
    """
    for name, table in (("records", records_table), ("points", points_table), ("tokens", tokens_table)):
        session.createDataFrame(table(records, atlas)).createOrReplaceTempView(name)
    places = session.sparkContext.broadcast(list(atlas.places))
    found = session.sql(met(SPARK)).persist()
    found.createOrReplaceTempView("met")
    relations = session.sql("SELECT DISTINCT place, other_place FROM met")
    relations.mapInArrow(_relating(places), _RELATIONS).createOrReplaceTempView("relations")
    session.sql(RELATED).createOrReplaceTempView("pairs")
    pairs = session.sql(_BATCH).persist()
    pairs.createOrReplaceTempView("batch")
    edges = _weigh(session, model)
    for frame in (pairs, found):
        frame.unpersist()
    places.destroy()
    return edges


def _weigh(session: SparkSession, model: Model) -> Edges:
    """The pairs of the table `batch` with their weights."""
    database = SparkAPI(  # type: ignore[no-untyped-call]  # Splink states no types here
        spark_session=session, break_lineage_method="persist", register_udfs_automatically=False
    )
    logging.getLogger("splink").setLevel(logging.ERROR)
    model_settings = settings(model, SPARK)
    linker = Linker(database.register("records"), model_settings, log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(database.register("batch"))
    scored = linker.inference.predict(warning_mode="never").as_spark_dataframe()
    pairs = scored.selectExpr("unique_id_l", "unique_id_r", f"CAST({total(model)} AS INT) AS weight").toArrow()
    scored.unpersist()
    edges = Edges()
    for batch in pairs.sort_by([("unique_id_l", "ascending"), ("unique_id_r", "ascending")]).to_batches():
        take_batch(batch, edges)
    return edges


def _relating(places: Broadcast[list[Place]]) -> Callable[[_Batches], Iterator[pa.RecordBatch]]:
    """What adds to pairs of places, by number, how they stand: its position in `PlaceRelation`."""

    def relate(batches: _Batches) -> Iterator[pa.RecordBatch]:
        known, number = places.value, {relation: position for position, relation in enumerate(PLACES)}
        for batch in batches:
            pairs = zip(*(column.to_pylist() for column in batch.columns), strict=True)
            relations = [
                number[PlaceRelation.UNSAID if min(a, b) < 0 else relate_places(known[a], known[b])] for a, b in pairs
            ]
            yield pa.RecordBatch.from_arrays(
                [*batch.columns, pa.array(relations, pa.int32())], ["place", "other_place", "relation"]
            )

    return relate
