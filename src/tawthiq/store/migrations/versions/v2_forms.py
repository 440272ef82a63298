"""Version 2: the form of evidence and a table's mapping; version 1 told the form by the name alone."""

from __future__ import annotations

from alembic import op

revision = "2"
down_revision = "1"

_STATEMENTS = (
    "ALTER TABLE evidence ADD COLUMN form TEXT NOT NULL DEFAULT 'text'",
    "ALTER TABLE evidence ADD COLUMN mapping TEXT",
    "UPDATE evidence SET form = 'jsonl' WHERE lower(name) LIKE '%.jsonl'",
)


def upgrade() -> None:
    """Add the columns, and tell the form of what is there."""
    for statement in _STATEMENTS:
        op.execute(statement)
