"""Where in a sentence hotwords changed words, or may be meant, and what it is without that."""

from collections.abc import Callable
from dataclasses import dataclass

from engine import Change, Changed, Segment, accept, changes_in, put_back

IsMeant = Callable[[Change], bool]


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters `start` to before `end` of a text, which a change put there or is about."""

    start: int
    end: int
    changed: Changed

    @property
    def change(self) -> Change:
        """What was changed."""
        return self.changed.change


def spots(segment: Segment) -> list[Spot]:
    """The changes of a sentence that still stand: of which nobody wrote over the words."""
    if all(token.change is None for token in segment.tokens):
        return []
    spoken = "".join(token.text for token in segment.tokens)
    lead, found = len(spoken) - len(spoken.lstrip()), []
    for changed in changes_in(segment):
        first = sum(len(token.text) for token in segment.tokens[: changed.first])
        own = "".join(token.text for token in segment.tokens[changed.first : changed.last])
        words = written(changed.change)
        if (at := own.find(words)) >= 0:
            start = max(0, first + at - lead)
            found.append(Spot(start, start + len(words), changed))
    return found


def written(change: Change) -> str:
    """What stands in the text: of a suggestion it is what was heard."""
    return change.heard if is_suggestion(change) else change.word


def is_suggestion(change: Change) -> bool:
    """Whether nothing was changed yet."""
    return change.way == "suggestion"


def without(segment: Segment, is_meant: IsMeant) -> Segment:
    """The sentence with what was heard in the place of the changes that are meant."""
    return _each(segment, is_meant, put_back)


def accepted(segment: Segment, is_meant: IsMeant) -> Segment:
    """The sentence with the words of the suggestions that are meant."""
    return _each(segment, lambda change: is_suggestion(change) and is_meant(change), accept)


def _each(
    segment: Segment, is_meant: IsMeant, do: Callable[[Segment, Changed], Segment]
) -> Segment:
    meant = [spot.changed for spot in spots(segment) if is_meant(spot.change)]
    for changed in reversed(meant):  # the tokens before it keep their numbers
        segment = do(segment, changed)
    return segment
