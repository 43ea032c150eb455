"""Every word that somebody corrected in a transcript, by what was recognized and what it is now."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.comparison import Comparison
from app.corrections import Correction, correction
from app.paired_rows import Rows, paired
from app.row_changes import spots
from engine import Segment

_AROUND = 2  # words before and behind what differs: they tell one character from another


def corrections_between(heard: Sequence[Segment], now: Sequence[Segment]) -> Counter[Correction]:
    """How often each was corrected; what hotwords put in and was put back is none."""
    found: Counter[Correction] = Counter()
    for old, new in paired(heard, now):
        known = {each for segment in old for each in _undone(segment)}
        found.update(each for each in _of_rows(old, new) if not _is_one_of(known, each))
    return found


def _of_rows(old: Rows, new: Rows) -> Iterator[Correction]:
    text, other = (" ".join(each.text for each in rows) for rows in (old, new))
    if text == other or not old or not new:
        return
    whole = correction(text, other)
    if whole is not None:
        yield whole
        return
    comparison = Comparison(old, new)
    for number in comparison.differences:
        run = comparison.runs[number]
        before, behind = (_n_equal(comparison, each) for each in (number - 1, number + 1))
        gone = comparison.old.text(run.i - before, run.i_end + behind)
        come = comparison.new.text(run.j - before, run.j_end + behind)
        if (one := correction(gone, come)) is not None:
            yield one


def _n_equal(comparison: Comparison, number: int) -> int:
    """How many words of a run that is equal in both are told with its neighbour."""
    if not 0 <= number < len(comparison.runs):
        return 0
    run = comparison.runs[number]
    return min(run.i_end - run.i, run.j_end - run.j, _AROUND)


def _is_one_of(known: set[Correction], found: Correction) -> bool:
    """Whether it is one of these, with a character of what is around it or without."""
    return any(found.old.replace(each.old, each.new, 1) == found.new for each in known if each.old)


def _undone(segment: Segment) -> Iterator[Correction]:
    for spot in spots(segment):
        yield Correction(spot.change.word, spot.change.heard)
        yield Correction(spot.change.heard, spot.change.word)
