"""One line of a list ↔ the entry it means."""

import math
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from engine.hotwords.lists import Denied, Entry, Hotword, Rule
from engine.hotwords.patterns import is_usable

Fault = Literal[
    "long",  # more characters than a line or a word may have
    "control",  # characters that are no text
    "empty",  # a sign with nothing where its word belongs
    "weight",  # no number above 0 where one belongs
    "pattern",  # no regular expression, or its right side names groups that it has not
    "mixed",  # signs of a rule and of a word's aliases on one line, or of two rules
    "many",  # more entries, or more regular expressions, than a list may have
]

LONGEST_LINE = 1_000  # characters
LONGEST_WORD = 64

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]")
# What nobody sees, and what comes along when text is copied: byte order marks, directions, the
# places where a word may be broken. Joiners stay: they make emoji, and letters of some scripts.
_UNSEEN = re.compile(r"[\ufeff\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")

_PLAIN = re.compile(r'[^|｜~～=＝→#"/\t,，\d]+')  # most lines: a word and nothing else
_UNSIGNED = re.compile(r'[^|｜~～=＝→#"/]+')  # and most others: with its weight
_ARROW = "=>|＝＞|→"
_SIGN = re.compile(rf"(?P<alias>[|｜])|(?P<denied>[~～]{{3,}})|(?P<arrow>{_ARROW})|(?<=\s)#(?=\s)")
_NUMBER = r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
_QUOTED = re.compile(
    rf'\s*"(?P<text>(?:[^"]|"")*)"(?:\s+(?P<weight>{_NUMBER}))?'
    rf"\s*(?=$|[|｜]|[~～]{{3}}|{_ARROW}|(?<=\s)#\s)"
)
_PATTERN = re.compile(rf"/(?P<pattern>.+?)/\s*(?:{_ARROW})")
_LAST_NUMBER = re.compile(rf"(?P<sign> | ?[,，] ?)(?P<weight>{_NUMBER})$")
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[々〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HEADER = re.compile(r"(?:key)?word\s*[,，]\s*weight|热词\s*[,，]\s*权重", re.IGNORECASE)

# What a piece of a line would be taken for something else by.
_AMBIGUOUS = re.compile(
    rf'^["#/{{\[]|[|｜]|[~～]{{3}}|{_ARROW}|\s#(?:\s|$)|[ ,，]{_NUMBER}$|^(?:{_HEADER.pattern})$',
    re.IGNORECASE,
)
_END_OF_PATTERN = re.compile(r"(/\s*)(=>|＝＞|→)")
_SPELLED = {"=>": r"=\x3e", "＝＞": r"＝\uff1e", "→": r"\u2192"}


class Misread(Exception):  # noqa: N818 - a fact about a line
    """A line that cannot be understood."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class _Piece(NamedTuple):
    """What stands between two signs, with single spaces where it is not quoted.

    Attributes:
        kind: of the sign before it.
        weight: behind what is quoted.
    """

    kind: str
    text: str
    is_quoted: bool = False
    weight: str | None = None

    @property
    def is_nothing(self) -> bool:
        return not self.text and not self.is_quoted


def seen(text: str) -> str:
    """Text without what nobody sees.

    Raises:
        Misread: it is too long for a line, or holds what is no text.
    """
    if len(text) > LONGEST_LINE:
        raise Misread("long")
    text = _UNSEEN.sub("", text)
    if _CONTROL.search(text):
        raise Misread("control")
    return text.strip()


def is_header(text: str) -> bool:
    """Whether a line names the columns of a table."""
    return _HEADER.fullmatch(text) is not None


def read_entry(text: str, *, all_weighted: bool = False) -> Entry:
    """What a line means that is neither blank nor a comment, as `seen` gives it.

    Args:
        all_weighted: whether the number behind the last space is a weight, behind any word.

    Raises:
        Misread: it cannot be understood.
    """
    if _PLAIN.fullmatch(text):
        return Hotword(_word(" ".join(text.split())))
    if _UNSIGNED.fullmatch(text):
        return _hotword(_Piece("", _single_spaced(text)), (), "", all_weighted=all_weighted)
    pattern = _PATTERN.match(text)
    if pattern is not None:
        return _pattern_rule(pattern["pattern"], text[pattern.end() :])
    pieces, note = _pieces(text)
    first, *others = pieces
    is_rule = any(piece.kind == "arrow" for piece in others)
    if any(piece.weight is not None for piece in (pieces if is_rule else others)):
        raise Misread("weight")
    if is_rule:
        return _rule(pieces, note)
    if others and others[0].kind == "denied" and first.is_nothing:
        if len(others) > 1:
            raise Misread("mixed")
        return Denied(_word(others[0].text), note=note)
    return _hotword(first, others, note, all_weighted=all_weighted)


def ends_in_number(text: str) -> bool:
    """Whether the word of a line has a number behind it; within quotes it is part of the word."""
    if _PLAIN.fullmatch(text):
        return False
    return _weighted(_pieces(text)[0][0], all_weighted=True)[1] is not None


def write_entry(entry: Entry) -> str:
    """A line that means this entry; its group and language are told by other lines.

    Quotes stand where a piece would be taken for something else. What nobody sees is left out.
    """
    if isinstance(entry, Rule):
        wrong = _pattern(entry.wrong) if entry.is_pattern else _quoted(entry.wrong)
        text = f"{wrong} => {_quoted(entry.right)}".rstrip()
    elif isinstance(entry, Denied):
        text = f"~~~ {_quoted(entry.text)}"
    else:
        weight = "" if entry.weight == 1 else f"\t{_number(entry.weight)}"
        text = " | ".join((_quoted(entry.word) + weight, *map(_quoted, entry.aliases)))
        text += "".join(f" ~~~ {_quoted(each)}" for each in entry.denied)
    note = " ".join(_cleaned(entry.note).split())
    return f"{text} # {note}" if note else text


def _pieces(text: str) -> tuple[list[_Piece], str]:
    """What stands between the signs of a line, and the note behind."""
    if _UNSIGNED.fullmatch(text):
        return [_Piece("", _single_spaced(text))], ""
    pieces, kind, at = [], "", 0
    has_quotes = '"' in text
    while True:
        quoted = _QUOTED.match(text, at) if has_quotes else None
        if quoted is not None:
            whole = quoted["text"].replace('""', '"')
            pieces.append(_Piece(kind, whole, is_quoted=True, weight=quoted["weight"]))
            at = quoted.end()
        sign = _SIGN.search(text, at)
        end = len(text) if sign is None else sign.start()
        if quoted is None:
            part = text[at:end]
            pieces.append(_Piece(kind, " ".join(part.split()) if kind else _single_spaced(part)))
        if sign is None:
            return pieces, ""
        if sign.lastgroup is None:
            return pieces, " ".join(text[sign.end() :].split())
        kind, at = sign.lastgroup, sign.end()


def _pattern_rule(pattern: str, rest: str) -> Rule:
    (right, *others), note = _pieces(f" {rest} ")
    if others or right.weight is not None:
        raise Misread("mixed")
    if not is_usable(pattern, right.text):
        raise Misread("pattern")
    return Rule(pattern, right.text, is_pattern=True, note=note)


def _rule(pieces: list[_Piece], note: str) -> Rule:
    wrong, right, *others = pieces
    if others or right.kind != "arrow":
        raise Misread("mixed")
    if not wrong.text.strip():
        raise Misread("empty")
    text = wrong.text if wrong.is_quoted else " ".join(wrong.text.split())
    return Rule(text, right.text, note=note)


def _hotword(first: _Piece, others: Sequence[_Piece], note: str, *, all_weighted: bool) -> Hotword:
    word, number = _weighted(first, all_weighted=all_weighted)
    aliases: list[str] = []
    denied: list[str] = []
    into = aliases
    for piece in others:
        if piece.kind == "denied":
            into = denied  # and what comes behind it goes there, too
        if not piece.is_nothing:
            into.append(_word(piece.text))
    return Hotword(
        _word(word),
        1.0 if number is None else _weight(number),
        tuple(dict.fromkeys(aliases)),
        tuple(dict.fromkeys(denied)),
        note=note,
    )


def _weighted(piece: _Piece, *, all_weighted: bool) -> tuple[str, str | None]:
    """A word and its weight as they are written; None where there is none.

    A number behind a comma or a tab is a weight, and so is one behind a space where the word ends
    in a Chinese character; "iPhone 15" is a word.
    """
    if piece.is_quoted:
        return piece.text, piece.weight
    text = piece.text
    if "\t" in text:
        word, _, weight = text.rpartition("\t")
        return " ".join(word.split()), weight.strip()
    found = _LAST_NUMBER.search(text)
    if found is None:
        return text, None
    word = text[: found.start()]
    is_weight = _LETTER.search(word) if found["sign"] != " " else all_weighted or _is_han(word)
    return (word, found["weight"]) if is_weight else (text, None)


def _single_spaced(text: str) -> str:
    """It with single spaces; where there are tabs, which have a meaning behind a word, as it is."""
    text = text.strip()
    return text if "\t" in text else " ".join(text.split())


def _is_han(word: str) -> bool:
    return _HAN.match(word[-1:]) is not None


def _weight(number: str) -> float:
    if not re.fullmatch(_NUMBER, number):
        raise Misread("weight")
    weight = float(number)
    if not (weight > 0 and math.isfinite(weight)):
        raise Misread("weight")
    return weight


def _word(text: str) -> str:
    if not text.strip():
        raise Misread("empty")
    if len(text) > LONGEST_WORD:
        raise Misread("long")
    return text


def _quoted(text: str) -> str:
    """A piece of a line, between quotes where it has to be."""
    text = _cleaned(text)
    if text == " ".join(text.split()) and not _AMBIGUOUS.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _pattern(text: str) -> str:
    """A regular expression between its strokes; what would end it early is spelled otherwise."""
    spelled = _END_OF_PATTERN.sub(lambda found: found[1] + _SPELLED[found[2]], _cleaned(text))
    return f"/{spelled}/"


def _cleaned(text: str) -> str:
    return _CONTROL.sub(" ", _UNSEEN.sub("", text))


def _number(weight: float) -> str:
    return repr(float(weight)).removesuffix(".0")
