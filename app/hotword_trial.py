"""What a list makes of a text: before and after, sentence by sentence, and how well it did."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.paired_rows import Rows
from app.row_changes import spots
from app.scoring import Hits, count_hits
from engine import Hit, HotwordList, Segment, Way, find_hits, never_heard

# "heard" is as the model wrote it anyway, "model" what it wrote only with the list.
Came = Way | Literal["heard", "model"]
CAME: tuple[Came, ...] = ("model", "alias", "sound", "rule", "suggestion", "heard")
_SLACK = 1e-4  # seconds: times are rounded where they are kept


class Stopped(Exception):  # noqa: N818 - a fact
    """Nobody waits for the result any more."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of the list in a text: characters `start` to before `end`; see Hit.

    Attributes:
        heard: what stood there first; empty where it is not known what the model wrote instead.
    """

    start: int
    end: int
    came: Came
    word: str
    heard: str
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class TrialRow:
    """What is said at one time.

    Attributes:
        start: in seconds.
        gone: in the text before, what was replaced.
        marks: in the text after, the words of the list and what they may be meant by.
    """

    start: float
    before: str
    after: str
    gone: tuple[Mark, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the list made a difference, or would."""
        return self.before != self.after or any(m.came == "suggestion" for m in self.marks)


@dataclass(frozen=True, slots=True)
class Trial:
    """A whole text.

    Attributes:
        never: words of the list that are nowhere in it.
        before, after: how its words fared against a text that is right; None without one.
    """

    rows: tuple[TrialRow, ...]
    never: tuple[str, ...] = ()
    before: Hits | None = None
    after: Hits | None = None

    @property
    def counts(self) -> Counter[Came]:
        """How many words came in which way."""
        return Counter(mark.came for row in self.rows for mark in row.marks)


def trial_of(
    pairs: Iterable[tuple[Rows, Rows]],
    hotwords: HotwordList,
    reference: str | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Trial:
    """Compare sentences without a list to the same ones with it.

    Args:
        reference: what is really said, for counting.

    Raises:
        Stopped: as `is_stopped` says.
    """
    both = []
    for pair in pairs:
        both.append(pair)
        if is_stopped():
            raise Stopped
    befores = [each for old, _ in both for each in old]
    afters = [each for _, new in both for each in new]
    old_hits = _by_row(find_hits(befores, hotwords))
    hits = find_hits(afters, hotwords)
    new_hits = _by_row(hits)
    rows, i, j = [], 0, 0
    for old, new in both:
        if is_stopped():
            raise Stopped
        heard = Counter(hit.word for n in range(i, i + len(old)) for hit in old_hits.get(n, ()))
        rows.append(_row(old, new, [new_hits.get(n, []) for n in range(j, j + len(new))], heard))
        i, j = i + len(old), j + len(new)
    before = after = None
    if reference is not None:
        before = count_hits(reference, _joined(befores), hotwords.spoken)
        after = count_hits(reference, _joined(afters), hotwords.spoken)
    return Trial(tuple(rows), never_heard(hits, hotwords), before, after)


def _row(old: Rows, new: Rows, hits: Sequence[Sequence[Hit]], heard: Counter[str]) -> TrialRow:
    marks: list[Mark] = []
    at = 0
    for segment, found in zip(new, hits, strict=True):
        marks += _marks(segment, found, at, heard)
        at += len(segment.text) + 1
    before, after = _joined(old), _joined(new)
    gone = tuple(_gone(before, sorted(marks, key=lambda mark: mark.start)))
    return TrialRow((old or new)[0].start, before, after, gone, tuple(marks))


def _marks(segment: Segment, hits: Sequence[Hit], at: int, heard: Counter[str]) -> Iterator[Mark]:
    """The marks of a sentence whose text begins at a place; `heard` is used up."""
    changed = spots(segment)
    for spot in changed:
        change = spot.change
        span = at + spot.start, at + spot.end
        yield Mark(*span, change.way, change.word, change.heard, change.likeness)
    taken = [(spot.start, spot.end) for spot in changed]
    for hit in hits:
        if hit.way != "heard":
            continue
        start, end = _place(segment, hit, taken)
        taken.append((start, end))
        came: Came = "heard" if heard[hit.word] > 0 else "model"
        heard[hit.word] -= 1
        heard_as = segment.text[start:end] if came == "heard" else ""
        yield Mark(at + start, at + end, came, hit.word, heard_as)


def _place(segment: Segment, hit: Hit, taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where a word stands that is said then: as it is spelled, or else all that is said then."""
    spoken = "".join(token.text for token in segment.tokens)
    lead, ends = len(spoken) - len(spoken.lstrip()), 0
    span: list[int] = []
    for token in segment.tokens:
        if token.start >= hit.start - _SLACK and token.end <= hit.end + _SLACK and token.text:
            span += [ends, ends + len(token.text)]
        ends += len(token.text)
    first, last = (max(0, min(span) - lead), max(span) - lead) if span else (0, len(segment.text))
    folded, word = segment.text.casefold(), hit.word.casefold()
    start = folded.find(word, first)
    while 0 <= start < last:
        if all(start + len(word) <= a or b <= start for a, b in taken):
            return start, start + len(word)
        start = folded.find(word, start + 1)
    return first, last


def _gone(before: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """In the text before: what marks in the text after replaced, or would."""
    at = 0
    for mark in marks:
        if mark.came == "heard" or not mark.heard:
            continue
        if (start := before.find(mark.heard, at)) >= 0:
            at = start + len(mark.heard)
            yield Mark(start, at, mark.came, mark.word, mark.heard, mark.likeness)


def _joined(rows: Iterable[Segment]) -> str:
    return "\n".join(segment.text for segment in rows)


def _by_row(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.row, []).append(hit)
    return found
