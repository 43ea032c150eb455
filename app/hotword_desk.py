"""The lists of hotwords as the window works on them: opened, made, renamed, removed, brought in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.background import Background, Problem
from app.hotword_disk import Count, HotwordDisk
from app.hotword_lines import texts_of, with_words
from app.hotword_sheet import HotwordSheet
from app.hotword_shelf import HotwordShelf
from app.hotword_words import why
from app.input_errors import TextUnreadable
from app.notice import Notice
from app.settings import Settings
from engine import Entry, Hotword, Rule

Brought = tuple[list[str], list[tuple[Path, Exception]]]  # names of lists; files that are none


class HotwordDesk(QObject):
    """Lives as long as the program, and with it what can be undone.

    Attributes:
        shelf: where the lists lie.
        settings: which of them new jobs are given.

    Signals:
        going: lists were removed elsewhere; who types into one has it stay.
        listed: there are other lists, or they may say something else.
        counted: how many entries lists have, a dict of Count by name.
        brought: the name of a list that came and is to be shown.
        kept: the name of a list whose edits are on disk.
        renamed: what a list was called, and is called now.
        chosen: the Settings, with other lists for new jobs.
        said: a Notice.
    """

    going = Signal()
    listed = Signal()
    counted = Signal(object)
    brought = Signal(str)
    kept = Signal(str)
    renamed = Signal(str, str)
    chosen = Signal(object)
    said = Signal(object)

    def __init__(self, shelf: HotwordShelf, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.shelf = shelf
        self.settings = settings
        self._sheets: dict[str, HotwordSheet] = {}
        self._disk = HotwordDisk(shelf.lists.folder)
        self.background = Background(self)
        shelf.changed.connect(self._on_changed)

    @property
    def folder(self) -> Path:
        """Where the lists lie."""
        return self._disk.lists.folder

    def names(self) -> list[str]:
        """Every list, as people sort them."""
        return self.shelf.names()

    def sheet(self, name: str) -> HotwordSheet:
        """A list to be edited; what it says may still be on its way."""
        if name not in self._sheets:
            sheet = HotwordSheet(name, self._disk, self.background, self)
            sheet.said.connect(self.said)
            sheet.kept.connect(self._on_kept)
            self._sheets[name] = sheet
            sheet.load()
        return self._sheets[name]

    def count(self, passes: Callable[[Entry], bool] | None = None) -> None:
        """Have it `counted` what there is, and how much of it passes."""
        names = self.names()
        work = partial(self._disk.count, names, passes)
        self.background.run(work, partial(self._on_counted, names))

    def is_used(self, name: str) -> bool:
        """Whether new jobs are given a list."""
        return name in self.settings.hotword_lists

    def use(self, name: str, *, is_used: bool) -> None:
        """Give new jobs a list, or not."""
        lists = self.settings.hotword_lists
        others = tuple(each for each in lists if each != name)
        self._choose((*others, name) if is_used else others)

    def create(self, name: str, lines: Sequence[str] = ()) -> str | None:
        """Make a list that is called like that, used by new jobs; None where that cannot be."""
        try:
            made = self._disk.lists.create(name)
            if lines:
                self._disk.lists.write(made, lines)
        except (OSError, TextUnreadable) as error:
            self._refuse(self.tr("No list can be made here: %1"), "", error)
            return None
        self.use(made, is_used=True)
        self._look()
        return made

    def make_folder(self) -> bool:
        """Have a folder for lists; whether there is one."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._refuse(self.tr("No list can be made here: %1"), "", error)
            return False
        return True

    def duplicate(self, name: str) -> str | None:
        """Make a list that says the same."""
        sheet = self.sheet(name)
        self._settle(sheet)
        made = self.create(name, [line.text for line in sheet.lines])
        if made is not None:
            self.use(made, is_used=False)
        return made

    def rename(self, old: str, new: str) -> str:
        """Call a list something else; what it is called now."""
        sheet = self._sheets.pop(old, None)
        if sheet is not None:
            self._settle(sheet)
        try:
            name = self._disk.rename(old, new)
        except (OSError, TextUnreadable) as error:
            self._refuse(self.tr("“%1” cannot be renamed: %2"), old, error)
            name = old
        if sheet is not None:
            sheet.name = name
            self._sheets[name] = sheet
        if old != name:
            self.renamed.emit(old, name)
            lists = self.settings.hotword_lists
            self._choose(tuple(name if each == old else each for each in lists))
        self._look()
        return name

    def remove(self, name: str) -> None:
        """Put a list aside; the notice takes it back."""
        sheet = self._sheets.pop(name, None)
        if sheet is not None:
            self._settle(sheet)
        try:
            place = self._disk.lists.remove(name)
        except (OSError, TextUnreadable) as error:
            self._refuse(self.tr("“%1” cannot be deleted: %2"), name, error)
            return
        if sheet is not None:
            sheet.deleteLater()
        was_used = self.is_used(name)
        self.use(name, is_used=False)
        text = self.tr("The list “%1” is deleted.").replace("%1", name)
        take_back = partial(self._put_back, place, is_used=was_used)
        self.said.emit(Notice(text, self.tr("Undo"), take_back))
        self._look()

    def bring(self, paths: Iterable[Path]) -> None:
        """Make lists of files."""
        self.background.run(partial(self._disk.bring, tuple(paths)), self._on_brought)

    def export(self, name: str, path: Path) -> None:
        """Write a list to a file."""
        if name in self._sheets:
            self._settle(self._sheets[name])
        work = partial(self._disk.export, name, path)
        self.background.run(work, partial(self._on_exported, name, path))

    def add_words(self, words: Sequence[Entry], name: str) -> None:
        """Put words into a list; say which were there already."""
        sheet = self.sheet(name)
        self._settle(sheet)
        if sheet.trouble is not None:
            self._refuse(self.tr("Nothing was added to “%1”: %2"), name, sheet.trouble)
            return
        own = [replace(word, language=sheet.language) for word in words]
        lines, n_added = with_words(sheet.lines, own)
        sheet.put_all(self.tr("Add words"), lines)
        shown = "、".join(map(_spelled, words[:3])) + ("…" if len(words) > 3 else "")  # noqa: PLR2004
        if not n_added:
            text = self.tr("Already in “%1”: %2")
        elif n_added < len(words):
            text = self.tr(
                "%n word(s) added to “%1”; the others were there already: %2", "", n_added
            )
        else:
            text = self.tr("%n word(s) added to “%1”: %2", "", n_added)
        text = text.replace("%1", name).replace("%2", shown)
        self.said.emit(Notice(text, self.tr("Undo"), sheet.steps.undo))

    def adopt(self, settings: Settings) -> None:
        """Follow what was chosen elsewhere."""
        is_other = settings.hotword_lists != self.settings.hotword_lists
        self.settings = settings
        if is_other:
            self.listed.emit()

    def close(self) -> None:
        """Have everything on disk."""
        for sheet in self._sheets.values():
            self._settle(sheet)
        self.background.finish()

    @property
    def unsaved(self) -> list[tuple[str, tuple[str, ...]]]:
        """The lists that are not on disk, and what they say."""
        return [
            (name, texts_of(sheet.lines)) for name, sheet in self._sheets.items() if sheet.is_dirty
        ]

    def _settle(self, sheet: HotwordSheet) -> None:
        """Wait until a list is read, or written, also where that could not be before."""
        self.background.finish()
        sheet.save()
        while sheet.is_keeping:
            self.background.finish()

    def _look(self) -> None:
        self.shelf.look()
        self.listed.emit()

    def _choose(self, lists: tuple[str, ...]) -> None:
        if lists != self.settings.hotword_lists:
            self.settings = replace(self.settings, hotword_lists=lists)
            self.chosen.emit(self.settings)

    def _put_back(self, place: Path, *, is_used: bool) -> None:
        try:
            name = self._disk.lists.put_back(place)
        except OSError as error:
            self._refuse(self.tr("“%1” cannot be brought back: %2"), place.stem, error)
            return
        if is_used:
            self.use(name, is_used=True)
        self._look()
        self.brought.emit(name)

    def _refuse(self, text: str, name: str, error: Exception) -> None:
        reason = why(error)
        text = (
            text.replace("%1", name).replace("%2", reason) if name else text.replace("%1", reason)
        )
        self.said.emit(Notice(text))

    def _on_changed(self) -> None:
        there = set(self.names())
        if not there >= self._sheets.keys():
            self.going.emit()
        for name, sheet in list(self._sheets.items()):
            if name in there:
                sheet.load()
            elif not sheet.is_dirty:
                del self._sheets[name]
                sheet.deleteLater()
        self.listed.emit()

    def _on_kept(self) -> None:
        sheet = self.sender()
        assert isinstance(sheet, HotwordSheet)
        self.kept.emit(sheet.name)
        self.shelf.look()

    def _on_counted(self, names: list[str], counts: list[Count] | Problem) -> None:
        if isinstance(counts, list):
            self.counted.emit(dict(zip(names, counts, strict=True)))

    def _on_brought(self, result: Brought | Problem) -> None:
        if not isinstance(result, tuple):
            self._refuse(self.tr("Nothing was imported: %1"), "", result)
            return
        names, refused = result
        for name in names:
            self.use(name, is_used=True)
        told = []
        for path, error in refused:
            text = self.tr("“%1” was not imported: %2")
            told.append(text.replace("%1", path.name).replace("%2", why(error)))
        if names:
            text = self.tr("%n list(s) imported: %1", "", len(names))
            told.append(text.replace("%1", ", ".join(names)))
        self.said.emit(Notice(" ".join(told)))
        if names:
            self._look()
            self.brought.emit(names[-1])

    def _on_exported(self, name: str, path: Path, result: TextUnreadable | Problem | None) -> None:
        if isinstance(result, Exception):
            self._refuse(self.tr("“%1” was not exported: %2"), name, result)
        else:
            self.said.emit(Notice(self.tr("Exported: %1").replace("%1", path.name)))


def _spelled(entry: Entry) -> str:
    """What an entry is called in a sentence."""
    match entry:
        case Hotword():
            return entry.word
        case Rule():
            return f"{entry.wrong} → {entry.right}"
    return entry.text
