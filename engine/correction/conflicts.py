"""Entries of a list that do not go together: doubles, contradictions, circles."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engine.correction.checks import Remark
from engine.hotwords.lists import Denied, Entry, Hotword, Rule


@dataclass(frozen=True, slots=True)
class _Claim:
    """What an entry says of a text.

    Attributes:
        n: the entry's number.
        text: as it is heard.
        meant: what is to stand there; None for what is never changed.
        language: of the entry.
        is_pattern: whether the text is a regular expression.
    """

    n: int
    text: str
    meant: str | None
    language: str | None
    is_pattern: bool = False


_Step = tuple[str, str, _Claim]  # from what is heard to what is meant, as texts in one case


def find_conflicts(entries: Sequence[Entry]) -> Iterator[Remark]:
    """Doubles at the later one; contradictions and circles at all that take part."""
    doubles = dict(_doubles(entries))
    yield from (Remark(n, "duplicate", other) for n, other in doubles.items())
    claims = [claim for n, entry in enumerate(entries) for claim in _claims(n, entry)]
    circles = dict(_circles(claims, entries))
    yield from (Remark(n, "circle", other) for n, other in circles.items())
    for n, other in {**dict(_contradictions(claims)), **dict(_own_contradictions(entries))}.items():
        if n not in circles:
            yield Remark(n, "contradiction", other)


def _doubles(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    known = set()
    for n, entry in enumerate(entries):
        match entry:
            case Hotword():
                key: tuple[object, ...] = (entry.word, entry.language)
                words = entry.word
            case Rule():
                key = (entry.wrong, entry.right, entry.is_pattern, entry.language)
                words = entry.wrong
            case Denied():
                key, words = (None, entry.text, entry.language), entry.text
        if key in known:
            yield n, words
        known.add(key)


def _claims(n: int, entry: Entry) -> Iterator[_Claim]:
    match entry:
        case Hotword():
            yield _Claim(n, entry.word, entry.word, entry.language)
            for alias in entry.aliases:
                yield _Claim(n, alias, entry.word, entry.language)
        case Rule():
            yield _Claim(n, entry.wrong, entry.right, entry.language, entry.is_pattern)
        case Denied():
            yield _Claim(n, entry.text, None, entry.language)


def _contradictions(claims: Iterable[_Claim]) -> Iterator[tuple[int, str]]:
    """Of each entry that has one, the words of the first that says something else."""
    same: dict[tuple[str, bool], list[_Claim]] = defaultdict(list)
    for claim in claims:
        text = claim.text if claim.is_pattern else _folded(claim.text)
        same[text, claim.is_pattern].append(claim)
    for every in same.values():
        firsts = {(claim.meant, claim.language): claim for claim in reversed(every)}
        if len({meant for meant, _ in firsts}) == 1:
            continue
        for claim in every:
            other = next((each for each in firsts.values() if _is_against(claim, each)), None)
            if other is not None:
                yield claim.n, other.meant or other.text


def _is_against(claim: _Claim, other: _Claim) -> bool:
    languages = {claim.language, other.language}
    return claim.meant != other.meant and (len(languages) == 1 or None in languages)


def _own_contradictions(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Words that are their own, and not."""
    for n, entry in enumerate(entries):
        if isinstance(entry, Hotword) and entry.denied:
            own = set(map(_folded, (entry.word, *entry.aliases)))
            twice = next((each for each in entry.denied if _folded(each) in own), None)
            if twice is not None:
                yield n, twice


def _circles(claims: Iterable[_Claim], entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Of each entry that leads back to itself, what it leads by.

    What nothing leads to, or what leads nowhere, is in no circle; nor is what is left of them
    without these. What remains leads round, or from one circle to another.
    """
    steps = []
    for claim in claims:
        if claim.meant is not None and not claim.is_pattern:
            start, end = _folded(claim.text), _folded(claim.meant)
            if start != end:
                steps.append((start, end, claim))
    steps = _led_to(steps)
    steps = [(start, end, claim) for end, start, claim in _led_to([(e, s, c) for s, e, c in steps])]
    for _, _, claim in reversed(steps):
        is_alias = isinstance(entries[claim.n], Hotword)
        yield claim.n, claim.text if is_alias else (claim.meant or "")


def _led_to(steps: Sequence[_Step]) -> list[_Step]:
    """The steps without those that begin where none ends, and without these, and so on."""
    n_ends = Counter(end for _, end, _ in steps)
    ways = defaultdict(list)
    for start, end, _ in steps:
        ways[start].append(end)
    unreached = [start for start in ways if not n_ends[start]]
    gone = set(unreached)
    while unreached:
        for end in ways[unreached.pop()]:
            n_ends[end] -= 1
            if not n_ends[end]:
                gone.add(end)
                unreached.append(end)
    return [step for step in steps if step[0] not in gone]


def _folded(text: str) -> str:
    """A text in one case and width."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold()
