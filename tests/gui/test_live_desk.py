"""Live sessions: every state, everything that goes wrong, and what is in the library then."""

import errno
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from app import library_entries as entries
from app import library_index as index
from app import live_session, live_sources, recordings, session_store
from app.database_bridge import DatabaseBridge
from app.hotword_lists import Resolved
from app.library import Library
from app.live_desk import LiveDesk
from app.live_state import LiveState, Mark
from app.messages import Messages
from app.recordings import claim
from app.recordings_folder import usual_folder
from app.settings import Settings
from engine import (
    Cancelled,
    DiskFull,
    Failed,
    FellBack,
    Finished,
    HotwordsLeftOut,
    JobId,
    Lag,
    MicrophoneUnusable,
    Missed,
    ModelMissing,
    PackageMissing,
    Partial,
    PortAudioMissing,
    Progress,
    Restarted,
    SegmentReady,
    Started,
    WorkerDied,
    as_hotwords,
    joined_lists,
)
from tests.gui.conftest import PATIENCE_MS
from tests.gui.fake_engine import LIVE, FakeEngine, sentence
from tests.gui.fake_recorder import HEADSET, MICROPHONE, SPEAKERS, FakeRecorder, FakeSound

JOB = JobId(LIVE + 1)
State = LiveState


class Live:
    """A desk, and all that it works with."""

    def __init__(self, qtbot, folder: Path, settings: Settings) -> None:
        self.qtbot = qtbot
        self.sound = FakeSound()
        self.bridge = DatabaseBridge(folder / "library.db")
        self.bridge.database.start()
        self.library = Library(self.bridge.database, folder / "transcripts", self.bridge)
        self.desk = LiveDesk(self.sound.capture, self.library, Messages(), settings, self.bridge)
        self.told: list[tuple[str, object]] = []
        for name in ("began", "broken", "saved", "marked", "segment_added", "lag_changed"):
            getattr(self.desk, name).connect(partial(self._note, name))
        self.engine = FakeEngine(self._hear)
        self.heard: list[object] = []
        self.desk.connect_engine(self.engine)

    def _note(self, name: str, what: object) -> None:
        self.told.append((name, what))

    def _hear(self, event) -> None:
        self.bridge._posted.emit(partial(self.desk.on_event, event))

    @property
    def recorder(self) -> FakeRecorder:
        return self.sound.recorder

    @property
    def remark(self) -> str:
        return self.desk.remark.text

    def names(self) -> list[str]:
        return [name for name, _what in self.told]

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE_MS)

    def wait_state(self, state: LiveState) -> None:
        self.wait(lambda: self.desk.state is state)

    def wait_remark(self, part: str) -> None:
        self.wait(lambda: part in self.remark)

    def open(self) -> None:
        self.desk.open()
        self.wait_state(State.READY)
        self.wait(lambda: self.desk.sources)

    def start(self) -> None:
        self.desk.start()
        self.wait_state(State.RECORDING)

    def record(self, seconds: float) -> None:
        before = self.desk.elapsed
        self.recorder.hear(seconds)
        self.wait(lambda: self.desk.elapsed > before)

    def finish(self, duration: float) -> None:
        """Let what was said last become text."""
        self.wait(lambda: JOB in self.engine.finished)
        self.engine.play(Finished(JOB, duration))
        self.wait(lambda: "saved" in self.names())

    def ask(self, work):
        answers = []
        self.bridge.database.run(work, answers.append)
        self.wait(lambda: answers)
        return answers[0]

    def entries(self):
        return self.ask(entries.every)

    @property
    def entry(self):
        [entry] = self.entries()
        return entry

    def texts(self) -> list[str]:
        work = partial(entries.segments_of, entry=self.entry.id)
        return [segment.text for segment in self.ask(work)]

    def session(self):
        return self.ask(partial(session_store.find, entry=self.entry.id))

    def end(self) -> None:
        self.desk.close()
        self.engine.close()
        self.library.finish()
        self.bridge.database.close()
        self.bridge.deliver()
        self.bridge.deleteLater()
        QCoreApplication.sendPostedEvents(self.bridge, QEvent.Type.DeferredDelete)


