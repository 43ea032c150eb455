"""Sentences and lists for the tests of correction."""

import re

from engine.correction.changes import changes_in
from engine.correction.corrector import Corrector
from engine.hotwords.lists import Entry, Hotword, HotwordList, hotword_list
from engine.types import Segment, Tags, Token

_PIECES = re.compile(r"\s*[\u4e00-\u9fff][^\w\s]*|\s*[^\s\u4e00-\u9fff]+")
STEP = 0.25  # seconds a token


def sentence(text: str, language: str | None = None, pieces: list[str] | None = None) -> Segment:
    """A sentence, a token for each character or word, as recognizers give them."""
    pieces = _PIECES.findall(text) if pieces is None else pieces
    tokens = tuple(
        Token(piece, i * STEP, (i + 1) * STEP, -0.1 * (i + 1)) for i, piece in enumerate(pieces)
    )
    return Segment(tokens, text, Tags(language))


def a_list(*entries: Entry | str) -> HotwordList:
    """Words and other entries."""
    return hotword_list(Hotword(each) if isinstance(each, str) else each for each in entries)


def corrected(text: str, *entries: Entry | str, language: str | None = None) -> Segment:
    return Corrector(a_list(*entries)).correct(sentence(text, language))


def told(segment: Segment) -> list[tuple[str, str, str]]:
    """What was heard, the word, and the way of each change."""
    return [(each.change.heard, each.change.word, each.change.way) for each in changes_in(segment)]
