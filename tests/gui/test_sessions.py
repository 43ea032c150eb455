"""Recordings that a kill left: found at the start, whole, and their text finished."""

import json
import math
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app import database_file, schema, session_rescue
from app import library_entries as entries
from app import library_index as index
from app import session_store as store
from app.application import Application
from app.database_file import connect
from app.hotword_hits import LastHits
from app.hotword_lists import lists_folder
from app.library_entries import Entry
from app.library_page import LibraryPage
from app.recordings import claim
from app.recordings_folder import usual_folder
from app.salvage import salvage
from app.segment_text import read_segment
from app.session_store import Session
from app.settings import Settings, save
from engine import (
    NO_HOTWORDS,
    Change,
    EndsBefore,
    Failed,
    Finished,
    Hotword,
    HotwordList,
    JobId,
    ModelMissing,
    NoSpeech,
    Options,
    Progress,
    Rule,
    Segment,
    SegmentReady,
    Tags,
    Token,
    as_hotwords,
    hotword_list,
)
from tests.gui.conftest import Desk
from tests.gui.fake_engine import LIVE, FakeEngine, sentence
from tests.gui.fake_recorder import FakeSound
from tests.gui.test_restore import end

NOON = datetime(2026, 11, 22, 12).astimezone()
NAME = "Recording 2026-11-22 12-00.flac"
OPTIONS = Options("sense-voice-small", ("zh",), itn=False)


def home() -> Path:
    return Path(os.environ["XDG_DATA_HOME"], "shengwen")


def recording(name: str = NAME, sound: bytes = b"fLaC sound", age: float = 60.0) -> Path:
    """A file as a recorder leaves it that was killed a while ago."""
    path = usual_folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sound)
    when = path.stat().st_mtime - age
    os.utime(path, (when, when))
    return path


def killed(
    path: Path,
    *texts: str,
    done: float | None = None,
    marks: tuple[float, ...] = (),
    options: Options = OPTIONS,
) -> Session:
    """The rows of a session as a kill leaves them."""
    session = Session(7, "Talk", path, is_open=True, created=NOON, options=options)
    said = [sentence(2.0 * n, text, "zh") for n, text in enumerate(texts)]
    home().mkdir(parents=True, exist_ok=True)
    with closing(connect(home() / "library.db")) as connection:
        if not schema.version_of(connection):
            schema.migrate(connection, 0)
        connection.execute("BEGIN")
        store.begin(connection, session)
        far = 2.0 * len(texts) if done is None else done
        store.append(connection, session.entry, 0, said, far)
        store.note(connection, session.entry, marks, [(0.0, NOON)])
        connection.execute("COMMIT")
    return session


class Window(Desk):
    """A start of the program."""

    def entries(self) -> list[Entry]:
        answers: list[object] = []
        self.app.library.ask(entries.every, answers.append)
        self.wait(lambda: answers)
        found = answers[0]
        assert isinstance(found, list)
        return found

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        answers: list[list[tuple[object, ...]]] = []
        self.app.library.ask(lambda c: c.execute(statement).fetchall(), answers.append)
        self.wait(lambda: answers)
        return answers[0]

    def texts(self) -> list[str]:
        answers: list[object] = []
        [entry] = self.entries()
        self.app.library.ask(lambda c: entries.segments_of(c, entry.id), answers.append)
        self.wait(lambda: answers)
        return [segment.text for segment in answers[0]]

    def finds(self, query: str) -> set[int]:
        answers: list[set[int]] = []
        self.app.library.ask(partial(index.find, query=query), answers.append)
        self.wait(lambda: answers)
        return answers[0]

    def wait_complete(self) -> Entry:
        self.wait(lambda: [entry.is_complete for entry in self.entries()] == [True])
        return self.entries()[0]

    def press(self, name: str) -> None:
        """Press a button of the line at the bottom."""
        buttons = self.window.status.findChildren(QPushButton)
        next(b for b in buttons if b.text() == name and not b.isHidden()).click()

    def page(self) -> LibraryPage:
        self.window.show_page("library")
        page = self.window._places["library"]
        assert isinstance(page, LibraryPage)
        self.wait(page.model.rowCount)
        page.table.selectRow(0)
        return page


