"""Words to listen for: read from a file or a line of text.

One phrase a line, or several on one line between commas, else between spaces. A file whose every
line ends in a number has weights, as FunASR's runtime takes them; no model here uses them.
"""

import re
from pathlib import Path

MOST_BYTES = 4 << 20  # of a list; ten thousand words have a few hundred thousand

_COMMENT = "#"
_SEPARATORS = re.compile(r"[,，、;；\n]")
_WEIGHTED = re.compile(r"(.*\S)\s+-?\d+(\.\d+)?")


def parse_hotwords(text: str) -> tuple[str, ...]:
    """The phrases of a text, each once: between commas or line ends, else between spaces."""
    text = text.strip().replace("\r", "\n")
    phrases = _SEPARATORS.split(text) if _SEPARATORS.search(text) else text.split()
    return _tidy(phrases)


def read_hotwords(path: Path) -> tuple[str, ...]:
    """Read a list, one phrase a line, in UTF-8 or GB18030; blank lines and # comments are skipped.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no text, or too large to be a list of words.
    """
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"larger than {MOST_BYTES >> 20} MB")
    lines = [line.strip() for line in _decoded(content).splitlines()]
    lines = [line for line in lines if line and not line.startswith(_COMMENT)]
    weighted = [_WEIGHTED.fullmatch(line) for line in lines]
    return _tidy([found[1] for found in weighted if found] if all(weighted) else lines)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise ValueError("no text in UTF-8 or GB18030")


def _tidy(phrases: list[str]) -> tuple[str, ...]:
    joined = (" ".join(phrase.split()) for phrase in phrases)
    return tuple(dict.fromkeys(phrase for phrase in joined if phrase))
