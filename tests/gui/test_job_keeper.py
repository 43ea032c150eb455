"""Jobs in the library: whichever write is the last one, nothing is lost or there twice."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.checkpoint_store import Stamp
from app.database_bridge import DatabaseBridge
from app.database_writer import Writer
from app.job import Job, State
from app.job_keeper import JobKeeper
from app.job_model import JobModel
from app.job_words import JobWords
from app.library import Library
from app.messages import Messages
from app.segment_text import read_segment
from engine import Options
from tests.gui.fake_engine import sentence

SAID = [sentence(2.0 * n, f"Sentence {n}.") for n in range(6)]
CUT = [*SAID[:2], sentence(4.5, "Another one.")]


class Start:
    """One start of the program, as far as jobs and the library are concerned."""

    def __init__(self, folder: Path, qtbot) -> None:
        self._qtbot = qtbot
        self.file = folder / "library.db"
        self.bridge = DatabaseBridge(self.file)
        self.model = JobModel(JobWords(Messages(QCoreApplication.translate)))
        library = Library(self.bridge.database, folder / "transcripts", self.bridge)
        self.keeper = JobKeeper(self.model, self.bridge.database, library, self.bridge)
        self.bridge.database.start()
        found: list[list[Job]] = []
        self.keeper.restore(found.append)
        qtbot.waitUntil(lambda: bool(found))
        self.model.insert(0, found[0])

    @property
    def jobs(self) -> tuple[Job, ...]:
        return tuple(self.model.jobs)

    def add(self) -> Job:
        job = Job(Path("/media/talk.wav"), Options(), ("srt",), source=Stamp(1, 2))
        self.model.insert(0, [job])
        self.keeper.write()
        return job

    def tell(self, job: Job, *said: object, state: State = State.TRANSCRIBING) -> None:
        """Let a job say these, with a checkpoint, and have that written."""
        job.state = state
        job.hear(len(job.heard), str(len(job.heard)).encode())
        for each in said:
            job.add(each)
        self.write(job)

    def write(self, job: Job) -> None:
        """Have what a job is now written, and wait for that."""
        written: list[object] = []
        self.keeper._on_refreshed({job})
        self.keeper.write()
        self.bridge.database.run(lambda _library: True, written.append)
        self._qtbot.waitUntil(lambda: bool(written))

    def finish(self, job: Job, said: list[object]) -> None:
        """Let a job go on to its end: it tells all of it again."""
        job.wait()
        job.begin()
        for each in said:
            job.add(each)
        job.end_text(job.n_told)
        job.is_complete, job.state, job.duration = True, State.DONE, 12.0
        self.write(job)

    def end(self) -> None:
        assert self.bridge.database.close() is None
        self.bridge.deliver()

    def texts(self) -> list[list[str]]:
        """The sentences of each entry, in the order they were begun."""
        with closing(sqlite3.connect(self.file)) as library:
            ids = library.execute("SELECT id FROM entries ORDER BY created, rowid").fetchall()
            query = "SELECT body FROM segments WHERE entry = ? ORDER BY n"
            return [[read_segment(b).text for [b] in library.execute(query, i)] for i in ids]


@pytest.fixture
def begin(qapp, qtbot, tmp_path) -> Iterator[Callable[..., Start]]:
    made: list[Start] = []

    def make(folder: Path = tmp_path) -> Start:
        made.append(Start(folder, qtbot))
        return made[-1]

    yield make
    for each in made:
        each.bridge.database.close()
        each.bridge.deliver()


@pytest.fixture
def moments(monkeypatch, tmp_path) -> list[Path]:
    """The library after every write, each in a folder of its own."""
    kept: list[Path] = []
    really_tried = Writer._try

    def tried(self, task):
        result = really_tried(self, task)
        if self._path.parent == tmp_path:
            folder = tmp_path / f"moment {len(kept)}"
            folder.mkdir()
            for each in tmp_path.glob("library.db*"):
                shutil.copy(each, folder)
            kept.append(folder)
        return result

    monkeypatch.setattr(Writer, "_try", tried)
    return kept


def texts_of(said: list[object]) -> list[str]:
    return [each.text for each in said]


def test_an_end_between_any_two_writes_loses_and_doubles_nothing(begin, moments):
    start = begin()
    job = start.add()
    start.tell(job, *SAID[:1])
    start.tell(job, *SAID[1:3])
    start.tell(job, *SAID[3:])
    start.finish(job, SAID)
    start.end()
    n_gone_on = 0
    for folder in list(moments):
        again = begin(folder)
        for each in again.jobs:
            n_gone_on += 1
            again.finish(each, SAID)
        again.end()
        assert again.texts() == ([texts_of(SAID)] if n_gone_on else [])
    assert n_gone_on >= 4


def test_an_end_while_another_sound_takes_its_place_loses_and_doubles_nothing(begin, moments):
    start = begin()
    job = start.add()
    start.tell(job, *SAID)
    begun = len(moments)
    job.begin()
    for each in CUT:
        job.add(each)
    start.write(job)
    start.finish(job, CUT)
    start.end()
    assert start.texts() == [texts_of(SAID), texts_of(CUT)]
    for folder in moments[begun:]:
        again = begin(folder)
        for each in again.jobs:
            again.finish(each, CUT)
        again.end()
        assert again.texts() == [texts_of(SAID), texts_of(CUT)]


def test_a_removed_job_that_is_put_back_keeps_its_entry(begin):
    start = begin()
    job = start.add()
    start.tell(job, *SAID[:3])
    start.model.remove([job])
    start.keeper.write()
    start.model.insert(0, [job])
    start.tell(job, *SAID[3:])
    start.end()
    assert start.texts() == [texts_of(SAID)]
    [again] = begin().jobs
    assert again.segments == SAID


def test_what_a_job_said_just_before_it_was_removed_stays(begin):
    start = begin()
    job = start.add()
    start.tell(job, *SAID[:1])
    job.add(SAID[1])
    start.model.remove([job])
    start.keeper.write()
    start.end()
    assert start.texts() == [texts_of(SAID[:2])]


def test_who_starts_over_begins_with_nothing_after_an_end_as_well(begin):
    start = begin()
    job = start.add()
    start.tell(job, *SAID[:3])
    job.begin_again()
    start.write(job)
    start.end()
    [again] = begin().jobs
    assert again.segments == []


def test_a_job_whose_text_was_deleted_for_good_is_put_back_all_the_same(begin):
    start = begin()
    job = start.add()
    start.tell(job, *SAID[:3])
    start.model.remove([job])
    start.keeper.write()
    start.bridge.database.run(lambda library: library.execute("DELETE FROM entries") and None)
    start.model.insert(0, [job])
    start.keeper.write()
    start.end()
    assert [each.path for each in begin().jobs] == [job.path]
