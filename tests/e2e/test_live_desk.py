"""Live sessions of the window with a real sound server, recorder and model."""

import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import av
import pytest

from app import library_entries as entries
from app.live_desk import LiveDesk
from app.live_state import LiveState
from tests.e2e.conftest import PATIENCE_MS
from tests.gui.conftest import Desk


@pytest.fixture
def live(sound_server, desk) -> LiveDesk:
    """The window's desk, with the microphone open."""
    live = desk.app.live.desk
    live.open()
    wait(desk, lambda: live.state is LiveState.READY)
    return live


def wait(desk: Desk, is_so) -> None:
    desk.qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE_MS)


def said(live: LiveDesk) -> str:
    return " ".join(segment.text for segment in live.segments).lower()


def stop(desk: Desk, live: LiveDesk):
    """End the session; return its entry."""
    with desk.qtbot.waitSignal(live.saved, timeout=PATIENCE_MS) as saved:
        live.stop()
    [session] = saved.args
    found = []
    desk.app.library.ask(partial(entries.some, ids=[session.entry]), found.extend)
    wait(desk, lambda: found)
    return found[0]


def seconds_of(path: Path) -> float:
    with av.open(path) as container:
        return sum(frame.samples / frame.sample_rate for frame in container.decode(audio=0))


@pytest.mark.thorough
def test_what_is_said_is_text_and_in_the_library_with_its_sound(desk, live, sound_server, clips):
    live.start()
    wait(desk, lambda: live.state is LiveState.RECORDING)
    voice = sound_server.say(clips / "en" / "quick_brown_fox.wav")
    wait(desk, lambda: voice.poll() is not None)
    live.mark()
    entry = stop(desk, live)
    assert "quick brown fox" in said(live)
    assert "lazy dog" in said(live)
    assert entry.is_complete
    assert abs(seconds_of(entry.media) - entry.duration) < 0.01
    live.open_saved()
    wait(desk, lambda: desk.window.transcript is not None)
    page = desk.window.transcript
    assert page.errands.media == entry.media
    assert "quick brown fox" in " ".join(each.text for each in page.document.segments).lower()
    assert page.opened.marks == tuple(mark.seconds for mark in live.marks)


@pytest.mark.thorough
def test_unplugged_in_mid_session_and_back(desk, live, sound_server, clips):
    other = "pulse:other"
    sound_server.plug_microphone("other")
    wait(desk, lambda: any(source.id == other for source in live.sources))  # by hot plug
    live.choose_source(other)
    wait(desk, lambda: live.state is LiveState.READY)
    live.start()
    wait(desk, lambda: live.elapsed > 1.0)
    sound_server.unplug("other")
    wait(desk, lambda: live.state is LiveState.AWAITING)
    wait(desk, lambda: not any(source.id == other for source in live.sources))
    assert live.remark.text.startswith("The microphone is gone;")
    sound_server.plug_microphone("other")
    wait(desk, lambda: live.state is LiveState.RECORDING)
    voice = sound_server.say(clips / "en" / "quick_brown_fox.wav")
    wait(desk, lambda: voice.poll() is not None)
    entry = stop(desk, live)
    assert "quick brown fox" in said(live)
    assert len(live.breaks) == 2
    assert abs(seconds_of(entry.media) - entry.duration) < 0.01


@pytest.mark.thorough
def test_the_sound_server_is_restarted(desk, live, sound_server):
    live.start()
    wait(desk, lambda: live.elapsed > 1.0)
    sound_server.restart()
    wait(desk, lambda: live.state is LiveState.AWAITING)
    wait(desk, lambda: live.state is LiveState.RECORDING)
    before = live.elapsed
    wait(desk, lambda: live.elapsed > before + 1.0)
    assert stop(desk, live).duration > before + 1.0


_PROGRAM = """
import sys
import platformdirs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.application import Application
from engine import Engine

if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Application(app, platformdirs.user_config_path("shengwen"), Engine)
    live = window.live.desk
    live.segment_added.connect(lambda segment: print("said", segment.text, flush=True))
    live.state_changed.connect(lambda state: print(state.name, flush=True))
    window.start()
    QTimer.singleShot(500, live.start)
    app.exec()
"""


@pytest.mark.thorough
def test_a_window_that_is_killed_is_finished_by_the_next(
    qapp, qtbot, tmp_path, sound_server, clips, monkeypatch, request
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    program = tmp_path / "killed.py"
    program.write_text(_PROGRAM, "utf-8")
    lines: list[str] = []
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as process:
        reader = threading.Thread(target=lambda: lines.extend(process.stdout))
        reader.start()
        try:
            qtbot.waitUntil(lambda: "RECORDING\n" in lines, timeout=PATIENCE_MS)
            for _ in range(2):
                sound_server.say(clips / "en" / "quick_brown_fox.wav").wait()
            qtbot.waitUntil(lambda: any("said" in line for line in lines), timeout=PATIENCE_MS)
        finally:
            process.kill()
            reader.join()
    desk = request.getfixturevalue("desk")
    wait(desk, lambda: "was interrupted" in desk.say())
    found: list[entries.Entry] = []
    desk.app.library.ask(entries.every, found.extend)
    wait(desk, lambda: found)
    [entry] = found
    assert entry.is_unfinished
    assert abs(seconds_of(entry.media) - entry.duration) < 0.01
    desk.app.live.finishing.finish(entry.id)
    wait(desk, lambda: "is finished" in desk.say())
    texts: list[str] = []
    work = partial(entries.segments_of, entry=entry.id)
    desk.app.library.ask(work, lambda segments: texts.extend(each.text for each in segments))
    wait(desk, lambda: texts)
    assert " ".join(texts).lower().count("fox") == 2
