"""The statements that make the tables, step by step from version 3: a new case takes all steps, an old one its rest.

So both have the same schema to the letter, whatever version of SQLAlchemy is installed, and `verify` knows what it is
to be. What stands here is frozen: a change is a further step. A step may add tables and columns; it must
leave the new columns of old rows null, for the log covers those rows as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

REVISION = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""
"""Where Alembic keeps which step was the last."""

SCRIPTS: Mapping[int, tuple[str, ...]] = {
    3: (
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
    ),
    4: (
        """
CREATE TABLE judgement (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    line TEXT NOT NULL,
    logged INTEGER NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id),
    FOREIGN KEY(logged) REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
)""",
        "CREATE INDEX judgement_logged ON judgement (logged)",
        "CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement "
        "BEGIN SELECT RAISE(ABORT, 'judgement only grows: no DELETE'); END",
        "CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement "
        "BEGIN SELECT RAISE(ABORT, 'judgement only grows: no UPDATE'); END",
    ),
    5: (
        """
CREATE TABLE erasure (
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    removed TEXT NOT NULL CHECK (length(removed) = 64),
    remains TEXT CHECK (length(remains) = 64),
    reports INTEGER NOT NULL,
    reason TEXT NOT NULL,
    logged INTEGER NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(logged) REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
)""",
        "CREATE INDEX erasure_sha256 ON erasure (sha256)",
        "CREATE INDEX erasure_logged ON erasure (logged)",
        """
CREATE TABLE tombstone (
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    row_key TEXT NOT NULL,
    covered INTEGER NOT NULL,
    place INTEGER NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    logged INTEGER NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (kind, covered, place),
    FOREIGN KEY(logged) REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
)""",
        "CREATE INDEX tombstone_row ON tombstone (kind, row_key, covered)",
        "CREATE INDEX tombstone_logged ON tombstone (logged)",
        "CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure "
        "BEGIN SELECT RAISE(ABORT, 'erasure only grows: no DELETE'); END",
        "CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure "
        "BEGIN SELECT RAISE(ABORT, 'erasure only grows: no UPDATE'); END",
        "CREATE TRIGGER tombstone_no_delete BEFORE DELETE ON tombstone "
        "BEGIN SELECT RAISE(ABORT, 'tombstone only grows: no DELETE'); END",
        "CREATE TRIGGER tombstone_no_update BEFORE UPDATE ON tombstone "
        "BEGIN SELECT RAISE(ABORT, 'tombstone only grows: no UPDATE'); END",
        "DROP TRIGGER evidence_no_delete",
        "CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence "
        "WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE kind = 'evidence' "
        "AND row_key = OLD.sha256 AND covered = OLD.logged) "
        "BEGIN SELECT RAISE(ABORT, 'evidence only grows: no DELETE without a tombstone'); END",
        "DROP TRIGGER receipt_no_delete",
        "CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt "
        "WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE kind = 'receipt' "
        "AND row_key = CAST(OLD.number AS TEXT) AND covered = OLD.logged) "
        "BEGIN SELECT RAISE(ABORT, 'receipt only grows: no DELETE without a tombstone'); END",
        "DROP TRIGGER report_no_delete",
        "CREATE TRIGGER report_no_delete BEFORE DELETE ON report "
        "WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE kind = 'report' "
        "AND row_key = OLD.sha256 || ':' || coalesce(OLD.line, '') AND covered = OLD.logged) "
        "BEGIN SELECT RAISE(ABORT, 'report only grows: no DELETE without a tombstone'); END",
        "DROP TRIGGER judgement_no_delete",
        "CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement "
        "WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE kind = 'judgement' "
        "AND row_key = OLD.id AND covered = OLD.logged) "
        "BEGIN SELECT RAISE(ABORT, 'judgement only grows: no DELETE without a tombstone'); END",
    ),
}
"""Version -> the statements of SQLite that lead to it from the one before."""


FIRST_LOGGED = min(SCRIPTS)
"""The first version with a log: a case of it, or of a later one, can be verified as it is."""

ERASING = 5
"""The first version from whose cases something can be erased."""


def all_statements(version: int = max(SCRIPTS)) -> Iterator[str]:
    """What makes the tables of a version in an empty file, without further word those of the present one."""
    yield REVISION
    for step in sorted(SCRIPTS):
        if step <= version:
            yield from SCRIPTS[step]
