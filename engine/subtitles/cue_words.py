"""Segments → words, which no cut goes through, with what lies between them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, pairwise

from engine.sentences import IDEOGRAPHS, ends_clause, ends_sentence, is_ideographic, is_kana
from engine.subtitles.clitics import CHINESE_ATTRIBUTIVES, CHINESE_PRONOUNS
from engine.subtitles.protection import Protection
from engine.subtitles.rules import Profile, columns, is_breakable
from engine.types import Segment, Token

_SPACED = re.compile(r"\s*\S+|\s+")  # a word and the space before it, or only space
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
# Marks that begin no line, also where a space is before them, as in French.
_CLOSING = frozenset(",.;:!?%)]}»…，。、；：！？％）】》」』")
# Letters of Thai, Lao, Tibetan, Burmese and Khmer, which put no spaces between words.
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")


class Seam(IntEnum):
    """What lies between two neighbouring words."""

    SENTENCE = 0
    CLAUSE = 1
    PHRASE = 2
    WORD = 3
    CLITIC = 4  # one of the two leans on the other
    INSIDE = 5  # no seam at all: one word, wider than a line


@dataclass(slots=True)
class Word:
    """What must stay together: a word, a number, a hotword, with the marks that cling to it."""

    text: str
    start_ms: int
    end_ms: int
    width: int
    row: int  # of its segment
    is_spaced: bool  # a space separates it from the word before
    opens_segment: bool = False
    seam: Seam = Seam.SENTENCE  # between it and the word before


def words_of(
    rows: Iterable[tuple[int, Segment]], profile: Profile, protection: Protection
) -> list[Word]:
    """Gather what belongs together.

    Only a run of letters without spaces, as in Thai or katakana, or of marks is cut to the width
    of a line; a Latin word or a number is not, and may be wider.
    """
    words: list[Word] = []
    for row, segment in rows:
        is_spaced = not (words and _ends_in_wide_mark(words[-1].text))
        for place, word in enumerate(_segment_words(row, segment, profile, protection)):
            if place == 0:
                word.is_spaced, word.opens_segment = is_spaced or word.is_spaced, True
            words.append(word)
    for word, following in pairwise(words):
        following.seam = _seam(word, following, profile)
    return words


def unwritten(word: Word, profile: Profile) -> int:
    """How many columns of a word go where it ends a line."""
    text = word.text.rstrip(profile.drop_trailing)
    return 0 if len(text) == len(word.text) else word.width - columns(text)


def _segment_words(
    row: int, segment: Segment, profile: Profile, protection: Protection
) -> Iterator[Word]:
    pieces = [piece for token in segment.tokens for piece in _pieces(token, profile)]
    joints = protection.joints("".join(piece.text for piece in pieces), segment.tags.language)
    word: Word | None = None
    end, is_spaced = 0, False
    for piece in pieces:
        text = piece.text.strip()
        is_spaced = is_spaced or piece.text[:1].isspace()
        place = end + len(piece.text) - len(piece.text.lstrip())
        end += len(piece.text)
        if not text:
            continue
        is_joint = place in joints.solid or (place in joints.soft and _fits(word, text, profile))
        if word is not None and (is_joint or _clings(word, text, profile, is_spaced=is_spaced)):
            _join(word, piece, text, is_spaced=is_spaced)
        else:
            if word is not None:
                yield word
            word = _word(row, piece, text, is_spaced=is_spaced)
        is_spaced = piece.text[-1:].isspace()
    if word is not None:
        yield word


def _pieces(token: Token, profile: Profile) -> Iterator[Token]:
    """The token, or its words if it has several, or characters where any may be a word."""
    if len(token.text) == 1 or (token.text.isascii() and len(token.text.split()) == 1):
        yield token
        return
    texts: list[str] = []
    for text in _SPACED.findall(token.text):
        is_split = _IDEOGRAPH.search(text) or columns(text.strip()) > profile.columns
        texts.extend(text if is_split else [text])
    if len(texts) == 1:
        yield token
        return
    ends = list(accumulate(map(columns, texts), initial=0))
    per_column = (token.end - token.start) / max(1, ends[-1])
    for text, before, after in zip(texts, ends, ends[1:], strict=False):
        yield Token(text, token.start + before * per_column, token.start + after * per_column)


def _word(row: int, piece: Token, text: str, *, is_spaced: bool) -> Word:
    return Word(text, _ms(piece.start), _ms(piece.end), columns(text), row, is_spaced)


def _ms(seconds: float) -> int:
    return max(0, round(seconds * 1000))


def _clings(word: Word, text: str, profile: Profile, *, is_spaced: bool) -> bool:
    if is_spaced:
        is_mark = text[0] in _CLOSING and not any(map(str.isalnum, text))
        return is_mark and (word.text[-1].isalnum() or _fits(word, " " + text, profile))
    if is_breakable(word.text, text):
        return False
    if _is_solid(word.text[-1], text[0]) or _fits(word, text, profile):
        return True
    # What is too wide for a line takes its marks along, as no line begins with them.
    is_mark = not any(map(str.isalnum, text))
    return is_mark and columns(word.text.rstrip(profile.drop_trailing)) > profile.columns


def _is_solid(last: str, first: str) -> bool:
    """Whether both are of one word in a script that puts spaces between words."""
    if is_ideographic(last) or is_ideographic(first) or _UNSPACED.match(first):
        return False
    return last.isalnum() or first.isalnum()


def _fits(word: Word | None, text: str, profile: Profile) -> bool:
    width = 0 if word is None else word.width
    return width + columns(text.rstrip(profile.drop_trailing)) <= profile.columns


def _join(word: Word, piece: Token, text: str, *, is_spaced: bool) -> None:
    text = " " * is_spaced + text
    word.text += text
    word.width += columns(text)
    word.end_ms = _ms(piece.end)


def _ends_in_wide_mark(text: str) -> bool:
    """Whether it closes with a mark like 。 that brings its own space."""
    return columns(text[-1]) > 1 and not text[-1].isalnum()


def _seam(word: Word, following: Word, profile: Profile) -> Seam:
    space = " " if following.is_spaced else ""
    if following.opens_segment or ends_sentence(word.text, space + following.text):
        return Seam.SENTENCE
    if not space and not is_breakable(word.text, following.text):
        return Seam.INSIDE
    if ends_clause(word.text) and not word.text.endswith("."):  # that is an abbreviation
        return Seam.PHRASE if _lists(word.text, following.text) else Seam.CLAUSE
    left, right = word.text.lower(), following.text.lower()
    if _leans(left, right, profile):
        return Seam.CLITIC
    ends_phrase = left in profile.enclitics and left not in CHINESE_ATTRIBUTIVES
    if ends_phrase or right in profile.proclitics:
        return Seam.PHRASE
    is_phrase = space and is_ideographic(left[-1]) and is_ideographic(right[0])
    return Seam.PHRASE if is_phrase else Seam.WORD


def _lists(left: str, right: str) -> bool:
    """Whether they are two of a kind: 、 does that in Chinese, and is the comma of Japanese."""
    return left.endswith("、") and not (is_kana(left[-2:-1]) or is_kana(right[0]))


def _leans(left: str, right: str, profile: Profile) -> bool:
    """Whether one of the two cannot stand without the other, as a number before what it counts."""
    is_number = left[-1].isdecimal() or left.isnumeric()
    if is_number or left in profile.proclitics or right in profile.enclitics:
        return True
    # One ideograph before a pronoun is its verb or preposition, as in 用它.
    is_object = right in CHINESE_PRONOUNS and len(left) == 1
    return is_object and is_ideographic(left) and left not in profile.enclitics
