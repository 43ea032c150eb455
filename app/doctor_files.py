"""Checks of what lies on the disk: folders, the library, the settings, crash reports."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import platformdirs

from app import settings as store
from app.crashes import crash_folder, kept_crashes
from app.findings import Fact, Finding
from app.library_errors import trouble_of
from app.logs import log_folder
from engine import Network, Store

LITTLE_SPACE = 2_000_000_000  # bytes; the largest model has half of it
_LITTLE_ROOM = 200_000_000  # for what grows slowly
_PATIENCE = 2.0  # seconds until a library that somebody writes to counts as locked


def settings_file() -> Path:
    """Where the settings lie."""
    return platformdirs.user_config_path("shengwen") / "settings.json"


def check_folders(models: Store) -> Iterator[Finding]:
    """Whether there is room, and whether it may be used."""
    for name, folder, enough in (
        ("models", models.folder, LITTLE_SPACE),
        ("data", platformdirs.user_data_path("shengwen"), _LITTLE_ROOM),
        ("cache", platformdirs.user_cache_path("shengwen", appauthor=False), _LITTLE_ROOM),
        ("settings", settings_file().parent, 0),
        ("log", log_folder(), 0),
        ("temporary", Path(tempfile.gettempdir()), _LITTLE_ROOM),
    ):
        yield _folder(name, folder, enough)


def check_kept() -> Iterator[Finding]:
    """Whether what is kept there can be read."""
    yield _search()
    yield _library(platformdirs.user_data_path("shengwen") / "library.db")
    yield _settings(settings_file())
    crashes = kept_crashes()
    if crashes:
        facts: dict[str, Fact] = {"count": len(crashes), "path": str(crash_folder())}
        yield Finding("crashes", "some", "note", facts, action=f"open-folder:{crash_folder()}")


def check_network() -> Finding:
    """How models are fetched; no connection is opened."""
    chosen = store.load(settings_file())
    proxies = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")
    if Network(offline=chosen.is_offline).is_offline:
        return Finding("network", "offline", "note")
    if chosen.proxy or any(map(os.environ.get, proxies)):
        return Finding("network", "proxy", "ok")
    return Finding("network", "ok", "ok")


def _folder(name: str, folder: Path, enough: int) -> Finding:
    facts: dict[str, Fact] = {"name": name, "path": str(folder)}
    try:
        place = next(path for path in (folder, *folder.parents) if path.exists())
        facts |= {"place": str(place), "free": shutil.disk_usage(place).free}
        if not _takes_files(place):
            return Finding("folder", "unwritable", "failed", facts, action=f"open-folder:{place}")
    except OSError as error:
        facts["fault"] = error.strerror or str(error)
        return Finding("folder", "unreadable", "failed", facts)
    if int(facts["free"]) < enough:
        return Finding("folder", "full", "failed", facts, action=f"open-folder:{place}")
    return Finding("folder", "ok", "ok", facts)


def _takes_files(place: Path) -> bool:
    """Whether a file can be made there; permissions alone do not say so on every system."""
    if not place.is_dir():
        return False
    try:
        with tempfile.TemporaryFile(dir=place):
            return True
    except OSError:
        return False


def _search() -> Finding:
    """Whether SQLite can look for words."""
    facts = {"version": sqlite3.sqlite_version}
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        except sqlite3.Error:
            return Finding("sqlite", "no-search", "failed", facts)
    return Finding("sqlite", "ok", "ok", facts)


def _library(file: Path) -> Finding:
    if not file.exists():
        return Finding("library", "none", "ok")
    facts: dict[str, Fact] = {"path": str(file)}
    where = f"open-folder:{file.parent}"
    try:
        facts["size"] = file.stat().st_size
        address = f"{file.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as database:
            faults = [str(row[0]) for row in database.execute("PRAGMA integrity_check(3)")]
            with suppress(sqlite3.Error):  # of another version
                facts["entries"] = database.execute("SELECT count(*) FROM entries").fetchone()[0]
    except (OSError, sqlite3.Error) as error:
        trouble = trouble_of(str(file), error)
        reason = "damaged" if trouble is None else trouble.reason
        state = reason if reason in ("damaged", "locked") else "unreadable"
        return Finding("library", state, "failed", {**facts, "fault": str(error)}, action=where)
    if faults != ["ok"]:
        facts["fault"] = "; ".join(faults)
        return Finding("library", "damaged", "failed", facts, action=where)
    return Finding("library", "ok", "ok", facts)


def _settings(file: Path) -> Finding:
    facts = {"path": str(file)}
    where = f"open-folder:{file.parent}"
    try:
        bad = store.bad_values(store.read(file))
    except FileNotFoundError:
        return Finding("settings", "none", "ok", facts)
    except (OSError, ValueError, RecursionError):
        return Finding("settings", "damaged", "failed", facts, action=where)
    if bad:
        facts["names"] = ", ".join(bad)
        return Finding("settings", "bad-values", "note", facts, action=where)
    return Finding("settings", "ok", "ok", facts)
