"""Sentences recognized again beside the old ones: what differs, and what becomes of a choice.

What is left is the old sentences, to the bit. What is taken comes with its own times, within the
room that the words around it leave, and with its own ends of sentences.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise

from app.edits import whole_changes
from app.spacing import are_spaced
from engine import Block, Segment, Tags, Token, compared, joined

_NO_SPACE_BEFORE = ",.;:!?%)]}”’…"


class Side:
    """The words of several sentences, one after the other."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.tokens = [token for segment in segments for token in segment.tokens]
        firsts = accumulate((len(segment.tokens) for segment in segments), initial=0)
        self._firsts = [*firsts][:-1]
        self.cuts = frozenset(self._firsts)

    def row_of(self, place: int) -> int:
        """Which sentence the token at a place belongs to."""
        return bisect_right(self._firsts, place) - 1

    @cached_property
    def spaced(self) -> list[Token]:
        """The tokens with a space where sentences meet: their words are two."""
        return [
            replace(token, text=f" {token.text}") if i in self.cuts else token
            for i, token in enumerate(self.tokens)
        ]

    def text(self, first: int, last: int) -> str:
        """What tokens [first, last) say."""
        return joined(self.spaced[first:last])


class Comparison:
    """Old sentences and new ones. Differences are runs that are not equal, by their number."""

    def __init__(self, old: Sequence[Segment], new: Sequence[Segment]) -> None:
        self.old, self.new = Side(old), Side(new)
        self.runs: list[Block] = compared(self.old.spaced, self.new.spaced)

    @property
    def differences(self) -> list[int]:
        """Which runs differ."""
        return [number for number, run in enumerate(self.runs) if not run.is_equal]

    def merged(self, taken: Collection[int]) -> list[Segment]:
        """The old sentences with some differences as the new ones have them.

        Args:
            taken: numbers of differences.
        """
        words = [*self._timed(self._chosen(frozenset(taken)))]
        return [self._sentence(words[first:last]) for first, last in _bounds(words)]

    def _chosen(self, taken: Collection[int]) -> Iterator["_Word"]:
        is_due = False  # a sentence begins with the next word
        for number, run in enumerate(self.runs):
            if number in taken:
                begins, ends = self._edges(run)
                for place in range(run.j, run.j_end):
                    is_cut = is_due or begins if place == run.j else place in self.new.cuts
                    yield _Word(self.new.tokens[place], place, is_cut, is_new=True)
                is_due = ends or (is_due and run.j == run.j_end)
                continue
            for place in range(run.i, run.i_end):
                is_behind_new = place == run.i and number - 1 in taken
                is_cut = place in self.old.cuts and not is_behind_new
                yield _Word(self.old.tokens[place], place, is_cut or is_due)
                is_due = False

    def _edges(self, run: Block) -> tuple[bool, bool]:
        """Whether a sentence begins with what is taken, and another one behind it."""
        begins = run.i in self.old.cuts or run.j in self.new.cuts
        ends = run.i_end in self.old.cuts or run.j_end in self.new.cuts
        if run.j == run.j_end:  # of what is taken out, the end of a sentence stays
            return False, begins or any(i in self.old.cuts for i in range(run.i, run.i_end + 1))
        if run.i == run.i_end and run.i in self.old.cuts:  # put between two: it belongs to one
            begins = run.j in self.new.cuts or self._is_nearer_to_next(run)
            ends = run.j_end in self.new.cuts or not begins
        return begins, ends

    def _is_nearer_to_next(self, run: Block) -> bool:
        if run.i == len(self.old.tokens):
            return False
        if not run.i:
            return True
        before = self.new.tokens[run.j].start - self.old.tokens[run.i - 1].end
        behind = self.old.tokens[run.i].start - self.new.tokens[run.j_end - 1].end
        return behind < before

    def _timed(self, words: Iterator["_Word"]) -> Iterator["_Word"]:
        """The same; new words have no time that old ones beside them have."""
        chosen = [*words]
        latest = float("inf")
        ends = [latest] * len(chosen)  # when the next old word begins
        for at in reversed(range(len(chosen))):
            ends[at] = latest
            latest = latest if chosen[at].is_new else chosen[at].token.start
        until = 0.0
        for word, end in zip(chosen, ends, strict=True):
            token = word.token
            if word.is_new:
                start = min(max(token.start, until), max(end, until))
                token = replace(token, start=start, end=min(max(token.end, start), max(end, start)))
            until = token.end
            yield replace(word, token=token)

    def _sentence(self, words: Sequence["_Word"]) -> Segment:
        old, new = self._old_segment(words), self._new_segment(words)
        if old is not None and tuple(word.token for word in words) == old.tokens:
            return old
        tokens = tuple(self._spaced(words))
        n_new = sum(len(word.token.text) for word in words if word.is_new)
        is_mostly_new = 2 * n_new > sum(len(token.text) for token in tokens)
        tags = new.tags if new is not None and is_mostly_new else Tags()
        speaker = None if new is None else new.speaker
        if old is not None:
            tags, speaker = _filled(tags, old.tags), old.speaker or speaker
        whole = Segment(tokens, joined(tokens), tags, speaker)
        return whole_changes(whole, (*self.old.segments, *self.new.segments))

    def _spaced(self, words: Sequence["_Word"]) -> Iterator[Token]:
        """The tokens, with a space where words of both sides, or of two sentences, meet."""
        yield words[0].token
        for before, word in pairwise(words):
            side = self.new if word.is_new else self.old
            goes_on = before.is_new == word.is_new and before.place + 1 == word.place
            is_joint = not goes_on or word.place in side.cuts
            if is_joint and _want_space(before.token.text, word.token.text):
                yield replace(word.token, text=f" {word.token.text}")
            else:
                yield word.token

    def _old_segment(self, words: Sequence["_Word"]) -> Segment | None:
        """The old sentence that most of the words are from, or that was heard at their time."""
        rows = Counter(self.old.row_of(word.place) for word in words if not word.is_new)
        if rows:
            return self.old.segments[rows.most_common(1)[0][0]]
        middle = (words[0].token.start + words[-1].token.end) / 2
        return min(
            self.old.segments,
            key=lambda each: max(each.start - middle, middle - each.end),
            default=None,
        )

    def _new_segment(self, words: Sequence["_Word"]) -> Segment | None:
        rows = Counter(self.new.row_of(word.place) for word in words if word.is_new)
        return self.new.segments[rows.most_common(1)[0][0]] if rows else None


@dataclass(frozen=True, slots=True)
class _Word:
    """A token at a place of its side; `is_cut`: a sentence begins with it."""

    token: Token
    place: int
    is_cut: bool
    is_new: bool = False


def _bounds(words: Sequence[_Word]) -> list[tuple[int, int]]:
    """From where to where each sentence goes."""
    cuts = [at for at, word in enumerate(words) if word.is_cut and at]
    return [*pairwise([0, *cuts, len(words)])] if words else []


def _want_space(before: str, after: str) -> bool:
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return False
    return after[0] not in _NO_SPACE_BEFORE and are_spaced(before[-1], after[0])


def _filled(tags: Tags, old: Tags) -> Tags:
    """Tags, with what they do not say as it was."""
    return Tags(
        tags.language or old.language, tags.emotion or old.emotion, tags.events or old.events
    )
