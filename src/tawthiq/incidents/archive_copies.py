"""Near copies among very many texts on one machine, by DuckDB. Imported only where the extra `scale` is installed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from tawthiq.incidents.copy_sql import COPIES, JUMP, TWICE, WAITING, steps
from tawthiq.incidents.linkage_sql import DUCKDB
from tawthiq.incidents.signatures import TEXTS

MEMORY = "2GB"  # what DuckDB may hold; what is more lies on the disk


class SameIdError(Exception):
    """Two texts have the id that is its argument."""


def archive_copies(texts: Iterable[pa.RecordBatch]) -> pa.Table:
    """The copies among texts in the form of `signatures.TEXTS`: by id, each with its original (see `copy_sql.COPIES`).

    As `copies.find_copies`, but for copies of which no band is that of an earlier one. Raises SameIdError.
    """
    with tempfile.TemporaryDirectory(prefix="tawthiq-copies-") as folder:
        config: dict[str, Any] = {"memory_limit": MEMORY, "preserve_insertion_order": False, "temp_directory": folder}
        connection = duckdb.connect(str(Path(folder, "texts.duckdb")), config=config)
        try:
            return _find(connection, texts)
        finally:
            connection.close()


def _find(connection: duckdb.DuckDBPyConnection, texts: Iterable[pa.RecordBatch]) -> pa.Table:
    connection.register("given", pa.RecordBatchReader.from_batches(TEXTS, texts))
    connection.execute("CREATE TABLE texts AS SELECT * FROM given")
    connection.unregister("given")
    if twice := connection.execute(TWICE).fetchone():
        raise SameIdError(twice[0])
    for name, query in steps(DUCKDB).items():
        connection.execute(f"CREATE TABLE {name} AS {query}")
    while connection.execute(WAITING).fetchall()[0][0]:
        connection.execute(f"CREATE TABLE further AS {JUMP}")
        connection.execute("DROP TABLE heads; ALTER TABLE further RENAME TO heads")
    found: Any = connection.sql(f"{COPIES} ORDER BY doc_id").to_arrow_table()
    table: pa.Table = found
    return table
