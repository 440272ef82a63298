"""Version 3: receipts, media types, and the log that covers every row.

The rows that are there are covered by the first entry of the log, which whoever runs the steps writes after them. When
and by whom they were received was not kept then.
"""

from __future__ import annotations

from alembic import op

revision = "3"
down_revision = "2"

_BEFORE = (
    "PRAGMA legacy_alter_table = ON",  # so that no other table follows the new names
    "ALTER TABLE evidence RENAME TO evidence_2",
    "ALTER TABLE report RENAME TO report_2",
    "DROP INDEX report_sha256",
)
_TABLES = (
    """
CREATE TABLE log (
    seq INTEGER NOT NULL,
    time TEXT,
    who TEXT,
    action TEXT NOT NULL,
    what TEXT NOT NULL,
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (seq),
    UNIQUE (hash)
)""",
    "CREATE INDEX log_action ON log (action, seq)",
    """
CREATE TABLE evidence (
    received INTEGER NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    form TEXT NOT NULL,
    mapping TEXT,
    media_type TEXT NOT NULL,
    logged INTEGER NOT NULL,
    PRIMARY KEY (received),
    UNIQUE (sha256),
    FOREIGN KEY(logged) REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX evidence_logged ON evidence (logged)",
    """
CREATE TABLE receipt (
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    name TEXT NOT NULL,
    source TEXT,
    url TEXT,
    outlet TEXT,
    published TEXT,
    received_at TEXT,
    received_by TEXT,
    logged INTEGER NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(sha256) REFERENCES evidence (sha256),
    FOREIGN KEY(logged) REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX receipt_sha256 ON receipt (sha256)",
    "CREATE INDEX receipt_logged ON receipt (logged)",
    """
CREATE TABLE report (
    doc_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    line INTEGER,
    title TEXT,
    published TEXT,
    language TEXT,
    outlet TEXT,
    url TEXT,
    logged INTEGER NOT NULL,
    PRIMARY KEY (doc_id),
    FOREIGN KEY(sha256) REFERENCES evidence (sha256),
    FOREIGN KEY(logged) REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID""",
    "CREATE INDEX report_sha256 ON report (sha256, line)",
    "CREATE INDEX report_logged ON report (logged)",
    "CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence "
    "BEGIN SELECT RAISE(ABORT, 'evidence only grows: no DELETE'); END",
    "CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence "
    "BEGIN SELECT RAISE(ABORT, 'evidence only grows: no UPDATE'); END",
    "CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log only grows: no DELETE'); END",
    "CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log only grows: no UPDATE'); END",
    "CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt "
    "BEGIN SELECT RAISE(ABORT, 'receipt only grows: no DELETE'); END",
    "CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt "
    "BEGIN SELECT RAISE(ABORT, 'receipt only grows: no UPDATE'); END",
    "CREATE TRIGGER report_no_delete BEFORE DELETE ON report "
    "BEGIN SELECT RAISE(ABORT, 'report only grows: no DELETE'); END",
    "CREATE TRIGGER report_no_update BEFORE UPDATE ON report "
    "BEGIN SELECT RAISE(ABORT, 'report only grows: no UPDATE'); END",
    "CREATE TRIGGER log_follows BEFORE INSERT ON log "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM log) "
    "OR NEW.previous IS NOT coalesce((SELECT hash FROM log ORDER BY seq DESC LIMIT 1), "
    "printf('%064d', 0)) "
    "BEGIN SELECT RAISE(ABORT, 'the entry does not follow the last one'); END",
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
    for statement in (*_BEFORE, *_TABLES, *_AFTER):
        op.execute(statement)
