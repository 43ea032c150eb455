"""app/trail.py: the command line finds its way back into files that it did not finish."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.database import Database
from app.trail import Trail
from engine import Checkpoint, JobId, Options

OPTIONS = Options(model="whisper-base")


@pytest.fixture
def recording(tmp_path) -> Path:
    path = tmp_path / "talk.wav"
    path.write_bytes(b"sound")
    return path


@pytest.fixture
def library(tmp_path) -> Path:
    return tmp_path / "data" / "library.db"


class Run:
    """One run of the command line, on a clock that a test sets."""

    def __init__(self, library: Path, *, resumes: bool = True) -> None:
        self.now = 0.0
        self.heard: list[tuple[bytes, ...]] = []
        self.trail = Trail(library, resumes=resumes, clock=lambda: self.now)

    def begin(self, path: Path, options: Options = OPTIONS) -> JobId:
        def submit(heard: tuple[bytes, ...]) -> JobId:
            self.heard.append(heard)
            return JobId(len(self.heard))

        return self.trail.begin(path, options, submit)

    def hear(self, job: JobId, *bodies: bytes, first: int = 0) -> None:
        for n, body in enumerate(bodies, first):
            self.now += 1.0
            self.trail.hear(Checkpoint(job, n, body))


def interrupted(library: Path, path: Path, *bodies: bytes) -> None:
    run = Run(library)
    run.hear(run.begin(path), *bodies)
    run.trail.close()


def heard(library: Path, path: Path, options: Options = OPTIONS, **kind: bool) -> tuple[bytes, ...]:
    run = Run(library, **kind)
    run.begin(path, options)
    run.trail.close()
    return run.heard[0]


def test_a_run_goes_on_with_what_the_last_one_heard(library, recording):
    interrupted(library, recording, b"one", b"two")
    assert heard(library, recording) == (b"one", b"two")


def test_unless_it_is_not_to(library, recording):
    interrupted(library, recording, b"one")
    assert heard(library, recording, resumes=False) == ()


@pytest.mark.parametrize(
    "options",
    [
        replace(OPTIONS, model="other"),
        replace(OPTIONS, languages=("zh",)),
        replace(OPTIONS, span=(1.0, 2.0)),
        replace(OPTIONS, track=2),
    ],
)
def test_other_options_begin_anew(library, recording, options):
    interrupted(library, recording, b"one")
    assert heard(library, recording, options) == ()


def test_how_chinese_is_written_is_no_matter(library, recording):
    interrupted(library, recording, b"one")
    assert heard(library, recording, replace(OPTIONS, script="traditional")) == (b"one",)


def test_another_file_of_that_name_begins_anew(library, recording):
    interrupted(library, recording, b"one")
    recording.write_bytes(b"other sound")
    assert heard(library, recording) == ()


def test_what_is_finished_is_forgotten(library, recording):
    interrupted(library, recording, b"one")
    run = Run(library)
    run.trail.end(run.begin(recording), is_finished=True)
    run.trail.close()
    assert heard(library, recording) == ()


def test_what_is_finished_anew_leaves_nothing_of_an_earlier_run(library, recording):
    interrupted(library, recording, b"one")
    run = Run(library, resumes=False)
    run.trail.end(run.begin(recording), is_finished=True)
    run.trail.close()
    assert heard(library, recording) == ()


def test_what_nobody_came_back_to_is_forgotten(library, recording, tmp_path):
    interrupted(library, recording, b"one")
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE checkpoints SET changed = '2001-01-01T00:00:00+00:00'")
    other = tmp_path / "other.wav"
    other.write_bytes(b"sound")
    interrupted(library, other, b"two")
    assert heard(library, recording) == ()
    assert heard(library, other) == (b"two",)


def test_what_failed_is_kept(library, recording):
    run = Run(library)
    job = run.begin(recording)
    run.hear(job, b"one")
    run.trail.end(job, is_finished=False)
    run.trail.close()
    assert heard(library, recording) == (b"one",)


def test_a_short_file_leaves_no_trace(library, recording):
    run = Run(library)
    job = run.begin(recording)
    run.trail.hear(Checkpoint(job, 0, b"one"))
    run.trail.end(job, is_finished=True)
    run.trail.close()
    assert not library.exists()


def test_up_to_the_first_that_is_missing(library, recording):
    interrupted(library, recording, b"one", b"two", b"three")
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("DELETE FROM checkpoints WHERE n = 1")
    assert heard(library, recording) == (b"one",)


@pytest.mark.parametrize("name", ["missing.wav", ".", "a" * 300, "a\0b"])
def test_what_is_no_file_has_no_trail(library, tmp_path, name):
    run = Run(library)
    job = run.begin(tmp_path / name)
    run.hear(job, b"one")
    run.trail.close()
    assert run.heard == [()]
    assert not library.exists()


def test_a_library_that_is_none_stops_nobody(library, recording):
    library.mkdir(parents=True)
    run = Run(library)
    run.hear(run.begin(recording), b"one")
    assert run.heard == [()]


def test_a_library_that_does_not_answer_is_waited_for_once(library, recording, monkeypatch):
    interrupted(library, recording, b"one")
    asked = []
    monkeypatch.setattr("app.trail._PATIENCE", 0.0)
    monkeypatch.setattr(Database, "read", lambda _self, work, _deliver: asked.append(work))
    run = Run(library)
    run.begin(recording)
    run.begin(recording)
    run.trail.close()
    assert run.heard == [(), ()]
    assert len(asked) == 1


def test_a_name_that_is_no_text_is_a_name(library, tmp_path):
    recording = tmp_path / "\udcff声.wav"
    recording.write_bytes(b"sound")
    interrupted(library, recording, b"one")
    assert heard(library, recording) == (b"one",)
