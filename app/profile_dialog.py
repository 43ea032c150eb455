"""Where users make subtitle rules of their own."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from app.combo import Combo
from app.dialog import Dialog
from app.job_words import shown_name
from app.labels import ProblemLine, spoken
from app.messages import Messages
from app.outputs import safe_stem
from app.own_profiles import (
    KnownProfiles,
    NotRules,
    free_name,
    is_taken,
    read_profile,
    write_profile,
)
from app.profile_form import ProfileForm
from app.theme import Theme
from engine import PROFILES, Profile, ProfileError, profile_from

_SIZE = QSize(520, 480)


@dataclass
class _Entry:
    """Rules as they are now; `before` is what they were called when the dialog opened."""

    profile: Profile
    before: str | None = None


class ProfileDialog(Dialog):
    """Makes, changes and deletes rules; nothing counts before it is accepted.

    Signals:
        kept: the KnownProfiles; a dict of new names by the old ones.
    """

    kept = Signal(object, object)

    def __init__(
        self,
        known: KnownProfiles,
        begin: str,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        """Show the own rules called `begin`, or new ones that are based on the known ones."""
        super().__init__(self.tr("Own subtitle rules"), parent)
        self._known = known
        self._messages = messages
        self._entries = [_Entry(profile, profile.name) for profile in known.own]
        self._choice = Combo(theme, self.tr("Own rules"))
        self.form = ProfileForm(theme)
        self._problem = ProblemLine()
        self._build_buttons()
        self._lay_out()
        self._connect()
        self.fit(_SIZE)
        self._begin(begin)

    @property
    def chosen(self) -> str | None:
        """The name of the rules that are shown."""
        entry = self._entry
        return None if entry is None else entry.profile.name

    def accept(self) -> None:
        """Say what there is now."""
        own = tuple(entry.profile for entry in self._entries)
        renamed = {
            entry.before: entry.profile.name for entry in self._entries if entry.before is not None
        }
        super().accept()
        self.kept.emit(replace(self._known, own=own), renamed)

    def add(self, path: Path) -> None:
        """Take in rules from a file."""
        try:
            profile = read_profile(path)
        except NotRules:
            self._say(self.tr("There are no subtitle rules in “%1”."), path)
        except ProfileError as error:
            self._say(f"%1: {self._words(error)}", path)
        except OSError as error:
            text = self.tr("“%1” cannot be read: %2.")
            self._say(text.replace("%2", error.strerror or str(error)), path)
        else:
            self._append(profile)

    def save(self, path: Path) -> None:
        """Write the rules that are shown to a file."""
        entry = self._entry
        assert entry is not None  # the button is off else
        try:
            write_profile(path, entry.profile)
        except OSError as error:
            problem = OSError(error.errno, error.strerror, str(path))  # not a temporary file
            self._tell(shown_name(str(self._messages.error(problem))))
        else:
            self._say(self.tr("Saved: %1"), path, is_wrong=False)

    @property
    def _entry(self) -> _Entry | None:
        row = self._choice.currentIndex()
        return self._entries[row] if row >= 0 else None

    def _build_buttons(self) -> None:
        self._new = QPushButton(self.tr("Ne&w"))
        self._delete = QPushButton(self.tr("&Delete"))
        self._import = QPushButton(self.tr("&Import…"))
        self._save = QPushButton(self.tr("Save to a &file…"))
        for button in (self._new, self._delete):
            button.setAccessibleName(spoken(button.text()))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._choice, 1)
        above.addWidget(self._new)
        above.addWidget(self._delete)
        self.column.addLayout(above)
        self.column.addWidget(self.form)
        self.column.addWidget(self._problem)
        self.column.addStretch()
        self._ok = self.add_answers(self.tr("&Keep"), self._import, self._save)

    def _connect(self) -> None:
        self._choice.currentIndexChanged.connect(self._show_entry)
        self.form.changed.connect(self._check)
        self._new.clicked.connect(self._on_new)
        self._delete.clicked.connect(self._on_delete)
        self._import.clicked.connect(self._on_import)
        self._save.clicked.connect(self._on_save)

    def _begin(self, begin: str) -> None:
        names = [entry.profile.name for entry in self._entries]
        self._choice.addItems(names)
        if begin in names:
            self._choice.setCurrentIndex(names.index(begin))
            self._show_entry()
        elif names:
            self._show_entry()
        else:
            self._make(begin)
        self.form.name_it()

    def _make(self, base: str) -> None:
        """Begin new rules from those of the engine."""
        name = self.tr("Own rules")
        self._append(replace(PROFILES[base], name=name), base)

    def _append(self, profile: Profile, base: str | None = None) -> None:
        taken = [entry.profile.name for entry in self._entries]
        profile = replace(profile, name=free_name(profile.name.strip(), taken))
        self._entries.append(_Entry(profile))
        self._choice.addItem(profile.name)
        self._choice.setCurrentIndex(len(self._entries) - 1)
        self.form.show_profile(profile, base)
        self.form.name_it()

    def _show_entry(self) -> None:
        entry = self._entry
        self.form.setEnabled(entry is not None)
        if entry is not None:
            self.form.show_profile(entry.profile)
        self._check()

    def _check(self) -> None:
        """Take what the form holds, or say what is wrong with it."""
        entry = self._entry
        problem = "" if entry is None else self._take(entry)
        self._tell(problem)
        is_good = not problem
        self._choice.setEnabled(is_good and len(self._entries) > 1)
        self._ok.setEnabled(is_good)
        for button in (self._new, self._import):
            button.setEnabled(is_good)
        self._save.setEnabled(is_good and entry is not None)
        self._delete.setEnabled(entry is not None)

    def _take(self, entry: _Entry) -> str:
        """What is wrong with the form; nothing if it was taken."""
        try:
            profile = profile_from(self.form.values)
        except ProfileError as error:
            return self._words(error)
        others = [each.profile.name for each in self._entries if each is not entry]
        if is_taken(profile.name, others):
            text = self.tr("Other rules are called “%1”; choose another name.")
            return text.replace("%1", profile.name)
        entry.profile = profile
        self._choice.setItemText(self._choice.currentIndex(), profile.name)
        return ""

    def _words(self, error: ProfileError) -> str:
        named = ProfileError(self.form.title(error.field), error.reason, error.allowed)
        return str(self._messages.error(named))

    def _say(self, text: str, path: Path, *, is_wrong: bool = True) -> None:
        self._tell(text.replace("%1", shown_name(path.name)), is_wrong=is_wrong)

    def _tell(self, text: str, *, is_wrong: bool = True) -> None:
        self._problem.say(text, is_wrong=is_wrong)
        self._ok.setAccessibleDescription(text)

    def _on_new(self) -> None:
        self._make(next(iter(PROFILES)))

    def _on_delete(self) -> None:
        row = self._choice.currentIndex()
        self._choice.blockSignals(True)  # noqa: FBT003 - Qt's signature
        del self._entries[row]
        self._choice.removeItem(row)
        self._choice.blockSignals(False)  # noqa: FBT003 - as above
        self._show_entry()

    def _on_import(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Import subtitle rules"), "", self._kinds()
        )
        if name:
            self.add(Path(name))

    def _on_save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Save subtitle rules"),
            f"{safe_stem(self.chosen or '')}.json",
            self._kinds(),
        )
        if name:
            self.save(Path(name))

    def _kinds(self) -> str:
        return ";;".join((self.tr("Subtitle rules (*.json)"), self.tr("All files (*)")))
