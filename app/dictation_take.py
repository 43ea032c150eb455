"""One dictation: its recording, what was understood of it, and the text that comes of that."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.keeper import Claim
from app.spacing import are_spaced, joined
from app.spoken_commands import obeyed
from engine import EngineError, JobId, Options, Segment

_STOPS = ("。", ".")
_ELLIPSES = ("...", "…", "。。")
_CLOSING = "，。！？；：、…,.!?;:)）]】”’\n"


@dataclass(eq=False, slots=True)
class Take:
    """What is known of it.

    Attributes:
        claim: the right to write there; while it is held nobody takes it for a leftover.
        window: the one in front when it began, as app.typing_into has it.
        peak: how loud it was at most, in parts of full scale.
        is_stopped: whether the user is done.
        is_recorded: whether its file is closed.
        is_ended: whether nothing more is recognized.
        is_cut: whether its source was lost before the user was done.
        error: what went wrong; there may be text all the same.
    """

    path: Path
    claim: Claim
    began: datetime
    job: JobId
    options: Options
    window: int = 0
    segments: list[Segment] = field(default_factory=list)
    partial: str = ""
    duration: float = 0.0
    peak: float = 0.0
    is_stopped: bool = False
    is_recorded: bool = False
    is_ended: bool = False
    is_cut: bool = False
    error: EngineError | None = None

    @property
    def so_far(self) -> str:
        """What is understood, with what may still change."""
        return joined([*(segment.text for segment in self.segments), self.partial])


def text_of(segments: Sequence[Segment], *, has_commands: bool, drops_stop: bool) -> str:
    """What is to be written."""
    texts = [segment.text for segment in segments]
    text = obeyed(texts) if has_commands else joined(texts)
    if drops_stop and text.endswith(_STOPS) and not text.endswith(_ELLIPSES):
        text = text[:-1]
    return text


def gap_between(before: str, after: str) -> str:
    """The space between what was dictated last and what comes now."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ""
    return " " if after[0] not in _CLOSING and are_spaced(before[-1], after[0]) else ""
