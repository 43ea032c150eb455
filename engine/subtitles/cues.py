"""Segments → cues: what stands on the screen together, from when to when. Integer milliseconds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from engine.subtitles.cue_words import Seam, Word, words_of
from engine.subtitles.cutting import Cutter
from engine.subtitles.guessing import profiles_of
from engine.subtitles.layout import broken, joined_words, lines_of
from engine.subtitles.protection import Protection
from engine.subtitles.rules import Profile
from engine.subtitles.timing import NEVER_MS, Draft, settle
from engine.types import Segment

_PAUSE_MS = 1500  # a cue never spans a silence this long


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines shown together during [start_ms, end_ms)."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def cut(
    segments: Sequence[Segment], profile: Profile | None = None, protected: Iterable[str] = ()
) -> list[Cue]:
    """Cut the segments into cues, in order, none overlapping another.

    Every word is kept, though a mark in `drop_trailing` goes from the end of a line. Words,
    numbers, addresses and Latin tokens stay whole, also where one alone is wider than a line. A
    cue holds one speaker's words. A line break that a person put into a segment counts as a space.

    Args:
        segments: in the order they were spoken.
        profile: the rules to keep; None takes those of each segment's language, or script.
        protected: hotwords, which stay whole as far as they fit on a line.
    """
    profiles = profiles_of(segments) if profile is None else [profile] * len(segments)
    return [cue for _, cue in cut_by_row(segments, profiles, protected)]


def cut_by_row(
    segments: Sequence[Segment], profiles: Sequence[Profile], protected: Iterable[str] = ()
) -> list[tuple[int, Cue]]:
    """Cut as `cut`, each segment by its profile; with each cue the segment of its first word."""
    drafts = [
        Draft(part[0].start_ms, part[-1].end_ms, lines, rules, part[0].row)
        for part, rules in _parts(segments, profiles, tuple(protected))
        if (lines := lines_of(part, rules))
    ]
    settle(drafts)
    return [(draft.row, Cue(draft.start_ms, draft.end_ms, draft.lines)) for draft in drafts]


def laid_out(segment: Segment, profile: Profile) -> list[list[str]]:
    """The lines of each cue that the segment alone makes, with all their marks.

    Marks that would be a cue of nothing stand with the words behind them, the last with the last.
    """
    layouts: list[list[str]] = []
    marks = ""
    for part, _ in _parts([segment], [profile], ()):
        lines = [joined_words(line) for line in broken(part, profile)]
        if lines_of(part, profile):
            layouts.append([marks + lines[0], *lines[1:]])
            marks = ""
        else:
            marks += "".join(lines)
    if layouts:
        layouts[-1][-1] += marks
    return layouts


def uncut(segments: Sequence[Segment]) -> list[Cue]:
    """One cue a segment, with its own times and line breaks: as a person arranged them."""
    return [
        Cue(
            max(0, round(segment.start * 1000)),
            max(0, round(segment.end * 1000)),
            tuple(filter(None, map(str.strip, segment.text.split("\n")))),
        )
        for segment in segments
    ]


def _parts(
    segments: Sequence[Segment], profiles: Sequence[Profile], protected: Sequence[str]
) -> Iterator[tuple[Sequence[Word], Profile]]:
    """The words of each cue, with the rules they are shown by."""
    stretches = list(_stretches(segments, profiles, protected))
    untils = [*(words[0].start_ms for words, _ in stretches[1:]), NEVER_MS]
    since_ms = 0
    for (words, rules), until_ms in zip(stretches, untils, strict=False):
        for part in Cutter(words, rules, since_ms, until_ms).parts():
            yield part, rules
        since_ms = words[-1].end_ms


def _stretches(
    segments: Sequence[Segment], profiles: Sequence[Profile], protected: Sequence[str]
) -> Iterator[tuple[list[Word], Profile]]:
    """What is cut by itself: one speaker, one profile, no long silence."""
    protections: dict[int, Protection] = {}
    for (rules, _), run in groupby(
        enumerate(segments), lambda row: (profiles[row[0]], row[1].speaker)
    ):
        protection = protections.setdefault(rules.columns, Protection(protected, rules.columns))
        words = words_of(run, rules, protection)
        ends = [i for i, pair in enumerate(pairwise(words), 1) if _parts_stretches(*pair, rules)]
        for start, end in pairwise((0, *ends, len(words))):
            if start < end:
                yield words[start:end], rules


def _parts_stretches(word: Word, following: Word, profile: Profile) -> bool:
    if profile.keeps_sentences:
        return following.seam is Seam.SENTENCE
    return following.start_ms - word.end_ms >= _PAUSE_MS
