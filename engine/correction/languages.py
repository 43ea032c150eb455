"""Whether an entry of a list is about a sentence, by the languages of both."""


def speaks(language: str | None, spoken: str | None) -> bool:
    """Whether an entry for `language` counts in a sentence in `spoken`; None is any."""
    if language is None or spoken is None:
        return True
    return _base(language) == _base(spoken)


def _base(language: str) -> str:
    """Without the region: "zh" of "zh-CN"."""
    return language.replace("_", "-").split("-")[0].casefold()
