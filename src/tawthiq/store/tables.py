"""The tables of a register, for queries. `migrations` has what makes them; a test compares the two."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()


def _logged() -> Column[Any]:
    """The number of the log entry that covers a row."""
    key = ForeignKey("log.seq", deferrable=True, initially="DEFERRED")
    return Column("logged", Integer, key, nullable=False)


def _hash(name: str, *keys: Any, unique: bool | None = None, nullable: bool = False) -> Column[Any]:
    return Column(name, Text, *keys, CheckConstraint(f"length({name}) = 64"), nullable=nullable, unique=unique)


REVISION = Table(
    "alembic_version",
    METADATA,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
LOG = Table(
    "log",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("time", Text),
    Column("who", Text),
    Column("action", Text, nullable=False),
    Column("what", Text, nullable=False),
    _hash("previous"),
    _hash("hash", unique=True),
    Index("log_action", "action", "seq"),
)
EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("received", Integer, primary_key=True),
    _hash("sha256", unique=True),
    Column("name", Text, nullable=False),
    Column("bytes", BigInteger().with_variant(Integer, "sqlite"), CheckConstraint("bytes >= 0"), nullable=False),
    Column("form", Text, nullable=False),
    Column("mapping", Text),
    Column("media_type", Text, nullable=False),
    _logged(),
    Index("evidence_logged", "logged"),
)
RECEIPT = Table(
    "receipt",
    METADATA,
    Column("number", Integer, primary_key=True),
    _hash("sha256", ForeignKey("evidence.sha256")),
    Column("name", Text, nullable=False),
    Column("source", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("received_at", Text),
    Column("received_by", Text),
    _logged(),
    Index("receipt_sha256", "sha256"),
    Index("receipt_logged", "logged"),
)
REPORT = Table(
    "report",
    METADATA,
    Column("doc_id", Text, primary_key=True, nullable=False),
    Column("sha256", Text, ForeignKey("evidence.sha256"), nullable=False),
    Column("line", Integer),
    Column("title", Text),
    Column("published", Text),
    Column("language", Text),
    Column("outlet", Text),
    Column("url", Text),
    _logged(),
    Index("report_sha256", "sha256", "line"),
    Index("report_logged", "logged"),
    sqlite_with_rowid=False,
)
JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("line", Text, nullable=False),
    _logged(),
    Index("judgement_logged", "logged"),
)
ERASURE = Table(
    "erasure",
    METADATA,
    Column("number", Integer, primary_key=True),
    _hash("sha256"),
    _hash("removed"),
    _hash("remains", nullable=True),
    Column("reports", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    _logged(),
    Index("erasure_sha256", "sha256"),
    Index("erasure_logged", "logged"),
)
TOMBSTONE = Table(
    "tombstone",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("row_key", Text, nullable=False),
    Column("covered", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    _hash("hash"),
    _logged(),
    UniqueConstraint("kind", "covered", "place"),
    Index("tombstone_row", "kind", "row_key", "covered"),
    Index("tombstone_logged", "logged"),
)

COVERED = (EVIDENCE, RECEIPT, REPORT, JUDGEMENT, ERASURE, TOMBSTONE)
"""The tables whose rows the log covers, in the order of a digest."""
