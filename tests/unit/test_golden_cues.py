"""Ten passages whose cues were read and judged. A file says how one is spoken and cut.

Its first lines name the profile, the language and the seconds that a word takes; then comes the
text, {0.5} being a pause; then the cues, a line each, their lines parted by " / ".
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.sentences import IDEOGRAPHS, SentenceSplitter
from engine.subtitles import PROFILES, Profile, check, cut
from engine.types import Segment, Tags, Token

FOLDER = Path(__file__).parents[1] / "data" / "cues"
PIECE = re.compile(rf"\{{([\d.]+)\}}|\s*(?:[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}{{]+)")
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@dataclass(frozen=True)
class Passage:
    profile: Profile
    segments: list[Segment]
    cues: list[tuple[str, ...]]


def spoken(text: str, pace: float) -> tuple[Token, ...]:
    """One token an ideograph or word, marks with the one before them."""
    tokens, clock = [], 0.0
    for found in PIECE.finditer(text):
        if found[1]:
            clock += float(found[1])
        elif tokens and not any(map(str.isalnum, found[0])):
            last = tokens.pop()
            tokens.append(Token(last.text + found[0], last.start, last.end))
        else:
            tokens.append(Token(found[0], clock, clock + pace))
            clock += pace
    return tuple(tokens)


def read(name: str) -> Passage:
    profile, language, pace, text, *cues = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    splitter = SentenceSplitter()
    tokens = spoken(text, float(pace.split()[1]))
    segments = [*splitter.accept(tokens, Tags(language.split()[1])), *splitter.finish()]
    lines = [tuple(cue.split(" / ")) for cue in cues]
    return Passage(PROFILES[profile.split()[1]], segments, lines)


def test_there_are_ten_passages() -> None:
    assert len(NAMES) == 10


@pytest.mark.parametrize("name", NAMES)
def test_a_passage_is_cut_as_it_reads_best(name: str) -> None:
    passage = read(name)
    assert [cue.lines for cue in cut(passage.segments, passage.profile)] == passage.cues


@pytest.mark.parametrize("name", NAMES)
def test_a_passage_breaks_no_rule_that_can_be_kept(name: str) -> None:
    passage = read(name)
    found = check(cut(passage.segments, passage.profile), passage.profile)
    assert not [violation for _, violation in found if not violation.is_unavoidable]
