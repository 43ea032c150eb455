"""Correction of Chinese sentences of about twenty characters by 100, 1,000 and 10,000 hotwords.

The words are rare ones of jieba's dictionary, the sentences ordinary ones that hold none of them.
The peer is what one would write first: the pinyin of every word looked for in that of the sentence
by rapidfuzz, which finds passages that are alike, and neither edges of words nor tones.
"""

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from pypinyin import lazy_pinyin
from rapidfuzz import fuzz, process

from engine import Segment, Tags, Token, as_hotwords
from engine.correction.corrector import Corrector
from engine.words import chinese_counts
from tests.bench.figures import Comparison, Fact, Figure
from tests.bench.setting import Setting

_SIZES = (100, 1_000, 10_000)
_ROUNDS = 5
_SENTENCES = 200
_FEW = 10  # show that it works
_ORDINARY = Path(__file__).parents[1] / "data" / "hotwords" / "ordinary_zh.txt"
_CHARACTERS = range(17, 24)
_RARE = range(1, 50)  # times in jieba's texts
_ALIKE = 85.0  # percent, as ours


def run(setting: Setting) -> Iterator[Figure]:
    """Correct the same sentences by us and by rapidfuzz, in turns, in one process and thread."""
    rows = _ORDINARY.read_text("utf-8").splitlines()
    rows = [row for row in rows if len(row) in _CHARACTERS]
    rows = rows[: _FEW if setting.is_smoke else _SENTENCES]
    sentences = [_sentence(row) for row in rows]
    words = _rare_words(rows)
    for n in _SIZES:
        listed = words[:n]
        corrector = Corrector(as_hotwords(listed))
        began = perf_counter()
        corrector.correct(sentences[0])
        yield Fact("hotwords", f"{n} words made ready, ms", (perf_counter() - began) * 1000)
        sounds = ["".join(lazy_pinyin(word)) for word in listed]
        ours, theirs = [], []
        naive = partial(_naive, sounds)
        for _ in range(setting.rounds(_ROUNDS)):
            ours.append(_milliseconds(corrector.correct, sentences))
            theirs.append(_milliseconds(naive, sentences))
        note = f"{n} words, a sentence"
        yield Comparison("hotwords", "rapidfuzz", tuple(ours), tuple(theirs), 0.0, note, "ms")


def _rare_words(rows: list[str]) -> list[str]:
    """The same ones every time, none of which is in the sentences."""
    text = "\n".join(rows)
    words = [w for w, n in chinese_counts().items() if n in _RARE and 2 <= len(w) <= 6]
    words = [word for word in words if min(word) >= "\u4e00" and word not in text]
    random.Random(3).shuffle(words)
    return words


def _sentence(text: str) -> Segment:
    tokens = tuple(Token(each, i / 5, (i + 1) / 5) for i, each in enumerate(text))
    return Segment(tokens, text, Tags("zh"))


def _naive(sounds: list[str], sentence: Segment) -> object:
    said = "".join(lazy_pinyin(sentence.text))
    return process.extract(said, sounds, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=None)


def _milliseconds(work: Callable[[Segment], object], sentences: list[Segment]) -> float:
    """For one sentence, on the average."""
    began = perf_counter()
    for sentence in sentences:
        work(sentence)
    return (perf_counter() - began) / len(sentences) * 1000
