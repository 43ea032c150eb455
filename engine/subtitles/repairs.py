"""What one key does to a row that breaks a rule: split, extend, shorten or move it."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Literal

from engine.subtitles.checks import Violation, check_by
from engine.subtitles.cues import cut, laid_out
from engine.subtitles.dealing import dealt, on_lines, within
from engine.subtitles.guessing import profiles_of
from engine.subtitles.rules import Profile
from engine.subtitles.timing import reading_ms
from engine.types import Segment, joined

_NEAR = 4  # rows on each side that are checked again
_BRIEFEST = 0.05  # seconds that are left of a row at least
_LEAST_GAIN = 1e-6


@dataclass(frozen=True, slots=True)
class Repair:
    """Segments to put in place of the rows from `first` to `last`, both included.

    `kind` says what is done: the row is "split" into several, or into lines, where the cutter
    would; its end is "extended", or "shortened"; its start "moved" to before.
    """

    first: int
    last: int
    segments: tuple[Segment, ...]
    kind: Literal["split", "extended", "shortened", "moved"]


@dataclass(frozen=True, slots=True)
class _Place:
    """A row, its rules, and the time that its neighbours leave."""

    segment: Segment
    profile: Profile
    since: float
    until: float | None
    as_rows: bool


def repaired(
    segments: Sequence[Segment], row: int, profile: Profile | None = None, *, as_rows: bool = False
) -> Repair | None:
    """What mends the row, or makes it better, and nothing worse; None where nothing does.

    A row that makes several cues can always be split into them. Tokens keep their times, but for
    those that the new start or end of a row clips or lengthens.

    Args:
        segments: in the order they were spoken.
        row: which of them.
        profile: as for `check_segments`.
        as_rows: as for `check_segments`.
    """
    if not segments[row].text.strip():
        return None
    near = range(max(0, row - _NEAR), min(row + 1 + _NEAR, len(segments)))
    profiles = profiles_of(segments, near) if profile is None else [profile] * len(near)
    place = _place(segments, row, profiles[row - near.start], as_rows=as_rows)
    around = segments[near.start : near.stop]
    neighbours = _Neighbours(around, row - near.start, profiles, as_rows=as_rows)
    best, least = None, math.inf
    for kind, replacements in _attempts(place):
        excess = neighbours.excess_with(replacements)
        if excess < least:
            best, least = Repair(row, row, replacements, kind), excess
    return best


def _place(segments: Sequence[Segment], row: int, profile: Profile, *, as_rows: bool) -> _Place:
    since = segments[row - 1].end + profile.gap if row else 0.0
    until = segments[row + 1].start - profile.gap if row + 1 < len(segments) else None
    return _Place(segments[row], profile, since, until, as_rows)


_Attempt = tuple[Literal["split", "extended", "shortened", "moved"], tuple[Segment, ...]]


def _attempts(place: _Place) -> Iterator[_Attempt]:
    """Ways to mend a row; of equal ones the first is taken."""
    segment, profile = place.segment, place.profile
    start, end = segment.start, segment.end
    longest = start + profile.longest
    latest = longest if place.until is None else min(place.until, longest)
    if place.until is not None and start + _BRIEFEST < place.until < end:
        yield "shortened", (_spanning(segment, start, place.until),)
    parts = _parts(place)
    if parts:
        yield "split", parts
    if longest < end:
        yield "shortened", (_spanning(segment, start, longest),)
    needed = max(profile.shortest, reading_ms(segment.text.split("\n"), profile) / 1000)
    if end < min(latest, start + needed):
        yield "extended", (_spanning(segment, start, min(latest, start + needed)),)
    if parts and not place.as_rows:
        return  # only its first cue would come up earlier
    stays_until = end if place.as_rows else max(end, latest)  # the cutter lets it stay
    earliest = max(place.since, start - profile.trail, stays_until - needed)
    if earliest < start:
        yield "moved", (_spanning(segment, earliest, end),)


def _spanning(segment: Segment, start: float, end: float) -> Segment:
    return replace(segment, tokens=within(segment.tokens, start, end))


def _parts(place: _Place) -> tuple[Segment, ...]:
    """The row as the cutter splits it; none where it stays one."""
    segment, profile = place.segment, place.profile
    layouts = laid_out(segment, profile)
    if not layouts or (len(layouts) == 1 and not place.as_rows):
        return ()
    lines = dealt(segment.tokens, chain(*layouts))
    parts = []
    for layout in layouts:
        shares = [share for share in islice(lines, len(layout)) if share]
        if not shares:
            return ()
        if place.as_rows:
            tokens = on_lines(shares, profile.drop_trailing)
        else:
            tokens = [token for share in shares for token in share]
        parts.append(replace(segment, tokens=tuple(tokens), text=joined(tokens)))
    if len(parts) > 1 and place.as_rows:
        return tuple(_apart(parts, place))
    return () if parts[0].text == segment.text else tuple(parts)


def _apart(parts: Sequence[Segment], place: _Place) -> Iterator[Segment]:
    """Rows that are cues as they are, with the times that the cutter gives them."""
    cues = cut([place.segment], place.profile)
    if len(cues) != len(parts):
        return
    for part, cue in zip(parts, cues, strict=True):
        start = max(cue.start_ms / 1000, min(place.segment.start, part.start))
        end = cue.end_ms / 1000
        if place.until is not None:
            end = max(min(end, place.until), min(end, part.end))
        yield _spanning(part, start, max(start, end))


class _Neighbours:
    """A row among those around it, to see what others in its place would do."""

    def __init__(
        self, segments: Sequence[Segment], row: int, profiles: Sequence[Profile], *, as_rows: bool
    ) -> None:
        self._segments = segments
        self._row = row
        self._profiles = profiles
        self._as_rows = as_rows
        self._old = check_by(profiles, segments, as_rows=as_rows)

    def excess_with(self, replacements: Sequence[Segment]) -> float:
        """How far from right all are then; infinite where one is worse, or nothing is better."""
        row, profiles, old = self._row, self._profiles, self._old
        new = check_by(
            [*profiles[:row], *[profiles[row]] * len(replacements), *profiles[row + 1 :]],
            [*self._segments[:row], *replacements, *self._segments[row + 1 :]],
            as_rows=self._as_rows,
        )
        behind = row + len(replacements)
        outside = zip([*old[:row], *old[row + 1 :]], [*new[:row], *new[behind:]], strict=True)
        if any(_kinds(now) - _kinds(then) for then, now in outside):
            return math.inf
        if set(_kinds(chain(*new[row:behind]))) - set(_kinds(old[row])):
            return math.inf
        excess = _excess(new)
        is_split = len(replacements) > 1 and not self._as_rows
        return excess if is_split or excess < _excess(old) - _LEAST_GAIN else math.inf


def _kinds(violations: Iterable[Violation]) -> Counter[str]:
    return Counter(violation.kind for violation in violations)


def _excess(rows: Sequence[Sequence[Violation]]) -> float:
    """How far from right the rows are."""
    return sum(
        abs(violation.value - violation.limit) / (violation.limit or 1.0)
        for violations in rows
        for violation in violations
    )
