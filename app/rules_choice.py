"""Which subtitle rules an export goes by; the last entry makes some."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.combo import Combo
from app.export_choices import ROWS, ExportChoices
from app.messages import Messages
from app.own_profiles import KnownProfiles
from app.profile_dialog import ProfileDialog
from app.theme import Theme
from engine import PROFILES, profile_for


class RulesChoice(Combo):
    """Offers the engine's rules, the user's, and none. `choices` has what is chosen.

    Signals:
        changed: other ones are chosen, or they are not what they were.
        kept: the KnownProfiles that there are now; a dict of new names by the old ones.
    """

    changed = Signal()
    kept = Signal(object, object)

    def __init__(
        self,
        choices: ExportChoices,
        language: str | None,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        """Make one; own rules begin with what suits the language."""
        super().__init__(theme, self.tr("Rules"), parent)
        self.choices = choices  # of which only the rules are up to date
        self._language = language
        self._theme = theme
        self._messages = messages
        self._fill()
        self.activated.connect(self._on_activated)

    def _fill(self) -> None:
        self.clear()
        for value, text in (
            (None, self.tr("What suits the language")),
            *((name, name) for name in PROFILES),
            (ROWS, self.tr("A row a subtitle, as they are")),
            *((profile.name, profile.name) for profile in self.choices.known.own),
            (None, self.tr("Own rules…")),
        ):
            self.addItem(text, value)
        self.choose(self.choices.profile)

    def _on_activated(self, row: int) -> None:
        if row == self.count() - 1:
            self.choose(self.choices.profile)
            self._ask()
        else:
            self.choices = replace(self.choices, profile=self.itemData(row))
            self.changed.emit()

    def _ask(self) -> None:
        """Let the user make rules; they are kept even if nothing is exported then."""
        profile = self.choices.rules or profile_for(self._language)
        dialog = ProfileDialog(
            self.choices.known, profile.name, self._theme, self._messages, self.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(partial(self._on_kept, dialog))
        dialog.open()

    def _on_kept(
        self, dialog: ProfileDialog, known: KnownProfiles, renamed: dict[str, str]
    ) -> None:
        self.choices = self.choices.with_known(known, renamed)
        if dialog.chosen is not None:
            self.choices = replace(self.choices, profile=dialog.chosen)
        self._fill()
        self.kept.emit(known, renamed)
        self.changed.emit()