@pytest.fixture
def make(qapp, qtbot, tmp_path) -> Iterator[Callable[..., Live]]:
    made: list[Live] = []

    def begin(**chosen: object) -> Live:
        made.append(Live(qtbot, tmp_path, Settings(**chosen)))
        return made[-1]

    yield begin
    for each in made:
        each.end()


@pytest.fixture(autouse=True)
def _no_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only the test say what is plugged in."""
    monkeypatch.setattr(live_sources, "_watch", lambda _soon, parent: parent)


@pytest.fixture
def live(make) -> Live:
    return make()


# From the page to the library


def test_the_page_hears_the_source_and_keeps_nothing(live):
    live.open()
    assert live.recorder.listened == [("", None)]
    assert live.recorder.path is None
    assert list(live.desk.sources) == [MICROPHONE, HEADSET, SPEAKERS]
    assert live.entries() == []


def test_the_microphone_is_closed_when_nobody_looks(live):
    live.open()
    live.desk.leave()
    assert live.desk.state is State.CLOSED
    assert not live.recorder.is_open


def test_nothing_is_heard_ahead_where_that_is_not_wished(make):
    live = make(listens_ahead=False)
    live.desk.open()
    live.wait(lambda: live.desk.sources)
    assert live.sound.recorders == []
    live.start()
    assert live.recorder.calls == ["listen", "record"]
    live.desk.stop()
    live.finish(0.0)
    assert live.desk.state is State.CLOSED
    assert not live.recorder.is_open


def test_the_model_is_loaded_while_one_looks(make):
    live = make(live_model="sense-voice-small", live_language="yue")
    live.open()
    [options] = live.engine.warmed
    assert (options.model, options.languages) == ("sense-voice-small", ("yue",))


def test_a_session_from_start_to_library(live):
    live.open()
    live.start()
    assert live.names() == ["began"]
    live.record(3.0)
    live.engine.play(
        Started(JOB, "Whisper base", "cpu", None),
        Partial(JOB, "good mor", 0.4),
        SegmentReady(JOB, sentence(0.4, "Good morning.")),
        Partial(JOB, "", 0.4),
        Progress(JOB, 2.6, 3.0),
    )
    live.wait(lambda: live.desk.segments)
    assert live.desk.device == "cpu"
    live.desk.stop()
    live.wait_state(State.ENDING)
    live.engine.play(SegmentReady(JOB, sentence(2.6, "Everyone.")))
    live.finish(3.0)
    live.wait_state(State.READY)
    assert [segment.text for segment in live.desk.segments] == ["Good morning.", "Everyone."]
    entry = live.entry
    assert (entry.kind, entry.is_complete, entry.duration) == ("recording", True, 3.0)
    assert entry.title.startswith("Recording 20")
    assert entry.media == live.told[-1][1].path
    assert entry.media.parent == usual_folder()
    assert entry.size == entry.media.stat().st_size > 0
    assert entry.languages == ("en",)
    assert live.texts() == ["Good morning.", "Everyone."]
    assert live.ask(partial(index.find, query="everyone")) == {entry.id}


def test_all_sound_goes_to_the_engine_and_not_by_the_window(live):
    live.open()
    live.start()
    thread_of_the_recorder = live.recorder.hear
    thread_of_the_recorder(2.0)  # nothing of the window's has run since
    assert len(live.engine.fed[JOB]) == 2 * 2 * 16_000


def test_the_entry_is_written_before_the_first_sound(live, monkeypatch):
    seen = []

    def record(recorder, path, feed, **_facts):
        seen.append(live.library._database.path.exists())
        with_entry = live.bridge.database  # a reader sees what is committed
        with_entry.read(entries.every, seen.append)

    monkeypatch.setattr(FakeRecorder, "record", record)
    live.open()
    live.desk.start()
    live.wait(lambda: len(seen) == 2)
    assert [entry.kind for entry in seen[1]] == ["recording"]


def test_what_is_said_is_in_the_library_as_it_is_said(live):
    live.open()
    live.start()
    live.record(5.0)
    live.engine.play(SegmentReady(JOB, sentence(0.0, "One.")))
    live.wait(lambda: live.texts() == ["One."])
    session = live.session()
    assert session.is_open
    assert session.done == 2.0  # as far as the sentence goes
    live.engine.play(Progress(JOB, 4.5, 5.0))
    live.wait(lambda: live.session().done == 4.5)
    assert not live.entry.is_complete


def test_marks_and_breaks_are_kept_with_the_time_of_day(live):
    live.open()
    live.start()
    live.record(2.0)
    live.desk.mark()
    live.desk.pause()
    assert live.desk.state is State.PAUSED
    live.desk.mark()  # of what was said just before
    live.desk.toggle()
    assert live.desk.state is State.RECORDING
    live.record(1.0)
    assert live.desk.marks == [Mark(2.0), Mark(2.0)]
    assert [seconds for seconds, _when in live.desk.breaks] == [0.0, 2.0]
    assert live.recorder.calls[-2:] == ["pause", "resume"]
    session = live.session()
    assert session.marks == (2.0, 2.0)
    assert session.breaks == tuple(live.desk.breaks)
    assert ("broken", 2.0) in live.told


def test_space_starts_pauses_and_goes_on(live):
    live.open()
    live.desk.toggle()
    live.wait_state(State.RECORDING)
    live.desk.toggle()
    assert live.desk.state is State.PAUSED
    live.desk.toggle()
    assert live.desk.state is State.RECORDING


def test_a_paused_session_can_be_stopped(live):
    live.open()
    live.start()
    live.record(2.0)
    live.desk.pause()
    live.desk.stop()
    live.finish(2.0)
    assert live.entry.is_complete


def test_lag_and_partials_are_told_and_end_with_the_session(live):
    live.open()
    live.start()
    live.engine.play(Lag(JOB, 12.0), Partial(JOB, "some", 0.0))
    live.wait(lambda: live.desk.partial == "some")
    live.desk.stop()
    live.finish(0.0)
    assert live.desk.partial == ""
    assert [what for name, what in live.told if name == "lag_changed"] == [12.0, 0.0]


def test_another_session_begins_with_nothing_of_the_last(live):
    live.open()
    live.start()
    live.record(1.0)
    live.desk.mark()
    live.engine.play(SegmentReady(JOB, sentence(0.0, "One.")))
    live.desk.stop()
    live.finish(1.0)
    live.start()
    assert live.desk.segments == []
    assert live.desk.marks == []
    assert live.desk.elapsed == 0.0
    paths = {entry.media for entry in live.entries()}
    assert len(paths) == 2


def test_the_saved_session_can_be_opened(live):
    opened = []
    live.desk.opened.connect(opened.append)
    live.desk.open_saved()
    assert opened == []
    live.open()
    live.start()
    live.record(1.0)
    live.desk.stop()
    live.finish(1.0)
    live.desk.open_saved()
    assert opened == [live.entry.id]


# Two at once


def test_a_second_start_is_refused_in_words(live):
    live.open()
    live.start()
    live.desk.start()
    live.wait_remark("A recording is going on already")
    live.desk.stop()
    live.desk.start()
    live.wait_remark("just being finished")
    assert live.recorder.calls.count("record") == 1
    assert len(live.entries()) == 1


def test_two_presses_in_a_row_are_one_start(live):
    live.open()
    live.desk.start()
    live.desk.start()
    live.wait_state(State.RECORDING)
    assert live.recorder.calls.count("record") == 1
    assert live.remark == ""


def test_another_window_records_into_another_file(make):
    one, two = make(), make()
    for live in (one, two):
        live.open()
        live.start()
    assert one.recorder.path != two.recorder.path
    assert not claim(one.recorder.path).is_ours


# Recognition fails, the recording does not


def test_a_missing_model_stops_no_recording(live):
    live.open()
    live.start()
    live.engine.play(Failed(JOB, ModelMissing("whisper-base")))
    live.wait_remark("Recording goes on; the text can be made afterwards.")
    assert live.desk.state is State.RECORDING
    live.record(4.0)
    assert live.engine.fed[JOB] == b""  # who does not listen is told nothing
    live.desk.stop()
    live.wait(lambda: "saved" in live.names())
    live.wait_remark("part of its text is missing")
    entry = live.entry
    assert (entry.is_complete, entry.duration) == (False, 4.0)
    assert entry.is_unfinished
    wanted = []
    live.desk.text_wanted.connect(wanted.append)
    live.desk.mend(live.desk.remark.action)
    assert wanted == [entry.id]


def test_recording_begins_without_an_engine(live):
    live.desk._text._engine = None
    live.open()
    live.start()
    live.wait_remark("the text can be made afterwards")
    live.record(1.0)
    live.desk.stop()
    live.wait(lambda: "saved" in live.names())
    assert not live.entry.is_complete


def test_a_worker_that_dies_again_and_again_leaves_what_it_said(live):
    live.open()
    live.start()
    live.engine.play(SegmentReady(JOB, sentence(0.0, "One.")), Restarted(JOB, -9))
    live.wait_remark("begins again where it was")
    live.engine.play(Failed(JOB, WorkerDied(-9)))
    live.wait_remark("the text can be made afterwards")
    live.record(9.0)
    live.desk.stop()
    live.wait(lambda: "saved" in live.names())
    session = live.session()
    assert (session.done, session.duration, session.is_open) == (2.0, 9.0, False)
    assert live.texts() == ["One."]


def test_news_of_the_engine_are_told_in_words(live):
    live.open()
    live.start()
    live.engine.play(FellBack(JOB, "cpu", "no such device"))
    live.wait_remark("runs on the CPU")
    assert live.desk.device == "cpu"
    live.engine.play(HotwordsLeftOut(JOB, ("x",), takes_hotwords=False))
    live.wait_remark("does not listen for hotwords")


def test_a_session_has_the_lists_that_are_chosen_when_it_begins(live):
    said = {"a": as_hotwords(["声文"])}

    def resolve(names):
        there = [name for name in names if name in said]
        missing = tuple(name for name in names if name not in said)
        return Resolved(joined_lists(said[name] for name in there), missing)

    live.desk._run._resolve = resolve
    live.desk.adopt(replace(live.desk._ear.settings, hotword_lists=("a", "人名")))
    live.open()
    live.start()
    assert live.engine.live[0].hotwords == live.desk.hotwords == said["a"]
    assert "a list that is gone: 人名." in live.remark
    said["a"] = as_hotwords(["后来"])
    live.record(2.0)
    assert live.desk.hotwords.spoken == ("声文",)
    assert live.session().options.hotwords.spoken == ("声文",)
    live.desk.stop()
    live.finish(2.0)
    live.desk.start()
    live.wait(lambda: len(live.engine.live) == 2)
    assert live.engine.live[1].hotwords == said["a"]


def test_an_end_that_takes_long_can_be_left_for_later(live):
    live.desk._run._long_end.setInterval(0)
    live.open()
    live.start()
    live.record(2.0)
    live.desk.stop()
    live.wait_remark("still becoming text")
    live.desk.mend(live.desk.remark.action)
    assert live.engine.cancelled == [JOB]
    assert live.names()[-1] == "saved"
    assert not live.entry.is_complete


def test_text_that_ends_before_its_recording_is_not_all_of_it(live):
    live.open()
    live.start()
    live.record(2.0)
    live.engine.play(Finished(JOB, 2.0))
    live.wait(lambda: not live.desk._text.is_going_on)
    live.record(3.0)
    live.desk.stop()
    live.wait(lambda: "saved" in live.names())
    assert (live.entry.is_complete, live.entry.duration) == (False, 5.0)


def test_both_recognition_and_recorder_die(live):
    live.open()
    live.start()
    live.record(3.0)
    live.engine.play(SegmentReady(JOB, sentence(0.0, "One.")), Failed(JOB, WorkerDied(-9)))
    live.wait_remark("the text can be made afterwards")
    live.recorder.die(WorkerDied(-9))
    live.wait(lambda: "saved" in live.names())
    live.wait_state(State.CLOSED)
    session = live.session()
    assert (session.done, session.duration, session.is_open) == (2.0, 3.0, False)
    assert live.texts() == ["One."]


def test_a_job_that_is_cancelled_elsewhere_ends_no_recording(live):
    live.open()
    live.start()
    live.engine.play(Cancelled(JOB))
    live.wait(lambda: not live.desk._text.is_going_on)
    assert live.desk.state is State.RECORDING


# The source is gone


def test_a_lost_microphone_is_awaited(live):
    live.open()
    live.start()
    live.record(2.0)
    live.recorder.lose()
    live.wait_state(State.AWAITING)
    assert live.remark == (
        "The microphone is gone; what was said until then is saved."
        " Recording goes on when it is back."
    )
    assert live.desk.remark.action == "finish-recording:"
    live.recorder.bring_back()
    live.wait_state(State.RECORDING)
    assert live.remark == ""
    assert ("broken", 2.0) in live.told


def test_one_need_not_wait_for_it(live):
    live.open()
    live.start()
    live.record(2.0)
    live.recorder.lose()
    live.wait_state(State.AWAITING)
    live.desk.mend(live.desk.remark.action)
    live.finish(2.0)
    assert live.entry.is_complete
    assert live.remark == ""


def test_a_lost_microphone_ends_the_session_where_that_is_wished(make):
    live = make(live_returns=False)
    live.open()
    live.start()
    live.record(2.0)
    live.recorder.lose()
    live.wait_state(State.ENDING)
    live.finish(2.0)
    assert live.remark == "The microphone is gone; what was said until then is saved."
    assert live.entry.is_complete


def test_a_source_that_goes_while_a_session_ends_is_not_awaited_for_it(live):
    live.open()
    live.start()
    live.record(2.0)
    live.desk.stop()
    live.wait_state(State.ENDING)
    live.recorder.lose()
    live.wait_remark("“Blue Yeti” is not there.")
    live.finish(2.0)
    assert live.remark.startswith("“Blue Yeti” is not there.")
    live.recorder.bring_back()
    live.wait(lambda: live.remark == "")
    assert [seconds for seconds, _when in live.desk.breaks] == [0.0]


def test_a_source_is_not_opened_anew_in_the_middle_of_a_session(live):
    live.open()
    live.start()
    live.desk.mend("listen-again:")  # of a remark that was there before
    assert live.recorder.listened == [("", None)]


def test_what_the_computer_plays_is_no_microphone(make):
    live = make(live_source=SPEAKERS.id)
    live.open()
    live.start()
    live.recorder.lose()
    live.wait_remark("What the computer plays cannot be heard any more")


def test_a_pause_outlasts_a_lost_source(live):
    live.open()
    live.start()
    live.record(2.0)
    live.desk.pause()
    live.recorder.lose()
    live.wait_state(State.AWAITING)
    live.recorder.bring_back()
    live.wait_state(State.PAUSED)
    live.desk.resume()
    assert [seconds for seconds, _when in live.desk.breaks] == [0.0, 2.0]


@pytest.mark.parametrize(
    ("error", "action"),
    [
        (MicrophoneUnusable("", "none"), "listen-again:"),
        (MicrophoneUnusable("Blue Yeti", "busy"), "listen-again:"),
        (MicrophoneUnusable("Blue Yeti", "rate"), "listen-again:"),
        (MicrophoneUnusable("Blue Yeti", "silent"), "listen-again:"),
        (PortAudioMissing("libportaudio.so.2"), "doctor:"),
        (PackageMissing("sounddevice"), "doctor:"),
    ],
)
def test_why_nothing_can_be_heard_is_said_with_the_next_step(live, error, action):
    live.sound.refusal = error
    live.desk.open()
    live.wait(lambda: live.remark)
    assert live.desk.remark.is_trouble
    assert live.desk.remark.action == action
    assert live.desk.state is State.CLOSED


@pytest.mark.parametrize(("platform", "action"), [("win32", "allow"), ("linux", "listen-again")])
def test_a_forbidden_microphone_is_allowed_in_the_systems_settings(
    live, monkeypatch, platform, action
):
    monkeypatch.setattr("app.live_words.sys.platform", platform)
    live.sound.refusal = MicrophoneUnusable("Blue Yeti", "denied")
    live.desk.open()
    live.wait(lambda: live.remark)
    assert live.desk.remark.action.startswith(action)


def test_a_session_without_a_source_leaves_nothing_behind(live):
    live.sound.refusal = MicrophoneUnusable("", "busy")
    live.desk.start()
    live.wait(lambda: live.remark)
    live.wait_state(State.CLOSED)
    assert live.entries() == []
    assert live.engine.cancelled == [JOB]
    live.sound.refusal = None
    live.desk.mend(live.desk.remark.action)
    live.wait_state(State.READY)
    live.start()
    assert len(live.entries()) == 1


def test_sources_that_cannot_be_listed_are_told(make):
    live = make(listens_ahead=False)
    live.sound.listing = PortAudioMissing("libportaudio.so.2")
    live.desk.open()
    live.wait(lambda: live.remark)
    assert live.desk.remark.action == "doctor:"


def test_the_recorder_dies_in_the_middle(live):
    live.open()
    live.start()
    live.record(3.0)
    live.recorder.die(WorkerDied(-9))
    live.wait_state(State.ENDING)
    live.finish(3.0)
    assert live.entry.duration == 3.0
    assert live.desk.remark.is_trouble
    live.desk.start()
    live.wait_state(State.RECORDING)
    assert live.recorder.calls[-2:] == ["listen", "record"]


def test_sound_that_did_not_get_here_is_told(live):
    live.open()
    live.start()
    live.recorder.tell(Missed(65.0))
    live.wait_remark("A moment at 1:05 was lost")


def test_stop_before_the_first_sound_leaves_nothing(live):
    live.open()
    is_open = threading.Event()
    live.bridge.database.run(lambda _connection: is_open.wait(PATIENCE_MS / 1000))
    live.desk.start()
    live.wait(lambda: live.desk._run.live is not None)
    live.desk.stop()
    is_open.set()
    live.wait(lambda: live.desk._run.live is None)
    assert live.entries() == []
    live.start()  # and nothing is in the way of the next one


# Hot plug


def test_a_source_that_is_plugged_in_is_offered_and_the_chosen_one_kept(live):
    live.open()
    live.desk.choose_source(HEADSET.id)
    live.wait_state(State.READY)
    other = MICROPHONE.__class__("pulse:new", "New", "microphone", False, 48_000, 1)  # noqa: FBT003
    live.sound.found.append(other)
    live.desk._ear.sources.look_soon()
    live.wait(lambda: other in live.desk.sources)
    assert live.desk.source == HEADSET.id
    assert live.recorder.listened == [("", None), (HEADSET.id, None)]


def test_a_sound_server_that_hangs_is_not_asked_over_and_over(live):
    answers = threading.Event()
    asked = []
    list_all = live.sound.capture.sources

    def wait() -> list:
        asked.append(1)
        answers.wait(PATIENCE_MS / 1000)
        return list_all()

    sources = live_sources.LiveSources(replace(live.sound.capture, sources=wait), live.bridge)
    for _ in range(5):
        sources.look()
    sources.rest()
    live.wait(lambda: asked)
    answers.set()
    live.wait(lambda: sources.sources)
    sources.close()
    assert len(asked) == 2  # once more, as something may have changed since


def test_the_systems_choice_is_followed_while_nothing_is_recorded(live):
    live.open()
    first, second, third = live.sound.found
    swapped = [
        first.__class__(first.id, first.name, "microphone", False, 48_000, 2),  # noqa: FBT003
        second.__class__(second.id, second.name, "microphone", True, 16_000, 1),  # noqa: FBT003
        third,
    ]
    live.sound.found = swapped
    live.desk._ear.sources.look_soon()
    live.wait(lambda: live.recorder.listened == [("", None)] * 2)
    live.wait_state(State.READY)
    live.start()
    live.sound.found = [first, second, third]
    seen = list(live.desk.sources)
    live.desk._ear.sources.look_soon()
    live.wait(lambda: list(live.desk.sources) != seen)
    assert live.recorder.listened == [("", None)] * 2


def test_a_source_that_goes_while_nothing_is_recorded_is_said_and_taken_up_again(live):
    live.open()
    live.sound.found = []
    live.recorder.lose()
    live.wait_state(State.CLOSED)
    live.wait_remark("“Blue Yeti” is not there.")
    live.wait(lambda: not live.desk.sources)
    live.recorder.bring_back()
    live.wait_state(State.READY)
    assert live.remark == ""


def test_a_source_that_was_not_there_is_heard_once_it_is_plugged_in(live):
    live.sound.found, live.sound.refusal = [], MicrophoneUnusable("", "none")
    live.desk.open()
    live.wait(lambda: live.remark)
    live.wait_state(State.CLOSED)
    live.sound.found, live.sound.refusal = [MICROPHONE], None
    live.desk._ear.sources.look_soon()
    live.wait_state(State.READY)
    assert live.remark == ""


def test_the_source_and_its_channel_are_remembered(live):
    chosen = []
    live.desk.chosen.connect(chosen.append)
    live.open()
    live.desk.choose_source(MICROPHONE.id, 2)
    assert (chosen[0].live_source, chosen[0].live_channel) == (MICROPHONE.id, 2)
    assert live.recorder.listened[-1] == (MICROPHONE.id, 2)
    live.wait_state(State.READY)
    live.start()
    live.desk.choose_source(HEADSET.id)  # not in the middle of a session
    assert live.desk.source == MICROPHONE.id


def test_a_clock_that_jumps_harms_only_what_is_shown(live, monkeypatch):
    earlier = datetime(2026, 3, 29, 1, tzinfo=UTC)
    live.open()
    live.start()
    live.record(3.0)
    monkeypatch.setattr(live_session, "now", lambda: earlier)  # back, as after a long sleep
    live.recorder.lose()
    live.wait_state(State.AWAITING)
    live.recorder.bring_back()
    live.wait_state(State.RECORDING)
    live.record(2.0)
    assert live.desk.elapsed == 5.0
    assert live.desk.breaks[-1] == (3.0, earlier)
    assert live.session().time_at(4.0) == earlier + timedelta(seconds=1)


# The disk


def test_little_room_is_said_before_it_is_too_late(live, monkeypatch):
    monkeypatch.setattr(recordings.shutil, "disk_usage", lambda _folder: os_usage(30_000_000))
    live.open()
    live.start()
    live.wait_remark("room for about 5 minute")
    assert live.desk.remark.action.startswith("open-folder:")


def test_a_drive_that_fails_at_the_end_costs_no_words(live):
    live.open()
    live.start()
    live.record(2.0)
    live.engine.play(SegmentReady(JOB, sentence(0.0, "One.")))
    live.wait(lambda: live.desk.segments)
    live.recorder.end(DiskFull("x"), Path("/", "x" * 300))  # of this one cannot even be asked
    live.finish(2.0)
    assert live.entry.is_complete
    assert not live.session().is_open
    assert live.ask(partial(index.find, query="one")) == {live.entry.id}


def os_usage(free: int):
    return type("Usage", (), {"free": free})


def test_sound_that_waits_in_memory_is_told_until_it_is_written(live):
    live.open()
    live.start()
    live.recorder.keep(DiskFull("/media/x.flac"), 12.2)
    live.wait_remark("The disk is full. 12 s of sound wait in memory")
    assert live.desk.remark.action == f"open-folder:{usual_folder()}"
    live.recorder.keep(DiskFull("/media/x.flac"), 0.0)
    live.wait(lambda: live.remark == "")


def test_a_recording_that_ends_elsewhere_is_found_there(live, tmp_path):
    live.open()
    live.start()
    live.record(2.0)
    other = tmp_path / "rescued.flac"
    other.write_bytes(b"fLaC")
    live.recorder.end(DiskFull("x"), other)
    live.finish(2.0)
    live.wait_remark("“rescued.flac”")
    assert live.entry.media == other


def test_a_recording_that_begins_elsewhere_is_known_there(live, tmp_path):
    live.sound.elsewhere = tmp_path / "elsewhere.flac"
    live.open()
    live.start()
    live.wait(lambda: live.entry.media == live.sound.elsewhere)
    assert not claim(live.sound.elsewhere).is_ours


def test_a_folder_that_cannot_be_used_gives_way_to_the_usual_one(make, tmp_path):
    (tmp_path / "file").write_text("no folder")
    live = make(recordings_folder=str(tmp_path / "file" / "recordings"))
    live.open()
    live.start()
    live.wait_remark("The recording is kept in")
    assert live.recorder.path.parent == usual_folder()


def test_without_any_place_nothing_begins_and_it_is_said(live, monkeypatch):
    def refuse(_folder):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "/recordings")

    monkeypatch.setattr(recordings, "check_writable", refuse)
    live.open()
    live.desk.start()
    live.wait_remark("Read-only file system")
    assert live.desk.state is State.READY
    assert live.entries() == []


@pytest.mark.thorough
def test_a_library_that_cannot_be_written_stops_no_recording(qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(live_session, "_LIBRARY_MS", 1)
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder")
    live = Live(qtbot, blocked, Settings())
    live.open()
    live.start()
    live.record(2.0)
    path = live.recorder.path
    live.engine.play(SegmentReady(JOB, sentence(0.0, "One.")))
    live.wait(lambda: live.desk.segments)
    live.desk.stop()
    live.finish(2.0)
    assert path.read_bytes().startswith(b"fLaC")
    blocked.unlink()  # once it can be written, all of it is there
    live.wait(lambda: live.bridge.database.trouble is None)
    assert live.entry.is_complete
    assert live.texts() == ["One."]
    live.end()


# The end of the program


def test_the_window_closes_in_the_middle(live):
    live.open()
    live.start()
    live.record(4.0)
    live.engine.play(SegmentReady(JOB, sentence(0.0, "One.")))
    live.wait(lambda: live.desk.segments)
    path = live.recorder.path
    live.desk.close()
    assert live.recorder.is_closed
    entry = live.entry
    assert (entry.media, entry.duration, entry.is_complete) == (path, 4.0, False)
    session = live.session()
    assert (session.is_open, session.done) == (False, 2.0)
    assert live.texts() == ["One."]
    assert claim(path).is_ours


@pytest.mark.parametrize("state", [State.PAUSED, State.AWAITING, State.ENDING])
def test_the_window_closes_in_every_state(live, state):
    live.open()
    live.start()
    live.record(4.0)
    path = live.recorder.path
    if state is State.PAUSED:
        live.desk.pause()
    elif state is State.AWAITING:
        live.recorder.lose()
    else:
        live.desk.stop()
        live.wait(lambda: JOB in live.engine.finished)
    live.wait_state(state)
    live.desk.close()
    assert live.entry.duration == 4.0
    assert live.entry.is_unfinished
    assert not live.session().is_open
    assert claim(path).is_ours


def test_a_recorder_that_was_closed_is_asked_for_nothing_more(make):
    live = make(listens_ahead=False)
    live.start()
    live.record(4.0)
    live.engine.play(Failed(JOB, ModelMissing("whisper-base")))
    live.wait_remark("the text can be made afterwards")
    live.desk.close()
    assert live.recorder.calls[-1] == "close"  # the next order would begin another process
    assert live.entry.duration == 4.0


def test_the_window_closes_before_the_first_sound(live):
    live.sound.found = []
    live.desk.open()
    live.desk.start()
    live.desk.close()
    assert live.entries() == []


def test_remarks_give_way_to_what_matters_more(live):
    live.open()
    live.start()
    live.engine.play(Failed(JOB, ModelMissing("whisper-base")))
    live.wait_remark("the text can be made afterwards")
    live.recorder.lose()
    live.wait_remark("The microphone is gone")
    live.recorder.bring_back()
    live.wait_remark("the text can be made afterwards")


def test_what_only_others_can_do_is_handed_on(live):
    wanted = []
    live.desk.action_wanted.connect(wanted.append)
    live.desk.mend("get-model:whisper-base")
    assert wanted == ["get-model:whisper-base"]
