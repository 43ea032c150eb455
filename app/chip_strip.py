"""How chips are laid out and painted below a sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from app.tags import Chip
from app.theme import SMALL_SCALE, Role, Theme, scaled

_GAP = 6
_LINE_GAP = 4
_ICON_GAP = 3


def chip_font(font: QFont) -> QFont:
    """The font of chips beside text in `font`."""
    return scaled(font, SMALL_SCALE)


def chip_colours(chip: Chip, *, is_selected: bool) -> tuple[Role, str]:
    """The tokens of a chip's ink and its ground, which stands out from the selection, too."""
    ink: Role = "muted" if chip.icon else "accent"
    if is_selected:
        return ink, "surface"
    return ink, "chip" if chip.icon else "accent_soft"


def places(chips: Sequence[Chip], font: QFont, room: QRect) -> list[QRect]:
    """Where the chips lie, from the top left of `room`, in as many lines as they need."""
    metrics = QFontMetrics(chip_font(font))
    height = metrics.height() + 4
    left, top = room.left(), room.top()
    result = []
    for chip in chips:
        icon = _icon_size(metrics) + _ICON_GAP if chip.icon else 0
        width = min(metrics.horizontalAdvance(chip.text) + icon + height, room.width())
        if left > room.left() and left + width > room.right() + 1:
            left, top = room.left(), top + height + _LINE_GAP
        result.append(QRect(left, top, width, height))
        left += width + _GAP
    return result


def paint_chip(
    painter: QPainter, box: QRect, chip: Chip, theme: Theme, *, is_selected: bool
) -> None:
    """Paint one chip in its place, in the painter's font."""
    ink, ground = chip_colours(chip, is_selected=is_selected)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    inside = box.adjusted(box.height() // 2, 0, -(box.height() // 2), 0)
    if chip.icon:
        size = _icon_size(painter.fontMetrics())
        sign = QRect(inside.left(), inside.center().y() - size // 2, size, size)
        theme.icon(chip.icon, ink).paint(painter, sign)
        inside.adjust(size + _ICON_GAP, 0, 0, 0)
    painter.setPen(theme.color(ink))
    text = painter.fontMetrics().elidedText(
        chip.text, Qt.TextElideMode.ElideRight, inside.width() + 1
    )
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)


def _icon_size(metrics: QFontMetrics) -> int:
    return metrics.ascent() + 2
