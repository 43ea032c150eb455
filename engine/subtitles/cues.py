"""Segments → cues: what stands on the screen together, from when to when. Integer milliseconds.

Dynamic programming chooses the cuts that cost least (after Knuth & Plass, "Breaking paragraphs
into lines", 1981, with time as a second dimension). A cost is what a cut there does to a reader,
in hundredths of a cut between two words of one phrase; only their ratios matter. How far it looks
back is bounded by what fits in a cue, so the time taken grows with the number of tokens.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, chain, combinations, groupby, pairwise

from engine.sentences import ends_clause, ends_sentence, is_ideographic
from engine.subtitles.rules import Profile, columns, is_breakable, profile_for
from engine.types import Segment, Token

_PAUSE_MS = 1500  # a cue never spans a silence this long
_NEVER_MS = 1 << 62
_SPACED = re.compile(r"\s*\S+|\s+")  # a word and the space before it, or only space


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines shown together during [start_ms, end_ms)."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


class _Seam(IntEnum):
    """What lies between two neighbouring words."""

    SENTENCE = 0
    CLAUSE = 1
    PHRASE = 2
    WORD = 3
    CLITIC = 4  # one of the two leans on the other
    INSIDE = 5  # no seam at all: one word, wider than a line


_CUT_COST = (0.0, 30.0, 70.0, 100.0, 130.0, 2000.0)  # by _Seam, where no pause follows
_BREAK_COST = (0.0, 5.0, 15.0, 30.0, 50.0, 500.0)  # the same for a line break inside a cue
_HALVING_PAUSE_MS = 200  # a cut costs half where the speaker pauses this long
_PAUSE_COST = 0.025  # a millisecond of silence inside a cue: words are read before they are said
_SENTENCE_END_COST = 15.0  # a sentence that ends inside a cue
_SHORT_COST = 150.0  # a cue shorter than the profile wants; twice that at no time at all
_SMALL_COST = 40.0  # a cue of next to no text
_SMALL = 0.25  # of a line: a cue with less text is small
_LOOSE_COST = 10.0  # the room that a cue leaves empty, squared: a half-full one costs a quarter
_RAGGED_COST = 40.0  # two lines that differ by a full line in width


@dataclass(slots=True)
class _Word:
    """What must stay together: a word, a number, an ideograph, with the marks that cling to it."""

    text: str
    start_ms: int
    end_ms: int
    width: int
    is_spaced: bool  # a space separates it from the word before
    opens_segment: bool
    seam: _Seam = _Seam.SENTENCE  # between it and the word before


def cut(segments: Sequence[Segment], profile: Profile | None = None) -> list[Cue]:
    """Cut the segments into cues, in order, none overlapping another.

    Every word is kept, though a mark in `drop_trailing` goes from the end of a line. Words,
    numbers and Latin tokens stay whole unless one alone is wider than a line. A cue holds one
    speaker's words.

    Args:
        segments: in the order they were spoken.
        profile: the rules to keep; None takes those of each segment's language.
    """
    drafts = [
        (Cue(part[0].start_ms, part[-1].end_ms, lines), rules)
        for part, rules in _parts(segments, profile)
        if (lines := _lines(part, rules))
    ]
    return _timed(drafts)


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
    segments: Sequence[Segment], profile: Profile | None
) -> Iterator[tuple[Sequence[_Word], Profile]]:
    """The words of each cue, with the rules they are shown by."""
    stretches = list(_stretches(segments, profile))
    untils = [words[0].start_ms for words, _ in stretches[1:]]
    for (words, rules), until_ms in zip(stretches, [*untils, _NEVER_MS], strict=False):
        for part in _Cutter(words, rules, until_ms).parts():
            yield part, rules


def _stretches(
    segments: Sequence[Segment], profile: Profile | None
) -> Iterator[tuple[list[_Word], Profile]]:
    """What is cut by itself: one speaker, one profile, no long silence."""
    for (rules, _), run in groupby(
        segments, lambda segment: (profile or profile_for(segment.tags.language), segment.speaker)
    ):
        words = _words(run, rules)
        for word, following in pairwise(words):
            following.seam = _seam(word, following, rules)
        ends = [i for i, pair in enumerate(pairwise(words), 1) if _pause_ms(*pair) >= _PAUSE_MS]
        for start, end in pairwise((0, *ends, len(words))):
            if start < end:
                yield words[start:end], rules


def _pause_ms(word: _Word, following: _Word) -> int:
    return max(0, following.start_ms - word.end_ms)


def _words(segments: Iterable[Segment], profile: Profile) -> list[_Word]:
    """Gather tokens that belong together, a word no wider than a line."""
    words: list[_Word] = []
    for segment in segments:
        opens_segment, is_spaced = True, not (words and _ends_in_wide_mark(words[-1].text))
        for piece in chain.from_iterable(_pieces(token, profile) for token in segment.tokens):
            text = piece.text.strip()
            is_spaced = is_spaced or piece.text[:1].isspace()
            if not text:
                continue
            if is_spaced or opens_segment or not _is_joined(words[-1], text, profile):
                words.append(_word(piece, text, is_spaced=is_spaced, opens_segment=opens_segment))
            else:
                words[-1].text += text
                words[-1].width += columns(text)
                words[-1].end_ms = _ms(piece.end)
            opens_segment = is_spaced = False
    return words


def _pieces(token: Token, profile: Profile) -> Iterator[Token]:
    """The token, or its words if it has several, or its characters if they overflow a line."""
    texts: list[str] = []
    for text in _SPACED.findall(token.text):
        texts.extend([text] if columns(text.strip()) <= profile.columns else text)
    if len(texts) == 1:
        yield token
        return
    ends = list(accumulate(map(columns, texts), initial=0))
    per_column = (token.end - token.start) / max(1, ends[-1])
    for text, before, after in zip(texts, ends, ends[1:], strict=False):
        yield Token(text, token.start + before * per_column, token.start + after * per_column)


def _is_joined(word: _Word, text: str, profile: Profile) -> bool:
    fits = word.width + columns(text) <= profile.columns
    return fits and not is_breakable(word.text, text)


def _ends_in_wide_mark(text: str) -> bool:
    """Whether it closes with a mark like 。 that brings its own space."""
    return columns(text[-1]) > 1 and not text[-1].isalnum()


def _word(piece: Token, text: str, *, is_spaced: bool, opens_segment: bool) -> _Word:
    return _Word(text, _ms(piece.start), _ms(piece.end), columns(text), is_spaced, opens_segment)


def _ms(seconds: float) -> int:
    return max(0, round(seconds * 1000))


def _seam(word: _Word, following: _Word, profile: Profile) -> _Seam:
    space = " " if following.is_spaced else ""
    if following.opens_segment or ends_sentence(word.text, space + following.text):
        return _Seam.SENTENCE
    if not space and not is_breakable(word.text, following.text):
        return _Seam.INSIDE
    if ends_clause(word.text) and not word.text.endswith("."):  # that is an abbreviation
        return _Seam.CLAUSE
    left, right = word.text.lower(), following.text.lower()
    if left in profile.proclitics or right in profile.enclitics or left[-1].isdecimal():
        return _Seam.CLITIC  # a number leans on what it counts
    if left in profile.enclitics or right in profile.proclitics:
        return _Seam.PHRASE
    is_phrase = space and is_ideographic(left[-1]) and is_ideographic(right[0])
    return _Seam.PHRASE if is_phrase else _Seam.WORD


class _Cutter:
    """Finds the cheapest way to cut a stretch of words into parts, each a cue."""

    def __init__(self, words: Sequence[_Word], profile: Profile, until_ms: int) -> None:
        """Take the words of one stretch; `until_ms` is when the next stretch begins."""
        self._words = words
        self._shortest_ms, self._longest_ms = _ms(profile.shortest), _ms(profile.longest)
        self._starts = [word.start_ms for word in words]
        self._ends = [word.end_ms for word in words]
        self._until = [start_ms - _ms(profile.gap) for start_ms in (*self._starts[1:], until_ms)]
        self._widths = list(accumulate((w.width + w.is_spaced for w in words), initial=0))
        self._crossings = list(accumulate(map(_crossing_cost, words, words[1:]), initial=0.0))
        self._openings = _earliest_openings(words, self._widths, profile)
        self._text_costs = _text_costs(profile)

    def parts(self) -> list[Sequence[_Word]]:
        """The words of each cue."""
        totals, openings = [0.0], [0]  # of the best cues that hold the first 0, 1, 2 … words
        cut_costs = [*map(_cut_cost, self._words, self._words[1:]), 0.0]
        for end, cut_cost in enumerate(cut_costs, start=1):
            total, opening = self._best_opening(end, totals)
            totals.append(total + cut_cost)
            openings.append(opening)
        parts: list[Sequence[_Word]] = []
        end = len(self._words)
        while end > 0:
            parts.append(self._words[openings[end] : end])
            end = openings[end]
        return parts[::-1]

    def _best_opening(self, end: int, totals: Sequence[float]) -> tuple[float, int]:
        """What the words up to `end` cost at best, and where their last cue opens."""
        end_ms = self._ends[end - 1]
        until_ms = max(end_ms, self._until[end - 1])
        best, opening = math.inf, end - 1
        for start in range(end - 1, self._openings[end] - 1, -1):
            start_ms = self._starts[start]
            if end_ms - start_ms > self._longest_ms and start < end - 1:
                break
            cost = totals[start] - self._crossings[start]
            cost += self._text_costs[self._widths[end] - self._widths[start]]
            if until_ms - start_ms < self._shortest_ms:
                cost += _SHORT_COST * (2 - (until_ms - start_ms) / self._shortest_ms)
            if cost < best:
                best, opening = cost, start
        return best + self._crossings[end - 1], opening


def _earliest_openings(
    words: Sequence[_Word], widths: Sequence[int], profile: Profile
) -> list[int]:
    """For every number of words, the first one that a cue which ends there has room for."""
    line_openings = [0]
    start = 0
    for end, last in enumerate(words, start=1):
        written = columns(last.text.rstrip(profile.drop_trailing)) - last.width + widths[end]
        while written - widths[start] - words[start].is_spaced > profile.columns:
            start += 1
        line_openings.append(start)
    openings = list(range(len(words) + 1))
    for _ in range(profile.lines):
        openings = [line_openings[opening] for opening in openings]
    return openings


def _cut_cost(word: _Word, following: _Word) -> float:
    pause = _pause_ms(word, following) / _HALVING_PAUSE_MS
    return _CUT_COST[following.seam] / (1 + pause * pause)


def _crossing_cost(word: _Word, following: _Word) -> float:
    cost = _PAUSE_COST * _pause_ms(word, following)
    return cost + _SENTENCE_END_COST if following.seam is _Seam.SENTENCE else cost


def _text_costs(profile: Profile) -> list[float]:
    """What a cue costs by the columns of its text."""
    full, small = profile.lines * profile.columns, _SMALL * profile.columns
    widest = profile.lines * (2 * profile.columns + 1)  # with spaces and marks that are not written
    return [
        _LOOSE_COST * max(0.0, 1 - width / full) ** 2 + _SMALL_COST * max(0.0, 1 - width / small)
        for width in range(widest + 1)
    ]


def _lines(words: Sequence[_Word], profile: Profile) -> tuple[str, ...]:
    """Set the words in as few lines as hold them, broken where it reads best."""
    layouts = (
        (_break_cost(words, breaks, lines, profile), lines)
        for n_breaks in range(profile.lines)
        for breaks in combinations(range(1, len(words)), n_breaks)
        if max(map(columns, lines := _set(words, breaks, profile))) <= profile.columns
    )
    _, lines = min(layouts)
    return tuple(filter(None, lines))


def _set(words: Sequence[_Word], breaks: Sequence[int], profile: Profile) -> tuple[str, ...]:
    return tuple(
        _joined(words[start:end]).rstrip(profile.drop_trailing + " ")
        for start, end in pairwise((0, *breaks, len(words)))
    )


def _joined(words: Sequence[_Word]) -> str:
    return "".join(" " * word.is_spaced + word.text for word in words).lstrip(" ")


def _break_cost(
    words: Sequence[_Word], breaks: Sequence[int], lines: Sequence[str], profile: Profile
) -> tuple[int, float]:
    """Fewer lines first, then good breaks and even lines."""
    widths = [columns(line) for line in lines]
    raggedness = (max(widths) - min(widths)) / profile.columns
    seams = sum(_BREAK_COST[words[i].seam] for i in breaks)
    return len(breaks), seams + _RAGGED_COST * raggedness


def _timed(drafts: Sequence[tuple[Cue, Profile]]) -> list[Cue]:
    """Put the cues in order and give each its time on screen, as far as the speech allows."""
    starts, ends = _in_order([cue for cue, _ in drafts])
    _lengthen(starts, ends, [profile for _, profile in drafts])
    _leave_gaps(starts, ends, [profile for _, profile in drafts])
    return [
        Cue(start_ms, end_ms, cue.lines)
        for start_ms, end_ms, (cue, _) in zip(starts, ends, drafts, strict=True)
    ]


def _in_order(cues: Sequence[Cue]) -> tuple[list[int], list[int]]:
    """Start and end of each cue, mended where tokens overlap or take no time."""
    starts: list[int] = []
    for cue in cues:
        starts.append(max(cue.start_ms, starts[-1] + 1) if starts else cue.start_ms)
    ends = [
        min(max(cue.end_ms, start_ms + 1), until_ms)
        for cue, start_ms, until_ms in zip(cues, starts, [*starts[1:], _NEVER_MS], strict=False)
    ]
    return starts, ends


def _lengthen(starts: list[int], ends: list[int], profiles: Sequence[Profile]) -> None:
    """Let short cues stay into the silence after them, then come up in the one before."""
    free_from_ms = 0
    for i, profile in enumerate(profiles):
        shortest_ms, gap_ms = _ms(profile.shortest), _ms(profile.gap)
        until_ms = starts[i + 1] - gap_ms if i + 1 < len(starts) else _NEVER_MS
        ends[i] = min(ends[i], starts[i] + _ms(profile.longest))
        ends[i] = max(ends[i], min(until_ms, starts[i] + shortest_ms))
        starts[i] = min(starts[i], max(free_from_ms, min(ends[i], until_ms) - shortest_ms))
        free_from_ms = ends[i] + gap_ms


def _leave_gaps(starts: Sequence[int], ends: list[int], profiles: Sequence[Profile]) -> None:
    """Make the empty screen between two cues long enough to be seen, and no flicker."""
    for i, (profile, until_ms) in enumerate(zip(profiles, starts[1:], strict=False)):
        if until_ms - ends[i] < _ms(profile.flicker):
            kept_ms = min(ends[i], starts[i] + _ms(profile.shortest))
            longest_ms = starts[i] + _ms(profile.longest)
            ends[i] = min(longest_ms, max(kept_ms, until_ms - _ms(profile.gap)))
