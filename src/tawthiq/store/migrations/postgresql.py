"""The statements that make the tables on a PostgreSQL server, where cases have been since version 5.

What `statements.py` says of steps holds here too: every further step has its statements in both, and what stands is
frozen. `{schema}` is the case's schema, a plain name. Numbers are given as SQLite does: one more than the highest.
Ids are compared by their bytes (COLLATE "C"), for the digest of rows needs their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

FIRST = 5
"""The first version on a server."""

_GROWING = ("log", "evidence", "receipt", "report", "judgement", "erasure", "tombstone")
_ERASABLE = ("evidence", "receipt", "report", "judgement")
_NUMBERED = {"evidence": "received", "receipt": "number", "judgement": "number"}
_NUMBERED |= {"erasure": "number", "tombstone": "number"}
_COVERED = "logged INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED"


def _function(name: str, body: str) -> str:
    path = "SET search_path = {schema}, pg_temp"
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {path} AS $${body}$$"


def _trigger(name: str, table: str, event: str, function: str, per: str = "ROW") -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {per} EXECUTE FUNCTION {function}"


_TABLES = (
    """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)""",
    """
CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    time TEXT,
    who TEXT,
    action TEXT NOT NULL,
    what TEXT NOT NULL,
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
)""",
    "CREATE INDEX log_action ON log (action, seq)",
    f"""
CREATE TABLE evidence (
    received INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL CHECK (bytes >= 0),
    form TEXT NOT NULL,
    mapping TEXT,
    media_type TEXT NOT NULL,
    {_COVERED}
)""",
    f"""
CREATE TABLE receipt (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64) REFERENCES evidence (sha256),
    name TEXT NOT NULL,
    source TEXT,
    url TEXT,
    outlet TEXT,
    published TEXT,
    received_at TEXT,
    received_by TEXT,
    {_COVERED}
)""",
    "CREATE INDEX receipt_sha256 ON receipt (sha256)",
    f"""
CREATE TABLE report (
    doc_id TEXT COLLATE "C" PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES evidence (sha256),
    line INTEGER,
    title TEXT,
    published TEXT,
    language TEXT,
    outlet TEXT,
    url TEXT,
    {_COVERED}
)""",
    "CREATE INDEX report_sha256 ON report (sha256, line)",
    f"""
CREATE TABLE judgement (
    number INTEGER PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    line TEXT NOT NULL,
    {_COVERED}
)""",
    f"""
CREATE TABLE erasure (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    removed TEXT NOT NULL CHECK (length(removed) = 64),
    remains TEXT CHECK (length(remains) = 64),
    reports INTEGER NOT NULL,
    reason TEXT NOT NULL,
    {_COVERED}
)""",
    "CREATE INDEX erasure_sha256 ON erasure (sha256)",
    f"""
CREATE TABLE tombstone (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    row_key TEXT NOT NULL,
    covered INTEGER NOT NULL,
    place INTEGER NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    {_COVERED},
    UNIQUE (kind, covered, place)
)""",
    "CREATE INDEX tombstone_row ON tombstone (kind, row_key, covered)",
    *(f"CREATE INDEX {table}_logged ON {table} (logged)" for table in _GROWING if table != "log"),
)
_FUNCTIONS = (
    _function("only_grows", "BEGIN RAISE EXCEPTION '% only grows: no %', TG_TABLE_NAME, TG_OP; END"),
    _function(
        "only_with_tombstone",
        """
DECLARE
    gone jsonb := to_jsonb(OLD);
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM tombstone WHERE kind = TG_TABLE_NAME AND covered = OLD.logged AND row_key = CASE TG_TABLE_NAME
            WHEN 'evidence' THEN gone ->> 'sha256'
            WHEN 'receipt' THEN gone ->> 'number'
            WHEN 'report' THEN (gone ->> 'sha256') || ':' || coalesce(gone ->> 'line', '')
            WHEN 'judgement' THEN gone ->> 'id'
        END
    ) THEN
        RAISE EXCEPTION '% only grows: no DELETE without a tombstone', TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END""",
    ),
    _function(
        "log_follows",
        """
