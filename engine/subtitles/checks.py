"""What in cues breaks the rules of a profile, and whether their own times could mend it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Literal

from engine.subtitles.cue_words import words_of
from engine.subtitles.cues import Cue, cut_by_row, uncut
from engine.subtitles.guessing import profiles_by_text, profiles_of
from engine.subtitles.protection import Protection
from engine.subtitles.rules import Profile, characters, columns
from engine.types import Segment, Tags, Token

Kind = Literal["speed", "columns", "lines", "short", "long", "gap", "overlap", "order"]

_TOLERANCE_MS = 10  # ASS has hundredths of a second; frames are rounded as well


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule that a cue breaks.

    Attributes:
        kind: "speed" is in characters a second, "columns" and "lines" are counted, all others are
            in seconds: "short" and "long" are how long it is up, "gap" is the empty screen after
            it, "overlap" how long it is up together with the next, "order" how long it starts
            before the one before.
        value: what it has.
        limit: what it may have.
        is_unavoidable: words were said so: it is too fast or too short and stays as long as the
            next cue and `longest` let it, or too wide with nowhere to break.
    """

    kind: Kind
    value: float
    limit: float
    is_unavoidable: bool = False


def check(cues: Sequence[Cue], profile: Profile | None = None) -> list[tuple[int, Violation]]:
    """What is wrong, each with the place of its cue, in the order of the cues.

    Args:
        cues: in the order of a file.
        profile: the rules; None takes for each cue those of the script it is written in.
    """
    profiles = profiles_by_text([" ".join(cue.lines) for cue in cues]) if profile is None else None
    return _found(cues, profiles or [profile] * len(cues))  # type: ignore[list-item]


def check_segments(
    segments: Sequence[Segment], profile: Profile | None = None, *, as_rows: bool = False
) -> list[tuple[Violation, ...]]:
    """What is wrong with each segment.

    It is cut as for a subtitle file, and what breaks a rule there is told of the segment that the
    cue's first word is from. Besides, segments should not overlap or change their order, though
    cutting would mend it.

    Args:
        segments: in the order they were spoken.
        profile: the rules; None takes those of each segment's language, or else of its script.
        as_rows: each segment is a cue as it is, with its own times and line breaks.
    """
    profiles = profiles_of(segments) if profile is None else [profile] * len(segments)
    return check_by(profiles, segments, as_rows=as_rows)


def check_row(
    segments: Sequence[Segment], row: int, profile: Profile | None = None, *, as_rows: bool = False
) -> tuple[Violation, ...]:
    """What is wrong with one segment, seen with its neighbours alone: quick enough for each key."""
    first = max(0, row - 1)
    near = range(first, min(row + 2, len(segments)))
    profiles = profiles_of(segments, near) if profile is None else [profile] * len(near)
    return check_by(profiles, segments[first : near.stop], as_rows=as_rows)[row - first]


def check_by(
    profiles: Sequence[Profile], segments: Sequence[Segment], *, as_rows: bool
) -> list[tuple[Violation, ...]]:
    """Check as `check_segments`, each segment by its profile."""
    if as_rows:
        rows = _found(uncut(segments), profiles)
    else:
        rows = list(_collisions(uncut(segments)))
        cut_rows = cut_by_row(segments, profiles)
        origins = [row for row, _ in cut_rows]
        faults = _found([cue for _, cue in cut_rows], [profiles[row] for row in origins])
        rows += [(origins[place], violation) for place, violation in faults]
    found: list[list[Violation]] = [[] for _ in segments]
    for row, violation in rows:
        found[row].append(violation)
    return [tuple(violations) for violations in found]


def _found(cues: Sequence[Cue], profiles: Sequence[Profile]) -> list[tuple[int, Violation]]:
    found = list(_collisions(cues))
    starts: list[int | None] = [*(cue.start_ms for cue in cues[1:]), None]
    for place, (cue, profile, until_ms) in enumerate(zip(cues, profiles, starts, strict=False)):
        found += [(place, violation) for violation in _text_faults(cue, profile)]
        found += [(place, violation) for violation in _time_faults(cue, until_ms, profile)]
    return sorted(found, key=itemgetter(0))


def _collisions(cues: Sequence[Cue]) -> Iterator[tuple[int, Violation]]:
    for place, (cue, following) in enumerate(pairwise(cues)):
        if following.start_ms < cue.start_ms:
            early_ms = cue.start_ms - following.start_ms
            yield place + 1, Violation("order", early_ms / 1000, 0.0)
        elif following.start_ms < cue.end_ms:
            yield place, Violation("overlap", (cue.end_ms - following.start_ms) / 1000, 0.0)


def _text_faults(cue: Cue, profile: Profile) -> Iterator[Violation]:
    if len(cue.lines) > profile.lines:
        yield Violation("lines", len(cue.lines), profile.lines)
    wide = [line for line in cue.lines if columns(line) > profile.columns]
    if wide:
        widest = max(map(columns, wide))
        is_unavoidable = all(_is_one_word(line, profile) for line in wide)
        yield Violation("columns", widest, profile.columns, is_unavoidable)


def _is_one_word(line: str, profile: Profile) -> bool:
    segment = Segment((Token(line, 0.0, 0.0),), line, Tags())
    return len(words_of([(0, segment)], profile, Protection((), profile.columns))) == 1


def _time_faults(cue: Cue, until_ms: int | None, profile: Profile) -> Iterator[Violation]:
    """What is wrong with its times; `until_ms` is when the next cue starts."""
    stays_ms, longest_ms = cue.end_ms - cue.start_ms, _ms(profile.longest)
    room_ms = longest_ms if until_ms is None else until_ms - _ms(profile.gap) - cue.start_ms
    is_full = stays_ms > 0 and stays_ms >= min(room_ms, longest_ms) - _TOLERANCE_MS
    if stays_ms < _ms(profile.shortest) - _TOLERANCE_MS or stays_ms <= 0:
        yield Violation("short", stays_ms / 1000, profile.shortest, is_full)
    elif stays_ms > longest_ms + _TOLERANCE_MS:
        yield Violation("long", stays_ms / 1000, profile.longest)
    n_read = sum(characters(line, profile) for line in cue.lines)
    read_ms = 0.0 if profile.speed is None else n_read * 1000 / profile.speed
    if profile.speed is not None and 0 < stays_ms < read_ms - _TOLERANCE_MS:
        yield Violation("speed", n_read * 1000 / stays_ms, profile.speed, is_full)
    if until_ms is not None and 0 <= until_ms - cue.end_ms < _ms(profile.gap) - _TOLERANCE_MS:
        yield Violation("gap", (until_ms - cue.end_ms) / 1000, profile.gap)


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
