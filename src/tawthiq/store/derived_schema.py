"""The tables of `derived.db`."""

VERSION = 4
"""A file of another version is thrown away and made anew."""

SCHEMA = """
CREATE TABLE shared (
    number INTEGER PRIMARY KEY,
    value  TEXT NOT NULL
);
CREATE TABLE evidence (
    sha256   TEXT PRIMARY KEY,
    key      TEXT NOT NULL,
    is_whole INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE reading (
    sha256   TEXT    NOT NULL,
    position INTEGER NOT NULL,
    doc_id   TEXT,
    report   TEXT,
    line     BLOB,
    mark     BLOB,
    claims   INTEGER NOT NULL,
    skipped  TEXT,
    sum      INTEGER NOT NULL,
    PRIMARY KEY (sha256, position)
);
CREATE INDEX reading_doc_id ON reading (doc_id);
CREATE TABLE incident (
    id       TEXT PRIMARY KEY,
    key      TEXT NOT NULL,
    cluster  TEXT NOT NULL,
    incident TEXT NOT NULL,
    line     BLOB NOT NULL,
    start    TEXT NOT NULL,
    brief    TEXT NOT NULL,
    sum      INTEGER NOT NULL
);
CREATE INDEX incident_order ON incident (start, id);
CREATE TABLE trace (
    doc_id TEXT PRIMARY KEY,
    mark   BLOB    NOT NULL,
    trace  TEXT    NOT NULL,
    runs   BLOB    NOT NULL,
    rest   BLOB    NOT NULL,
    own    BLOB    NOT NULL,
    probe  BLOB    NOT NULL,
    tokens BLOB    NOT NULL,
    linked TEXT    NOT NULL,
    sum    INTEGER NOT NULL
);
CREATE TABLE proposal (
    id      TEXT PRIMARY KEY,
    cluster TEXT    NOT NULL,
    reports TEXT    NOT NULL,
    sum     INTEGER NOT NULL
);
CREATE TABLE note (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""
