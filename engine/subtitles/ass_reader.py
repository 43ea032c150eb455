"""ASS and SSA → cues: every line that is shown, without what its overrides do to it."""

import re
from collections.abc import Sequence

from engine.subtitles.markup import read_clock
from engine.subtitles.mending import RawCue
from engine.subtitles.remarks import Remarks
from engine.subtitles.sharing import Run

_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect")
_OVERRIDES = re.compile(r"(?<!\\)\{([^{}]*)\}")
_SYLLABLE = re.compile(r"\\(?:k[fot]?|K)\s*(\d{1,9})\d*")
_DRAWING = re.compile(r"\\p(\d+)")
_ESCAPE = re.compile("\\\\([Nnh{}\N{WORD JOINER}])")
_MEANING = {"N": "\n", "n": " ", "h": " ", "{": "{", "}": "}", "\N{WORD JOINER}": "\\"}
_LINE = re.compile(r"\s*(Dialogue|Comment|Format)\s*:(.*)", re.IGNORECASE)


def is_ass(text: str) -> bool:
    """Whether it looks like a script of this kind."""
    return re.search(r"^[ \t]*(?:\[Script Info\]|Dialogue[ \t]*:)", text, re.MULTILINE) is not None


def read_ass(text: str, remarks: Remarks) -> list[RawCue]:
    """Its lines of dialogue, in the order of the file."""
    fields: Sequence[str] = _FIELDS
    cues: list[RawCue] = []
    is_events = True  # a script may come without its sections
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("["):
            is_events = line.strip().lower() == "[events]"
        found = _LINE.match(line) if is_events else None
        if found is None:
            if is_events and line.strip() and not line.lstrip().startswith(("[", ";", "!")):
                remarks.add("loose", number)
            continue
        kind, content = found[1].lower(), found[2].strip()
        if kind == "format":
            fields = [name.strip().lower() for name in content.split(",")][:-1]
        elif kind == "comment":
            remarks.add("comment", number)
        else:
            cues.append(_cue(fields, content, len(cues) + 1, remarks))
    return cues


def _cue(fields: Sequence[str], content: str, number: int, remarks: Remarks) -> RawCue:
    *values, text = content.split(",", len(fields))
    told = dict(zip(fields, map(str.strip, values), strict=False))
    start_ms, end_ms = (read_clock(told.get(name, ""))[0] for name in ("start", "end"))
    runs, has_formatting = _runs(text, (start_ms or 0) / 1000)
    if has_formatting:
        remarks.add("formatting", number)
    speaker = told.get("name", told.get("actor", "")) or None
    return RawCue(start_ms, end_ms, tuple(runs), speaker)


def _runs(text: str, start: float) -> tuple[list[Run], bool]:
    """The text, in parts where it is sung; and whether something else is left out."""
    runs: list[Run] = []
    time, following, part = start, start, ""
    is_drawing = has_formatting = False
    at = 0
    for found in _OVERRIDES.finditer(text):
        part += "" if is_drawing else text[at : found.start()]
        at = found.end()
        syllables = _SYLLABLE.findall(found[1])
        if syllables:
            runs.append((_unescaped(part), time))
            part, time = "", following
            following += sum(map(int, syllables)) / 100
            time = following - int(syllables[-1]) / 100
        drawing = _DRAWING.findall(found[1])
        is_drawing = drawing[-1] != "0" if drawing else is_drawing
        has_formatting = has_formatting or bool(_SYLLABLE.sub("", found[1]).strip())
    part += "" if is_drawing else text[at:]
    runs.append((_unescaped(part), time if runs else None))
    return runs, has_formatting


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _MEANING[found[1]], text)
