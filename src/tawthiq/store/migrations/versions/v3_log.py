"""Version 3: receipts, media types, and the log that covers every row.

The rows that are there are covered by the first entry of the log, which whoever runs the steps writes after them. When
and by whom they were received was not kept then.
"""

from __future__ import annotations

from alembic import op

from tawthiq.store.migrations.statements import SCRIPTS

revision = "3"
down_revision = "2"

_BEFORE = (
    "PRAGMA legacy_alter_table = ON",  # so that no other table follows the new names
    "ALTER TABLE evidence RENAME TO evidence_2",
    "ALTER TABLE report RENAME TO report_2",
    "DROP INDEX report_sha256",
)
_AFTER = (
    """
INSERT INTO evidence
SELECT received, sha256, name, bytes, form, mapping,
    CASE form WHEN 'jsonl' THEN 'application/jsonl' WHEN 'table' THEN 'text/csv'
        WHEN 'mapping' THEN 'application/toml' ELSE 'text/plain' END, 1
FROM evidence_2""",
    "INSERT INTO report SELECT doc_id, sha256, line, title, published, language, outlet, url, 1 FROM report_2",
    """
INSERT INTO receipt
SELECT received, evidence.sha256, name, NULL, url, outlet, published, NULL, NULL, 1
FROM evidence LEFT JOIN report ON form = 'text' AND report.sha256 = evidence.sha256""",
    "DROP TABLE report_2",
    "DROP TABLE evidence_2",
    "PRAGMA legacy_alter_table = OFF",
)


def upgrade() -> None:
    """Make the tables anew and put into them what is there."""
    for statement in (*_BEFORE, *SCRIPTS[3], *_AFTER):
        op.execute(statement)
