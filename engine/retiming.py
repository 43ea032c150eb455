"""Edited text → tokens: what did not change keeps its times, the rest takes those around it.

Or those at which it is heard, where somebody listens once more.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, groupby, pairwise

from engine.blocks import Block, find_blocks
from engine.sentences import IDEOGRAPHS
from engine.subtitles.rules import columns
from engine.types import Segment, Token, joined

Time = tuple[float, float]

# Characters and words, each with the space before it and the marks behind it.
_PIECES = re.compile(rf"\s*(?:[{IDEOGRAPHS}][^\w\s]*|[^\s{IDEOGRAPHS}]+)|\s+")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class _Word:
    """One piece of a text, and the tokens that spell it."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def start(self) -> float:
        return self.tokens[0].start

    @property
    def end(self) -> float:
        return self.tokens[-1].end


def retimed(tokens: Sequence[Token], text: str) -> tuple[Token, ...]:
    """Tokens that spell `text`, most of them the old ones.

    A word that is new shares the time of what it replaces, by width, or of the pause that it was
    put into; it has no score. One that only its marks or the space before it change keeps its
    score. Text of nothing is one token of nothing, as long as all of them.

    Args:
        tokens: of one sentence, at least one.
    """
    spoken, written = "".join(token.text for token in tokens), text.strip()
    if not written:
        return (Token("", tokens[0].start, tokens[-1].end),)
    if written == spoken.strip():
        return tuple(tokens)
    if spoken[:1].isspace():
        written = spoken[0] + written
    old, new = _words(tokens), _PIECES.findall(written)
    found: list[Token] = []
    for block in find_blocks([_core(piece) for piece in new], [_core(word.text) for word in old]):
        pieces, words = new[block.i : block.i_end], old[block.j : block.j_end]
        if len(pieces) == len(words):
            for piece, word in zip(pieces, words, strict=True):
                found += _respelled(word, piece)
        else:
            found += _timed(pieces, _room(old, block, (tokens[0].start, tokens[-1].end)))
    return tuple(found)


def retimed_segments(segments: Sequence[Segment], text: str) -> list[Segment]:
    """A whole text in place of what was recognized; each of its lines with words is a sentence.

    What was not heard shares the pause where it stands, by width, which may be no time at all.
    Tags and speaker are those of the sentence in which the first word of a line was heard.

    Args:
        segments: in the order of their times, at least one.
    """
    # The port, which has these functions, loads no numpy.
    from engine.matching import match, read_units  # noqa: PLC0415
    from engine.script import simplified  # noqa: PLC0415

    units = read_units(text)
    heard = [token for segment in segments for token in segment.tokens]
    starts = [segment.start for segment in segments]
    ends = list(accumulate((segment.end for segment in segments), max))
    times = match(units, heard, list(zip(starts, ends, strict=True)), simplified).times
    tokens = _placed([unit.text for unit in units], times, (starts[0], ends[-1]))
    found = []
    for _, line in groupby(zip(units, times, tokens, strict=True), lambda word: word[0].line):
        _, heard_at, words = zip(*line, strict=True)
        begins = next(filter(None, heard_at), (words[0].start,))[0]
        there = segments[max(0, bisect_right(starts, begins) - 1)]
        found.append(replace(there, tokens=words, text=joined(words)))
    return found


def timed_anew(
    rows: Sequence[Segment], heard: Sequence[Segment], earliest: float, latest: float
) -> list[Segment]:
    """The same sentences, each word when it was heard; one that was not shares its neighbours' gap.

    Args:
        rows: neighbouring sentences, in the order of their times.
        heard: their words, as an alignment of them with the recording gives them.
        earliest, latest: seconds that the first word may not begin before, nor the last end after.
    """
    own = [_words(row.tokens) or [_Word("", row.tokens)] for row in rows]
    written, spoken = list(chain(*own)), list(chain(*(_words(each.tokens) for each in heard)))
    times = [time and _within(time, earliest, latest) for time in _heard(written, spoken)]
    places = iter(_placed([word.text for word in written], times, (earliest, latest)))
    return [
        replace(row, tokens=tuple(chain(*(_stretched(word, next(places)) for word in words))))
        for row, words in zip(rows, own, strict=True)
    ]


