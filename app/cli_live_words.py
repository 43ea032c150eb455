"""What happens during `shengwen live`, in words: what it means for what is said."""

from dataclasses import dataclass

from app.messages import Messages, clock
from engine import (
    CaptureReport,
    EngineError,
    Event,
    FellBack,
    HotwordsLeftOut,
    KeptInMemory,
    Listening,
    Missed,
    Restarted,
    SourceBack,
    SourceLost,
    WorkerDied,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and whether it tells of something that went wrong."""

    text: str
    is_trouble: bool = True


def told(message: Event | CaptureReport) -> Told | None:  # noqa: PLR0911 - a table
    """What to say of it; None where there is nothing to say, or others say it."""
    match message:
        case Listening(source=source):
            return Told(f"Listening to {source.name}. Ctrl+C ends it.", is_trouble=False)
        case SourceLost(name=name, is_awaited=True):
            return Told(
                f"{name} is gone. What was said is saved, and it goes on once the source is back. "
                "Ctrl+C ends it."
            )
        case SourceLost(name=name):
            return Told(f"{name} is gone. What was said is saved.")
        case SourceBack(source=source):
            return Told(f"Listening to {source.name} again.", is_trouble=False)
        case Missed(elapsed=elapsed):
            return Told(
                f"Sound was lost at {clock(elapsed)}: the computer was too busy, or asleep."
            )
        case KeptInMemory(seconds=0):
            return Told("All of the recording is on the disk again.", is_trouble=False)
        case KeptInMemory(error=error, seconds=seconds):
            return Told(
                f"{Messages().error(error)} {seconds:.0f} s of sound wait in memory meanwhile."
            )
        case Restarted():
            return Told(
                "Recognition stopped unexpectedly and was started again; nothing is lost.",
                is_trouble=False,
            )
        case FellBack() | HotwordsLeftOut():
            return Told(Messages().note(message), is_trouble=False)
    return None


def recorder_fault(error: EngineError) -> str:
    """Why a recording ends, or what of it is missing."""
    if isinstance(error, WorkerDied):
        return "The recorder stopped unexpectedly; what was recorded until then is kept."
    return str(Messages().error(error))
