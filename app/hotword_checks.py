"""Looks through a list behind the window's back: what is wrong in it, what the model can do."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background, Problem
from app.hotword_desk import HotwordDesk
from app.hotword_sheet import HotwordSheet
from app.hotword_shelf import HotwordShelf
from app.hotword_words import HotwordWords
from engine import (
    Entry,
    Fit,
    Hotword,
    HotwordRemark,
    Line,
    ModelError,
    check_entries,
    fit_of,
    hotword_list,
)

log = logging.getLogger(__name__)

_SETTLING = 300  # milliseconds without an edit


class HotwordChecks(QObject):
    """Keeps up with one sheet.

    Attributes:
        told: what the model does with the list; empty until it is known.

    Signals:
        changed: lines have other problems.
    """

    changed = Signal()

    def __init__(self, desk: HotwordDesk, words: HotwordWords, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = words
        self._sheet: HotwordSheet | None = None
        self._asked = 0
        self._problems: dict[int, tuple[Line, list[str]]] = {}
        self.told = ""
        self._background = Background(self)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLING)
        self._soon.timeout.connect(self._ask)

    def show_sheet(self, sheet: HotwordSheet | None) -> None:
        """Look through this list from now on."""
        self._sheet = sheet
        self._problems = {}
        self.ask_anew()

    def ask(self) -> None:
        """Look again, soon."""
        self._asked += 1
        self._soon.start()

    def ask_anew(self) -> None:
        """Say nothing of what another model would do, and look again."""
        self.told = ""
        self.changed.emit()
        self.ask()

    def problems(self, line: Line) -> list[str]:
        """What is wrong with a line, in words."""
        found = self._problems.get(id(line))
        own = found[1] if found is not None and found[0] is line else []
        return own if line.fault is None else [self._words.fault(line.fault), *own]

    def finish(self) -> None:
        """Wait for what was asked."""
        self._background.finish()

    def _ask(self) -> None:
        sheet = self._sheet
        if sheet is None or not sheet.is_loaded:
            return
        lines = tuple(line for line in sheet.lines if line.entry is not None)
        others = [
            name for name in self._desk.settings.hotword_lists if name != sheet.name
        ]  # those that new jobs are given together with it
        self._background.run(
            partial(_remarks, self._desk.shelf, others, _entries(lines)),
            partial(self._on_checked, self._asked, lines),
        )
        model = self._desk.settings.model
        self._background.run(
            partial(_fit, model, _entries(lines)),
            partial(self._on_fitted, self._asked, lines, model),
        )

    def _on_checked(
        self,
        asked: int,
        lines: Sequence[Line],
        remarks: list[HotwordRemark] | Problem,
    ) -> None:
        if asked != self._asked or not isinstance(remarks, list):
            return
        self._problems = {}
        for remark in remarks:
            self._add(lines[remark.n], self._words.remark(remark))
        self.changed.emit()

    def _on_fitted(
        self,
        asked: int,
        lines: Sequence[Line],
        model: str,
        fit: Fit | Problem | None,
    ) -> None:
        if asked != self._asked:
            return
        self.told = self._words.fit(model, fit) if isinstance(fit, Fit) else ""
        if isinstance(fit, Fit) and fit.takes:
            for line in lines:
                word = line.entry.word if isinstance(line.entry, Hotword) else ""
                if word in fit.unwritable:
                    self._add(line, self._words.unwritable(model))
        self.changed.emit()

    def _add(self, line: Line, text: str) -> None:
        self._problems.setdefault(id(line), (line, []))[1].append(text)


def _entries(lines: Sequence[Line]) -> list[Entry]:
    return [line.entry for line in lines if line.entry is not None]


def _remarks(
    shelf: HotwordShelf, others: Sequence[str], own: Sequence[Entry]
) -> list[HotwordRemark]:
    """What is to be said of entries, also where other lists have them."""
    joined = shelf.resolve(others).hotwords
    before: list[Entry] = [*joined.words, *joined.rules, *joined.denied]
    found = check_entries([*before, *own])
    return [replace(each, n=each.n - len(before)) for each in found if each.n >= len(before)]


def _fit(model: str, entries: Sequence[Entry]) -> Fit | None:
    """What a model does with the words; None where there are none, or its files do not tell."""
    words = hotword_list(entries).spoken
    try:
        return fit_of(model, words) if words else None
    except ModelError as error:
        log.info("what %s can do with hotwords is not known: %s", model, error)
        return None