@pytest.fixture
def start(qapp, qtbot, config) -> Iterator[Callable[..., Window]]:
    windows: list[Application] = []

    def begin(*, is_first: bool = True, **lengths: float) -> Window:
        while windows:
            end(windows.pop())
        engines: list[FakeEngine] = []

        def make(listener: object) -> FakeEngine:
            engines.append(FakeEngine(listener))
            return engines[-1]

        sound = FakeSound()
        sound.lengths = {NAME: 10.0, **lengths}
        application = Application(qapp, config, make, is_first=is_first, capture=sound.capture)
        windows.append(application)
        application.start()
        window = Window(application, qtbot, engines, sound)
        window.wait(lambda: engines)
        return window

    yield begin
    while windows:
        end(windows.pop())


# What a start finds


def test_a_killed_session_is_whole_and_said_at_the_start(start):
    path = recording()
    killed(path, "一", "二", marks=(1.5,))
    window = start()
    window.wait(lambda: "everything up to" in window.say())
    assert "12:00" in window.say()
    assert window.sound.mended == [path]
    [entry] = window.entries()
    assert (entry.duration, entry.is_complete, entry.size) == (10.0, False, path.stat().st_size)
    assert window.texts() == ["一", "二"]
    assert window.rows("SELECT is_open, done FROM sessions") == [(0, 4.0)]
    assert claim(path).is_ours


def test_its_rest_is_recognized_and_nothing_twice(start):
    path = recording()
    killed(path, "一", "二", marks=(1.5,))
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.press("Finish recognizing")
    window.wait(lambda: window.engine.calls)
    [(job, media, options)] = window.engine.calls
    assert media == path
    assert (options.model, options.languages, options.itn) == ("sense-voice-small", ("zh",), False)
    assert options.span == (4.0, math.inf)
    window.play(
        SegmentReady(job, sentence(5.0, "三", "zh")),
        Progress(job, 3.0, 6.0),
        SegmentReady(job, sentence(8.0, "四", "zh")),
        Finished(job, 6.0),
    )
    entry = window.wait_complete()
    assert window.texts() == ["一", "二", "三", "四"]
    assert (entry.duration, entry.languages) == (10.0, ("zh",))
    assert window.rows("SELECT marks FROM sessions") == [("[1.5]",)]
    assert "“Talk” is finished." in window.say()
    window.press("Open")
    window.wait(lambda: window.window.transcript is not None)
    assert len(window.window.transcript.document.segments) == 4
    assert window.window.transcript.errands.media == path


def test_a_kill_while_it_is_finished_loses_and_doubles_nothing(start):
    path = recording()
    killed(path, "一")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.press("Finish recognizing")
    window.wait(lambda: window.engine.calls)
    window.play(SegmentReady(JobId(1), sentence(5.0, "二", "zh")))
    window.wait(lambda: window.texts() == ["一", "二"])
    window = start()
    window.app.live.finishing.finish(7)
    window.wait(lambda: window.engine.calls)
    assert window.engine.calls[0][2].span == (7.0, math.inf)


def test_it_opens_with_its_sound_and_marks(start):
    path = recording()
    killed(path, "一", marks=(1.0,))
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.press("Open")
    window.wait(lambda: window.window.transcript is not None)
    page = window.window.transcript
    assert page.errands.media == path
    assert page.opened.marks == (1.0,)
    assert [mark.at for mark in page.waveform._marks] == [1.0]


