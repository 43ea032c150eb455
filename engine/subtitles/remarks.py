"""What had to be mended while a file was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One kind of fault.

    Attributes:
        kind: "damaged": bytes that are no text; "empty": cues without text, left out;
            "number": cues without a number, or with a wrong one; "times": times that cannot be
            read, taken from the cues around; "negative": times before 0; "reversed": cues that
            end before they start; "instant": cues that take no time; "order": cues that start
            before the one before them, put in order; "overlap": cues that start while another is
            on, left so; "formatting": fonts, colours and places, left out; "comment": lines that
            are not shown, left out; "loose": lines that belong to no cue, left out; "words":
            sentences whose words have no times of their own, because their text was changed;
            "change": sentences in which it cannot be read what hotwords changed, so it is not said.
        count: how many cues or lines.
        first: the number of the first of them, from 1 in the order of the file.
    """

    kind: str
    count: int
    first: int


class Remarks:
    """Collects them, one a kind."""

    def __init__(self) -> None:
        self._numbers: dict[str, list[int]] = {}

    def add(self, kind: str, number: int) -> None:
        """Say that cue or line `number` has this fault; to say it again changes nothing."""
        numbers = self._numbers.setdefault(kind, [])
        if numbers[-1:] != [number]:
            numbers.append(number)

    def all(self) -> tuple[Remark, ...]:
        """Each kind, in the order of their discovery."""
        return tuple(
            Remark(kind, len(numbers), numbers[0]) for kind, numbers in self._numbers.items()
        )
