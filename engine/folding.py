"""Which simplified character a traditional one is, for finding one by the other."""

from functools import cache

_CHINESE = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x2A6E0))


@cache
def simplified_characters() -> dict[int, str]:
    """For `str.translate`: every traditional character's simplified one."""
    from engine.script import simplified  # noqa: PLC0415 - nobody who finds nothing needs OpenCC

    every = [chr(code) for codes in _CHINESE for code in codes]
    written = simplified("\n".join(every)).split("\n")  # apart: beside others it may mean another
    pairs = zip(every, written, strict=True)
    return {ord(each): other for each, other in pairs if each != other}
