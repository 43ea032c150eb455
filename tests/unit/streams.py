"""Random speech as recognizers give it: Chinese, English, both, numbers, addresses, any pace."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from engine.subtitles import PROFILES, Profile, profile_from
from engine.types import Segment, Tags, Token, joined

HANZI = (
    "的我不在人有大这中上来到时地为子你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多"
)
PHRASES = ("人工智能", "语音识别", "天气预报", "因为", "没有", "百分之五十", "二十三", "了", "吗？")
LATIN = tuple("a the of and I wasn't well-known Dr. Washington state-of-the-art Python".split())
NUMBERS = ("3.14", "1,000,000", "2026", "10:30", "GPT-4", "50%", "$5", "1 000 000")
ADDRESSES = ("https://example.com/a?b=2&c=%20d", "www.example.org/x;y", "first.last@example.com")
HOTWORDS = ("New York City", "邓郁松", "Kubernetes 集群")
KINDS = {
    "zh": (*HANZI, *PHRASES),
    "en": LATIN,
    "mixed": (*HANZI, *PHRASES, *LATIN, *NUMBERS, *ADDRESSES, *HOTWORDS),
}
MARKS = ("", "", "", "", "，", "。", "？", ",", ".", "!", "、")
PAUSES = (0.0,) * 12 + (0.05, 0.2, 0.4, 0.8, 1.4, 3.0, 30.0)
OWN = profile_from({"name": "own", "base": "netflix-zh", "columns": 20, "lines": 3, "gap": 0.2})
RULES = (*PROFILES.values(), OWN)


@dataclass(frozen=True)
class Stream:
    """`runs` are what no cut may go through."""

    segments: list[Segment]
    profile: Profile
    runs: list[str]


def streams(n: int) -> Iterator[Stream]:
    for seed in range(n):
        yield _stream(random.Random(seed))


def _stream(rng: random.Random) -> Stream:
    kind = rng.choice(list(KINDS))
    pace = rng.uniform(1.0, 40.0)  # characters a second
    clock, runs, segments = rng.choice((0.0, 0.5, 3.0)), [], []
    for _ in range(rng.randint(1, 5)):
        tokens: list[Token] = []
        for _ in range(rng.randint(1, 18)):
            text = rng.choice(KINDS[kind])
            if text.isascii() or text in HOTWORDS:
                runs.append(text)
            space = " " if text[0].isascii() or rng.random() < 0.05 else ""
            clock += rng.choice(PAUSES)
            for part in _parts(rng, space + text + rng.choice(MARKS)):
                duration = max(0.0, len(part) / pace * rng.uniform(0.5, 1.5))
                tokens.append(Token(part, clock, clock + duration))
                clock += duration
        language = rng.choice(("en", "fr")) if kind == "en" else rng.choice(("zh", "yue", None))
        speaker = rng.choice((None, None, "A"))
        segments.append(Segment(tuple(tokens), joined(tokens), Tags(language), speaker))
    return Stream(segments, rng.choice(RULES), runs)


def _parts(rng: random.Random, text: str) -> list[str]:
    """The text as one token or as several."""
    if rng.random() < 0.5 or len(text) < 3:
        return [text]
    place = rng.randint(1, len(text) - 1)
    return [text[:place], text[place:]]
