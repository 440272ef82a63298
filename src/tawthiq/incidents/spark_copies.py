"""Near copies among the texts of a whole archive, on Spark. Imported only where the extra `spark` is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tawthiq.incidents.archive_copies import SameIdError
from tawthiq.incidents.copy_sql import COPIES, JUMP, TWICE, WAITING, steps
from tawthiq.incidents.linkage_sql import SPARK

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def spark_copies(session: SparkSession, texts: DataFrame) -> DataFrame:
    """As `archive_copies.archive_copies`, from a data frame in the form of `signatures.TEXTS`, with the same rows.

    Every step is kept by the machines until the last is made. Raises SameIdError.
    """
    held = [texts.persist()]
    held[0].createOrReplaceTempView("texts")
    if twice := session.sql(TWICE).collect():
        raise SameIdError(twice[0][0])
    for name, query in steps(SPARK).items():
        held.append(session.sql(query).persist())
        held[-1].createOrReplaceTempView(name)
    while session.sql(WAITING).collect()[0][0]:
        held.append(session.sql(JUMP).localCheckpoint())
        held[-1].createOrReplaceTempView("heads")
    found = session.sql(COPIES).localCheckpoint()
    for frame in held:
        frame.unpersist()
    return found
