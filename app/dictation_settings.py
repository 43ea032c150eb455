"""The settings of dictation into other programs."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.dictation_choices import choices_from, stored
from app.dictation_state import DictationState
from app.hotkey import HotKey, hot_key_from, refusal
from app.hotkey_field import HotKeyField
from app.hotkey_words import shown
from app.labels import ProblemLine
from app.setting_group import SettingGroup
from app.setting_row import CheckRow, ChoiceRow, DeedRow, Option, SettingRow
from app.settings import Settings
from app.theme import Theme

_FIELD_LETTERS = 22


class _Within(SettingRow):
    """A row of what is chosen within Settings.dictation."""

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, and remember what else is."""
        self._kept = settings.dictation
        super().show_settings(settings)

    def focus_on(self, _field: str) -> bool:
        """Several rows are about that field."""
        return False

    def _value_of(self, settings: Settings) -> object:
        value: object = getattr(choices_from(settings.dictation), self._field)
        return value

    def _edit(self, values: Mapping[str, object]) -> None:
        choices = replace(choices_from(self._kept), **values)  # type: ignore[arg-type]  # its own
        super()._edit({"dictation": stored(choices)})


class _Check(_Within, CheckRow):
    pass


class _Choice(_Within, ChoiceRow):
    pass


class HotKeyRow(_Within):
    """The key that is listened for.

    Signals:
        waiting: as that of HotKeyField.
    """

    waiting = Signal(bool)

    def __init__(
        self, title: str, told: str, holder: Callable[[HotKey], str], theme: Theme
    ) -> None:
        """Make it; `holder` tells which action of the window has a key."""
        super().__init__("key", title, told, theme)
        self._holder = holder
        self.field = HotKeyField()
        self.field.setMinimumWidth(self.fontMetrics().averageCharWidth() * _FIELD_LETTERS)
        self._problem = ProblemLine()
        self._hold(self.field)
        texts = self._row.itemAt(0)
        assert texts is not None
        column = texts.layout()
        assert isinstance(column, QVBoxLayout)  # as in every row
        column.addWidget(self._problem)
        self.field.chosen.connect(self._on_chosen)
        self.field.waiting.connect(self.waiting)

    @property
    def problem(self) -> str:
        """What stands against the key that was pressed."""
        return self._problem.text()

    def _show_value(self, value: object) -> None:
        hot_key = hot_key_from(str(value))
        assert hot_key is not None  # the choices have none that is not one
        self.field.show_key(hot_key)
        self.field.setAccessibleName(f"{self._title_text}: {self.field.text()}")
        self._problem.say("")

    def _text_of(self, value: object) -> str:
        hot_key = hot_key_from(str(value))
        return shown(hot_key) if hot_key is not None else ""

    def _on_chosen(self, hot_key: HotKey) -> None:
        why = refusal(hot_key)
        texts = {
            "typing": self.tr("%1 is needed to type. Hold Ctrl or Alt with it, or take another."),
            "needed": self.tr("%1 is needed for other things. Take another one."),
            "editing": self.tr("%1 is a command of nearly every program. Take another one."),
        }
        if why:
            self._problem.say(texts[why].replace("%1", shown(hot_key)))
            return
        if str(hot_key) != choices_from(self._kept).key:
            self._edit({"key": str(hot_key)})
        held_by = self._holder(hot_key)
        if held_by:
            text = self.tr("In this window %1 is for “%2” as well.")
            self._problem.say(text.replace("%1", shown(hot_key)).replace("%2", held_by))


class DictationSettings(SettingGroup):
    """The key, what it does, and how the text is written.

    Signals:
        started: dictation is to begin, or to end, without the key.
        waiting: as that of HotKeyField.
    """

    started = Signal()
    waiting = Signal(bool)

    def __init__(self, theme: Theme, holder: Callable[[HotKey], str] = lambda _hot_key: "") -> None:
        super().__init__(theme)
        self._start = QPushButton()
        self._start.clicked.connect(self.started)
        self._told = self.tr("Speak into any program: the text is written where the cursor is.")
        self.is_on = _Check("is_on", self.tr("Listen for the key"), self._told, theme)
        self.key = HotKeyRow(
            self.tr("Key"),
            self.tr("Press the button, then the key. One that types nothing does best."),
            holder,
            theme,
        )
        self.key.waiting.connect(self.waiting)
        self._now = DeedRow(
            self.tr("Without the key"),
            self.tr("Begins to listen, and ends; the icon's menu does the same."),
            theme,
            self._start,
        )
        self._fill(
            self.tr("Dictation"),
            self.tr("Recorded and recognized on this computer, as live sessions are."),
            (
                self.is_on,
                self.key,
                _Choice("mode", self.tr("While speaking"), "", self._modes(), theme),
                self._now,
                _Choice("placing", self.tr("The text is"), "", self._placings(), theme),
                *self._checks(theme),
            ),
        )
        self.show_state(DictationState.OFF)

    def show_trouble(self, text: str) -> None:
        """Say why the key is not heard; nothing, and it is."""
        self.is_on.tell(text or self._told)

    def show_state(self, state: DictationState) -> None:
        """Let the button do what comes next."""
        is_listening = state is DictationState.LISTENING
        self._start.setText(self.tr("Stop") if is_listening else self.tr("Start"))
        self._start.setAccessibleName(f"{self._now.said.partition('.')[0]}: {self._start.text()}")

    def _modes(self) -> list[Option]:
        return [
            (self.tr("Hold the key"), "hold"),
            (self.tr("Press it twice"), "toggle"),
        ]

    def _placings(self) -> list[Option]:
        return [
            (self.tr("Pasted"), "ctrl-v"),
            (self.tr("Pasted by Shift+Insert"), "shift-insert"),
            (self.tr("Pasted by Ctrl+Shift+V"), "ctrl-shift-v"),
            (self.tr("Typed"), "type"),
            (self.tr("On the clipboard only"), "clipboard"),
        ]

    def _checks(self, theme: Theme) -> list[SettingRow]:
        return [
            _Check(
                "hears_ahead",
                self.tr("Keep the microphone open"),
                self.tr("No first syllable is missed; the system shows the microphone as in use."),
                theme,
            ),
            _Check(
                "is_warm",
                self.tr("Have the model ready"),
                self.tr("The first words come at once; its memory stays taken meanwhile."),
                theme,
            ),
            _Check(
                "has_commands",
                self.tr("Spoken commands"),
                self.tr(
                    "“New line”, “new paragraph”, “full stop”, “question mark”, 换行, 句号 and the "
                    "like are obeyed between pauses and at the end."
                ),
                theme,
            ),
            _Check(
                "drops_stop",
                self.tr("No full stop at the end"),
                self.tr("The last one of each dictation is left out."),
                theme,
            ),
            _Check(
                "keeps",
                self.tr("Keep recordings"),
                self.tr("In the library. Else a recording goes once its text was written."),
                theme,
            ),
            _Check(
                "stays",
                self.tr("Stay in the notification area"),
                self.tr("Closing the window lets the program go on; the icon's menu ends it."),
                theme,
            ),
        ]
