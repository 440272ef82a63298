"""Version 5: erasures, and a tombstone for each row that goes with one."""

from __future__ import annotations

from alembic import op

from tawthiq.store.migrations.statements import SCRIPTS

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Make the tables, and have the triggers let a row go that has a tombstone."""
    for statement in SCRIPTS[5]:
        op.execute(statement)
