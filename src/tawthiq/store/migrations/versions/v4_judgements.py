"""Version 4: judgements of people."""

from __future__ import annotations

from alembic import op

from tawthiq.store.migrations.statements import SCRIPTS

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Make the table, which no case has had before."""
    for statement in SCRIPTS[4]:
        op.execute(statement)
