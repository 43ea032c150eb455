"""The window with a fake engine, off screen, with settings of its own."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QLocale, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.application import Application
from app.job import Job, State
from app.job_model import Column
from app.main_window import MainWindow
from engine import Event, Finished, Preparing, SegmentReady, Started
from tests.gui.fake_engine import FakeEngine, sentence
from tests.gui.fake_recorder import FakeSound

PATIENCE_MS = 30_000


@dataclass
class Desk:
    """What a test's user has before them."""

    app: Application
    qtbot: QtBot
    engines: list[FakeEngine] = field(default_factory=list)
    sound: FakeSound = field(default_factory=FakeSound)

    @property
    def window(self) -> MainWindow:
        return self.app.window

    @property
    def engine(self) -> FakeEngine:
        return self.engines[-1]

    @property
    def jobs(self) -> Sequence[Job]:
        return self.app.jobs.jobs

    def drag(self, *paths: Path) -> QMimeData:
        """Bring files over the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        enter = QDragEnterEvent(
            QPoint(400, 300),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.window, enter)
        return mime

    def drop(self, *paths: Path) -> None:
        """Drop files onto the window."""
        mime = self.drag(*paths)
        event = QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.window, event)

    def submit(self, *paths: Path) -> None:
        """Drop files and wait until they are in the queue, the first with the engine."""
        n = len(self.jobs)
        queued = self.app.files.queue._waiting
        self.drop(*paths)
        self.wait(lambda: len(self.jobs) == n + len(paths))
        self.wait(lambda: all(job.id is not None or job in queued for job in self.jobs[n:]))

    def begin(self, job: int = 1, duration: float = 100.0) -> None:
        """Let a job start."""
        self.play(
            Preparing(job, "Whisper base", first_time=False),
            Started(job, "Whisper base", "cpu", duration),
        )
        self.wait(lambda: any(each.id == job and each.began is not None for each in self.jobs))

    def begin_clip(self, job: int) -> None:
        """Let a job start that is none of the files."""
        self.play(Started(job, "Whisper base", "cpu", None))

    def play(self, *events: Event) -> None:
        self.engine.play(*events)

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE_MS)

    def wait_state(self, row: int, state: State) -> None:
        self.wait(lambda: len(self.jobs) > row and self.jobs[row].state is state)

    def finish(self, job: int, duration: float = 100.0) -> None:
        self.play(Finished(job, duration))

    def cell(self, row: int, column: Column) -> str:
        """What the table shows."""
        return str(self.window.files.table.model().index(row, column).data())

    def choose_setting(self, **values: object) -> None:
        """Choose something on the page of settings."""
        self.window._places["settings"]._on_edited(values)

    def read(self) -> None:
        """Wait until the transcripts that are to be opened are read, and shown."""
        self.app.transcripts._disk.finish()

    def choose(self, row: int) -> None:
        """Select a row and wait until its actions are on offer."""
        self.window.files.table.select(self.jobs[row])

    def say(self) -> str:
        """What the line at the bottom says."""
        return self.window.status.text


@pytest.fixture(scope="session", autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on it: what Python put there, Qt takes away after Python's end, and crashes."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _at_rest(qapp: QApplication) -> None:
    """Let no test inherit the language of a window before, or Ctrl, which keyClick leaves down."""
    QLocale.setDefault(QLocale.c())
    if qapp.keyboardModifiers():
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = str(tmp_path_factory.mktemp("home"))
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, home)
    monkeypatch.setenv("SHENGWEN_MODELS", "")  # what a test's window sets goes with it


@pytest.fixture
def config(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    text = '{"interface": "en", "theme": "light", "is_welcomed": true}'
    (folder / "settings.json").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, config: Path) -> Iterator[Desk]:
    engines: list[FakeEngine] = []

    def make(listener: object) -> FakeEngine:
        engines.append(FakeEngine(listener))
        return engines[-1]

    sound = FakeSound()
    application = Application(qapp, config, make, capture=sound.capture)
    desk = Desk(application, qtbot, engines, sound)
    application.start()
    qtbot.waitExposed(desk.window)
    desk.wait(lambda: engines)
    yield desk
    application.close()
    desk.window.hide()
    desk.window.deleteLater()
    application.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """A folder with three recordings and a note."""
    folder = tmp_path / "media"
    folder.mkdir()
    for name in ("a.wav", "b.mp3", "c.mp4", "notes.docx"):
        (folder / name).write_bytes(b"x")
    return folder


@pytest.fixture
def text() -> tuple[Event, ...]:
    """Two sentences, as the engine reports them of job 1."""
    return (
        SegmentReady(1, sentence(1.0, "Good morning.")),
        SegmentReady(1, sentence(4.0, "大家早上好。", "zh")),
    )
