"""Both themes can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.chip_strip import chip_colours
from app.tags import chips
from app.theme import DARK, LIGHT, Theme, Tokens
from engine import Tags

_GROUNDS = ("bg", "surface", "side", "accent_soft")
_PAIRS = [
    *(
        (ink, ground)
        for ink in ("text", "muted", "accent", "error", "ok_text", "teal", "violet", "rose")
        for ground in _GROUNDS
    ),
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


def _contrast(ink: str, ground: str) -> float:
    one, other = _luminance(ink), _luminance(ground)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", _PAIRS, ids="-on-".join)
def test_text_stands_out(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert _contrast(*(getattr(tokens, name) for name in pair)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("is_selected", [False, True], ids=["plain", "selected"])
def test_chips_can_be_read(tokens: Tokens, is_selected: bool) -> None:  # noqa: FBT001 - a case
    every = chips(Tags("en", "happy", ("bgm", "unheard-of")), with_language=True)
    for chip in every:
        ink, ground = chip_colours(chip, is_selected=is_selected)
        assert _contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


def test_an_unknown_system_theme_is_light(qapp: QApplication) -> None:
    assert QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Dark
    assert Theme(qapp, "system", qapp).tokens == LIGHT
