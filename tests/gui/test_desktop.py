"""What the desktop is told: that long work ended, and how far the work is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QSystemTrayIcon

from app.job import State
from app.job_news import JobNews
from app.notifications import Notifications
from app.session_bus import SessionBus, open_session_bus
from app.taskbar import Taskbar
from engine import Failed, OutOfMemory, Progress

linux = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None,
    reason="D-Bus is Linux's, and its daemon a package",
)
PORTAL = "org.freedesktop.portal.Desktop"


class Shown:
    """Takes what would be shown."""

    def __init__(self, notifications: Notifications, monkeypatch) -> None:
        self.messages: list[tuple[str, str]] = []
        monkeypatch.setattr(notifications, "show", lambda *said: self.messages.append(said))


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(desk, monkeypatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(desk.app.jobs, "now", made)
    return made


@pytest.fixture
def shown(desk, monkeypatch) -> Shown:
    notifications = desk.app.news._notifications
    monkeypatch.setattr(desk.app.news, "_is_away", lambda: True)
    return Shown(notifications, monkeypatch)


def run(desk, clock: Clock, job: int, seconds: float) -> None:
    desk.begin(job)
    clock.seconds += seconds
    desk.finish(job)
    desk.wait_state(job - 1, State.DONE)


def test_a_long_job_is_told_when_it_ends(desk, media, clock, shown):
    desk.submit(media / "a.wav")
    run(desk, clock, 1, 31.0)
    desk.wait(lambda: shown.messages)
    assert shown.messages == [("a.wav", "The text is ready.")]


def test_a_short_job_and_one_that_is_watched_are_not_told(desk, media, clock, shown, monkeypatch):
    desk.submit(media / "a.wav")
    run(desk, clock, 1, 29.0)
    monkeypatch.setattr(desk.app.news, "_is_away", lambda: False)
    desk.submit(media / "b.mp3")
    run(desk, clock, 2, 500.0)
    desk.wait(lambda: not desk.window.status.isVisible())
    assert shown.messages == []


def test_who_wants_to_hear_nothing_hears_nothing(desk, media, clock, shown, monkeypatch):
    monkeypatch.setattr(desk.app.news, "_is_allowed", lambda: False)
    desk.submit(media / "a.wav")
    run(desk, clock, 1, 500.0)
    desk.wait(lambda: not desk.window.status.isVisible())
    assert shown.messages == []


def test_the_end_of_the_queue_is_told_with_its_sum(desk, media, clock, shown):
    desk.submit(media / "a.wav", media / "b.mp3")
    run(desk, clock, 1, 100.0)
    desk.wait(lambda: len(shown.messages) == 1)
    desk.begin(2)
    desk.play(Failed(2, OutOfMemory("cpu")))
    desk.wait(lambda: len(shown.messages) == 2)
    assert shown.messages[0][0] == "a.wav"
    assert shown.messages[1][0] == "All files are done"
    assert shown.messages[1][1].startswith("1 file")
    assert shown.messages[1][1].endswith("1 failed.")


def test_a_failure_is_told_with_its_reason_and_a_long_name_short(desk, media, clock, shown):
    path = media / f"{'very ' * 12}long.wav"
    path.write_bytes(b"x")
    desk.submit(path)
    desk.begin(1)
    clock.seconds += 60
    desk.play(Failed(1, OutOfMemory("cpu")))
    desk.wait(lambda: shown.messages)
    ((title, text),) = shown.messages
    assert title == "very very very very… very very long.wav"
    assert text == "There is not enough memory for this."


def test_a_click_brings_the_window_to_the_job(desk, media, clock, shown, monkeypatch):
    monkeypatch.setattr("app.main_window.MainWindow.raise_", lambda _self: None)
    desk.submit(media / "a.wav", media / "b.mp3")
    run(desk, clock, 1, 100.0)
    desk.wait(lambda: shown.messages)
    desk.window.files.table.select(desk.jobs[1])
    desk.window.showMinimized()
    desk.app.news._notifications.clicked.emit()
    assert not desk.window.isMinimized()
    assert desk.window.files.text._job is desk.jobs[0]


def test_without_a_bus_and_without_a_tray_nothing_happens(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    owner = QObject()
    Notifications(None, owner).show("a.wav", "The text is ready.")
    assert owner.findChildren(QSystemTrayIcon) == []


def test_without_a_portal_the_tray_speaks(qapp, monkeypatch):
    said = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda *_: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda *args: said.append(args[1:3]))
    owner = QObject()
    notifications = Notifications(None, owner)
    notifications.show("a.wav", "The text is ready.")
    assert said == [("a.wav", "The text is ready.")]
    notifications.clear()


# ---


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus")
def test_no_bus_is_started_where_none_runs(qapp, tmp_path, monkeypatch):
    started = tmp_path / "started"
    program = tmp_path / "dbus-launch"
    program.write_text(f"#!/bin/sh\ntouch '{started}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert open_session_bus(qapp) is None
    assert not started.exists()


@pytest.fixture
def bus(qapp, address, request) -> Iterator[SessionBus]:
    owner = QObject()
    name = f"ours-{request.node.name}"
    yield SessionBus(QDBusConnection.connectToBus(address, name), owner)
    QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def other(qapp, address, request) -> Iterator[QDBusConnection]:
    """Another program on the same bus."""
    name = f"other-{request.node.name}"
    yield QDBusConnection.connectToBus(address, name)
    QDBusConnection.disconnectFromBus(name)


class Dock:
    """Takes what the taskbar tells."""

    def __init__(self) -> None:
        self.states: list[dict[str, Any]] = []

    def tell(self, path: str, interface: str, name: str, program: str, state) -> None:
        self.states.append(state)


def test_a_dock_is_told_how_far_the_work_is(desk, media):
    dock = Dock()
    Taskbar(desk.app.jobs, dock, desk.app)
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.begin(1)
    desk.play(Progress(1, 50.0, 100.0))
    desk.wait(lambda: dock.states and dock.states[-1]["progress"] == 0.25)
    desk.finish(1)
    desk.wait(lambda: dock.states[-1]["progress"] == 0.5)
    desk.app.runner.cancel([desk.jobs[1]])
    desk.wait(lambda: not dock.states[-1]["progress-visible"])


@linux
def test_a_dock_on_the_bus_hears_it(desk, media, bus, other):
    heard = []
    listener = SessionBus(other, desk.app)
    listener.heard.connect(lambda _name, said: heard.append(said))
    listener.listen("", "/io/github/shengwen", "com.canonical.Unity.LauncherEntry", "Update")
    Taskbar(desk.app.jobs, bus, desk.app)
    desk.submit(media / "a.wav")
    desk.wait(lambda: heard)
    program, state = heard[0]
    assert program.startswith("application://")
    assert program.endswith(".desktop")
    assert state.currentSignature() == "a{sv}"


@linux
def test_a_click_on_the_portals_message_is_heard(qtbot, bus, other):
    owner = QObject()
    assert other.registerService(PORTAL)
    notifications = Notifications(bus, owner)
    signal = QDBusMessage.createSignal(
        "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification", "ActionInvoked"
    )
    with qtbot.assertNotEmitted(notifications.clicked):
        signal.setArguments(["somebody else's", "open", []])
        other.send(signal)
    with qtbot.waitSignal(notifications.clicked):
        signal.setArguments(["ended", "open", []])
        other.send(signal)
    other.unregisterService(PORTAL)


@linux
def test_without_a_portal_on_the_bus_the_tray_is_asked(qtbot, bus, monkeypatch):
    asked: list[Callable[[], None] | tuple[str, str]] = []
    monkeypatch.setattr(Notifications, "_show_at_tray", lambda _self, *said: asked.append(said))
    owner = QObject()
    Notifications(bus, owner).show("a.wav", "The text is ready.")
    qtbot.waitUntil(lambda: asked == [("a.wav", "The text is ready.")])


def test_the_number_of_files_stands_at_the_icon(desk, media, monkeypatch):
    numbers = []
    monkeypatch.setattr("app.taskbar._badge", numbers.append)
    Taskbar(desk.app.jobs, None, desk.app)
    desk.submit(media / "a.wav", media / "b.mp3")
    desk.wait(lambda: numbers[-1:] == [2])
    desk.app.runner.cancel(desk.jobs)
    desk.wait(lambda: numbers[-1] == 0)


def test_news_are_told_once(desk, media, clock, monkeypatch):
    notifications = Notifications(None, desk.app)
    JobNews(desk.app.jobs, notifications, lambda: True, desk.app, is_away=lambda: True)
    told = Shown(notifications, monkeypatch)
    desk.submit(media / "a.wav")
    run(desk, clock, 1, 31.0)
    desk.wait(lambda: told.messages)
    desk.app.jobs.touch(desk.jobs[0])
    desk.app.jobs._tell()
    assert len(told.messages) == 1
