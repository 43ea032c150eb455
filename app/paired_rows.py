"""Sentences of two texts of the same sound, brought together by when they are said."""

from collections.abc import Iterator, Sequence

from engine import Segment

Rows = tuple[Segment, ...]


def paired(old: Sequence[Segment], new: Sequence[Segment]) -> Iterator[tuple[Rows, Rows]]:
    """As few sentences at a time as say the same; one of both may have nothing there.

    A sentence goes with those before it where both have at least half of the shorter in common.
    """
    i = j = 0
    while i < len(old) or j < len(new):
        i_end, j_end = i, j
        start = min(each[at].start for each, at in ((old, i), (new, j)) if at < len(each))
        end = start
        while True:
            if i_end < len(old) and _belongs(old[i_end], start, end):
                end, i_end = max(end, old[i_end].end), i_end + 1
            elif j_end < len(new) and _belongs(new[j_end], start, end):
                end, j_end = max(end, new[j_end].end), j_end + 1
            else:
                break
        yield tuple(old[i:i_end]), tuple(new[j:j_end])
        i, j = i_end, j_end


def _belongs(segment: Segment, start: float, end: float) -> bool:
    """Whether it is said in this stretch of time; one without length has the first that begins."""
    if start == end:
        return segment.start <= end
    return segment.start + min(segment.end - segment.start, end - start) / 2 < end
