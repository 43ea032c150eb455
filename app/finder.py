"""Finds and replaces text in sentences: plain, whole words, or regular expressions.

The package `regex` has what Python's own lacks: a time after which an expression gives up, as some
would take years over a line.
"""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

_PATIENCE = 1.0  # seconds for all sentences together


class BadExpression(ValueError):  # noqa: N818 - it is a fact, as the engine's errors are
    """An expression that means nothing: `reason` in the words of the package, at a character."""

    def __init__(self, reason: str, at: int | None) -> None:
        super().__init__(reason, at)
        self.reason = reason
        self.at = at


class TooSlow(Exception):  # noqa: N818 - it is a fact, as the engine's errors are
    """An expression that takes longer than anybody waits, or more memory than there is."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    text: str
    is_expression: bool = False
    is_case_sensitive: bool = False
    is_whole_words: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Characters [start, end) of a row's text."""

    row: int
    start: int
    end: int


class Finder:
    """One query, ready to be run."""

    def __init__(self, query: Query) -> None:
        """Read it.

        Raises:
            BadExpression: it is no regular expression.
        """
        pattern = query.text if query.is_expression else regex.escape(query.text)
        if query.is_whole_words:
            pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
        flags = regex.V1 if query.is_case_sensitive else regex.V1 | regex.IGNORECASE
        try:
            self._pattern = regex.compile(pattern, flags)
        except (regex.error, ValueError, RecursionError) as error:  # flags at odds, depth
            raise BadExpression(str(error), getattr(error, "pos", None)) from error
        self._is_expression = query.is_expression
        self._is_empty = not query.text
        is_exact = query.is_case_sensitive and not query.is_expression
        self._needed = query.text if is_exact else ""  # no text without it has a hit

    def hits(self, texts: Iterable[str], first: int = 0) -> list[Hit]:
        """Everything that is found, of the characters that there are: an empty find is none.

        Args:
            texts: of neighbouring rows.
            first: the number of the first one.

        Raises:
            TooSlow: it takes too long.
        """
        until = time.monotonic() + _PATIENCE
        return [
            Hit(row, *found.span())
            for row, text in enumerate(texts, first)
            for found in self._found(text, until)
        ]

    def replaced(self, text: str, by: str, only: Hit | None = None) -> str:
        r"""The text with all hits replaced, or one of them.

        Args:
            by: of an expression with its groups, as \1 or \g<name>; else as it stands.

        Raises:
            BadExpression: `by` names a group that there is not.
            TooSlow: it takes too long.
        """
        parts, done = [], 0
        for found in self._found(text, time.monotonic() + _PATIENCE):
            if only is None or found.span() == (only.start, only.end):
                parts += [text[done : found.start()], self._expanded(found, by)]
                done = found.end()
        return "".join([*parts, text[done:]])

    def _found(self, text: str, until: float) -> "list[regex.Match[str]]":
        if self._is_empty or self._needed not in text:
            return []
        if not self._is_expression:  # takes no longer than reading, and a clock would
            return list(self._pattern.finditer(text, concurrent=False))
        left = until - time.monotonic()
        try:
            if left <= 0:
                raise TooSlow
            # Let go of between thousands of texts, the interpreter would be another thread's.
            found = list(self._pattern.finditer(text, timeout=left, concurrent=False))
        except (TimeoutError, MemoryError) as error:  # one that goes into itself without an end
            raise TooSlow from error
        return [match for match in found if match.end() > match.start()]

    def _expanded(self, found: "regex.Match[str]", by: str) -> str:
        if not self._is_expression:
            return by
        try:
            return str(found.expand(by))
        except (regex.error, IndexError, ValueError) as error:
            raise BadExpression(str(error), getattr(error, "pos", None)) from error


def nearest(hits: Sequence[Hit], row: int, at: int, *, is_forward: bool) -> int | None:
    """Which hit comes next from a place on, or before it; after the last comes the first."""
    if not hits:
        return None
    place = Hit(row, at, at)
    if is_forward:
        return bisect_left(hits, place) % len(hits)
    return (bisect_right(hits, (row, at), key=_behind) - 1) % len(hits)


def _behind(hit: Hit) -> tuple[int, int]:
    return hit.row, hit.end