BEGIN
    IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM log)
        OR NEW.previous IS DISTINCT FROM coalesce((SELECT hash FROM log ORDER BY seq DESC LIMIT 1), repeat('0', 64))
    THEN
        RAISE EXCEPTION 'the entry does not follow the last one';
    END IF;
    RETURN NEW;
END""",
    ),
    _function(
        "numbered",
        """
DECLARE
    next integer;
BEGIN
    IF to_jsonb(NEW) ->> TG_ARGV[0] IS NULL THEN
        EXECUTE format('SELECT coalesce(max(%I), 0) + 1 FROM %I', TG_ARGV[0], TG_TABLE_NAME) INTO next;
        NEW := jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], next));
    END IF;
    RETURN NEW;
END""",
    ),
)
_TRIGGERS = (
    *(_trigger(f"{table}_no_update", table, "UPDATE", "only_grows()") for table in _GROWING),
    *(
        _trigger(
            f"{table}_no_delete", table, "DELETE", "only_with_tombstone()" if table in _ERASABLE else "only_grows()"
        )
        for table in _GROWING
    ),
    *(_trigger(f"{table}_no_truncate", table, "TRUNCATE", "only_grows()", "STATEMENT") for table in _GROWING),
    *(_trigger(f"{table}_numbered", table, "INSERT", f"numbered('{key}')") for table, key in _NUMBERED.items()),
    _trigger("log_follows", "log", "INSERT", "log_follows()"),
)

SCRIPTS: Mapping[int, tuple[str, ...]] = {5: (*_TABLES, *_FUNCTIONS, *_TRIGGERS)}
"""Version -> the statements of PostgreSQL that lead to it from the one before; the first makes all that there was."""

DESCRIPTION = """
SELECT 'relation', relname::text, relkind::text, relpersistence::text, relrowsecurity::text, relhasrules::text
FROM pg_class WHERE relnamespace = current_schema::regnamespace
UNION ALL
SELECT 'column', relname::text, attnum::text, attname::text,
    format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END,
    coalesce(collname::text, '') || coalesce(pg_get_expr(adbin, adrelid), '') || attidentity::text || attgenerated::text
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid LEFT JOIN pg_collation ON pg_collation.oid = attcollation
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relnamespace = current_schema::regnamespace AND relkind = 'r' AND attnum > 0
UNION ALL
SELECT 'constraint', own.relname::text, contype::text || ' ' || condeferrable::text || condeferred::text
    || convalidated::text, array_to_string(conkey, ','),
    coalesce(other.relname::text, '') || ' ' || coalesce(array_to_string(confkey, ','), ''),
    coalesce(pg_get_expr(conbin, conrelid), '')
FROM pg_constraint JOIN pg_class own ON own.oid = conrelid LEFT JOIN pg_class other ON other.oid = confrelid
WHERE own.relnamespace = current_schema::regnamespace AND contype NOT IN ('n', 't')
UNION ALL
SELECT 'index', relname::text, indisunique::text || indisprimary::text || indisvalid::text || indimmediate::text,
    array_to_string(indkey::int2[], ','), coalesce(pg_get_expr(indpred, indrelid), ''),
    coalesce(pg_get_expr(indexprs, indrelid), '')
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = current_schema::regnamespace
UNION ALL
SELECT 'trigger', relname::text, CASE WHEN tgisinternal THEN 'of a key' ELSE tgname::text END,
    tgtype::text || tgenabled::text || (tgqual IS NULL)::text, proname::text, encode(tgargs, 'hex')
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE relnamespace = current_schema::regnamespace
UNION ALL
SELECT 'function', proname::text, lanname::text, provolatile::text || prosecdef::text,
    (proconfig = ARRAY['search_path=' || current_schema || ', pg_temp'])::text, prosrc
FROM pg_proc JOIN pg_language ON pg_language.oid = prolang WHERE pronamespace = current_schema::regnamespace
"""
"""What a schema has in it, each as six texts in which neither its name nor the server's way to write SQL occurs."""


def all_statements(schema: str, version: int = max(SCRIPTS)) -> Iterator[str]:
    """What makes the tables of a version in an empty schema, which is the first of the search path."""
    for step in sorted(SCRIPTS):
        if step <= version:
            yield from (statement.replace("{schema}", schema) for statement in SCRIPTS[step])
