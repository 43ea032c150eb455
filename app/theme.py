"""The look: colours, palette, style sheet, fonts and icons, light and dark."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Literal

import qtawesome
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QPalette,
)
from PySide6.QtWidgets import QAbstractButton, QApplication
from qtawesome.iconic_font import IconicFont
from shiboken6 import isValid

from app.resources import resource
from app.settings import Appearance
from app.style_sheet import style_sheet

FAMILIES = ("Inter", "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "Noto Color Emoji")
BASE_PX = 13  # the size of text where the system asks for no larger one
TITLE_SCALE = 20 / 13
SMALL_SCALE = 11 / 13


@dataclasses.dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB."""

    bg: str
    surface: str
    side: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    accent_hover: str
    on_accent: str
    ok: str
    ok_text: str
    warn: str
    error: str
    teal: str
    violet: str
    rose: str
    chip: str
    wave: str


# Muted, accent, error and ok_text are as dark as they are because text needs 4.5 : 1, on the
# selection too.
LIGHT = Tokens(
    bg="#F6F7F9",
    surface="#FFFFFF",
    side="#EEF0F4",
    line="#E1E4EA",
    text="#1B1F27",
    muted="#5D6679",
    accent="#2460F0",
    accent_soft="#E8EFFF",
    accent_hover="#1B50D2",
    on_accent="#FFFFFF",
    ok="#12A150",
    ok_text="#0B7540",
    warn="#D97706",
    error="#C4281C",
    teal="#0B6E7F",
    violet="#7A3FD1",
    rose="#B0246A",
    chip="#E9EBF0",
    wave="#9DB4E8",
)
# White on the dark theme's accent would be 2.7 : 1, so its buttons carry dark text.
DARK = Tokens(
    bg="#15171C",
    surface="#1C1F26",
    side="#181A20",
    line="#2B2F39",
    text="#E7E9EE",
    muted="#98A1B2",
    accent="#6C9BFF",
    accent_soft="#22304F",
    accent_hover="#86ADFF",
    on_accent="#0F1420",
    ok="#3CCB7F",
    ok_text="#3CCB7F",
    warn="#F5A524",
    error="#F97066",
    teal="#3BC9DB",
    violet="#B99AFB",
    rose="#F58BB8",
    chip="#2B2F39",
    wave="#4C6299",
)

Role = Literal["text", "muted", "accent", "on_accent", "ok", "warn", "error"]


class Theme(QObject):
    """Dresses the application and says which colours are in force.

    Signals:
        changed: other colours are in force.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        appearance: Appearance,
        parent: QObject,
        *,
        font_percent: int = 100,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._appearance = appearance
        self.tokens = LIGHT
        # Held here, not by QObjects on the targets: those crash Shiboken when the targets go.
        self._dressed: list[tuple[QAbstractButton | QAction, str, Role]] = []
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self.resize_text(font_percent)

    @property
    def appearance(self) -> Appearance:
        """What the user asked for."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Go light or dark, or with the system."""
        self._appearance = appearance
        self._apply()

    def resize_text(self, percent: int) -> None:
        """Let text be as large as this; windows that are built before keep some of the old size."""
        self._app.setFont(_base_font(percent))
        self._scale = percent / 100
        self._apply()

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """Build many widgets in here: under a style sheet each step up polishes all below it."""
        sheet = self._app.styleSheet()
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._app.setStyleSheet(sheet)

    def color(self, role: str) -> QColor:
        """The colour of a token by name."""
        return QColor(getattr(self.tokens, role))

    def icon(self, name: str, role: Role = "text") -> QIcon:
        """A Material Design icon in today's colours."""
        shade = getattr(self.tokens, role)
        icon: QIcon = _icons().icon(f"mdi6.{name}", color=shade, color_disabled=self.tokens.line)
        return icon

    def dress(self, target: QAbstractButton | QAction, icon: str, role: Role) -> None:
        """Put an icon on a button or an action and keep it in today's colours."""
        self._dressed = [each for each in self._dressed if isValid(each[0])]
        self._dressed.append((target, icon, role))
        target.setIcon(self.icon(icon, role))

    def _apply(self) -> None:
        self.tokens = DARK if self._is_dark() else LIGHT
        self._app.setPalette(_palette(self.tokens))
        shade = "dark" if self.tokens is DARK else "light"
        names = dataclasses.asdict(self.tokens)
        names |= {"icons": resource("icons").as_posix(), "shade": shade}
        self._app.setStyleSheet(style_sheet(names, self._scale))
        self._dressed = [each for each in self._dressed if isValid(each[0])]
        for target, icon, role in self._dressed:
            target.setIcon(self.icon(icon, role))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._appearance != "system":
            return self._appearance == "dark"
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def scaled(font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The same font, larger or smaller and in a weight."""
    other = QFont(font)
    other.setPixelSize(round(QFontInfo(font).pixelSize() * factor))
    other.setWeight(weight)
    return other


def monospace(font: QFont) -> QFont:
    """The system's monospace font, a little smaller than `font`."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    fixed.setPixelSize(round(QFontInfo(font).pixelSize() * SMALL_SCALE))
    return fixed


def _base_font(percent: int) -> QFont:
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    font = QFont(list(FAMILIES))
    font.setPixelSize(round(max(BASE_PX, system.pixelSize()) * percent / 100))
    return font


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(tokens.surface), QColor(tokens.bg))
    for colour, roles in (
        (tokens.bg, (role.Window,)),
        (tokens.surface, (role.Base, role.AlternateBase, role.Button, role.ToolTipBase)),
        (tokens.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (tokens.muted, (role.PlaceholderText,)),
        (tokens.line, (role.Mid, role.Midlight, role.Dark)),
        (tokens.accent_soft, (role.Highlight,)),
        (tokens.text, (role.HighlightedText,)),
        (tokens.accent, (role.Link, role.Accent)),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.muted))
    return palette


@cache
def _icons() -> IconicFont:
    """Material Design alone: all twelve fonts of qtawesome would cost the start 80 ms."""
    bundled = qtawesome._BUNDLED_FONTS  # noqa: SLF001 - its file names carry versions
    fonts = (font for font in bundled if font[0] == "mdi6")
    return IconicFont(*fonts)
