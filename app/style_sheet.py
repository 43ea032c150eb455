"""The small style sheet that lies over Fusion; $names are colours of app.theme.

$icons is the folder of our pictures, $shade "light" or "dark".
"""

import re
from string import Template

_SHEET = Template("""
QWidget#page, QWidget#overlayed { background: $bg; }
QFrame#side { background: $side; border: none; border-right: 1px solid $line; }
QFrame#card { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame#status { background: $side; border: none; border-top: 1px solid $line; }
QFrame#reason { background: $chip; border: none; border-radius: 8px; }
QFrame#keyrow { border: 2px solid transparent; border-radius: 6px; }
QFrame#keyrow:focus { border-color: $accent; background: $accent_soft; }
QLabel#muted { color: $muted; }
QLabel#problem { color: $error; }
QLabel#ready { color: $ok_text; }
QLabel#ability { background: $chip; color: $muted; border-radius: 8px; padding: 2px 8px; }
QLabel#task { background: $accent_soft; color: $accent; border-radius: 8px; padding: 2px 8px; }
QProgressBar#slim {
    background: $chip; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar#slim::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px; }

QPushButton, QToolButton, QComboBox {
    background: $surface; color: $text; border: 1px solid $line; border-radius: 7px;
    padding: 0 12px; min-height: 28px;
}
QToolButton { padding: 0 6px; min-width: 18px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { border-color: $muted; }
QPushButton:pressed, QToolButton:pressed { background: $chip; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled { color: $muted; background: $bg; }
QPushButton:focus, QToolButton:focus, QComboBox:focus {
    border: 2px solid $accent; padding: 0 11px; min-height: 26px;
}
QToolButton:focus { padding: 0 5px; }
QToolButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton#primary {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton#primary:hover, QPushButton#primary:pressed { background: $accent_hover; }
QPushButton#primary:focus { border-color: $text; }
QPushButton#primary:disabled { background: $chip; color: $muted; border-color: $line; }
QPushButton#keys { text-align: left; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit {
    background: $surface; color: $text; border: 1px solid $line; border-radius: 7px;
    padding: 0 8px; min-height: 28px;
}
QLineEdit:hover { border-color: $muted; }
QLineEdit:focus { border: 2px solid $accent; padding: 0 7px; min-height: 26px; }
QLineEdit:disabled { color: $muted; background: $bg; }

QTextEdit, QPlainTextEdit#preview {
    background: $surface; color: $text; border: 2px solid $line; border-radius: 10px; padding: 8px;
}
QTextEdit:focus, QPlainTextEdit#preview:focus { border-color: $accent; }

QTabBar::tab {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 4px 10px; min-height: 20px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { background: $accent_soft; border: 2px solid $accent; }

QPushButton#nav {
    background: transparent; border: 2px solid transparent; border-radius: 8px;
    text-align: left; padding: 0 12px; min-height: 34px;
}
QPushButton#nav:hover { background: $accent_soft; }
QPushButton#nav:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton#nav:focus { border: 2px solid $accent; }

QPushButton#chip, QPushButton#fault {
    background: $chip; border: 2px solid transparent; border-radius: 14px; padding: 0 9px;
    min-height: 24px;
}
QPushButton#chip:hover { border-color: $line; }
QPushButton#chip:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton#fault { color: $error; font-weight: 600; }
QPushButton#chip:focus, QPushButton#fault:focus { border-color: $accent; }

QLineEdit#title { background: transparent; border-color: transparent; padding: 0 4px; }
QLineEdit#title:hover { border-color: $line; }
QLineEdit#title:focus { background: $surface; border: 2px solid $accent; padding: 0 3px; }
QPlainTextEdit#row {
    background: $surface; color: $text; border: 2px solid $accent; border-radius: 7px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QFrame#find { background: transparent; border: none; border-bottom: 1px solid $line; }
QLabel#wrong { color: $error; }
QToolButton:checked { background: $accent_soft; border-color: $accent; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QCheckBox::indicator:unchecked, QRadioButton::indicator:unchecked,
QTableView::indicator:unchecked {
    width: 12px; height: 12px; background: $surface; border: 1px solid $muted; border-radius: 3px;
}
QCheckBox::indicator:checked, QTableView::indicator:checked {
    width: 12px; height: 12px; background: $accent; border: 1px solid $accent; border-radius: 3px;
    image: url("$icons/check-$shade.svg");
}
QRadioButton::indicator:checked {
    width: 6px; height: 6px; background: $on_accent; border: 4px solid $accent; border-radius: 7px;
}
QRadioButton::indicator:unchecked { border-radius: 7px; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
    background: $line; border-color: $line;
}
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $text; }

QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $line; border-radius: 7px;
    padding: 0 18px 0 6px; min-height: 25px;
}
QAbstractSpinBox:hover { border-color: $muted; }
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 17px 0 5px; min-height: 23px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; border: none; background: transparent; width: 20px; height: 13px;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-arrow { image: url("$icons/spin-up.svg"); width: 8px; height: 8px; }
QAbstractSpinBox::down-arrow { image: url("$icons/spin-down.svg"); width: 8px; height: 8px; }
QAbstractSpinBox:disabled { color: $muted; background: $bg; }

QComboBox { combobox-popup: 0; padding-right: 26px; }
QComboBox:focus { padding-right: 25px; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox[editable="true"] { padding-right: 2px; }
QComboBox[editable="true"]::drop-down {
    subcontrol-origin: border; subcontrol-position: center right; width: 28px;
}
QComboBox[editable="true"]::down-arrow {
    image: url("$icons/spin-down.svg"); width: 10px; height: 10px;
}
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $line; padding: 4px; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; }

QMenu { background: $surface; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }

QTableView {
    background: transparent; border: 2px solid transparent; border-radius: 10px; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QTableView:focus { border-color: $accent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 0 8px; font-weight: 600;
}
QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; width: 0; height: 0;
}
""")


_HEIGHT = re.compile(r"min-height: (\d+)px")


def style_sheet(colours: dict[str, str], scale: float = 1.0) -> str:
    """The style sheet in the given colours, by token name; buttons and fields grow with text."""
    grown = 1.0 + max(scale - 1.0, 0.0) / 2  # what is pressed has to be hit, and room is scarce
    sheet = _SHEET.substitute(colours)
    return _HEIGHT.sub(lambda found: f"min-height: {round(int(found[1]) * grown)}px", sheet)
