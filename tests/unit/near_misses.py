"""Near misses of real names and terms, made by rule: what a recognizer writes instead of them.

Every second word is for tuning, the others for the test; all of them are in the list together.
Nothing here knows how the program tells sounds apart.
"""

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pypinyin import Style, lazy_pinyin, pinyin

from engine.words import chinese_counts

FOLDER = Path(__file__).parents[1] / "data" / "hotwords"
_COMMON = 1_000  # times in jieba's texts: a recognizer writes common characters

_CARRIERS_ZH = """今天我们请{}来讲一讲。
我觉得{}最近做得不错，大家可以看看。
昨天晚上我在网上查了一下{}。
你听说过{}吗？
这次会议的重点就是{}。
{}是我们下半年要关注的方向。
关于{}，我再补充两点。
他们说{}和这个没有关系。
我第一次知道{}还是在大学里。
老师花了半节课介绍{}。
如果没有{}，后面的工作就没法做。
记者问他怎么看{}。
我把{}写进了报告。
这本书里有一章专门讲{}。
其实{}没有那么难懂。
刚才提到的{}，我查到了。
因为{}，整个项目晚了两个星期。
从{}说起吧。
请大家记住{}。
我们下周要去采访{}。""".splitlines()
_CARRIERS_EN = """Today we are going to talk about {}.
I read an article about {} last night.
Have you ever heard of {}?
The problem was somewhere in {} all along.
We moved everything to {} last year.
She explained {} to the whole team.
My question is about {} and what it means for us.
Without {} none of this would work.
They asked {} for a second opinion.
He said that {} was too slow.""".splitlines()

_SWAPS = {
    "nl": [("n", "l"), ("l", "n")],
    "zh": [("zh", "z"), ("ch", "c"), ("sh", "s"), ("z", "zh"), ("c", "ch"), ("s", "sh")],
}
_ENDS = [("ing", "in"), ("eng", "en"), ("ang", "an"), ("in", "ing"), ("en", "eng"), ("an", "ang")]
_KINDS_ZH = ("homophone", "tone", "nl", "zh", "ng")

_SPELLINGS = [
    ("ph", "f"), ("f", "ph"), ("ck", "k"), ("c(?=[aou])", "k"), ("k", "c"), ("que", "k"),
    ("(?<=[^aeiou])y", "i"), ("i(?=[^aeiou])", "y"), ("ee", "ea"), ("ea", "ee"), ("oo", "u"),
    ("(?<=[aeiou])([bdfglmnprst])(?=[aeiou])", r"\1\1"), (r"([bdfglmnprst])\1", r"\1"),
    ("x", "ks"), ("ai", "ay"), ("c(?=[ei])", "s"), ("qu", "kw"), ("er", "ur"), ("z", "s"),
    ("sc(?=[ei])", "s"), ("j", "g"), ("v", "f"),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence as it was recognized, and as it should be."""

    heard: str
    meant: str
    kind: str


def words(language: str) -> list[str]:
    return (FOLDER / f"words_{language}.txt").read_text("utf-8").splitlines()


def cases(language: str, n: int, *, tuning: bool) -> list[Case]:
    """The same `n` cases every time, of the words for tuning or of the others."""
    dice = random.Random(f"{language}, {'tuning' if tuning else 'test'}")
    own = words(language)[0 if tuning else 1 :: 2]
    everything = {word.lower() for word in words(language)}
    make = _misheard_zh if language == "zh" else _misheard_en
    carriers = _CARRIERS_ZH if language == "zh" else _CARRIERS_EN
    found: dict[Case, None] = {}
    while len(found) < n:
        dice.shuffle(own)
        for word in own:
            heard, kind = make(word, dice)
            if heard.lower() not in everything and heard != word:
                carrier = dice.choice(carriers)
                found[Case(carrier.format(heard), carrier.format(word), kind)] = None
    return list(found)[:n]


def _misheard_zh(word: str, dice: random.Random) -> tuple[str, str]:
    kind = dice.choice(_KINDS_ZH)
    read = lazy_pinyin(word, Style.TONE3, neutral_tone_with_five=True)
    places = [(i, other) for i, each in enumerate(read) for other in _others(each, kind)]
    places = [(i, other) for i, other in places if _written(other, word[i])]
    if not places:
        return word, kind
    slip, slipped = dice.choice(places)
    heard = []
    for i, (character, said) in enumerate(zip(word, read, strict=True)):
        same = _written(said, character)
        if i == slip:
            heard.append(dice.choice(_written(slipped, character)))
        elif same and dice.random() < 0.4:
            heard.append(dice.choice(same))
        else:
            heard.append(character)
    return "".join(heard), kind


def _others(syllable: str, kind: str) -> list[str]:
    """What a syllable is taken for."""
    sound, tone = syllable[:-1], syllable[-1]
    if kind == "homophone":
        return [syllable]
    if kind == "tone":
        return [sound + other for other in "1234" if other != tone]
    if kind == "ng":
        ends = [sound[: -len(end)] + other for end, other in _ENDS if sound.endswith(end)]
        return [end + tone for end in ends[:1]]
    begins = [other + sound[len(own) :] for own, other in _SWAPS[kind] if sound.startswith(own)]
    return [begin + tone for begin in begins[:1]]


def _written(syllable: str, besides: str) -> list[str]:
    return [character for character in _characters()[syllable] if character != besides]


@cache
def _characters() -> dict[str, list[str]]:
    """The common characters that are read so, usually."""
    found = defaultdict(list)
    for word, count in chinese_counts().items():
        if len(word) == 1 and count >= _COMMON and "\u4e00" <= word <= "\u9fff":
            [[said, *_]] = pinyin(word, Style.TONE3, neutral_tone_with_five=True)
            found[said].append(word)
    return found


def _misheard_en(word: str, dice: random.Random) -> tuple[str, str]:
    kind = dice.choice(("spelled", "split", "joined", "spelled and split"))
    heard = word.lower()
    if kind == "joined":
        return heard.replace(" ", ""), kind
    if "spelled" in kind:
        for _ in range(dice.choice((1, 2))):
            ways = [way for way in _SPELLINGS if re.search(way[0], heard)]
            if ways:
                heard = re.sub(*dice.choice(ways), heard, count=1)
    if "split" in kind and " " not in heard:
        places = [
            i for i in range(2, len(heard) - 2) if re.match("[aeiouy][^aeiouy]", heard[i - 1 :])
        ]
        if places:
            at = dice.choice(places)
            heard = f"{heard[:at]} {heard[at:]}"
    return heard, kind
