"""One setting on its page: what it is, its control, and the way back to what is usual."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.combo import Combo
from app.job_words import shown_name
from app.labels import spoken
from app.setting_part import SettingPart
from app.settings import Settings
from app.theme import Theme

_N_LETTERS = 22  # so many of what is chosen are to be seen
_TARGET = 28  # pixels

Option = tuple[str, object]  # its text, and the value that it stands for


class SettingRow(SettingPart):
    """The frame of a row; `field` is a field of Settings."""

    def __init__(self, field: str, title: str, told: str, theme: Theme) -> None:
        super().__init__(theme)
        self._field = field
        self._title_text = title
        self._usual = self._value_of(Settings())
        self._title = self._label(title)
        self._told = self._label(told, "muted")
        self._usual_told = told
        self._told.setVisible(bool(told))
        self._reset = QToolButton()
        theme.dress(self._reset, "restore", "muted")
        kept = self._reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(kept)
        self._reset.hide()
        self._reset.clicked.connect(self._on_reset)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        value = self._value_of(settings)
        self._show_value(value)
        self._reset.setVisible(value != self._usual)

    def focus_on(self, field: str) -> bool:
        """Take the focus, if this is about a field of Settings."""
        if field == self._field:
            self._control.setFocus()
        return field == self._field

    def stack(self, *, is_narrow: bool) -> None:
        """Let the control stand below what is said of it, or beside it."""
        self._row.setDirection(_direction(is_narrow=is_narrow))

    def allow(self, reason: str) -> None:
        """Let it be chosen, or say why it cannot."""
        self._control.setEnabled(not reason)
        self._tell(self._told, reason or self._usual_told)
        self._control.setAccessibleDescription(reason or self._usual_told)

    def tell(self, text: str) -> None:
        """Explain it in other words."""
        self._usual_told = text
        self._tell(self._told, text)
        self._control.setAccessibleDescription(text)

    def _value_of(self, settings: Settings) -> object:
        value: object = getattr(settings, self._field)
        return value

    def _show_value(self, value: object) -> None:
        raise NotImplementedError

    def _text_of(self, value: object) -> str:
        raise NotImplementedError

    def _hold(self, control: QWidget) -> None:
        """Lay the row out around its control."""
        self._control = control
        control.setAccessibleName(self._title_text)
        control.setAccessibleDescription(self._usual_told)
        back = self.tr("Back to “%1”").replace("%1", self._text_of(self._usual))
        self._reset.setToolTip(back)
        self._reset.setAccessibleName(f"{self._title_text}: {back}")
        self._row = _row(self, self._title, self._told, (control, self._reset))

    def _on_reset(self) -> None:
        self._control.setFocus()
        self._edit({self._field: self._usual})


class ChoiceRow(SettingRow):
    """One of several values."""

    def __init__(
        self, field: str, title: str, told: str, options: Sequence[Option], theme: Theme
    ) -> None:
        super().__init__(field, title, told, theme)
        self.combo = as_wide_as_others(Combo(theme, title))
        self._options: list[Option] = []
        self.offer(options)
        self.combo.activated.connect(self._on_activated)
        self._hold(self.combo)

    @property
    def said(self) -> str:
        """What can be searched: what may be chosen as well."""
        return " ".join((super().said, *(text for text, _value in self._options)))

    def offer(self, options: Sequence[Option]) -> None:
        """Let one of these be chosen."""
        self._options = list(options)
        self.combo.clear()
        for text, value in options:
            self.combo.addItem(text, value)

    def allow_option(self, value: object, reason: str) -> None:
        """Let an option be chosen, or say in its tool tip why it cannot."""
        place = self.combo.findData(value)
        model = self.combo.model()
        assert isinstance(model, QStandardItemModel)  # as every combo box has it
        model.item(place).setEnabled(not reason)
        self.combo.setItemData(place, reason or None, Qt.ItemDataRole.ToolTipRole)

    def _show_value(self, value: object) -> None:
        if value is not None and self.combo.findData(value) < 0:  # from the settings file
            self.offer([*self._options, (shown_name(PurePath(str(value)).name), value)])
        self.combo.choose(value)

    def _text_of(self, value: object) -> str:
        return next((text for text, each in self._options if each == value), "")

    def _on_activated(self) -> None:
        self._edit({self._field: self.combo.currentData()})


class CheckRow(SettingRow):
    """Yes or no."""

    def __init__(self, field: str, title: str, told: str, theme: Theme) -> None:
        super().__init__(field, title, told, theme)
        self.box = QCheckBox()
        self.box.setMinimumSize(_TARGET, _TARGET)
        self.box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # below the other controls
        self.box.clicked.connect(self._on_clicked)
        self._hold(self.box)

    def _show_value(self, value: object) -> None:
        self.box.setChecked(bool(value))

    def _text_of(self, value: object) -> str:
        return self.tr("On") if value else self.tr("Off")

    def _on_clicked(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._edit({self._field: is_on})


class DeedRow(SettingPart):
    """Something to do, or several things; it has nothing to go back to."""

    def __init__(self, title: str, told: str, theme: Theme, *buttons: QPushButton) -> None:
        super().__init__(theme)
        self._title = self._label(title)
        self._told = self._label(told, "muted")
        self._told.setVisible(bool(told))
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = _row(self, self._title, self._told, buttons)
        for button in buttons:
            button.setAccessibleName(f"{title}: {spoken(button.text())}")

    def stack(self, *, is_narrow: bool) -> None:
        """Let the buttons stand below what is said of them, or beside it."""
        self._row.setDirection(_direction(is_narrow=is_narrow))

    def tell(self, text: str) -> None:
        """Say something else below the title."""
        self._tell(self._told, text)


def _row(part: SettingPart, title: QLabel, told: QLabel, controls: Sequence[QWidget]) -> QBoxLayout:
    """A row: what the part says, then its controls."""
    texts = QVBoxLayout()
    texts.setSpacing(1)
    texts.addWidget(title)
    texts.addWidget(told)
    beside = QHBoxLayout()
    beside.setSpacing(8)
    for control in controls:
        beside.addWidget(control)
    beside.addStretch()
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, part)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(8)
    row.addLayout(texts, 1)
    row.setAlignment(texts, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(beside)
    return row


def _direction(*, is_narrow: bool) -> QBoxLayout.Direction:
    either = QBoxLayout.Direction
    return either.TopToBottom if is_narrow else either.LeftToRight


def as_wide_as_others(combo: Combo) -> Combo:
    """Let a combo box have the width that they all have on this page."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_N_LETTERS)
    combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return combo
