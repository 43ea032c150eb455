"""The library's file: opened, written in order, mended, shared, and never lost."""

import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app import database_file, schema
from app.database import Database
from app.database_file import connect
from app.database_writer import Hears
from app.library_errors import LibraryTrouble
from app.salvage import Salvage
from engine import InternalError

PATIENCE = 10.0
ADD = "INSERT INTO entries (kind, title, created, changed) VALUES ('file', ?, '2026-11-22', '2026')"
N_SEGMENTS = 40


class Open:
    """A database whose answers a test waits for."""

    def __init__(self, path: Path, **facts: Any) -> None:
        self.heard: queue.SimpleQueue[Any] = queue.SimpleQueue()
        hears = Hears(self.heard.put, lambda: self.heard.put("mended"), self.heard.put)
        self.database = Database(path, hears=hears, again=0.01, **facts)
        self.database.start()

    def run(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        return self._answer(self.database.run, work)

    def read(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        return self._answer(self.database.read, work)

    def rows(self, statement: str) -> list[Any]:
        answer = self.run(lambda c: c.execute(statement).fetchall())
        assert isinstance(answer, list), answer
        return answer

    def hear(self) -> Any:
        return self.heard.get(timeout=PATIENCE)

    def _answer(self, ask: Callable[..., None], work: Callable[[sqlite3.Connection], Any]) -> Any:
        answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        ask(work, answers.put)
        return answers.get(timeout=PATIENCE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def begin(path: Path) -> Iterator[Callable[..., Open]]:
    made: list[Open] = []

    def make(**facts: Any) -> Open:
        made.append(Open(path, **facts))
        return made[-1]

    yield make
    for each in made:
        each.database.close(0.0)


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed library of three entries, long sentences, a job and a checkpoint."""
    opened = Open(path)
    opened.run(_fill)
    assert opened.database.close() is None
    return path


def _fill(connection: sqlite3.Connection) -> None:
    for title in ("会议", "Talk", "三"):
        entry = connection.execute(ADD, (title,)).lastrowid
        for n in range(N_SEGMENTS):
            body = f'["{title} {n}", "{"长" * 60 * n}"]'  # from one page to several
            connection.execute("INSERT INTO segments VALUES (?, ?, ?)", (entry, n, body))
        connection.execute("INSERT INTO words (rowid, title) VALUES (?, ?)", (entry, title))
    connection.execute(
        "INSERT INTO jobs (position, entry, path, options, formats, created, state)"
        " VALUES (1.5, 1, ?, '{}', '[]', '2026', 'waiting')",
        (schema.stored_path(Path("/a/caf\udce9.wav")),),
    )
    connection.execute("INSERT INTO checkpoints VALUES ('k', 0, ?, '2026')", (b"\0\1" * 9000,))


def _add(title: str) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: connection.execute(ADD, (title,)).lastrowid


def _damage(path: Path, at: int, data: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(data)


def _assert_all_there(opened: Open) -> None:
    assert opened.rows("SELECT title FROM entries ORDER BY id") == [("会议",), ("Talk",), ("三",)]
    assert opened.rows("SELECT count(*) FROM segments") == [(3 * N_SEGMENTS,)]
    assert opened.rows("SELECT body FROM checkpoints") == [(b"\0\1" * 9000,)]
    [(job, stored)] = opened.rows("SELECT entry, path FROM jobs")
    assert (job, schema.path_of(stored)) == (1, Path("/a/caf\udce9.wav"))
    assert opened.rows("PRAGMA foreign_key_check") == []


def test_work_is_done_in_order_and_is_there_the_next_time(begin, path):
    first = begin()
    for n in range(20):
        first.database.run(_add(str(n)))
    assert first.database.close() is None
    again = begin()
    assert again.rows("SELECT title FROM entries ORDER BY id") == [(str(n),) for n in range(20)]
    assert not Path(f"{path}-wal").exists() or again.database.trouble is None


def test_work_that_fails_leaves_nothing_and_the_next_is_done(begin):
    opened = begin()

    def half(connection):
        connection.execute(ADD, ("half",))
        raise ZeroDivisionError

    assert isinstance(opened.run(half), InternalError)
    assert isinstance(opened.run(lambda c: c.execute("SELECT nonsense")), InternalError)
    assert opened.run(_add("whole")) == 1
    assert opened.heard.empty()


def test_reading_sees_what_was_written_and_cannot_write(begin):
    opened = begin()
    opened.run(_add("one"))
    assert opened.read(lambda c: c.execute("SELECT title FROM entries").fetchall()) == [("one",)]
    answer = opened.read(_add("two"))
    assert isinstance(answer, LibraryTrouble)
    assert answer.reason == "forbidden"


def test_a_file_locked_by_another_program_is_written_as_soon_as_that_lets_go(begin, path):
    opened = begin(connect=_impatient)
    opened.run(_add("before"))
    done: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        opened.database.run(_add("after"), done.put)
        trouble = opened.hear()
        assert trouble.reason == "locked"
        assert opened.database.trouble == trouble
        other.execute("ROLLBACK")
    assert opened.hear() == "mended"
    assert done.get(timeout=PATIENCE) == 2
    assert opened.database.trouble is None


def test_closing_gives_up_on_a_locked_file_and_says_so(begin, path):
    opened = begin(connect=_impatient)
    opened.run(_add("before"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        opened.database.run(_add("after"))
        left = opened.database.close(0.05)
        assert left is not None
        assert left.reason == "locked"
        other.execute("ROLLBACK")


def _impatient(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    connection.execute("PRAGMA busy_timeout = 1")
    return connection


class Failing(sqlite3.Connection):
    """A connection whose statements fail as a full or broken disk lets them.

    Attributes:
        faults: statements that fail, and how; each once.
        counts_all_the_same: a failed COMMIT has taken effect.
    """

    faults: list[tuple[str, int]] = []  # noqa: RUF012 - set by each test
    counts_all_the_same = False

    def execute(self, statement, *args):
        for fault in self.faults:
            if statement.startswith(fault[0]):
                self.faults.remove(fault)
                if self.counts_all_the_same:
                    super().execute(statement, *args)
                error = sqlite3.OperationalError("injected")
                error.sqlite_errorcode = fault[1]
                raise error
        return super().execute(statement, *args)


def _fail(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, factory=Failing, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "forbidden"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk"),
    ],
)
@pytest.mark.parametrize("statement", ["BEGIN", "INSERT INTO entries", "COMMIT"])
def test_work_that_the_disk_refuses_waits_and_counts_once(
    begin, monkeypatch, code, reason, statement
):
    monkeypatch.setattr(Failing, "faults", [])
    opened = begin(connect=_fail)
    opened.run(_add("before"))
    Failing.faults.extend([(statement, code), (statement, code)])
    assert opened.run(_add("after")) == 2
    assert opened.hear().reason == reason
    assert opened.hear() == "mended"
    assert opened.rows("SELECT title FROM entries") == [("before",), ("after",)]


def test_a_commit_that_counted_though_it_failed_is_not_done_again(begin, monkeypatch):
    monkeypatch.setattr(Failing, "faults", [])
    monkeypatch.setattr(Failing, "counts_all_the_same", True)
    opened = begin(connect=_fail)
    opened.run(_add("before"))
    Failing.faults.append(("COMMIT", sqlite3.SQLITE_IOERR_FSYNC))
    assert opened.run(_add("after")) == 2
    assert opened.rows("SELECT title FROM entries") == [("before",), ("after",)]


def test_two_programs_make_and_write_the_same_library(begin):
    both = [begin(), begin()]
    for n in range(20):
        for opened in both:
            opened.database.run(_add(str(n)))
    for opened in both:
        assert opened.database.close() is None
    assert begin().rows("SELECT count(*) FROM entries") == [(40,)]


def test_a_library_of_a_newer_version_is_left_alone(begin, filled):
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = filled.read_bytes()
    opened = begin()
    opened.database.run(_add("new"))
    trouble = opened.hear()
    assert (trouble.reason, trouble.detail) == ("newer", str(schema.VERSION + 1))
    assert opened.database.close(0.05) is not None
    assert filled.read_bytes() == before
    assert not list(filled.parent.glob("*damaged*"))


def test_an_older_library_is_brought_up_and_has_a_copy(begin, filled, monkeypatch):
    _grow(monkeypatch, "ALTER TABLE entries ADD COLUMN colour TEXT DEFAULT 'red';")
    opened = begin()
    assert opened.rows("SELECT DISTINCT colour FROM entries") == [("red",)]
    assert opened.rows("PRAGMA user_version") == [(schema.VERSION,)]
    copy = filled.parent / f"library.before-{schema.VERSION}.db"
    with closing(sqlite3.connect(copy)) as old:
        assert schema.version_of(old) == schema.VERSION - 1
        assert old.execute("SELECT count(*) FROM entries").fetchone() == (3,)


def test_a_migration_is_made_whole_or_not_at_all(filled, monkeypatch):
    _grow(monkeypatch, "CREATE TABLE new (x); CREATE TABLE entries (x);")
    with closing(connect(filled)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(connection, schema.VERSION - 1)
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'new'")
        assert not tables.fetchall()
        assert schema.version_of(connection) == schema.VERSION - 1


def _grow(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    new = schema.VERSION + 1
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, script))
    monkeypatch.setattr(schema, "VERSION", new)
    monkeypatch.setattr(database_file, "VERSION", new)


@pytest.mark.parametrize("size", [100, 16, schema.PAGE])
def test_a_library_whose_beginning_was_overwritten_is_saved_whole(begin, filled, size):
    _damage(filled, 0, b"\xa5" * size)
    opened = begin()
    salvage = opened.hear()
    assert isinstance(salvage, Salvage)
    assert salvage.aside.read_bytes()[:16] == b"\xa5" * 16
    assert salvage.counts == {
        "entries": 3, "segments": 3 * N_SEGMENTS, "jobs": 1, "checkpoints": 1
    }  # fmt: skip
    _assert_all_there(opened)


def test_a_page_overwritten_in_the_middle_costs_only_what_was_on_it(begin, filled):
    pages = filled.read_bytes()
    at = next(
        at for at in range(0, len(pages), schema.PAGE) if b'Talk 3"' in pages[at : at + schema.PAGE]
    )
    _damage(filled, at, b"\xff" * schema.PAGE)
    opened = begin()
    opened.database._writer.suspect()
    assert isinstance(opened.hear(), Salvage)
    [(n,)] = opened.rows("SELECT count(*) FROM segments")
    assert N_SEGMENTS * 2 < n < N_SEGMENTS * 3
    assert opened.rows("SELECT count(*) FROM entries") == [(3,)]


def test_reading_a_damaged_page_has_it_mended(begin, filled):
    with closing(sqlite3.connect(filled)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'segments'")
        [page] = root.fetchone()
    _damage(filled, (page - 1) * schema.PAGE, b"\xff" * schema.PAGE)
    opened = begin()
    answer = opened.read(lambda c: c.execute("SELECT body FROM segments").fetchall())
    assert answer.reason == "damaged"
    assert isinstance(opened.hear(), Salvage)
    [(n,)] = opened.rows("SELECT count(*) FROM segments")
    assert n > 2 * N_SEGMENTS  # the page that names all others held few itself


def test_work_that_finds_damage_is_done_in_the_mended_file(begin, filled):
    with closing(sqlite3.connect(filled)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'jobs'")
        [page] = root.fetchone()
    _damage(filled, (page - 1) * schema.PAGE, b"\xff" * schema.PAGE)
    opened = begin()
    assert opened.rows("SELECT path FROM jobs") == []
    assert isinstance(opened.hear(), Salvage)
    assert opened.rows("SELECT count(*) FROM segments") == [(3 * N_SEGMENTS,)]


def test_a_truncated_library_keeps_what_is_left(begin, filled):
    data = filled.read_bytes()
    filled.write_bytes(data[: len(data) // 2 // schema.PAGE * schema.PAGE + 100])
    opened = begin()
    opened.database._writer.suspect()
    assert isinstance(opened.hear(), Salvage)
    [(n,)] = opened.rows("SELECT count(*) FROM segments")
    assert n > 0


def test_what_was_only_in_the_log_is_saved_from_a_damaged_file(begin, filled, tmp_path):
    with closing(connect(filled)) as connection:
        connection.execute(ADD, ("in the log",))
        connection.execute("UPDATE entries SET title = 'Talk 2' WHERE id = 2")
        killed = tmp_path / "killed"
        killed.mkdir()
        for name in ("library.db", "library.db-wal"):
            (killed / name).write_bytes((filled.parent / name).read_bytes())
    for name in ("library.db", "library.db-wal"):
        (filled.parent / name).write_bytes((killed / name).read_bytes())
    _damage(filled, 0, b"\0" * len(filled.read_bytes()[: schema.PAGE]))
    filled.write_bytes(b"")  # what SQLite would take for a new file, and drop the log of
    opened = begin()
    assert isinstance(opened.hear(), Salvage)
    assert ("in the log",) in opened.rows("SELECT title FROM entries")


@pytest.mark.parametrize("content", [b"", b"hello, I am a text\n" * 1000, b"\0" * 8192])
def test_what_is_no_library_moves_aside(begin, path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    opened = begin()
    assert opened.run(_add("new")) == 1
    aside = path.parent / "library.damaged-1.db"
    assert aside.exists() == bool(content)
    assert not content or aside.read_bytes() == content


def test_a_folder_or_another_programs_database_in_its_place_moves_aside(begin, path):
    path.mkdir(parents=True)
    (path / "precious").touch()
    assert begin().run(_add("new")) == 1
    assert (path.parent / "library.damaged-1.db" / "precious").exists()


def test_another_programs_database_moves_aside_unchanged(begin, path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    before = path.read_bytes()
    assert begin().run(_add("new")) == 1
    assert (path.parent / "library.damaged-1.db").read_bytes() == before


def test_a_salvage_that_was_cut_short_is_finished(begin, filled):
    filled.rename(filled.with_suffix(".salvaged"))
    filled.write_bytes(b"damaged")
    opened = begin()
    _assert_all_there(opened)
    assert (filled.parent / "library.damaged-1.db").read_bytes() == b"damaged"


def test_a_library_deleted_while_it_is_open_is_written_again(begin, filled):
    opened = begin()
    opened.run(_add("four"))
    filled.unlink()
    assert opened.run(_add("five")) == 5
    assert opened.database.close() is None
    assert begin().rows("SELECT title FROM entries WHERE id > 3") == [("four",), ("five",)]


def test_damage_in_a_file_that_was_left_open_is_found_beside_the_work(begin, filled, monkeypatch):
    looked = threading.Event()
    monkeypatch.setattr("app.database_writer.was_left_open", lambda _path: True)

    def look(connection):
        looked.set()
        return database_file.is_whole(connection)

    monkeypatch.setattr("app.database_writer.is_whole", look)
    pages = filled.read_bytes()
    at = pages.index("三 20".encode()) // schema.PAGE * schema.PAGE
    _damage(filled, at, b"\xff" * schema.PAGE)
    opened = begin()
    assert isinstance(opened.hear(), Salvage)
    assert looked.is_set()


def test_every_table_is_known_to_salvage(begin):
    from app.salvage import TABLES  # noqa: PLC0415

    names = begin().rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    assert {name for [name] in names} - {"last_write", "texts"} == set(TABLES)


@pytest.mark.parametrize("name", ["会议.wav", "caf\udce9.wav", "a\nb", "𠀀.mp4"])
def test_paths_come_back_as_they_were(begin, name):
    path = Path("/media") / name
    opened = begin()
    stored = schema.stored_path(path)
    [(again,)] = opened.run(lambda c: c.execute("SELECT ?", (stored,)).fetchall())
    assert schema.path_of(again) == path
