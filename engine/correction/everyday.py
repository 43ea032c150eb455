"""Which words everybody says: what is heard as one of them was hardly meant as a name.

English ones are in english_words.txt, the 20,000 commonest of SymSpell's frequency dictionary (MIT
licence, Wolf Garbe and mmb L), the commonest first. Chinese ones are in jieba's dictionary.
"""

from functools import cache
from importlib.resources import files

from engine.sentences import is_ideographic
from engine.words import chinese_counts

_EVERYDAY_ZH = 300  # times in sixty million words: the 14,000 commonest
_EVERYWHERE_ZH = 3_000  # the 1,500 commonest
_EVERYDAY_EN = 5_000  # of the commonest


def is_everyday(word: str) -> bool:
    """Whether it is among the words that everybody uses every day; spaces make it several words."""
    if is_ideographic(word[:1]):
        return chinese_counts().get(word, 0) >= _EVERYDAY_ZH
    return english_ranks().get(word.lower(), _EVERYDAY_EN) < _EVERYDAY_EN


def is_everywhere(word: str) -> bool:
    """Whether a Chinese word is so common that hearing it is no hint at anything else."""
    return chinese_counts().get(word, 0) >= _EVERYWHERE_ZH


def is_known(word: str) -> bool:
    """Whether it is in a dictionary of some size at all."""
    if is_ideographic(word[:1]):
        return chinese_counts().get(word, 0) > 0
    return word.lower() in english_ranks()


@cache
def english_ranks() -> dict[str, int]:
    """The place of each English word among the commonest, from 0."""
    words = (files("engine.correction") / "english_words.txt").read_text("utf-8").split()
    return {word: rank for rank, word in enumerate(words)}
