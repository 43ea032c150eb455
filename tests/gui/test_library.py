"""The library and what is done elsewhere: corrections, deletions, what an earlier start left."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from app import journal
from app import library_entries as entries
from app import library_index as index
from app.database_bridge import DatabaseBridge
from app.journal import Change
from app.library import Library
from app.library_entries import Draft
from engine import Transcript
from tests.gui.fake_engine import sentence

MADE = datetime(2026, 11, 22, 10, tzinfo=UTC)


class Start:
    """One start of the program."""

    def __init__(self, folder: Path, qtbot) -> None:
        self.bridge = DatabaseBridge(folder / "library.db")
        self.library = Library(self.bridge.database, folder / "transcripts")
        self.qtbot = qtbot
        self.bridge.database.start()
        self.library.start()

    def ask(self, work):
        """What work returns, after all that was asked before it."""
        answers = []
        self.bridge.database.run(work, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def wait(self, work, wanted) -> None:
        self.qtbot.waitUntil(lambda: self.ask(work) == wanted)

    def titles(self):
        return [entry.title for entry in self.ask(entries.every)]

    def found(self, query):
        return self.ask(partial(index.find, query=query))

    def end(self) -> None:
        self.library.finish()
        assert self.bridge.database.close() is None
        self.bridge.deliver()


@pytest.fixture
def begin(qapp, qtbot, tmp_path):
    made = []

    def make():
        made.append(Start(tmp_path, qtbot))
        return made[-1]

    yield make
    for each in made:
        each.library.finish()  # a timer that runs could be let go of on another thread
        each.bridge.database.close()
        each.bridge.deliver()


@pytest.fixture
def place(tmp_path):
    """Corrections of a file of subtitles, kept before there was a library."""
    path = tmp_path / "transcripts" / "abc.edits"
    segments = (sentence(1.0, "Good morning."), sentence(2.0, "大家早上好。", "zh"))
    journal.begin(path, Transcript("talk.srt", 3.0, "", MADE, segments), Path("/m/talk.mp4"), 2)
    return path


def draft(title="a.wav", name=None):
    return Draft("file", title, Path("/m") / title, MADE, "m", journal=name)


def heard(connection, title="a.wav", name=None, texts=("one", "two")):
    entry = entries.add(connection, draft(title, name))
    entries.append_segments(connection, entry, 0, [sentence(i, t) for i, t in enumerate(texts)])
    return entry


def test_corrections_from_before_are_taken_in_once(begin, place):
    start = begin()
    start.wait(partial(index.find, query="早上"), {1})
    start.end()
    again = begin()
    [entry] = again.ask(entries.every)
    assert (entry.title, entry.kind, entry.journal) == ("talk.srt", "text", place.name)
    assert entry.languages == ("en", "zh")
    assert entry.media == Path("/m/talk.mp4")


def test_corrections_made_while_it_was_away_are_found(begin, place):
    start = begin()
    start.wait(partial(index.find, query="morning"), {1})
    start.end()
    journal.append(place, [Change(0, 1, (sentence(1.0, "Good evening."),), 2)])
    again = begin()
    again.wait(partial(index.find, query="evening"), {1})
    assert again.found("morning") == set()
    assert again.titles() == ["talk.srt"]


def test_what_is_corrected_now_is_found_soon(begin, place):
    start = begin()
    start.wait(partial(index.find, query="morning"), {1})
    journal.append(place, [Change(0, 1, (sentence(1.0, "Good night."),), 2)])
    start.library.correct(place)
    start.library._take_corrected()
    start.wait(partial(index.find, query="night"), {1})


def test_what_was_recognized_and_not_indexed_is_found_at_the_next_start(begin):
    start = begin()
    start.ask(heard)
    start.end()
    again = begin()
    again.wait(partial(index.find, query="two"), {1})


def test_a_deleted_entry_is_gone_with_its_corrections_at_the_next_start(begin, place):
    start = begin()
    start.wait(partial(index.find, query="morning"), {1})
    start.library.delete([1])
    assert start.titles() == []
    assert place.exists()
    start.end()
    again = begin()
    again.wait(lambda c: c.execute("SELECT count(*) FROM entries").fetchone(), (0,))
    assert not place.exists()
    assert again.found("morning") == set()
    assert again.ask(lambda c: c.execute("SELECT count(*) FROM texts").fetchone()) == (0,)


def test_correcting_what_was_deleted_brings_it_back(begin, place):
    start = begin()
    start.wait(partial(index.find, query="morning"), {1})
    start.library.delete([1])
    journal.append(place, [Change(0, 1, (sentence(1.0, "Stay."),), 2)])
    start.library.correct(place)
    start.library._take_corrected()
    start.wait(lambda c: [e.title for e in entries.every(c)], ["talk.srt"])


def test_a_new_title_is_written_to_the_corrections_too(begin, place):
    start = begin()
    start.wait(partial(index.find, query="morning"), {1})
    [entry] = start.ask(entries.every)
    start.library.rename(entry, "演讲")
    start.end()
    assert journal.read(place).transcript.source == "演讲"
    again = begin()
    again.wait(partial(index.find, query="演讲"), {1})
    assert again.titles() == ["演讲"]


def test_sentences_that_come_again_are_not_doubled(begin):
    start = begin()
    entry = start.ask(heard)
    again = [sentence(1, "two"), sentence(2, "three")]
    start.ask(partial(entries.append_segments, entry=entry, first=1, segments=again))
    segments = start.ask(partial(entries.segments_of, entry=entry))
    assert [segment.text for segment in segments] == ["one", "two", "three"]


def test_a_row_that_makes_no_sense_hides_no_others(begin):
    start = begin()
    start.ask(heard)
    start.ask(lambda c: c.execute("UPDATE entries SET created = 'x', tags = '{'").rowcount)
    start.ask(partial(heard, title="b.wav"))
    assert start.titles() == ["b.wav"]


def test_an_entry_is_opened_with_its_text_and_its_corrections(desk):
    app = desk.app
    app.library.run(partial(heard, name="0123.edits"), [1])
    answers = []

    def load():
        app.library.load(answers.extend)
        return any(isinstance(each, entries.Entry) for each in answers)

    desk.wait(load)
    entry = next(each for each in answers if isinstance(each, entries.Entry))
    app._librarian.open(entry)
    desk.wait(lambda: desk.window.transcript)
    page = desk.window.transcript
    assert [segment.text for segment in page.document.segments] == ["one", "two"]
    page.document.rewrite(0, "uno")
    assert app.transcripts.close()
    app.library._take_corrected()
    found = []

    def search():
        app.library.find("uno", found.append)
        return {entry.id} in found

    desk.wait(search)
