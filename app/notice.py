"""A line in place of a dialog: what happened, and perhaps a button for the next step."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """`press` is called when the button named `button` is pressed, as `press_other` of `other`.

    One that `stays` is there until another is said or it is closed: something goes on.
    """

    text: str
    button: str = ""
    press: Callable[[], None] | None = None
    stays: bool = False
    other: str = ""
    press_other: Callable[[], None] | None = None
