"""The fields of subtitle rules."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from app.combo import Combo
from app.job_words import shown_name
from app.labels import spoken
from app.theme import Theme
from engine import PROFILES, Profile, fields_of

_MOST = 9999  # what makes no sense is told, not kept from being typed
_MOST_LETTERS = 40  # of the name of a field that a file has
_ANY_SPEED = 0.0


class ProfileForm(QWidget):
    """Shows a profile; what is typed may be one that makes no sense.

    Signals:
        changed: something else stands in a field.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: Profile | None = None
        self._fields: dict[str, Any] = {}  # of the profile that it is based on
        self._titles: dict[str, str] = {}
        self._name = QLineEdit()
        self._base = Combo(theme, self.tr("Based on"))
        self._marks = QLineEdit()
        self._numbers: dict[str, QSpinBox | QDoubleSpinBox] = {
            "columns": QSpinBox(),
            "lines": QSpinBox(),
            "speed": _measured(self.tr(" characters a second"), 1),
            "shortest": _measured(self.tr(" s"), 3),
            "longest": _measured(self.tr(" s"), 3),
            "gap": _measured(self.tr(" s"), 3),
        }
        self._numbers["columns"].setSuffix(self.tr(" (an ideograph takes two)"))
        self._numbers["speed"].setSpecialValueText(self.tr("Any"))
        self._lay_out()
        self._connect()

    @property
    def values(self) -> dict[str, Any]:
        """The fields of a profile, as engine.profile_from takes them."""
        return {
            **self._fields,
            **{name: self._number(name) for name in self._numbers},
            "name": self._name.text().strip(),
            "drop_trailing": self._marks.text(),
        }

    def title(self, field: str) -> str:
        """What a field is called here."""
        return self._titles.get(field, shown_name(field[:_MOST_LETTERS]))

    def show_profile(self, profile: Profile, base: str | None = None) -> None:
        """Show a profile; where it is not one of the engine's anew, it is based on itself."""
        bases = {name: name for name in PROFILES}
        if base is None:
            bases = {"": self.tr("What they were"), **bases}
        with QSignalBlocker(self):
            self._own = profile
            self._base.clear()
            for name, text in bases.items():
                self._base.addItem(text, name)
            self._base.choose(base or "")
            self._name.setText(profile.name)
        self._fill(profile)

    def name_it(self) -> None:
        """Let the name be typed."""
        self._name.setFocus()
        self._name.selectAll()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("name", self.tr("&Name"), self._name),
            ("base", self.tr("&Based on"), self._base),
            ("columns", self.tr("&Columns of a line"), self._numbers["columns"]),
            ("lines", self.tr("&Lines"), self._numbers["lines"]),
            ("speed", self.tr("&Reading speed"), self._numbers["speed"]),
            ("shortest", self.tr("&Shortest"), self._numbers["shortest"]),
            ("longest", self.tr("L&ongest"), self._numbers["longest"]),
            ("gap", self.tr("&Gap between two"), self._numbers["gap"]),
            ("drop_trailing", self.tr("&Marks to drop at line ends"), self._marks),
        )
        for box in self._numbers.values():
            box.setRange(0, _MOST)
        for name, text, field in rows:
            label = QLabel(text)
            label.setBuddy(field)
            self._titles[name] = spoken(text)
            field.setAccessibleName(self._titles[name])
            form.addRow(label, field)

    def _connect(self) -> None:
        for box in self._numbers.values():
            box.valueChanged.connect(self._on_changed)
        self._name.textChanged.connect(self._on_changed)
        self._marks.textChanged.connect(self._on_changed)
        self._base.activated.connect(self._on_base_chosen)

    def _number(self, name: str) -> float | None:
        """What is typed; what the box only rounds stays exact."""
        box, exact = self._numbers[name], self._fields.get(name)
        shown = box.value()
        if name == "speed" and shown == _ANY_SPEED:
            return None
        digits = box.decimals() if isinstance(box, QDoubleSpinBox) else 0
        return exact if exact is not None and round(exact, digits) == shown else shown

    def _fill(self, profile: Profile) -> None:
        self._fields = fields_of(profile)
        with QSignalBlocker(self):
            for name, box in self._numbers.items():
                box.setValue(self._fields[name] or 0)
            self._marks.setText(profile.drop_trailing)
        self.changed.emit()

    def _on_base_chosen(self) -> None:
        base = PROFILES.get(self._base.currentData(), self._own)
        if base is not None:
            self._fill(base)

    def _on_changed(self) -> None:
        self.changed.emit()


def _measured(unit: str, decimals: int) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setDecimals(decimals)
    box.setSingleStep(0.1 if decimals > 1 else 1)
    box.setSuffix(unit)
    return box
