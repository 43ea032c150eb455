"""One Chinese script throughout: recognizers mix simplified and traditional characters."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Literal

from opencc import OpenCC

from engine.types import Segment, Token, joined

Script = Literal["simplified", "traditional", "asis"]

_CONFIG = {"simplified": "t2s", "traditional": "s2t"}
_LANGUAGES = ("zh", "yue")  # Japanese keeps its kanji


def write_in(segment: Segment, script: Script) -> Segment:
    """The segment in one script; other languages and "asis" pass unchanged."""
    if script == "asis" or not is_written_in(segment.tags.language, script):
        return segment
    convert = _converter(_CONFIG[script])
    if any(token.change is not None for token in segment.tokens):
        tokens = tuple(_change_in(token, convert) for token in segment.tokens)
        segment = replace(segment, tokens=tokens)
    whole = "".join(token.text for token in segment.tokens)
    text = convert(whole)
    if len(text) != len(whole):  # a phrase changed its length: then character by character
        tokens = tuple(replace(token, text=convert(token.text)) for token in segment.tokens)
        return replace(segment, tokens=tokens, text=joined(tokens))
    ends = [0]
    for token in segment.tokens:
        ends.append(ends[-1] + len(token.text))
    tokens = tuple(
        replace(token, text=text[start:end])
        for token, start, end in zip(segment.tokens, ends, ends[1:], strict=False)
    )
    return replace(segment, tokens=tokens, text=joined(tokens))


def _change_in(token: Token, convert: Callable[[str], str]) -> Token:
    """The token with its change in another script: what it names is to be found in the text."""
    change = token.change
    if change is None:
        return token
    return replace(
        token, change=replace(change, heard=convert(change.heard), word=convert(change.word))
    )


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
def _converter(config: str) -> Callable[[str], str]:
    converter = OpenCC(config)

    def convert(text: str) -> str:
        try:
            return str(converter.convert(text))
        except UnicodeEncodeError:  # half of a character, as damaged files have them
            return text

    return convert
