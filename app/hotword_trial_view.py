"""A trial of a list in the terminal: changed sentences, hits in their colours, figures; or JSON."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from app.hotword_trial import CAME, Came, Mark, Trial, TrialRow
from app.messages import clock
from app.scoring import Errors, Hits, Measure, count_errors, measure_for
from app.spacing import joined
from app.terminal import print_json, shown
from engine import HotwordList

_STYLES: dict[Came, str] = {  # each is named as well, for those who see no colours
    "heard": "",
    "model": "bold green",
    "alias": "bold blue",
    "sound": "bold cyan",
    "rule": "bold magenta",
    "suggestion": "italic yellow",
}
_WAYS: dict[Came, str] = {
    "heard": "as heard",
    "model": "heard only with the list",
    "alias": "for an alias",
    "sound": "by sound",
    "rule": "by a rule",
    "suggestion": "suggested",
}
_N_NAMED = 20  # words, or times, in one line


@dataclass(frozen=True, slots=True)
class TrialView:
    """What is shown of a trial.

    Attributes:
        name, file: of the list, and of what it was tried on.
        reference: what is really said, where that is known.
        has_times: whether it is known when sentences are said.
    """

    name: str
    file: str
    hotwords: HotwordList
    trial: Trial
    reference: str | None = None
    has_times: bool = True

    def show(self, *, shows_all: bool) -> None:
        """Show it on stdout, with colours where that is a terminal."""
        console = Console(highlight=False, markup=False, soft_wrap=True)
        for row in self.trial.rows:
            if shows_all or row.is_changed:
                place = f"{clock(row.start)}  " if self.has_times else ""
                for line in _lines(row, place):
                    console.print(line)
        for line in self._words():
            console.print(line)
        if never := self.trial.never:
            more = f" and {len(never) - _N_NAMED} more" if len(never) > _N_NAMED else ""
            console.print(f"never heard: {', '.join(map(shown, never[:_N_NAMED]))}{more}")
        n_words = len(self.hotwords.spoken)
        console.print(f"{n_words - len(self.trial.never)} of {n_words} hotwords heard")
        if self.reference is not None:
            console.print(f"before: {self._score(is_after=False)}")
            console.print(f"after:  {self._score(is_after=True)}")

    def print_json(self) -> None:
        """All of it as one JSON object."""
        rows, n_words = self.trial.rows, len(self.hotwords.spoken)
        fields: dict[str, object] = {
            "list": self.name,
            "file": self.file,
            "changed": [
                {**self._time(row), "before": row.before, "after": row.after}
                for row in rows
                if row.before != row.after
            ],
            "words": n_words,
            "heard": n_words - len(self.trial.never),
            "hits": [
                {
                    "word": mark.word,
                    "way": mark.came,
                    **self._time(row),
                    "heard": mark.heard,
                    "likeness": round(mark.likeness, 4),
                }
                for row in rows
                for mark in row.marks
            ],
            "never": list(self.trial.never),
        }
        if self.reference is not None:
            both = {"before": self._figures(is_after=False), "after": self._figures(is_after=True)}
            fields["scores"] = both
        print_json(fields)

    def _time(self, row: TrialRow) -> dict[str, object]:
        return {"start": round(row.start, 3)} if self.has_times else {}

    def _words(self) -> Iterator[Text]:
        """A line a word: how often it came how, and when."""
        by_word: defaultdict[str, list[tuple[Mark, float]]] = defaultdict(list)
        for row in self.trial.rows:
            for mark in row.marks:
                by_word[mark.word].append((mark, row.start))
        for word, own in by_word.items():
            counts = Counter(mark.came for mark, _ in own)
            line = Text(f"{shown(word)}: ")
            for n, came in enumerate(came for came in CAME if counts[came]):
                line.append(", " if n else "")
                line.append(f"{counts[came]} {_WAYS[came]}", style=_STYLES[came])
            if self.has_times:
                line.append(f"  {' '.join(clock(start) for _, start in own[:_N_NAMED])}")
            yield line

    def _score(self, *, is_after: bool) -> str:
        measure, errors, hits = self._measured(is_after=is_after)
        rate = "unknown" if errors.rate is None else f"{100 * errors.rate:.2f} %"
        return (
            f"{measure.upper()} {rate} ({errors.total} of {errors.length}); "
            f"{hits.both} of {hits.in_reference} hotwords that are said are there, "
            f"{hits.in_text - hits.both} of {hits.in_text} that are there are not said"
        )

    def _figures(self, *, is_after: bool) -> dict[str, object]:
        measure, errors, hits = self._measured(is_after=is_after)
        return {
            "measure": measure.value,
            "rate": errors.rate,
            "errors": errors.total,
            "length": errors.length,
            "recall": hits.recall,
            "precision": hits.precision,
        }

    def _measured(self, *, is_after: bool) -> tuple[Measure, Errors, Hits]:
        assert self.reference is not None
        rows = self.trial.rows
        text = joined(row.after if is_after else row.before for row in rows)
        measure = measure_for([self.reference])
        hits = (self.trial.after if is_after else self.trial.before) or Hits()
        return measure, count_errors(self.reference, text, measure), hits


def _lines(row: TrialRow, place: str) -> Iterator[Text]:
    """A sentence: what it was, where it is another one, what it is, and how that came."""
    arrow = " " * max(0, len(place) - 2) + "→ "
    if row.before != row.after:
        yield Text(place) + _coloured(row.before, row.gone)
        yield Text(arrow) + _coloured(row.after, row.marks)
    else:
        yield Text(place) + _coloured(row.after, row.marks)
    for mark in row.marks:
        if mark.came != "heard" and mark.heard:
            is_by_sound = mark.came in {"sound", "suggestion"}
            alike = f", {mark.likeness:.2f} alike" if is_by_sound else ""
            text = shown(f"{mark.word} {_WAYS[mark.came]}, for {mark.heard}{alike}")
            yield Text(" " * len(arrow) + text, style=_STYLES[mark.came])


def _coloured(text: str, marks: Sequence[Mark]) -> Text:
    """A sentence on one line, its words in their colours; shown() may lengthen what is before."""
    coloured, at = Text(), 0
    for mark in sorted(marks, key=lambda each: each.start):
        coloured.append(_flat(text[at : mark.start]))
        coloured.append(_flat(text[max(at, mark.start) : mark.end]), style=_STYLES[mark.came])
        at = max(at, mark.end)
    return coloured.append(_flat(text[at:]))


def _flat(text: str) -> str:
    return shown(text.replace("\n", " "))
