"""Text of cues as SRT and WebVTT have it → plain text, with the times and the voice in it."""

import html
import re

from engine.subtitles.sharing import Run

# Only what is known to be a tag: people say "3 < 4", and write <laughs>.
_TAG = re.compile(
    r"<(?P<of>v|lang)(?:\.[^\s<>]*)?\s(?P<value>[^<>]*)>"
    r"|</?(?P<name>[bcisuv]|br|div|em|font|lang|p|rt|ruby|small|span|strong|tt)"
    r"(?:\.[^\s<>]*)?(?:\s+[\w-]+=[^<>]*|\s*)/?>"
    r"|<(?P<time>(?:\d+:)?\d+:\d+[.,]\d+)>"
    r"|\{\\[^{}\n]*\}",  # as in ASS; many SRT files place their cues with it
    re.IGNORECASE,
)
_NO_CHARACTER = re.compile(r"&#\d{8,};?")  # Python makes no number of thousands of digits
# Of a number with more digits no time is made.
_CLOCK = re.compile(
    r"\s*(?:(-)\s*)?(?:(\d{1,9})\s*[:：]\s*)?(\d{1,9})\s*[:：]\s*(\d{1,9})"
    r"(?:\s*[.,，:：]\s*(\d{1,9}))?"
)


def read_clock(text: str, at: int = 0) -> tuple[int | None, int]:
    """The time in milliseconds that stands at a place, None where there is none; and its end."""
    found = _CLOCK.match(text, at)
    if found is None:
        return None, at
    sign, hours, minutes, seconds, fraction = found.groups(default="0")
    time_ms = 1000 * (3600 * int(hours) + 60 * int(minutes) + int(seconds))
    time_ms += round(1000 * int(fraction) / 10 ** len(fraction))
    return (-time_ms if sign == "-" else time_ms), found.end()


def _unescaped(text: str) -> str:
    """The text with the characters that entities stand for."""
    return html.unescape(_NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text))


class Markup:
    """Reads the text of one cue.

    Attributes:
        runs: the text, in parts where some words have times.
        speaker: the first voice; the names of others stay in the text.
        has_formatting: whether something is left out.
    """

    def __init__(self, text: str) -> None:
        self.runs: list[Run] = []
        self.speaker: str | None = None
        self.has_formatting = False
        self._time: float | None = None
        self._text = ""
        at = 0
        for found in _TAG.finditer(text):
            self._text += _unescaped(text[at : found.start()])
            self._take(found)
            at = found.end()
        self._text += _unescaped(text[at:])
        self._end_run(None)

    def _take(self, tag: re.Match[str]) -> None:
        name = (tag["name"] or "").lower()
        if tag["time"]:
            time_ms, _ = read_clock(tag["time"])
            self._end_run(None if time_ms is None else time_ms / 1000)
        elif (tag["of"] or "").lower() == "v":
            self._voice(" ".join(_unescaped(tag["value"]).split()))
        elif name == "br":
            self._text += "\n"
        elif name not in ("v", "c"):
            self.has_formatting = True

    def _voice(self, name: str) -> None:
        if self.speaker is None and not self._text.strip() and not self.runs:
            self.speaker = name or None
        elif name != self.speaker:
            self._text += f"\n{name}: " if self._text.strip() else f"{name}: "

    def _end_run(self, following: float | None) -> None:
        self.runs.append((self._text, self._time))
        self._text, self._time = "", following
