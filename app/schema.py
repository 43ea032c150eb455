"""What the library's file holds: its tables, version by version.

Whoever changes them adds a script to `MIGRATIONS`, never edits one, and tells `app.salvage` how a
new table's rows are known. Paths go in and out by `stored_path` and `path_of`.

`segments` has what was recognized. `texts` and `words` are made from that, or from the journal of
corrections that an entry names, and can be made again; `entries.stamp` is of that journal as it was
then. `sessions` has what was recorded here; its rows outlive their entries, as recordings do.
`hotwords` has what jobs and sessions name in their options: a list is there once.
"""

import os
import sqlite3
from pathlib import Path

APPLICATION = 0x53484757  # "SHGW": says whose file it is
PAGE = 4096  # bytes; app.salvage reads such pages

_FIRST = """
CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    media TEXT,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    duration REAL NOT NULL DEFAULT 0,
    languages TEXT NOT NULL DEFAULT '[]',
    model TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '[]',
    notes TEXT NOT NULL DEFAULT '',
    journal TEXT,
    is_complete INTEGER NOT NULL DEFAULT 0,
    n_words INTEGER NOT NULL DEFAULT 0,
    deleted TEXT,
    stamp TEXT,
    origin TEXT
);
CREATE INDEX entries_by_journal ON entries (journal);
CREATE TABLE segments (
    entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
    n INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (entry, n)
) WITHOUT ROWID;
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position REAL NOT NULL,
    entry INTEGER REFERENCES entries ON DELETE SET NULL,
    path TEXT NOT NULL,
    options TEXT NOT NULL,
    formats TEXT NOT NULL,
    created TEXT NOT NULL,
    state TEXT NOT NULL,
    duration REAL,
    done REAL NOT NULL DEFAULT 0,
    device TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '[]',
    error TEXT,
    written TEXT NOT NULL DEFAULT '[]',
    is_complete INTEGER NOT NULL DEFAULT 0,
    source TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    choice TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX jobs_by_entry ON jobs (entry);
CREATE TABLE checkpoints (
    key TEXT NOT NULL,
    n INTEGER NOT NULL,
    body BLOB NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (key, n)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, notes, tags, tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE texts (
    entry INTEGER PRIMARY KEY REFERENCES entries ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX texts_by_entry ON texts (entry);
CREATE TABLE last_write (token TEXT NOT NULL);
INSERT INTO last_write VALUES ('');
"""

_SESSIONS = """
CREATE TABLE sessions (
    entry INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    done REAL NOT NULL DEFAULT 0,
    options TEXT NOT NULL DEFAULT '{}',
    marks TEXT NOT NULL DEFAULT '[]',
    breaks TEXT NOT NULL DEFAULT '[]'
);
"""

_HOTWORDS = """
CREATE TABLE hotwords (
    key TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;
"""

# Version n is what the first n scripts make.
MIGRATIONS = (_FIRST, _SESSIONS, _HOTWORDS)
VERSION = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """Which version a file has; 0 is an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a file of an older version to ours, all of it or nothing.

    Raises:
        sqlite3.Error: it cannot be done.
    """
    script = "".join(MIGRATIONS[version:])
    stamp = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {script} {stamp} COMMIT;")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def stored_path(path: Path) -> str | bytes:
    """A path as it is stored: as text, or as bytes where it is no text."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return str(path)


def path_of(stored: str | bytes) -> Path:
    """A path that was stored."""
    return Path(os.fsdecode(stored))
