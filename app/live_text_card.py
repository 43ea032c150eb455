"""The card with the text of a live session: its tags, what can be done with it, and its foot."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QFontInfo, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.live_controls import LiveControls
from app.live_empty import LiveEmpty
from app.live_filter import LiveFilter
from app.live_foot import LiveFoot
from app.live_labels import LiveLabels
from app.live_port import LivePort
from app.live_state import LiveState, Mark, SavedSession
from app.live_transcript_model import LiveTranscriptModel
from app.live_transcript_view import LiveTranscriptView
from app.settings import LIVE_FONT
from app.tag_chips import TagChips
from app.tag_filter import Tag, tags_of
from app.theme import BASE_PX, Theme
from engine import Segment

_CHIP = 4.2  # heights of a line that a chip needs in little room
_STEP = 1.15  # from one size of text to the next


class LiveTextCard(QFrame):
    """Follows the desk.

    Attributes:
        view: the rows.
        foot: what is being said, and what was saved.
    """

    def __init__(
        self,
        desk: LivePort,
        labels: LiveLabels,
        controls: LiveControls,
        tools: list[QAction],
        theme: Theme,
    ) -> None:
        """Build it; `tools` stand above the text."""
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._counts: Counter[Tag] = Counter()
        self._filter = LiveFilter(self)
        # Its child: a model that went first would have the view laid out amid the card's end.
        self.model = LiveTranscriptModel(self._filter)
        self._filter.setSourceModel(self.model)
        self.view = LiveTranscriptView(self._filter, theme)
        self._empty = LiveEmpty(controls.record, theme)
        self._first = controls.first
        self.foot = LiveFoot(desk, labels, theme)
        self._chips = TagChips(theme)
        self._chips.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out(tools)
        self._connect()
        self.begin()
        self.show_state()

    def begin(self) -> None:
        """Show the session that the desk has now, all of it."""
        self.foot.show_saved(None)
        self._counts.clear()
        self._chips.clear()
        self.model.clear(self._desk.breaks)
        for seconds, _moment in list(self._desk.breaks)[1:]:
            self.model.go_on(seconds, self._desk.breaks)
        for mark in self._desk.marks:
            self.model.mark(mark)
        for segment in self._desk.segments:
            self._add(segment)
        self._show_chips()
        self._show_body()

    def show_state(self) -> None:
        """Follow while text comes, and show what recognizes it."""
        state = self._desk.state
        self.view.go(is_live=state.is_session)
        self.foot.show_device()
        self._empty.start.setEnabled(state is not LiveState.ENDING)
        self._show_body()

    def show_saved(self, saved: SavedSession) -> None:
        """Show that the session is in the library."""
        self.foot.show_saved(saved)

    def resize_text(self, size: int) -> None:
        """Show text in letters of so many pixels, at the usual size of the window's text."""
        font = QFont(self.font())
        font.setPixelSize(round(size * QFontInfo(self.font()).pixelSize() / BASE_PX))
        self.view.resize_text(font)
        self.foot.resize_text(font)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many tags as there is room for."""
        super().resizeEvent(event)
        self._show_chips()

    def _lay_out(self, tools: list[QAction]) -> None:
        header = QHBoxLayout()
        header.setSpacing(6)
        header.addWidget(self._chips, 1)
        header.addStretch()
        for action in tools:
            header.addWidget(_button(action))
        self._body = QStackedWidget()
        self._body.addWidget(self._empty)
        self._body.addWidget(self.view)
        self._header = QWidget()
        self._header.setLayout(header)
        header.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addWidget(self._header)
        column.addWidget(self._body, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self._chips.chosen.connect(self._filter.choose)
        self._desk.segment_added.connect(self._on_segment)
        self._desk.marked.connect(self._on_marked)
        self._desk.broken.connect(self._on_broken)
        self.foot.saved.copy_requested.connect(self._copy_session)

    def _copy_session(self) -> None:
        """Put all of it on the clipboard, whatever tags are chosen."""
        texts = [row.segment.text for row in self.model.rows if row.segment is not None]
        QGuiApplication.clipboard().setText("\n".join(texts))

    def _show_body(self) -> None:
        is_empty = not self.model.rows and not self._desk.state.is_session
        if not is_empty and self._empty.start.hasFocus():
            self._first.setFocus()  # the same deed is there
        self._body.setCurrentWidget(self._empty if is_empty else self.view)

    def _show_chips(self) -> None:
        room = self._chips.width() if self._chips.isVisible() else self._header.width() // 2
        n = int(room // (_CHIP * self.fontMetrics().height()))
        self._chips.show_counts(Counter(dict(self._counts.most_common(n))))

    def _add(self, segment: Segment) -> None:
        self._counts.update(tags_of(segment.tags, segment.speaker))
        self.model.add(segment)

    def _on_segment(self, segment: Segment) -> None:
        self._add(segment)
        n = len(self._desk.segments)
        self.view.setAccessibleDescription(self.tr("%n sentence(s)", "", n))
        self._show_chips()

    def _on_marked(self, mark: Mark) -> None:
        self.model.mark(mark)

    def _on_broken(self, seconds: float) -> None:
        self.model.go_on(seconds, self._desk.breaks)


def larger(size: int) -> int:
    """The next size of text."""
    return min(max(round(size * _STEP), size + 1), LIVE_FONT[1])


def smaller(size: int) -> int:
    """The size before."""
    return max(min(round(size / _STEP), size - 1), LIVE_FONT[0])


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