def _heard(written: Sequence[_Word], spoken: Sequence[_Word]) -> Iterable[Time | None]:
    """When each word was heard, or what was heard in its place."""
    blocks = find_blocks([_core(w.text) for w in written], [_core(w.text) for w in spoken])
    for block in blocks:
        words, there = written[block.i : block.i_end], spoken[block.j : block.j_end]
        if len(words) == len(there):
            yield from ((word.start, word.end) for word in there)
        elif there:
            shares = _timed([word.text for word in words], (there[0].start, there[-1].end))
            yield from ((share.start, share.end) for share in shares)
        else:
            yield from (None for _ in words)


def _within(time: Time, earliest: float, latest: float) -> Time:
    return min(max(time[0], earliest), latest), min(max(time[1], earliest), latest)


def _stretched(word: _Word, place: Token) -> Iterable[Token]:
    """The tokens of a word, in proportion, in the time of another."""
    start, end = place.start, place.end
    length = word.end - word.start
    if length <= 0:
        shares = _timed([token.text for token in word.tokens], (start, end))
        for token, share in zip(word.tokens, shares, strict=True):
            yield replace(token, start=share.start, end=share.end)
        return
    scale = (end - start) / length
    for token in word.tokens:
        since, until = token.start - word.start, token.end - word.start
        yield replace(token, start=start + since * scale, end=start + until * scale)


def _words(tokens: Sequence[Token]) -> list[_Word]:
    """The words of a sentence; a token that goes across two is divided by width."""
    words, left = [], list(reversed(tokens))
    for piece in _PIECES.findall("".join(token.text for token in tokens)):
        own: list[Token] = []
        missing = len(piece)
        while missing:
            token = left.pop()
            if len(token.text) > missing:
                parts = [token.text[:missing], token.text[missing:]]
                shares = _timed(parts, (token.start, token.end), token.score)
                token, rest = (replace(share, change=token.change) for share in shares)
                left.append(rest)
            missing -= len(token.text)
            own.append(token)
        words.append(_Word(piece, tuple(own)))
    return words


def _respelled(word: _Word, piece: str) -> Iterable[Token]:
    """The tokens of a word that is written otherwise now."""
    if piece == word.text:
        return word.tokens
    core = _core(piece)
    if core != _core(word.text):
        return (Token(piece, word.start, word.end),)
    there = [token for token in word.tokens if _core(token.text)] or list(word.tokens[:1])
    letters = [_core(token.text) for token in there]
    if "".join(letters) != core:  # a mark stands between them
        changes = {token.change for token in there if _AROUND.sub("", token.text)}
        change = changes.pop() if len(changes) == 1 else None
        return (Token(piece, word.start, word.end, there[0].score, change),)
    before, after = piece.split(core, 1)
    letters[0] = before + letters[0]
    letters[-1] += after
    return [replace(token, text=text) for token, text in zip(there, letters, strict=True)]


def _core(text: str) -> str:
    """A word without the marks and the space around it; marks alone are themselves."""
    return _AROUND.sub("", text) or text.strip()


def _room(old: Sequence[_Word], block: Block, whole: Time) -> Time:
    """When what stands in the place of some words, or between two, is said."""
    if block.j < block.j_end:
        return old[block.j].start, old[block.j_end - 1].end
    start = old[block.j - 1].end if block.j else whole[0]
    return start, max(start, old[block.j].start if block.j < len(old) else whole[1])


def _timed(pieces: Sequence[str], room: Time, score: float | None = None) -> list[Token]:
    """Pieces that share a stretch of time, by their width."""
    start, end = room
    ends = list(accumulate((max(1, columns(piece.strip())) for piece in pieces), initial=0))
    times = [start + (end - start) * at / ends[-1] for at in ends[:-1]] + [end] if pieces else []
    return [
        Token(piece, *pair, score) for piece, pair in zip(pieces, pairwise(times), strict=False)
    ]


def _placed(texts: Sequence[str], times: Sequence[Time | None], whole: Time) -> list[Token]:
    """One token a text, in order; those without a time share the room between the others."""
    tokens: list[Token] = []
    unheard: list[str] = []
    before, last = whole
    for text, time in chain(zip(texts, times, strict=True), [("", (last, last))]):
        if time is None:
            unheard.append(text)
            continue
        start = max(before, time[0])
        tokens += _timed(unheard, (before, start))
        unheard = []
        before = max(start, time[1])
        tokens.append(Token(text, start, before))
    return tokens[:-1]
