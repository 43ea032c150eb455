"""Looks through a list behind the window's back: what is wrong in it, what the model can do."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background, Problem
from app.hotword_desk import HotwordDesk
from app.hotword_sheet import HotwordSheet
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


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to say of a list.

    Attributes:
        model: which model was asked.
        remarks: by the number of a line.
        fit: what the model does with the words; None where nobody knows.
        n_words: how many words it was asked about.
    """

    model: str
    remarks: dict[int, list[HotwordRemark]] = field(default_factory=dict)
    fit: Fit | None = None
    n_words: int = 0


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
        self.told = ""
        self.changed.emit()
        self.ask()

    def ask(self) -> None:
        """Look again, soon."""
        self._asked += 1
        self._soon.start()

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
        work = partial(_look_through, lines, self._entries_of(others), self._desk.settings.model)
        self._background.run(work, partial(self._on_found, self._asked, lines))

    def _entries_of(self, names: Sequence[str]) -> tuple[Entry, ...]:
        own = self._desk.shelf.resolve(names).hotwords if names else None
        return () if own is None else (*own.words, *own.rules, *own.denied)

    def _on_found(self, asked: int, lines: Sequence[Line], found: Found | Problem) -> None:
        if asked != self._asked or not isinstance(found, Found):
            return
        self._problems = {}
        for n, remarks in found.remarks.items():
            self._problems[id(lines[n])] = (
                lines[n],
                [self._words.remark(each) for each in remarks],
            )
        self.told = ""
        if found.fit is not None:
            self._tell_fit(lines, found, found.fit)
        self.changed.emit()

    def _tell_fit(self, lines: Sequence[Line], found: Found, fit: Fit) -> None:
        self.told = self._words.fit(found.model, fit) if found.n_words else ""
        if not fit.takes:
            return
        n_taken = found.n_words - len(fit.left_out)
        for line in lines:
            if not isinstance(line.entry, Hotword):
                continue
            if line.entry.word in fit.unwritable:
                text = self._words.unwritable(found.model)
            elif line.entry.word in fit.left_out:
                text = self._words.left_out(found.model, n_taken)
            else:
                continue
            self._problems.setdefault(id(line), (line, []))[1].append(text)


def _look_through(lines: Sequence[Line], others: Sequence[Entry], model: str) -> Found:
    entries = [line.entry for line in lines if line.entry is not None]
    remarks: dict[int, list[HotwordRemark]] = {}
    for remark in check_entries([*entries, *others]):
        if remark.n < len(lines):
            remarks.setdefault(remark.n, []).append(remark)
    words = hotword_list(entries).spoken
    fit = None
    try:
        fit = fit_of(model, words)
    except (ModelError, OSError) as error:  # said on the page of models
        log.info("what %s can do with hotwords is not known: %s", model, error)
    return Found(model, remarks, fit, len(words))
