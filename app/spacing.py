"""Which scripts are written without spaces, and sentences on one line accordingly."""

import re
from collections.abc import Iterable

# Thai to Lao, Myanmar, Khmer; iteration marks, kana, ideographs. To stand in a regex's brackets.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_UNSPACED_OR_MARK = re.compile(f"[{UNSPACED}\u3000-\u303f\uff00-\uff65]")


def joined(sentences: Iterable[str]) -> str:
    """All on one line, with a space between two where both are written with spaces."""
    line = ""
    for sentence in sentences:
        text = " ".join(sentence.split())
        if line and text:
            line += " " if are_spaced(line[-1], text[0]) else ""
        line += text
    return line


def are_spaced(before: str, after: str) -> bool:
    """Whether a space stands between words that end and begin with these characters."""
    return not _UNSPACED_OR_MARK.search(before + after)
