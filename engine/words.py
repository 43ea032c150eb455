"""Chinese text → words, by jieba's dictionary and, for a model, its own besides."""

import logging
import warnings
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

from engine.errors import ModelCorrupt

log = logging.getLogger(__name__)

# Everyday words that the dictionary, which is of 2012, lacks.
_MISSING = tuple(
    """好用 蓝屏 网购 点赞 网红 充电宝 扫码 短视频 视频号 公众号 自拍 热搜 带货 主播 吐槽 包邮 差评
    快充 卡顿 触屏 超清 安卓 网盘 机器学习 深度学习 大模型 算力 充电桩 网约车 代驾 正能量 接地气
    高大上 给力 靠谱 淡定 宅男 宅女 赋能 线上 网课 学区房""".split()
)

_making = Lock()

Cut = Callable[[str], list[str]]  # text without spaces → its words


def word_cutter(dictionary: Path) -> Cut:
    """Make what cuts text into the words of jieba and of `dictionary`, one a line.

    Raises:
        ModelCorrupt: the dictionary is damaged.
    """
    cutter = _cutter()
    try:
        with dictionary.open("rb") as words:
            cutter.load_userdict(words)
    except (OSError, ValueError, AttributeError) as error:
        raise ModelCorrupt(str(dictionary), f"it is damaged: {error}") from error
    return _cut_by(cutter)


def chinese_words() -> Cut | None:
    """What cuts text into words as everybody writes them; None where jieba cannot be used.

    Made once in a process, in about half a second; another thread that wants it waits.
    """
    with _making:
        return _chinese_words()


def chinese_counts() -> Mapping[str, int]:
    """How often each Chinese word comes in the texts that the dictionary was made from.

    What only begins a word is 0. Empty where jieba cannot be used.
    """
    with _making:
        cutter = _everyday_cutter()
        return {} if cutter is None else cutter.FREQ


@cache
def _chinese_words() -> Cut | None:
    cutter = _everyday_cutter()
    return None if cutter is None else _cut_by(cutter)


@cache
def _everyday_cutter() -> Any | None:  # noqa: ANN401 - jieba carries no types
    try:
        cutter = _cutter()
        for word in _MISSING:
            cutter.add_word(word)
    except (ImportError, OSError, ValueError) as error:
        log.warning("Chinese is not cut into words: %s", error)
        return None
    return cutter


def _cut_by(cutter: Any) -> Cut:  # noqa: ANN401 - jieba carries no types
    @lru_cache(maxsize=1 << 10)  # what somebody edits is cut on every key, with its neighbours
    def cut(text: str) -> list[str]:
        return list(cutter.cut(text, HMM=False))

    return cut


def _cutter() -> Any:  # noqa: ANN401 - jieba carries no types
    cutter = _jieba().Tokenizer()
    # Not by its own way, which trusts a cache that anybody may have put into the folder for
    # temporary files.
    with (files("jieba") / "dict.txt").open("rb") as words:
        cutter.FREQ, cutter.total = cutter.gen_pfdict(words)
    cutter.initialized = True
    return cutter


def _jieba() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is written for older Pythons
        import jieba  # noqa: PLC0415 - only Chinese needs it

    jieba.setLogLevel(logging.WARNING)
    return jieba  # type: ignore[no-any-return]
