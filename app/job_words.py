"""Jobs, times and names in the user's words."""

import html
import unicodedata
from pathlib import Path

from PySide6.QtCore import QObject

from app.job import Job, State
from app.languages import short_language
from app.message import Message
from app.messages import Messages
from app.number_words import times
from app.settings import is_folder
from engine import MODELS

_MINUTE = 60
_HOUR = 3600


def shown_name(name: str) -> str:
    """The name on one line: control characters become visible symbols, as ␤ for a newline."""
    return "".join(map(_visible, name))


def clock(seconds: float) -> str:
    """A length or a moment, as 42:18 or 1:02:03."""
    whole = int(seconds)
    hours, minutes = whole // _HOUR, whole % _HOUR // _MINUTE
    if hours:
        return f"{hours}:{minutes:02}:{whole % _MINUTE:02}"
    return f"{minutes}:{whole % _MINUTE:02}"


def as_tip(text: str) -> str:
    """The text for a tool tip, which would take a name like "<b>.wav" for HTML."""
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'


def model_title(name: str) -> str:
    """What a model is called; one that is a directory goes by its name."""
    title = next((model.title for model in MODELS if model.name == name), None)
    return title or shown_name(Path(name).name or name)


def _with_title(text: str, model: str) -> str:
    """The text with the name of a model folder in place of its path, which fills a row."""
    return text.replace(model, model_title(model)) if is_folder(model) else text


def _visible(char: str) -> str:
    code = ord(char)
    if char == "\n" or unicodedata.category(char) in ("Zl", "Zp"):
        return "␤"
    if code < 0x20:  # noqa: PLR2004 - the control characters' pictures stand in the same order
        return chr(0x2400 + code)
    if char == "\x7f":
        return "␡"
    # What turns the writing direction, or is no character at all (a byte that is not UTF-8).
    if (
        code in range(0x202A, 0x202F)
        or code in range(0x2066, 0x206A)
        or code in range(0xD800, 0xE000)
    ):
        return "\N{REPLACEMENT CHARACTER}"
    return char


class JobWords(QObject):
    """What a job is doing, in words."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages

    def state(self, job: Job) -> str:  # noqa: C901, PLR0911 - one a state
        """One or two words, for the status column."""
        if job.is_pausing:
            return self.tr("Pausing…")
        match job.state:
            case State.WAITING:
                return self.tr("Waiting")
            case State.PREPARING:
                return self.tr("Preparing the model") if job.first_time else self.tr("Preparing")
            case State.TRANSCRIBING:
                return self.tr("Transcribing")
            case State.PAUSED:
                return self.tr("Paused")
            case State.INTERRUPTED:
                return self.tr("Interrupted")
            case State.SAVING:
                return self.tr("Saving")
            case State.DONE:
                return self.tr("Done")
            case State.NOTED:
                return self.tr("Done, %n note(s)", "", job.n_remarks)
            case State.CANCELLED:
                return self.tr("Cancelled")
            case State.FAILED:
                return self.tr("Failed")

    def rest(self, job: Job) -> str:
        """What becomes of a job that rests; empty for others, and where its `reason` says it."""
        if job.error is not None:
            return ""
        if job.state is State.PAUSED:
            return self.tr("Paused. It goes on after the last sentence.")
        if job.state is State.INTERRUPTED:
            return self.tr("The program ended meanwhile. It goes on after the last sentence.")
        return ""

    def reason(self, job: Job) -> Message | None:
        """Why it failed."""
        if job.error is None:
            return None
        message = self._messages.error(job.error)
        what = _with_title(message.what, job.options.model)
        return Message(shown_name(what), shown_name(message.hint), message.action)

    def notes(self, job: Job) -> list[str]:
        """What there is to know about a job that went on."""
        return [shown_name(self._messages.note(note)) for note in job.notes]

    def language(self, job: Job) -> str:
        """The languages found, or the one asked for."""
        found = [code for code, _count in job.languages.most_common()]
        if not found:
            asked = [short_language(code) for code in job.options.languages]
            return ", ".join(asked) or self.tr("Auto")
        if len(found) == 1:
            return short_language(found[0])
        return (
            self.tr("%1 +%2")
            .replace("%1", short_language(found[0]))
            .replace("%2", str(len(found) - 1))
        )

    def device(self, job: Job) -> str:
        """What computes: the processor or the graphics card."""
        if job.device.startswith("cuda"):
            return self.tr("GPU")
        return self.tr("CPU") if job.device else ""

    def progress(self, job: Job) -> str:
        """Percent done, or the minutes done where the length is unknown."""
        if job.fraction is not None:
            return self.tr("%1 %").replace("%1", str(int(job.fraction * 100)))
        return clock(job.done) if job.done else ""

    def speed(self, job: Job, now: float) -> str:
        """How many times faster than listening."""
        speed = job.speed(now)
        return "" if speed is None else times(speed)

    def left(self, seconds: float) -> str:
        """Time left, as exactly as it is known."""
        minutes = round(seconds / _MINUTE)
        if minutes < 1:
            return self.tr("less than a minute")
        if minutes < 60:  # noqa: PLR2004 - minutes of an hour
            return self.tr("about %1 min").replace("%1", str(minutes))
        return (
            self.tr("about %1 h %2 min")
            .replace("%1", str(minutes // 60))
            .replace("%2", str(minutes % 60 // 5 * 5))
        )

    def tip(self, job: Job) -> str:
        """All there is to say about a row, for its tool tip."""
        lines = [shown_name(str(job.media))]
        if is_folder(job.options.model):
            lines.append(self.tr("Model: %1").replace("%1", shown_name(job.options.model)))
        reason = self.reason(job)
        lines += [str(reason)] if reason else []
        lines += self.notes(job)
        lines += [self.tr("Saved: %1").replace("%1", shown_name(path.name)) for path in job.written]
        return "\n".join(lines)
