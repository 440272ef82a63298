"""Version 1: evidence in the order received, and the reports found in it."""

from __future__ import annotations

from alembic import op

revision = "1"
down_revision = None

_STATEMENTS = (
    """
CREATE TABLE evidence (
    received INTEGER PRIMARY KEY,
    sha256   TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
    name     TEXT    NOT NULL,
    bytes    INTEGER NOT NULL CHECK (bytes >= 0)
)""",
    """
CREATE TABLE report (
    doc_id    TEXT PRIMARY KEY,
    sha256    TEXT NOT NULL REFERENCES evidence (sha256),
    line      INTEGER,
    title     TEXT,
    published TEXT,
    language  TEXT,
    outlet    TEXT,
    url       TEXT
) WITHOUT ROWID""",
    "CREATE INDEX report_sha256 ON report (sha256, line)",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
