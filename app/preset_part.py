"""The choice of a preset: model and options together."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QPushButton, QRadioButton

from app import number_words
from app.job_words import model_title
from app.languages import language_name
from app.presets import PRESETS, Plan, PresetName, in_force, is_here, plan_of, with_plan
from app.setting_group import SettingGroup
from app.setting_part import SettingPart
from app.settings import Settings
from app.spacing import joined
from app.theme import Theme, scaled
from engine import look_up

_TARGET = 28  # pixels


class PresetPart(SettingPart):
    """Three choices, each with a line about what it takes here.

    Signals:
        model_wanted: the name of a model that a preset lacks.
    """

    model_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._settings = Settings()
        self._plans: dict[PresetName, Plan | None] = {}
        self._radios: dict[PresetName, QRadioButton] = {}
        self._lines: dict[PresetName, QLabel] = {}
        self._gets: dict[PresetName, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._own = self._label(self.tr("Model and options are chosen one by one."), "muted")
        self._lay_out()

    @property
    def said(self) -> str:
        """What can be searched."""
        return " ".join((super().said, *(radio.text() for radio in self._radios.values())))

    def show_settings(self, settings: Settings) -> None:
        """Show which one is in force, and what each would take here."""
        self._settings = settings
        for preset in PRESETS:
            self._show_plan(preset, plan_of(preset, settings.language, is_here))
        chosen = in_force(settings, is_here)
        self._group.setExclusive(False)  # none of them may be in force
        for preset, radio in self._radios.items():
            radio.setChecked(preset == chosen)
        self._group.setExclusive(True)
        self._own.setVisible(chosen is None)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        names = {
            "draft": self.tr("Draft"),
            "balanced": self.tr("Balanced"),
            "best": self.tr("Best"),
        }
        for place, preset in enumerate(PRESETS):
            radio, line, get = QRadioButton(names[preset]), self._label("", "muted"), QPushButton()
            radio.setFont(scaled(self.font(), 1, self.font().Weight.DemiBold))
            radio.setMinimumHeight(_TARGET)
            radio.setAccessibleName(radio.text())
            radio.clicked.connect(partial(self._on_chosen, preset))
            get.clicked.connect(partial(self._on_wanted, preset))
            line.setContentsMargins(22, 0, 0, 6)
            self._group.addButton(radio)
            grid.addWidget(radio, 2 * place, 0)
            grid.addWidget(line, 2 * place + 1, 0)
            grid.addWidget(get, 2 * place, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            self._radios[preset], self._lines[preset], self._gets[preset] = radio, line, get
        grid.addWidget(self._own, 2 * len(PRESETS), 0)
        grid.setColumnStretch(0, 1)

    def _show_plan(self, preset: PresetName, plan: Plan | None) -> None:
        self._plans[preset] = plan
        missing = plan.missing if plan else ()
        text = self._words(preset, plan)
        self._radios[preset].setEnabled(plan is not None and not missing)
        self._radios[preset].setAccessibleDescription(text)
        self._tell(self._lines[preset], text)
        get = self._gets[preset]
        get.setVisible(bool(missing))
        if plan is not None and missing:
            size = number_words.size(plan.size)
            get.setText(self.tr("Get (%1)").replace("%1", size))
            names = ", ".join(map(model_title, missing))
            get.setAccessibleName(self.tr("Get %1 (%2)").replace("%1", names).replace("%2", size))
            get.setToolTip(get.accessibleName())

    def _words(self, preset: PresetName, plan: Plan | None) -> str:
        if plan is None:
            text = self.tr("Nothing better than a draft can be had for %1.")
            return text.replace("%1", language_name(self._settings.language or ""))
        text = {
            "draft": self.tr("%1: quick to have, and rough."),
            "balanced": self.tr("%1: good text, quickly made."),
            "best": self.tr("%1: together, as their makers measured them."),
        }[preset]
        names = [name for name in (plan.model, plan.vad, plan.punctuation) if look_up(name)]
        text = text.replace("%1", ", ".join(map(model_title, names)))
        if plan.missing:
            text = joined((text, self.tr("Not on this computer yet.")))
        return text

    def _on_chosen(self, preset: PresetName) -> None:
        plan = self._plans[preset]
        assert plan is not None  # the button is off else
        chosen = with_plan(self._settings, plan)
        fields = ("model", "vad", "punctuation", "itn")
        self._edit({name: getattr(chosen, name) for name in fields})

    def _on_wanted(self, preset: PresetName) -> None:
        plan = self._plans[preset]
        for name in plan.missing if plan else ():
            self.model_wanted.emit(name)


class PresetSettings(SettingGroup):
    """The group at the top of the settings."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.part = PresetPart(theme)
        self._fill(self.tr("Presets"), self.tr("Model and options in one choice."), (self.part,))
