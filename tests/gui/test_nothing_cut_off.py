"""No text is cut off in the smallest window, in either language."""

import json
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from app.combo import TEXT_SLACK
from app.labels import ElidedLabel

ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


@pytest.fixture
def unwelcomed(config):
    """Nobody has seen the first start yet."""
    stored = json.loads((config / "settings.json").read_text(encoding="utf-8"))
    stored["is_welcomed"] = False
    (config / "settings.json").write_text(json.dumps(stored), encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_page_has_room_for_its_texts(unwelcomed, desk, qtbot, language):
    before = desk.window.files
    desk.choose_setting(interface=language, theme="light")
    desk.wait(lambda: language == "en" or desk.window.files is not before)
    desk.window.resize(desk.window.minimumSize())
    for name, page in desk.window._places.items():
        desk.window.show_page(name)
        qtbot.waitUntil(page.isVisible)
        qtbot.waitUntil(partial(expect_room, desk.window), timeout=2000)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_chosen_model_is_shown_whole_where_there_is_room(desk, language):
    before = desk.window.files
    desk.choose_setting(interface=language, theme="light")
    desk.wait(lambda: language == "en" or desk.window.files is not before)
    desk.window.resize(1240, 800)
    model = desk.window.files.toolbar._model
    desk.wait(lambda: model.width() >= model.sizeHint().width())
    option = QStyleOptionComboBox()
    model.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = model.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, model)
    need = model.fontMetrics().horizontalAdvance(model.currentText()) + TEXT_SLACK
    assert room.width() >= need


@pytest.mark.parametrize("page", ["models", "settings"])
def test_the_largest_text_has_room_in_the_smallest_window(desk, qtbot, page):
    before = desk.window.files
    desk.choose_setting(font_percent=200)
    desk.wait(lambda: desk.window.files is not before)
    desk.window.setMinimumSize(900, 600)  # as on a screen that has no more
    desk.window.resize(900, 600)
    desk.window.show_page(page)
    qtbot.waitUntil(partial(expect_room, desk.window._places[page]), timeout=2000)


def expect_room(window: QWidget) -> None:
    assert list(cut_off(window)) == []


def cut_off(window: QWidget) -> Iterator[str]:
    """What has not the room that it needs, of what is shown."""
    for widget in window.findChildren(QWidget):
        text = text_of(widget)
        if widget.isVisible() and text and (is_short(widget) or sticks_out(widget)):
            size, need = widget.size(), widget.sizeHint()
            yield f"{text!r}: {size.width()}x{size.height()} of {need.width()}x{need.height()}"


def text_of(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() is ICON_ONLY:
        return ""
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def is_short(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel | QComboBox):
        return False  # they end in an ellipsis, and a tool tip has it all
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    need = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return widget.width() < need.width() or widget.height() < need.height()


def sticks_out(widget: QWidget) -> bool:
    """Whether it goes on where one of the widgets around it ends, at a side."""
    inside, around = widget, widget.parentWidget()
    while around is not None and not inside.isWindow():
        if inside.x() < 0 or inside.x() + inside.width() > around.width():
            return True
        inside, around = around, around.parentWidget()
    return False
