"""How numbers in digits are read aloud, in Chinese and in English: whole and digit by digit."""

import re
from functools import lru_cache

from engine.sentences import is_ideographic

_DIGITS_ZH = "零一二三四五六七八九"
_UNITS_ZH = ("", "十", "百", "千")
_GROUPS_ZH = ("", "万", "亿", "万亿")
_SMALL_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split()
)
_TENS_EN = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_GROUPS_EN = ("", "thousand", "million", "billion", "trillion")
_MOST_SHORT = 4  # digits that are read as one number, unless one knows better
_MOST_DIGITS = 12  # of what is read as one number

_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+")
_PERCENT = re.compile(rf"({_NUMBER.pattern})[%％]")


def readings(text: str) -> list[str]:
    """The text with its numbers read in each way; itself, where there are none."""
    if not _NUMBER.search(text):
        return [text]
    return [
        _NUMBER.sub(lambda found, read=read: f" {read(_digits(found))} ", text)  # type: ignore[misc]
        for read in (_whole_zh, _digits_zh, _whole_en, _digits_en)
    ]


def read_like(text: str, other: str) -> str:
    """The text with its numbers read as `other` has them, which is without spaces.

    Digits that `other` has too stay; what it has in no way is read in its language.
    """
    if _PERCENT.search(text):
        text = _with_percent(text, other)
    return _NUMBER.sub(lambda found: _read_like(_digits(found), other), text)


def _with_percent(text: str, other: str) -> str:
    """The text with percentages as words, where `other` has these."""
    percent = "百分之{}" if _is_chinese(other) else "{} percent"
    if percent.format("").strip() not in other:
        return text
    return _PERCENT.sub(lambda found: percent.format(found[1]), text)


def has_digits(text: str) -> bool:
    """Whether there is a number in it that is not spelled out."""
    return any(c.isdigit() for c in text)


def _digits(number: re.Match[str]) -> str:
    """Without the commas between thousands."""
    return number.group().replace(",", "")


def _read_like(digits: str, other: str) -> str:
    if digits in other:
        return digits
    spoken = [read(digits) for read in (_whole_zh, _digits_zh, _whole_en, _digits_en)]
    is_short = len(digits) <= _MOST_SHORT
    usual = spoken[(0 if _is_chinese(other) else 2) + (0 if is_short else 1)]
    return f" {next((words for words in spoken if words.replace(' ', '') in other), usual)} "


@lru_cache(maxsize=2)  # a long text is asked about for each of the other's numbers
def _is_chinese(text: str) -> bool:
    return any(is_ideographic(c) for c in text)


def _digits_zh(digits: str) -> str:
    return "".join(_DIGITS_ZH[int(digit)] for digit in digits)


def _digits_en(digits: str) -> str:
    return " ".join(_SMALL_EN[int(digit)] for digit in digits)


def _whole_zh(digits: str) -> str:
    """As 一千零二十 for 1020."""
    if len(digits) > _MOST_DIGITS or not int(digits):
        return _digits_zh(digits)
    read = ""
    groups = _groups(int(digits), 10_000)
    for i, group in reversed(list(enumerate(groups))):
        if not group:
            continue
        text = ""
        for power in (3, 2, 1, 0):
            digit = group // 10**power % 10
            if digit:
                text += _DIGITS_ZH[digit] + _UNITS_ZH[power]
            elif text and not text.endswith("零"):
                text += "零"
        gap = "零" if read and group < 1000 else ""  # noqa: PLR2004 - a thousand fills its group
        read += gap + text.rstrip("零") + _GROUPS_ZH[i]
    return read.removeprefix("一") if read.startswith("一十") else read


def _whole_en(digits: str) -> str:
    """As "one thousand twenty" for 1020."""
    if len(digits) > _MOST_DIGITS or not int(digits):
        return _digits_en(digits)
    words: list[str] = []
    for i, group in reversed(list(enumerate(_groups(int(digits), 1000)))):
        if group:
            words += [*_hundreds_en(group), _GROUPS_EN[i]]
    return " ".join(words).strip()


def _hundreds_en(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [_SMALL_EN[hundreds], "hundred"] if hundreds else []
    if rest >= len(_SMALL_EN):
        words.append(_TENS_EN[rest // 10])
        rest %= 10
    return [*words, _SMALL_EN[rest]] if rest else words


def _groups(number: int, size: int) -> list[int]:
    """The lowest first."""
    groups = []
    while number:
        number, group = divmod(number, size)
        groups.append(group)
    return groups
