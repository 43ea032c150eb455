"""What was heard of a source so far, as bytes from which a later run of the job goes on.

A checkpoint is one pass of the recognizer: where its spans lie, a digest of their sound, and what
was heard in each. It counts only where the same samples come again and the same models hear them in
the same way, so a file that was changed, or other options, cost time and never words.
"""

import hashlib
import json
import logging
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from engine.batching import Span
from engine.recognizers import Recognition
from engine.types import Change, Tags, Token

log = logging.getLogger(__name__)

_Pass = list[tuple[list[Any], Recognition]]  # which span, and what was heard in it

_VERSION = 1
_DIGEST_BYTES = 16
_MOST_BYTES = 64_000_000  # of one checkpoint; a pass of hours of speech has a hundredth of it


def encode_checkpoint(
    heard_by: str, spans: Sequence[Span], recognitions: Sequence[Recognition]
) -> bytes:
    """One pass.

    Args:
        heard_by: what tells models and options apart.
    """
    rows = [
        [*_identity(span), _tags(recognition.tags), [_row(token) for token in recognition.tokens]]
        for span, recognition in zip(spans, recognitions, strict=True)
    ]
    content = {"version": _VERSION, "by": heard_by, "spans": rows}
    return zlib.compress(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))


class Earlier:
    """The passes that an earlier run ended, in order; the first that differs is their end."""

    def __init__(self, checkpoints: Iterable[bytes], heard_by: str) -> None:
        self._passes = _decoded(checkpoints, heard_by)
        self._next = next(self._passes, None)

    @property
    def n_spans(self) -> int:
        """How many spans the next pass had; 0 where none is known."""
        return 0 if self._next is None else len(self._next)

    def take(self, spans: Sequence[Span]) -> list[Recognition] | None:
        """What was heard in the next pass; None where that is not known."""
        if self._next is None:
            return None
        known, self._next = self._next, next(self._passes, None)
        if [identity for identity, _ in known] != [_identity(span) for span in spans]:
            log.info("from here on the checkpoints are of another sound")
            self._next = None
            return None
        return [recognition for _, recognition in known]


def _decoded(checkpoints: Iterable[bytes], heard_by: str) -> Iterator[_Pass]:
    """What was heard by the same models, up to what is damaged."""
    for checkpoint in checkpoints:
        try:
            content = json.loads(_unpacked(checkpoint).decode("utf-8", "surrogatepass"))
            if (content["version"], content["by"]) != (_VERSION, heard_by):
                log.info("the checkpoints are of another model")
                return
            found = [(row[:3], _recognition(*row[3:])) for row in content["spans"]]
        except (ValueError, TypeError, KeyError, IndexError, zlib.error, RecursionError) as error:
            log.warning("a checkpoint is damaged: %r", error)
            return
        yield found


def _unpacked(checkpoint: bytes) -> bytes:
    """As far as it may be long: what is on a disk may be anything.

    Raises:
        ValueError: it is longer.
    """
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(checkpoint, _MOST_BYTES)
    if unpacker.unconsumed_tail:
        raise ValueError("too long")
    return content


def _identity(span: Span) -> list[int | str]:
    digest = hashlib.blake2b(span.samples.tobytes(), digest_size=_DIGEST_BYTES)
    return [span.start, len(span.samples), digest.hexdigest()]


def _tags(tags: Tags) -> list[Any]:
    return [tags.language, tags.emotion, list(tags.events)]


def _row(token: Token) -> list[Any]:
    score = None if token.score is None else float(token.score)
    row = [token.text, float(token.start), float(token.end), score]
    change = token.change
    if change is not None:
        row.append([change.heard, change.word, change.way, float(change.likeness), change.n])
    return row


def _recognition(tags: Sequence[Any], tokens: Sequence[Sequence[Any]]) -> Recognition:
    language, emotion, events = tags
    return Recognition(tuple(map(_token, tokens)), Tags(language, emotion, tuple(events)))


def _token(row: Sequence[Any]) -> Token:
    text, start, end, score, *change = row
    return Token(text, start, end, score, *(Change(*facts) for facts in change))
