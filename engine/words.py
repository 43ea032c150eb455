"""Chinese text → words, by jieba's dictionary and a model's own, as its training text was cut."""

import logging
import warnings
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from types import ModuleType

from engine.errors import ModelCorrupt

Cut = Callable[[str], list[str]]  # text without spaces → its words


def word_cutter(dictionary: Path) -> Cut:
    """Make what cuts text into the words of jieba and of `dictionary`, one a line.

    Raises:
        ModelCorrupt: the dictionary is damaged.
    """
    jieba = _jieba()
    cutter = jieba.Tokenizer()
    # Not by its own way, which trusts a cache that anybody may have put into the folder for
    # temporary files.
    with (files("jieba") / "dict.txt").open("rb") as words:
        cutter.FREQ, cutter.total = cutter.gen_pfdict(words)
    cutter.initialized = True
    try:
        with dictionary.open("rb") as words:
            cutter.load_userdict(words)
    except (OSError, ValueError, AttributeError) as error:
        raise ModelCorrupt(str(dictionary), f"it is damaged: {error}") from error

    def cut(text: str) -> list[str]:
        return list(cutter.cut(text, HMM=False))

    return cut


def _jieba() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is written for older Pythons
        import jieba  # noqa: PLC0415 - only one model needs it

    jieba.setLogLevel(logging.WARNING)
    return jieba  # type: ignore[no-any-return]
