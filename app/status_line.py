"""The line at the bottom of the window, there only when there is something to say."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from app.labels import elided_label
from app.notice import Notice
from app.theme import Theme

_NOTICE_MS = 10_000
_HEIGHT = 40


class StatusLine(QFrame):
    """Shows what is going on; for ten seconds, or until it is closed, a notice instead.

    A notice that stays, as long as something goes on, is not timed.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._going_on = ""
        self._notice: Notice | None = None
        self._label = elided_label()
        self._button, self._other = QPushButton(), QPushButton()
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.dress(self._close, "close", "muted")
        self._timer = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self.setFixedHeight(_HEIGHT)  # with and without buttons: what is above stands still
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._other)
        row.addWidget(self._close)
        self._timer.timeout.connect(self.dismiss)
        self._close.clicked.connect(self.dismiss)
        self._button.clicked.connect(self._on_pressed)
        self._other.clicked.connect(self._on_other_pressed)
        self._refresh()

    def tell(self, text: str) -> None:
        """Say what is going on; nothing hides the line."""
        self._going_on = text
        self._refresh()

    def notify(self, notice: Notice) -> None:
        """Show a notice for a while."""
        self._notice = notice
        if notice.stays:
            self._timer.stop()
        else:
            self._timer.start()
        self._refresh()

    def dismiss(self) -> None:
        """Take the notice away."""
        self._notice = None
        self._timer.stop()
        self._refresh()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    def _refresh(self) -> None:
        notice = self._notice
        text = notice.text if notice else self._going_on
        self._label.setText(text)
        self.setAccessibleName(text)
        for button, name in (
            (self._button, notice.button if notice else ""),
            (self._other, notice.other if notice else ""),
        ):
            button.setText(name)
            button.setAccessibleName(name)
            button.setVisible(bool(name))
        self._close.setVisible(notice is not None)
        self.setVisible(bool(text))

    def _on_pressed(self) -> None:
        self._press(self._notice.press if self._notice else None)

    def _on_other_pressed(self) -> None:
        self._press(self._notice.press_other if self._notice else None)

    def _press(self, press: Callable[[], None] | None) -> None:
        self.dismiss()
        if press:
            press()