@pytest.mark.thorough
def test_a_recording_opens_while_the_library_cannot_be_written(start, monkeypatch):
    monkeypatch.setattr(database_file, "_BUSY", 0.05)
    killed(recording(), "一")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.wait(lambda: window.rows("SELECT is_open FROM sessions") == [(0,)])
    page = window.page()
    with closing(sqlite3.connect(home() / "library.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.app.library.run(lambda _connection: None)
        window.wait(lambda: not window.app.shelves.is_kept())
        page.preview.open.click()
        window.wait(lambda: window.window.transcript is not None)
        other.execute("ROLLBACK")
    assert [each.text for each in window.window.transcript.document.segments] == ["一"]
    window.wait(window.app.shelves.is_kept)


def test_a_session_in_which_nobody_spoke_opens_as_well(start):
    killed(recording())
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.press("Open")
    window.wait(lambda: window.window.transcript is not None)
    assert not window.window.transcript.document.segments


def test_an_open_page_grows_as_the_rest_comes(start):
    killed(recording(), "一")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.press("Open")
    window.wait(lambda: window.window.transcript is not None)
    page = window.window.transcript
    page.document.rewrite(0, "corrected")
    window.app.live.finishing.finish(7)
    window.wait(lambda: window.engine.calls)
    window.play(SegmentReady(JobId(1), sentence(5.0, "二", "zh")), Finished(JobId(1), 8.0))
    window.wait_complete()
    assert [each.text for each in page.document.segments] == ["corrected", "二"]


def test_a_corrected_text_has_the_rest_when_it_is_opened_again(start):
    killed(recording(), "一")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.press("Open")
    window.wait(lambda: window.window.transcript is not None)
    window.window.transcript.document.rewrite(0, "corrected")
    assert window.app.transcripts.close()
    window.app.live.finishing.finish(7)
    window.wait(lambda: window.engine.calls)
    window.play(SegmentReady(JobId(1), sentence(5.0, "二", "zh")), Finished(JobId(1), 8.0))
    entry = window.wait_complete()
    for word in ("corrected", "二"):  # what was corrected and what came since are both found
        window.wait(lambda word=word: window.finds(word) == {entry.id})
    window.app.live._open(7)
    window.wait(lambda: window.window.transcript is not None)
    said = [each.text for each in window.window.transcript.document.segments]
    assert said == ["corrected", "二"]


def test_a_session_that_another_process_records_is_left_alone(start):
    path = recording()
    killed(path, "一")
    theirs = claim(path)
    window = start()
    window.wait(lambda: not window.app.live._rescue._disk._pool.activeThreadCount())
    window.app.live._rescue.close()
    assert window.rows("SELECT is_open FROM sessions") == [(1,)]
    assert window.sound.mended == []
    window.app.live.finishing.finish(7)
    window.wait(lambda: "is being recorded" in window.say())
    assert window.app.live.finishing.progress == {}
    theirs.release()


def test_a_second_window_looks_after_nothing(start):
    killed(recording(), "一")
    window = start(is_first=False)
    window.entries()
    assert window.rows("SELECT is_open FROM sessions") == [(1,)]
    assert window.sound.mended == []


def test_a_file_that_its_recorder_is_closing_is_awaited(start, monkeypatch):
    monkeypatch.setattr(session_rescue, "_AGAIN_MS", 10)
    path = recording(age=0.0)
    killed(path, "一")
    window = start()
    looks = []
    window.app.live._rescue._again.timeout.connect(partial(looks.append, 1))
    window.wait(lambda: looks)
    assert window.sound.mended == []
    monkeypatch.setattr(session_rescue, "_SETTLED", 0.0)
    window.wait(lambda: window.sound.mended == [path])


def test_a_recording_that_no_entry_knows_is_taken_in(start):
    path = recording()
    recording("notes.txt")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    [entry] = window.entries()
    assert (entry.title, entry.media, entry.duration) == (path.stem, path, 10.0)
    assert entry.is_unfinished
    written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    assert abs(entry.created - (written - timedelta(seconds=10))) < timedelta(seconds=1)
    window.press("Finish recognizing")
    window.wait(lambda: window.engine.calls)
    assert window.engine.calls[0][2].span is None
    window = start()
    assert len(window.entries()) == 1
    window.app.live._rescue.close()
    assert window.sound.mended == []


def test_a_link_that_leads_nowhere_is_in_nobodys_way(start):
    path = recording()
    killed(path, "一")
    path.with_name("Recording 2026-11-22 11-00.flac").symlink_to("nowhere.flac")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    assert window.sound.mended == [path]


def test_music_in_the_folder_of_recordings_is_no_recording(start):
    recording("Goldberg Variations.flac")
    path = recording()
    window = start(**{"Goldberg Variations.flac": 60.0})
    window.wait(lambda: "was interrupted" in window.say())
    assert [entry.media for entry in window.entries()] == [path]
    assert window.sound.mended == [path]


def test_a_folder_that_has_two_names_is_looked_through_once(start, config, tmp_path):
    (tmp_path / "link").symlink_to(usual_folder())
    text = json.dumps({"interface": "en", "recordings_folder": str(tmp_path / "link")})
    (config / "settings.json").write_text(text, "utf-8")
    recording()
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    assert len(window.entries()) == 1


def test_what_had_to_be_kept_in_the_usual_folder_is_found_there(start, config, tmp_path):
    text = json.dumps({"interface": "en", "recordings_folder": str(tmp_path / "drive")})
    (config / "settings.json").write_text(text, "utf-8")
    path = recording()
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    assert [entry.media for entry in window.entries()] == [path]


def test_a_dictation_that_was_killed_is_taken_in(start):
    folder = home() / "dictations"
    folder.mkdir(parents=True)
    recording().rename(folder / NAME)
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    assert window.entries()[0].media == folder / NAME


def test_what_was_deleted_does_not_come_back(start):
    path = recording()
    window = start()
    window.wait(window.entries)
    window.app.library.delete([window.entries()[0].id])
    window = start()
    window.wait(lambda: window.rows("SELECT count(*) FROM entries") == [(0,)])
    window = start()
    window.app.live.look()
    window.wait(lambda: not window.app.live._rescue._disk._pool.activeThreadCount())
    window.app.live._rescue.close()
    assert window.entries() == []
    assert path.exists()


def test_a_session_without_any_sound_leaves_no_entry(start):
    killed(recording(sound=b""))
    window = start(**{NAME: 0.0})
    window.wait(lambda: window.rows("SELECT count(*) FROM sessions") == [(0,)])
    assert window.entries() == []


def test_a_session_whose_drive_is_away_is_kept_for_another_start(start, tmp_path):
    killed(tmp_path / "drive" / NAME, "一")
    window = start()
    window.wait(lambda: not window.app.live._rescue._disk._pool.activeThreadCount())
    window.app.live._rescue.close()
    assert window.rows("SELECT is_open FROM sessions") == [(1,)]


def test_words_outlive_a_file_that_cannot_be_read(start):
    path = recording("broken.flac")
    killed(path, "一", "二")
    window = start()
    window.wait(lambda: window.rows("SELECT is_open FROM sessions") == [(0,)])
    assert window.texts() == ["一", "二"]


def test_two_that_were_interrupted_are_told_together(start):
    killed(recording(), "一")
    other = recording("Recording 2026-11-22 12-00 (2).flac").name
    window = start(**{other: 3.0})
    window.wait(lambda: "2 recordings were interrupted" in window.say())
    window.press("Finish recognizing")
    window.wait(lambda: len(window.engine.calls) == 2)
    assert len(window.entries()) == 2


# Finishing


def finishing(
    start: Callable[..., Window], *texts: str, hotwords: HotwordList = NO_HOTWORDS
) -> Window:
    killed(recording(), *texts, options=replace(OPTIONS, hotwords=hotwords))
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.app.live.finishing.finish(7)
    window.wait(lambda: window.engine.calls)
    return window


@pytest.mark.thorough
def test_a_rest_has_the_hotwords_that_the_session_began_with(start):
    """Whatever became of the lists; and what they change is in the library with the rest."""
    hotwords = hotword_list([Hotword("世界", 2.0, ("时节",), language="zh"), Rule("错", "对")])
    window = finishing(start, "一", hotwords=hotwords)
    assert window.engine.calls[0][2].hotwords == hotwords
    token = Token("世界", 5.0, 7.0, None, Change("时节", "世界", "alias"))
    window.play(SegmentReady(JobId(1), Segment((token,), "世界", Tags("zh"))))
    window.wait(lambda: window.texts() == ["一", "世界"])
    window = start()
    window.app.live.finishing.finish(7)
    window.wait(lambda: window.engine.calls)
    assert window.engine.calls[0][2].hotwords == hotwords
    found = window.rows("SELECT body FROM segments WHERE n = 1")
    assert read_segment(found[0][0]).tokens == (token,)
    window.play(SegmentReady(JobId(1), sentence(8.0, "世界", "zh")), Finished(JobId(1), 3.0))
    window.wait_complete()
    file = window.app.hotwords.lists.folder / "hits.json"
    window.wait(lambda: file.exists() and LastHits(file).of("世界")[1] == 2)


def test_a_session_without_text_has_the_lists_that_are_chosen_now(start, config):
    folder = lists_folder()
    folder.mkdir(parents=True)
    (folder / "now.txt").write_text("世界", "utf-8")
    save(config / "settings.json", Settings(interface="en", hotword_lists=("now", "gone")))
    window = finishing(start, hotwords=as_hotwords(["before"]))
    assert window.engine.calls[0][2].hotwords == as_hotwords(["世界"])


def test_a_rest_that_was_begun_and_left_makes_a_recording_no_shorter(start):
    window = finishing(start, "一")
    window.play(SegmentReady(JobId(1), sentence(5.0, "二", "zh")))
    window.wait(lambda: window.texts() == ["一", "二"])
    window.app.live.finishing.stop(7)
    [entry] = window.entries()
    assert (entry.duration, entry.is_complete) == (10.0, False)


def test_what_is_deleted_is_not_finished_and_stays_deleted(start):
    window = finishing(start, "一")
    window.play(SegmentReady(JobId(1), sentence(5.0, "二", "zh")))
    window.wait(lambda: window.texts() == ["一", "二"])
    window.app.library.delete([7])
    assert window.engine.cancelled == [JobId(1)]
    assert window.app.live.finishing.progress == {}
    window.app.library.undo.undo()
    window.wait(lambda: window.texts() == ["一", "二"])
    assert window.entries()[0].is_unfinished


@pytest.mark.thorough
def test_a_corrected_recording_that_is_deleted_meanwhile_stays_deleted(start):
    killed(recording(), "一")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.press("Open")
    window.wait(lambda: window.window.transcript is not None)
    window.window.transcript.document.rewrite(0, "corrected")
    assert window.app.transcripts.close()
    window.wait(lambda: window.finds("corrected"))
    window.app.live.finishing.finish(7)
    window.wait(lambda: window.engine.calls)
    window.play(SegmentReady(JobId(1), sentence(5.0, "二", "zh")))
    window.wait(lambda: window.texts() == ["一", "二"])
    window.app.library.delete([7])
    window.wait(
        lambda: (
            not window.rows(
                "SELECT 1 FROM entries LEFT JOIN texts ON id = entry WHERE body IS NULL"
            )
        )
    )
    window.app.library._disk.finish()
    assert window.entries() == []


def test_a_rest_that_is_left_before_it_begins_does_not_begin(start, monkeypatch):
    path = recording()
    killed(path, "一")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    finishing = window.app.live.finishing
    begun: list[object] = []
    begin = finishing._begin
    monkeypatch.setattr(finishing, "_begin", lambda *what: begun.append(begin(*what)))
    finishing.finish(7)
    finishing.stop(7)
    assert finishing.progress == {}
    window.wait(lambda: begun)
    assert window.engine.calls == []
    assert claim(path).is_ours


def test_it_goes_on_where_another_window_came_to(start):
    killed(recording(), "一")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    finishing = window.app.live.finishing
    before: list[Session] = []
    window.app.library.ask(partial(store.find, entry=7), before.append)
    window.wait(lambda: before)
    said = [sentence(5.0, "二", "zh")]
    window.app.library.run(partial(store.append, entry=7, first=1, segments=said, done=7.0))
    finishing._asked.add(7)
    finishing._on_found(7, before[0])  # as it was before the other window let go of it
    window.wait(lambda: window.engine.calls)
    assert window.engine.calls[0][2].span == (7.0, math.inf)
    window.play(Finished(JobId(1), 3.0))
    window.wait_complete()
    assert window.texts() == ["一", "二"]


def test_what_is_finished_is_text_up_to_its_end(start):
    window = finishing(start, "一")
    window.play(SegmentReady(JobId(1), sentence(5.0, "二", "zh")), Finished(JobId(1), 8.0))
    window.wait_complete()
    assert window.rows("SELECT done FROM sessions") == [(10.0,)]


@pytest.mark.parametrize("error", [NoSpeech("x", 6.0), EndsBefore("x", 4.0)])
def test_a_rest_of_silence_is_finished_too(start, error):
    window = finishing(start, "一")
    window.play(Failed(JobId(1), error))
    assert window.wait_complete().duration == 10.0
    assert window.texts() == ["一"]


def test_a_rest_that_cannot_be_recognized_stays_and_says_why(start):
    window = finishing(start, "一")
    window.play(Failed(JobId(1), ModelMissing("sense-voice-small")))
    window.wait(lambda: "“Talk” was not finished" in window.say())
    [entry] = window.entries()
    assert entry.is_unfinished
    assert window.app.live.finishing.progress == {}
    assert claim(entry.media).is_ours


def test_what_has_no_text_is_recognized_as_is_chosen_now(start):
    killed(recording())
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    window.app.live.finishing.finish(7)
    window.wait(lambda: window.engine.calls)
    assert window.engine.calls[0][2].model == window.app.settings.now.model


def test_the_library_page_offers_it_and_shows_how_far_it_is(start):
    killed(recording(), "一")
    window = start()
    window.wait(lambda: "was interrupted" in window.say())
    page = window.page()
    button = page.preview.finish
    window.wait(button.isVisible)
    assert page.actions_menu.finish.isEnabled()
    button.click()
    window.wait(lambda: window.engine.calls)
    assert not page.actions_menu.finish.isEnabled()
    window.play(Progress(JobId(1), 3.0, 8.0))
    window.wait(lambda: button.text() == "Stop recognizing (50 %)")
    button.click()
    assert window.engine.cancelled == [JobId(1)]
    assert button.text() == "Finish recognizing"
    page.actions_menu.finish.trigger()
    window.wait(lambda: len(window.engine.calls) == 2)
    window.play(Finished(JobId(2), 8.0))
    window.wait_complete()
    window.wait(button.isHidden)


def test_a_live_session_is_not_to_be_finished(start):
    window = start()
    live = window.app.live.desk
    live.start()
    window.wait(lambda: live.state.is_session)
    page = window.page()
    window.wait(page.preview.open.isEnabled)
    assert page.preview.finish.isHidden()
    assert not page.actions_menu.finish.isEnabled()
    assert not page.actions_menu.delete.isEnabled()
    live.stop()


def test_the_window_closes_in_mid_session_and_asks_nothing(start):
    window = start()
    live = window.app.live.desk
    live.start()
    window.wait(lambda: live.state.is_session)
    window.sound.recorder.hear(10.0)
    window.wait(lambda: live.elapsed == 10.0)
    window.play(SegmentReady(JobId(LIVE + 1), sentence(0.0, "One.")))
    window.wait(lambda: live.segments)
    assert window.window.close()
    window = start()
    [entry] = window.entries()
    assert (entry.duration, entry.is_unfinished) == (10.0, True)
    assert window.rows("SELECT is_open, done FROM sessions") == [(0, 2.0)]
    assert window.texts() == ["One."]
    assert "interrupted" not in window.say()


# The store


@pytest.fixture
def connection(tmp_path) -> Iterator[sqlite3.Connection]:
    with closing(connect(tmp_path / "library.db")) as connection:
        schema.migrate(connection, 0)
        yield connection


def test_an_older_library_gets_its_sessions(tmp_path):
    path = tmp_path / "library.db"
    with closing(connect(path)) as old:
        old.executescript(f"{schema.MIGRATIONS[0]} PRAGMA user_version = 1;")
        schema.migrate(old, 1)
        assert store.left_open(old) == []


def test_a_recording_can_be_kept_with_what_text_there_is(connection, tmp_path):
    path = tmp_path / "dictation.flac"
    path.write_bytes(b"fLaC")
    session = Session(
        9, "Dictation", path, is_open=False, created=NOON, done=2.0, duration=8.0, marks=(1.0,)
    )
    store.keep(connection, session, [sentence(0.0, "One.")])
    found = store.find(connection, 9)
    assert (found.done, found.duration, found.marks, found.n_segments) == (2.0, 8.0, (1.0,), 1)
    [entry] = entries.every(connection)
    assert (entry.size, entry.is_unfinished) == (4, True)


def test_a_salvaged_library_has_its_sessions(connection, tmp_path):
    store.begin(connection, Session(7, "Talk", Path("/a/caf\udce9.flac"), True, NOON))  # noqa: FBT003
    store.append(connection, 7, 0, [sentence(0.0, "One.")], 2.5)
    store.note(connection, 7, [1.0], [(0.0, NOON), (2.0, NOON)])
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(connect(tmp_path / "new.db")) as new:
        schema.migrate(new, 0)
        assert salvage(tmp_path / "library.db", new)["sessions"] == 1
        assert store.find(new, 7) == store.find(connection, 7)
        assert [each.entry for each in store.left_open(new)] == [7]


def test_a_recording_whose_entry_was_damaged_is_one_again(connection, tmp_path):
    for entry in (7, 8):
        path = Path(f"/{entry}.flac")
        store.begin(connection, Session(entry, "Talk", path, False, NOON))  # noqa: FBT003
    store.append(connection, 7, 0, [sentence(0.0, "One.")], 2.0)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM entries")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(connect(tmp_path / "new.db")) as new:
        schema.migrate(new, 0)
        salvage(tmp_path / "library.db", new)
        [entry] = entries.every(new)
        assert (entry.id, entry.kind, entry.media) == (7, "recording", Path("/7.flac"))
        assert store.known_paths(new) == {Path("/7.flac")}  # the other one is taken in anew


def test_a_recording_that_lost_its_row_goes_on_after_its_last_sentence(connection):
    store.begin(connection, Session(7, "Talk", Path("/a.flac"), False, NOON))  # noqa: FBT003
    store.append(connection, 7, 0, [sentence(0.0, "One.")], 9.0)
    connection.execute("DELETE FROM sessions")
    assert store.find(connection, 7).done == 2.0


def test_rows_that_make_no_sense_are_read_as_far_as_they_do(connection, caplog):
    store.begin(connection, Session(7, "Talk", Path("/a.flac"), True, NOON))  # noqa: FBT003
    connection.execute("UPDATE sessions SET options = '[]', marks = '{', breaks = '[[1]]'")
    found = store.find(connection, 7)
    assert (found.options, found.marks, found.breaks) == (Options(), (), ())
    assert caplog.text.count("make no sense") == 3


def test_the_time_of_day_is_told_by_the_last_break(connection):
    breaks = ((0.0, NOON), (60.0, NOON + timedelta(hours=1)))
    session = Session(7, "Talk", Path("/a.flac"), False, NOON, breaks=breaks)  # noqa: FBT003
    assert session.time_at(30.0) == NOON + timedelta(seconds=30)
    assert session.time_at(90.0) == NOON + timedelta(hours=1, seconds=30)
