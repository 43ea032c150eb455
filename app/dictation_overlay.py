"""A strip near the bottom of the screen with what dictation hears; it never takes the focus."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.labels import elided_label
from app.theme import Role, Theme

_WIDEST = 640
_MARGIN = 48  # from the bottom of the screen
_RADIUS = 12
_SAID_MS = 2500  # what became of it is shown for so long
_SIGN = 20  # pixels
_LEVEL = QSize(44, 6)
_FALL = 0.8  # of the level that is shown, from one report to the next


class DictationOverlay(QWidget):
    """Shows a sign, a text and how loud it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.WindowTransparentForInput,
        )
        for each in (
            Qt.WidgetAttribute.WA_ShowWithoutActivating,
            Qt.WidgetAttribute.WA_TranslucentBackground,
            Qt.WidgetAttribute.WA_AlwaysStackOnTop,
        ):
            self.setAttribute(each)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(self.tr("Dictation"))
        self._theme = theme
        self._sign_name: tuple[str, Role] = ("microphone", "accent")
        self._sign = QLabel()
        self._text = elided_label()
        self._level = _LevelBar(theme)
        self._hiding = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._hiding.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._level)
        theme.changed.connect(self._paint_sign)
        self._paint_sign()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def listen(self, *, is_open: bool) -> None:
        """Say that somebody may speak, or will in a moment."""
        if is_open:
            self._say(self.tr("Listening…"), "microphone", "error", is_hearing=True)
        else:
            self._say(self.tr("Opening the microphone…"), "microphone-off", "muted")

    def hear(self, text: str) -> None:
        """Show what is understood so far."""
        if text:
            self._text.setText(text)
            self.setAccessibleName(text)

    def prepare(self) -> None:
        """Say that there is nobody yet to understand; what is said is recorded all the same."""
        self._text.setText(self.tr("Listening… The model is being loaded."))

    def recognize(self, text: str) -> None:
        """Say that what was said is being understood."""
        self._say(text or self.tr("Recognizing…"), "dots-horizontal", "accent")

    def end(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what became of it, and go after a while."""
        sign: tuple[str, Role] = ("alert-outline", "warn") if is_trouble else ("check", "ok")
        self._say(text, *sign, elide=Qt.TextElideMode.ElideRight)
        self._hiding.start()

    def rest(self) -> None:
        """Go, but for what is said last."""
        if not self._hiding.isActive():
            self.hide()

    def show_level(self, peak: float) -> None:
        """Show how loud it is, in parts of full scale."""
        self._level.show_level(peak)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the strip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()

    def _say(
        self,
        text: str,
        sign: str,
        role: Role,
        *,
        is_hearing: bool = False,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideLeft,  # the last words are new
    ) -> None:
        self._hiding.stop()
        self._sign_name = (sign, role)
        self._paint_sign()
        self._text.elide = elide
        self._text.setText(text)
        self.setAccessibleName(text)
        self._level.setVisible(is_hearing)
        if not self.isVisible():
            self._settle()
            self.show()

    def _paint_sign(self) -> None:
        name, role = self._sign_name
        self._sign.setPixmap(self._theme.icon(name, role).pixmap(_SIGN, _SIGN))

    def _settle(self) -> None:
        """Stand in the middle, above the bottom of the screen where the pointer is."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        size = QSize(min(_WIDEST, room.width() - 2 * _MARGIN), self.sizeHint().height())
        self.setFixedSize(size)
        self.move(
            room.center().x() - size.width() // 2, room.bottom() - _MARGIN - size.height() + 1
        )


class _LevelBar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = 0.0
        self.setFixedSize(_LEVEL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, peak: float) -> None:
        self._shown = max(min(peak, 1.0), self._shown * _FALL)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        half = self.height() / 2
        painter.setBrush(self._theme.color("chip"))
        painter.drawRoundedRect(QRectF(self.rect()), half, half)
        painter.setBrush(self._theme.color("ok"))
        width = self.width() * self._shown**0.5  # speech fills a good part of it
        painter.drawRoundedRect(QRectF(0, 0, width, self.height()), half, half)
        painter.end()
