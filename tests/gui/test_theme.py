"""Both themes can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.theme import DARK, LIGHT, Theme, Tokens

_GROUNDS = ("bg", "surface", "side", "accent_soft")
_PAIRS = [
    *((ink, ground) for ink in ("text", "muted", "accent", "error") for ground in _GROUNDS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("text", "chip"),
    ("muted", "chip"),
]


def _luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", _PAIRS, ids="-on-".join)
def test_text_stands_out(tokens: Tokens, pair: tuple[str, str]) -> None:
    ink, ground = (_luminance(getattr(tokens, name)) for name in pair)
    contrast = (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05)
    assert contrast >= 4.5


def test_an_unknown_system_theme_is_light(qapp: QApplication) -> None:
    assert QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Dark
    assert Theme(qapp, "system", qapp).tokens == LIGHT
