"""app/batch.py: every source once through the engine, and its outcome into the records."""

import signal
from dataclasses import replace
from pathlib import Path

import pytest

from app import batch
from app.batch import Batch, Plan
from app.input_errors import LineRefused
from app.report import Sums
from app.sources import Source
from app.terminal import QuietView
from engine import (
    EndedEarly,
    Failed,
    Finished,
    JobId,
    NoSpeech,
    Options,
    Preparing,
    Progress,
    Segment,
    SegmentReady,
    Started,
    Tags,
    Token,
    WorkerDied,
    as_hotwords,
)


def segment(text, *scores):
    tokens = tuple(Token(text, n, n + 1, score) for n, score in enumerate(scores))
    return Segment(tokens, text, Tags("en"))


STORIES = {
    "a.wav": [
        SegmentReady(0, segment("One two.", -0.25, None)),
        SegmentReady(0, segment("Three.", -0.75)),
        Progress(0, 12.0, 12.0),
        Finished(0, 12.0),
    ],
    "silent.wav": [Failed(0, NoSpeech("silent.wav", 1.0))],
    "dies.wav": [
        SegmentReady(0, segment("你好。", None)),
        Progress(0, 3.0, 9.0),
        Failed(0, WorkerDied(-9)),
    ],
    "cut.wav": [
        SegmentReady(0, segment("Half", -1.0)),
        EndedEarly(0, 2.0, 4.0),
        Progress(0, 2.0, 2.0),
        Finished(0, 2.0),
    ],
}


class ScriptedEngine:
    """Tells each file's story as soon as it is asked."""

    def __init__(self, listener):
        self._listener = listener
        self._last = 0

    def transcribe(self, path, options):
        self._last += 1
        job = JobId(self._last)
        start = [Preparing(job, "m", first_time=False), Started(job, "m", "cpu", None)]
        for event in [*start, *STORIES[path.name]]:
            self._listener(replace(event, job=job))
        return job

    def close(self):
        """There is nothing to end."""


class Kept(Sums):
    """Remembers outcomes as well."""

    def __init__(self):
        super().__init__()
        self.outcomes = []

    def add(self, outcome):
        super().add(outcome)
        self.outcomes.append(outcome)


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run sources through a scripted engine, on a clock that a second passes on at every look."""
    monkeypatch.setattr(batch, "Engine", ScriptedEngine)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    ticks = iter(range(1000))

    def start(*sources, formats=("txt",), list_formats=(), words=()):
        kept = Kept()
        plan = Plan(Options(hotwords=as_hotwords(words)), formats, None, list_formats)
        code = Batch(plan, QuietView(), None, [kept], clock=lambda: float(next(ticks))).run(sources)
        return code, kept

    return start


def given(folder, name, **options):
    return Source(Path(name).stem, folder / name, folder, Path(name).stem, **options)


def test_an_outcome_has_the_words_the_score_and_the_time(run, tmp_path):
    code, kept = run(given(tmp_path, "a.wav"))
    (outcome,) = kept.outcomes
    assert code == 0
    assert (outcome.text, outcome.score, outcome.problem) == ("One two. Three.", -0.5, "")
    # Started to Finished is four events; loading the model, before it, does not count.
    assert (outcome.seconds, outcome.processing, outcome.speed) == (12.0, 4.0, 3.0)
    assert (tmp_path / "a.txt").read_text("utf-8") == "One two.\nThree.\n"


def test_what_fails_keeps_its_words_and_stops_nothing(run, tmp_path, capsys):
    refused = given(tmp_path, "x", refused=LineRefused(2, "no path"), is_listed=True)
    names = ["silent.wav", "dies.wav", "cut.wav", "a.wav"]
    code, kept = run(refused, *(given(tmp_path, name) for name in names))
    assert code == 1
    assert [outcome.text for outcome in kept.outcomes] == [
        "", "", "你好。", "Half", "One two. Three."
    ]  # fmt: skip
    assert [outcome.problem.split(" ")[0] for outcome in kept.outcomes] == [
        "Line", "No", "Recognition", "The", ""
    ]  # fmt: skip
    assert kept.n_failed == 4
    assert (tmp_path / "dies.incomplete.txt").read_text("utf-8") == "你好。\n"
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_a_list_writes_files_of_its_sources_only_when_asked(run, tmp_path):
    source = given(tmp_path, "a.wav", is_listed=True)
    run(source)
    assert list(tmp_path.iterdir()) == []
    run(source, list_formats=("json", "srt"))
    assert {path.name for path in tmp_path.iterdir()} == {"a.json", "a.srt"}


def test_a_folder_that_cannot_be_written_is_a_failure_of_its_sources(run, tmp_path):
    (tmp_path / "file").touch()
    code, kept = run(given(tmp_path / "file", "a.wav"), given(tmp_path, "a.wav"))
    assert code == 1
    assert [bool(outcome.problem) for outcome in kept.outcomes] == [True, False]


def test_nothing_to_do_is_done(run):
    assert run()[0] == 0


def test_what_became_of_hotwords_is_told_of_every_source_that_has_a_text(run, tmp_path):
    names = ["a.wav", "silent.wav", "dies.wav"]
    _, kept = run(*(given(tmp_path, name) for name in names), words=("three", "你好"))
    first, silent, dies = (outcome.tally for outcome in kept.outcomes)
    assert ([hit.word for hit in first.hits], first.never) == (["three"], ("你好",))
    assert silent is None
    assert dies.never == ("three",)
    assert run(given(tmp_path, "a.wav"))[1].outcomes[0].tally is None
