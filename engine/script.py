"""One Chinese script throughout: recognizers mix simplified and traditional characters."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Literal

from opencc import OpenCC

from engine.types import Segment, Token, joined

Script = Literal["simplified", "traditional", "asis"]

_CONFIG = {"simplified": "t2s", "traditional": "s2t"}
_Convert = Callable[[str], str]
_LANGUAGES = ("zh", "yue")  # Japanese keeps its kanji


def write_in(segment: Segment, script: Script) -> Segment:
    """The segment in one script; other languages and "asis" pass unchanged."""
    if script == "asis" or not is_written_in(segment.tags.language, script):
        return segment
    convert = _converter(_CONFIG[script])
    whole = "".join(token.text for token in segment.tokens)
    text = convert(whole)
    if len(text) != len(whole):  # a phrase changed its length: then character by character
        tokens = tuple(replace(token, text=convert(token.text)) for token in segment.tokens)
        return _spelled(segment, tokens, convert)
    ends = [0]
    for token in segment.tokens:
        ends.append(ends[-1] + len(token.text))
    tokens = tuple(
        replace(token, text=text[start:end])
        for token, start, end in zip(segment.tokens, ends, ends[1:], strict=False)
    )
    return _spelled(segment, tokens, convert)


def _spelled(segment: Segment, tokens: Sequence[Token], convert: _Convert) -> Segment:
    """The segment with tokens as they are written now, and what their changes say so, too."""
    found: list[Token] = []
    for change, group in groupby(segment.tokens, key=lambda token: token.change):
        old = list(group)
        own = tokens[len(found) : len(found) + len(old)]
        if change is not None:
            is_suggestion = change.way == "suggestion"
            before, after = joined(old), joined(own)
            there = change.heard if is_suggestion else change.word
            at = before.find(there) if len(before) == len(after) else -1
            now = after[at : at + len(there)] if at >= 0 else convert(there)
            heard, word = convert(change.heard), convert(change.word)
            heard, word = (now, word) if is_suggestion else (heard, now)
            changed = replace(change, heard=heard, word=word)
            own = tuple(replace(token, change=changed) for token in own)
        found += own
    return replace(segment, tokens=tuple(found), text=joined(found))


def is_written_in(language: str | None, script: Script) -> bool:
    """Whether sentences of a language are put into this script."""
    return script != "asis" and language in _LANGUAGES


def converted(text: str, script: Script) -> str:
    """The text in a script."""
    return text if script == "asis" else _converter(_CONFIG[script])(text)


def simplified(text: str) -> str:
    """The text in simplified characters, for comparing."""
    return _converter(_CONFIG["simplified"])(text)


@cache
def _converter(config: str) -> _Convert:
    converter = OpenCC(config)

    def convert(text: str) -> str:
        try:
            return str(converter.convert(text))
        except UnicodeEncodeError:  # half of a character, as damaged files have them
            return text

    return convert
