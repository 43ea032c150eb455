"""A window with a transcript page, and what a person does on it, one event at a time."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QWidget

from app.document import Document
from app.document_model import DocumentModel
from app.document_view import DocumentView
from app.export_choices import ExportChoices
from app.keeper import Claim
from app.messages import Messages
from app.opening import Opened
from app.shortcuts import Shortcuts
from app.theme import Theme
from app.transcript_page import TranscriptPage
from tests.bench.sentences import transcript

_SIZES = ((1240, 780), (1920, 1080))
_SHOWS = 5
_FRAME = 1 / 60  # seconds
_INTERVAL_MS = 10
_NOTCH = 120  # of a wheel
_AFTER_AN_EDIT = 1.5  # seconds, in which it is counted again and written
_COMMON, _EXPRESSION = "的", r"(\w)问题|\bthe (\w+)"

Step = Callable[[], object]


class Desk:
    """One window; the last page that was opened in it stays."""

    def __init__(self, app: QApplication, n_sentences: int, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._theme = Theme(app, "light", app)
        self._shortcuts = Shortcuts({}, app)
        self._transcript = transcript(n_sentences)
        self._window = QMainWindow()
        self._window.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._window.resize(*_SIZES[0])
        self._page: TranscriptPage
        self._n_opened = 0

    def first_shows(self) -> Iterator[tuple[str, list[float]]]:
        """What each took from the sentences to the first frame."""
        yield "table", [self._shown(self._make_table) for _ in range(_SHOWS)]
        yield "page", [self._shown_alone() for _ in range(_SHOWS)]

    def stalls(self) -> dict[str, float]:
        """How late a timer was while something else was done, in ms, and how long that took."""
        page, place = self._page, self._page.opened.place
        found = self._stall("idle checks", lambda: not page._checks._idle.isActive())
        page.document.insert(0)
        found |= self._stall("journal of everything", place.exists)
        n_bytes = place.stat().st_size
        page.document.rewrite(5, "一句 other words")
        found |= self._stall("journal of one edit", lambda: place.stat().st_size > n_bytes)
        page.view.edit_row(9)
        QTest.keyClicks(page.view.editor, "x")
        until = perf_counter() + _AFTER_AN_EDIT
        found |= self._stall("after an edit", lambda: perf_counter() > until)
        page.view.finish_editing()
        return found

    def kinds(self) -> Iterator[tuple[str, Iterable[Step]]]:
        """What is done, and how, in this order."""
        for width, height in _SIZES:
            self._window.resize(width, height)
            for name, steps in self._scrolling():
                yield f"{name}, {width}×{height}", steps
            yield f"playing, {width}×{height}", self._playing()
        self._window.resize(*_SIZES[0])
        yield from self._typing()
        yield from self._row_deeds()
        yield from self._searching()

    def close(self) -> None:
        """Let go of what was kept."""
        self._page.may_leave()

    def _make_table(self) -> QWidget:
        document = Document(self._transcript, self._window)
        model = DocumentModel(document, parent=self._window)
        return DocumentView(document, model, self._shortcuts, self._theme)

    def _make_page(self) -> QWidget:
        self._n_opened += 1
        place = self._folder / f"{self._n_opened}.edits"
        opened = Opened(self._transcript, None, Claim(place), len(self._transcript.segments))
        self._page = TranscriptPage(
            opened, self._shortcuts, self._theme, Messages(), ExportChoices()
        )
        return self._page

    def _shown(self, make: Callable[[], QWidget]) -> float:
        self._window.setCentralWidget(None)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        began = perf_counter()
        self._window.setCentralWidget(make())
        self._window.show()
        self._app.processEvents()
        return perf_counter() - began

    def _shown_alone(self) -> float:
        """Leave no dictionary being loaded beside the next one."""
        took = self._shown(self._make_page)
        while not self._page._checks._is_ready:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return took

    def _stall(self, name: str, is_done: Callable[[], bool]) -> dict[str, float]:
        ticks: list[float] = []
        timer = QTimer(interval=_INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: ticks.append(perf_counter()))
        timer.start()
        began = perf_counter()
        while not is_done():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        late = max(((b - a) * 1000 - _INTERVAL_MS for a, b in pairwise(ticks)), default=0.0)
        return {f"{name}, stall, ms": late, f"{name}, s": perf_counter() - began}

    def _scrolling(self) -> Iterator[tuple[str, Iterable[Step]]]:
        view, bar = self._page.view, self._page.view.verticalScrollBar()
        view.select(0)
        view.setFocus()
        yield "page down", [partial(QTest.keyClick, view, Qt.Key.Key_PageDown)] * 200
        yield "wheel", [partial(_wheel, view, -_NOTCH)] * 300
        yield "wheel back", [partial(_wheel, view, _NOTCH)] * 300
        places = (bar.maximum() * (step * 37 % 101) // 101 for step in range(1, 101))
        yield "jump", (partial(bar.setValue, place) for place in places)

    def _playing(self) -> Iterable[Step]:
        start = self._page.document.segments[200].start
        player = self._page.listening.player
        self._page.view.follow(is_on=True)
        return (partial(player.moved.emit, start + step * _FRAME) for step in range(1200))

    def _typing(self) -> Iterator[tuple[str, Iterable[Step]]]:
        page = self._page
        self._editor_row = len(page.document.segments) // 2
        page.view.edit_row(self._editor_row)
        yield "type a letter", [partial(QTest.keyClick, page.view.editor, "x")] * 100
        yield (
            "take a letter back",
            [partial(QTest.keyClick, page.view.editor, Qt.Key.Key_Backspace)] * 50,
        )
        page.view.finish_editing()
        for row in range(50):
            page.document.rewrite(self._editor_row + row, f"第 {row} new words")
        yield "undo", [page.document.steps.undo] * 50
        yield "redo", [page.document.steps.redo] * 50

    def _row_deeds(self) -> Iterator[tuple[str, Iterable[Step]]]:
        page, row = self._page, self._editor_row
        yield "open an editor", (partial(page.view.edit_row, row + n) for n in range(50))
        yield "split", (partial(self._split, row + 2 * n) for n in range(30))
        page.view.finish_editing()
        yield "merge", (partial(self._merge, row + n) for n in range(30))
        yield "insert", [page.actions_["insert-after"].trigger] * 30
        page.view.finish_editing()
        page.view.select(row)
        yield "delete", [page.actions_["delete"].trigger] * 30

    def _searching(self) -> Iterator[tuple[str, Iterable[Step]]]:
        bar, finding, steps = self._page.bar, self._page._finding, self._page.document.steps
        self._page.actions_["replace"].trigger()
        bar._find.setText(_COMMON)
        yield "search", [finding.look] * 10
        yield "next hit", [partial(finding.step, 1)] * 50
        bar._replace.setText("之")
        yield "replace one", [finding.replace] * 30
        yield "replace all", [finding.replace_all]
        yield "undo replace all", [steps.undo]
        bar._regex.setChecked(True)
        bar._find.setText(_EXPRESSION)
        yield "search by expression", [finding.look] * 10
        bar._replace.setText(r"<\1\2>")
        yield "replace all by expression", [finding.replace_all]
        yield "undo it", [steps.undo]

    def _split(self, row: int) -> None:
        text = self._page.document.segments[row].text
        self._page.view.edit_row(row, len(text) // 2)
        self._page.actions_["split"].trigger()

    def _merge(self, row: int) -> None:
        self._page.view.select(row)
        self._page.actions_["merge"].trigger()


def resident_mb() -> float:
    """What this process has in memory now; nothing where the system does not say."""
    status = Path("/proc/self/status")
    told = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(told[1]) / 1024 if told else 0.0


def _wheel(view: DocumentView, delta: int) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(view.viewport(), event)
