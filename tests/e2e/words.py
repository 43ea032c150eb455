"""What was said, in a form in which texts can be compared."""

import re

_NUMERALS = dict(
    zip(
        "1 2 3 4 5 6 7 8 9 10".split(),
        "one two three four five six seven eight nine ten".split(),
        strict=True,
    )
)


def normalized(text: str) -> str:
    text = text.replace("12345678910", "1 2 3 4 5 6 7 8 9 10")  # as it was counted
    words = re.sub(r"[^a-z0-9']+", " ", text.lower()).split()
    return " ".join(_NUMERALS.get(word, word) for word in words)
