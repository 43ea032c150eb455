"""A table that keeps its newest row in sight until the user scrolls away from it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.fitted_table import FittedTable

_MARGIN = 12


class FollowingTable(FittedTable):
    """Has a button that leads back to the newest row.

    Signals:
        following_changed: whether the newest row is kept in sight.
    """

    following_changed = Signal(bool)

    def __init__(self, column: int, parent: QWidget | None = None) -> None:
        """Make one; `column` is as FittedTable has it."""
        super().__init__(column, parent)
        self._is_following = False
        self._jump = QPushButton(self.tr("Jump to now"), self)
        self._jump.setObjectName("primary")
        self._jump.setAccessibleName(self._jump.text())
        self._jump.hide()
        self._jump.clicked.connect(self.jump)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    @property
    def is_live(self) -> bool:
        """Whether rows still come."""
        raise NotImplementedError

    @property
    def is_following(self) -> bool:
        """Whether the newest row is kept in sight."""
        return self._is_following

    def follow(self, *, is_on: bool) -> None:
        """Keep the newest row in sight, or stop doing so."""
        self._is_following = is_on
        self._jump.setVisible(not is_on and self.is_live)
        if is_on:
            self.scrollToBottom()
        self.following_changed.emit(is_on)

    def jump(self) -> None:
        """Go to the newest row and stay with it."""
        self.follow(is_on=True)
        self.setFocus()

    def keeps_place(self) -> bool:
        """Following means to move."""
        return not self._is_following

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the button in its place."""
        super().resizeEvent(event)
        size = self._jump.sizeHint()
        self._jump.setGeometry(
            (self.width() - size.width()) // 2,
            self.height() - size.height() - _MARGIN,
            size.width(),
            size.height(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, and thereby perhaps stop following."""
        super().keyPressEvent(event)
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.sliderPosition() >= bar.maximum()
        if at_end != self._is_following and self.is_live:
            self.follow(is_on=at_end)

    def _on_range_changed(self, _low: int, high: int) -> None:
        if self._is_following:
            self.verticalScrollBar().setValue(high)
