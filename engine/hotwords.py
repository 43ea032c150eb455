"""Words to listen for, as people write them: on one line, or as a list."""

import re

_COMMENT = "#"
_SEPARATORS = re.compile(r"[,，、;；\n]")
_WEIGHTED = re.compile(r"(.*\S)\s+-?\d+(\.\d+)?")


def parse_hotwords(text: str) -> tuple[str, ...]:
    """The phrases of a text, each once: between commas or line ends, else between spaces."""
    text = text.strip().replace("\r", "\n")
    phrases = _SEPARATORS.split(text) if _SEPARATORS.search(text) else text.split()
    return _tidy(phrases)


def listed_hotwords(text: str) -> tuple[str, ...]:
    """The phrases of a list, one a line, each once; blank lines and # comments are skipped.

    Where every line ends in a number, these are weights, as FunASR's runtime takes them; no model
    here uses them.
    """
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith(_COMMENT)]
    weighted = [_WEIGHTED.fullmatch(line) for line in lines]
    return _tidy([found[1] for found in weighted if found] if all(weighted) else lines)


def _tidy(phrases: list[str]) -> tuple[str, ...]:
    joined = (" ".join(phrase.split()) for phrase in phrases)
    return tuple(dict.fromkeys(phrase for phrase in joined if phrase))
