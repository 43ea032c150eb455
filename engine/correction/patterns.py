"""Rules that are regular expressions, which may take no longer than a moment a sentence."""

import logging
from collections.abc import Iterator, Sequence
from time import perf_counter

import regex

from engine.correction.languages import speaks
from engine.hotwords.lists import Rule
from engine.hotwords.patterns import PatternError, compiled

log = logging.getLogger(__name__)

_PATIENCE = 0.05  # seconds a sentence, for all of them


class Patterns:
    """The regular expressions of a list, for one job: one that is too slow is not tried again."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._patterns: list[tuple[Rule, regex.Pattern[str]]] = []
        for rule in rules:
            try:
                self._patterns.append((rule, compiled(rule.wrong)))
            except PatternError:
                log.warning("a rule is no regular expression; it changes nothing")

    def find(self, text: str, language: str | None) -> Iterator[tuple[int, int, str]]:
        """What is wrong in a text, from the first character to before the last, and what is right.

        Passages of several rules may overlap; those of the first rule come first.
        """
        left = _PATIENCE
        for each in list(self._patterns):
            rule, pattern = each
            if not speaks(rule.language, language):
                continue
            began = perf_counter()
            try:
                yield from _found(pattern, rule.right, text, left)
            except (TimeoutError, MemoryError):  # for one that holds itself memory ends first
                log.warning("a rule takes too long; it changes nothing more in this job")
                self._patterns.remove(each)
            except (regex.error, IndexError):
                log.warning("a rule names a group that it does not have; it changes nothing")
                self._patterns.remove(each)
            left -= perf_counter() - began
            if left <= 0:
                return


def _found(
    pattern: regex.Pattern[str], right: str, text: str, seconds: float
) -> list[tuple[int, int, str]]:
    return [
        (*match.span(), match.expand(right))
        for match in pattern.finditer(text, timeout=seconds)
        if match.end() > match.start()
    ]
