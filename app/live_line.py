"""The line on the live page that keeps its room: a remark with its button, or how it is heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.live_state import LiveRemark
from app.mending_words import MendingWords
from app.theme import Role, Theme

_NOTHING = LiveRemark("")
_LINES = 2  # of text, that there is always room for
_SIGN = 18


class LiveLine(QFrame):
    """A remark comes before what was asked, and that before what the level says.

    Signals:
        mend_requested: the button beside a remark was pressed, whose action this is.
    """

    mend_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = MendingWords(self)
        self._remark = _NOTHING
        self._answer = ""
        self._hearing = ""
        self._sign = QLabel()
        self._sign.setFixedWidth(_SIGN)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._mend = QPushButton()
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.dress(self._close, "close", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._mend)
        row.addWidget(self._close)
        self._mend.clicked.connect(self._on_mend)
        self._close.clicked.connect(self.forget_answer)
        theme.changed.connect(self._show)
        self._show()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def remark(self, remark: LiveRemark) -> None:
        """Something happened; what says nothing takes the last remark away."""
        self._remark = remark
        self._show()

    def answer(self, text: str) -> None:
        """Say what was asked, until it is closed."""
        self._answer = text
        self._show()

    def forget_answer(self) -> None:
        """What was asked need not be said any more."""
        self.answer("")

    def hear(self, text: str) -> None:
        """Say how it is heard; nothing where that is well."""
        if text != self._hearing:
            self._hearing = text
            self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Know how high letters and buttons are by now."""
        super().showEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """Have room for some lines and a button, whether anything is said or not."""
        lines = _LINES * self.fontMetrics().lineSpacing()
        self.setMinimumHeight(max(lines, self._mend.sizeHint().height()) + 4)

    def _show(self) -> None:
        remark, answer = self._remark, self._answer
        text = remark.text or answer or self._hearing
        button = self._words.button(remark.action) if remark.text else ""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._mend.setText(button)
        self._mend.setAccessibleName(button)
        self._mend.setVisible(bool(button))
        self._close.setVisible(bool(answer) and not remark.text)
        name, role = self._look()
        self._sign.setPixmap(self._theme.icon(name, role).pixmap(_SIGN, _SIGN))
        self._sign.setVisible(bool(text))
        self.setObjectName("reason" if text else "")
        self.style().polish(self)
        self._keep_room()

    def _look(self) -> tuple[str, Role]:
        if self._remark.text:
            is_trouble = self._remark.is_trouble
            return ("alert-circle-outline", "error") if is_trouble else ("information", "accent")
        return ("information", "accent") if self._answer else ("volume-medium", "warn")

    def _on_mend(self) -> None:
        self.mend_requested.emit(self._remark.action)
