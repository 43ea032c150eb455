"""Finds and replaces text in sentences: plain, whole words, or regular expressions.

The package `regex` has what Python's own lacks: a time after which an expression gives up, as some
would take years over a line.
"""

import time
from collections.abc import Iterator, Sequence
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
    """An expression that takes longer than anybody waits."""


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
        except regex.error as error:
            raise BadExpression(str(error), getattr(error, "pos", None)) from error
        self._is_expression = query.is_expression
        self._is_empty = not query.text

    def hits(self, texts: Sequence[str]) -> list[Hit]:
        """Everything that is found, of the characters that there are: an empty find is none.

        Raises:
            TooSlow: it takes too long.
        """
        until = time.monotonic() + _PATIENCE
        return [hit for row, text in enumerate(texts) for hit in self._in(row, text, until)]

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

    def _in(self, row: int, text: str, until: float) -> Iterator[Hit]:
        for found in self._found(text, until):
            yield Hit(row, *found.span())

    def _found(self, text: str, until: float) -> "Iterator[regex.Match[str]]":
        if self._is_empty:
            return
        left = until - time.monotonic()
        try:
            if left <= 0:
                raise TooSlow
            found = list(self._pattern.finditer(text, timeout=left))
        except TimeoutError as error:
            raise TooSlow from error
        yield from (match for match in found if match.end() > match.start())

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
        return next((i for i, hit in enumerate(hits) if hit >= place), 0)
    before = [i for i, hit in enumerate(hits) if (hit.row, hit.end) <= (row, at)]
    return before[-1] if before else len(hits) - 1
