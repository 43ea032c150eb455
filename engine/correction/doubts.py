"""Entries of a list that may do other than what is hoped: by their length, sound, or slowness."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from time import monotonic

import regex

from engine.correction.checks import Remark
from engine.correction.everyday import is_everyday
from engine.correction.sounds import sound_key
from engine.hotwords.lists import Entry, Hotword, Rule
from engine.hotwords.patterns import is_usable

_UNLIKE_PINYIN = "ja"  # kanji are read otherwise
_FEW_LETTERS = 2
_MOST_UNITS = 20  # hanzi and words, that anybody says as one name
_HAN = "々〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNIT = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+")
_SOUNDLESS = re.compile(rf"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a{_HAN}]")

_PATIENCE = 0.1  # seconds, for one text
_ALL_PATIENCE = 2.0  # for all patterns of a list
_LETTERS = re.compile(r"\\[dws]|[^\W_]|[ ,-]")
_EXAMPLES = {r"\d": "1", r"\w": "a", r"\s": " "}
_MOST_LETTERS = 8
_TIMES = 40

_Numbered = list[tuple[int, str]]


def find_doubts(entries: Sequence[Entry]) -> Iterator[Remark]:
    """What may surprise of words, and of rules that are regular expressions."""
    yield from _slow(entries)
    words = [(n, entry.word) for n, entry in enumerate(entries) if isinstance(entry, Hotword)]
    told = []
    for n, word in words:
        if _is_short(word):
            yield Remark(n, "short")
            continue
        told.append((n, word))
        if len(_UNIT.findall(word)) > _MOST_UNITS:
            yield Remark(n, "long")
        if is_everyday(word):
            yield Remark(n, "common")
    yield from _contained(told)
    yield from _alike([(n, word) for n, word in told if entries[n].language != _UNLIKE_PINYIN])


def _is_short(word: str) -> bool:
    """Whether it is one character or two letters, marks aside; what is no text has no sound."""
    letters = "".join(_UNIT.findall(word))
    return len(letters) <= (1 if re.search(f"[{_HAN}]", letters) else _FEW_LETTERS)


def _contained(words: _Numbered) -> Iterator[Remark]:
    """Words whose units follow each other in a longer one."""
    units = [tuple(_UNIT.findall(word.lower())) for _, word in words]
    lengths: dict[str, set[int]] = defaultdict(set)
    for own in units:
        lengths[own[0]].add(len(own))
    longer: dict[tuple[str, ...], str] = {}
    known = set(units)
    for (_, word), own in zip(words, units, strict=True):
        for start, first in enumerate(own):
            for length in lengths.get(first, ()):
                part = own[start : start + length]
                if len(part) == length < len(own) and part in known:
                    longer.setdefault(part, word)
    for (n, _), own in zip(words, units, strict=True):
        if own in longer:
            yield Remark(n, "contained", longer[own])


def _alike(words: _Numbered) -> Iterator[Remark]:
    """Words that sound the same and are not."""
    same: dict[str, _Numbered] = defaultdict(list)
    for n, word in words:
        if not _SOUNDLESS.search(word):
            key = sound_key(word)
            same[key if re.search(f"[{_HAN}]", word) else key.replace(" ", "")].append((n, word))
    for every in same.values():
        firsts = list(dict.fromkeys(word for _, word in every))[:2]
        for n, word in every:
            other = next((each for each in firsts if each.lower() != word.lower()), None)
            if other is not None:
                yield Remark(n, "alike", other)


def _slow(entries: Sequence[Entry]) -> Iterator[Remark]:
    """Regular expressions that are none, and those that take long for a text made against them."""
    until = monotonic() + _ALL_PATIENCE
    for n, entry in enumerate(entries):
        if not (isinstance(entry, Rule) and entry.is_pattern):
            continue
        if not is_usable(entry.wrong, entry.right):
            yield Remark(n, "pattern")
        elif monotonic() < until and _is_slow(entry.wrong):
            yield Remark(n, "slow")


def _is_slow(pattern: str) -> bool:
    """Whether it takes long for one of its letters over and over, or for all of them."""
    found = (_EXAMPLES.get(letter, letter) for letter in _LETTERS.findall(pattern))
    letters = list(dict.fromkeys([*found, "a"]))[:_MOST_LETTERS]
    compiled = regex.compile(pattern)
    try:
        for text in ("".join(letters), *letters):
            for end in ("\n", "~"):
                compiled.search(text * _TIMES + end, timeout=_PATIENCE)
    except (TimeoutError, MemoryError):
        return True
    return False
