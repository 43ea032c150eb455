"""Every format that a transcript can be written in, and the one way to write it.

The text of all of them is UTF-8; a file of each family is written by a module of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from engine.subtitles.ass import write_ass
from engine.subtitles.captions import Caption, captions, exact_rate, snapped
from engine.subtitles.docx import write_docx
from engine.subtitles.fcpxml import DEFAULT_FRAME_RATE, write_fcpxml
from engine.subtitles.interchange import write_json
from engine.subtitles.labels import labelled
from engine.subtitles.lrc import write_lrc
from engine.subtitles.options import FormatOptions
from engine.subtitles.plain import write_csv, write_txt
from engine.subtitles.rules import PROFILES, Profile
from engine.subtitles.srt_vtt import write_srt, write_vtt
from engine.subtitles.textgrid import write_textgrid
from engine.subtitles.writing import writable
from engine.types import Transcript

_BOM = "\ufeff"
_WITH_SPEAKERS = ("vtt", "ass")  # elsewhere names stand in the text
_WITH_WORDS = ("vtt", "ass", "lrc")


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is.

    Attributes:
        suffix: of its files, with the dot.
        holds: cues, cut by a profile; sentences; or everything that is known.
        is_text: DOCX alone is not.
        takes_bom: whether its files may begin with a byte order mark.
        wants_bom: whether they do where nobody says otherwise.
    """

    name: str
    suffix: str
    holds: Literal["cues", "sentences", "everything"]
    is_text: bool = True
    takes_bom: bool = True
    wants_bom: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format("srt", ".srt", "cues"),
            Format("vtt", ".vtt", "cues"),
            Format("ass", ".ass", "cues"),
            Format("lrc", ".lrc", "cues"),
            Format("txt", ".txt", "sentences"),
            Format("csv", ".csv", "sentences", wants_bom=True),  # or Excel takes it for ANSI
            Format("json", ".json", "everything", takes_bom=False),
            Format("docx", ".docx", "sentences", is_text=False, takes_bom=False),
            Format("textgrid", ".TextGrid", "everything"),
            Format("fcpxml", ".fcpxml", "cues", takes_bom=False),
        )
    }
)


def encode(
    transcript: Transcript,
    format_name: str,
    profile: Profile | str | None = None,
    options: FormatOptions = FormatOptions(),
    *,
    as_rows: bool = False,
) -> bytes:
    """What a file of one of FORMATS holds.

    Args:
        transcript: its segments in the order they were spoken.
        format_name: a name in FORMATS.
        profile: the rules that cues are cut by, or their name in PROFILES; None chooses by each
            segment's language.
        options: what else was chosen.
        as_rows: one cue a segment, its lines as they are; no profile counts.

    Raises:
        KeyError: there is no such format or profile.
    """
    format_ = FORMATS[format_name]
    if not format_.is_text:
        shown = labelled(transcript.segments, tags=options.tags)
        return write_docx(shown, transcript.source)
    text = render(transcript, format_name, profile, options, as_rows=as_rows)
    has_bom = format_.wants_bom if options.bom is None else options.bom
    if format_.takes_bom and has_bom:
        text = _BOM + text
    return (text.replace("\n", "\r\n") if options.crlf else text).encode()


def render(
    transcript: Transcript,
    format_name: str,
    profile: Profile | str | None = None,
    options: FormatOptions = FormatOptions(),
    *,
    as_rows: bool = False,
) -> str:
    """The text of `encode`, with bare line feeds, as a preview shows it.

    Raises:
        KeyError: there is no such format or profile, or the format is no text.
    """
    if not FORMATS[format_name].is_text:
        raise KeyError(format_name)
    segments = transcript.segments
    match format_name:
        case "txt":
            text = write_txt(segments, options)
        case "csv":
            text = write_csv(segments)
        case "json":
            text = write_json(transcript)
        case "textgrid":
            text = write_textgrid(transcript)
        case _:
            rules = PROFILES[profile] if isinstance(profile, str) else profile
            text = _cues(transcript, format_name, rules, options, as_rows=as_rows)
    return writable(text)


def _cues(
    transcript: Transcript,
    format_name: str,
    profile: Profile | None,
    options: FormatOptions,
    *,
    as_rows: bool,
) -> str:
    names = options.speakers and format_name not in _WITH_SPEAKERS
    segments = labelled(transcript.segments, tags=options.tags, names=names)
    is_sung = options.karaoke and format_name in _WITH_WORDS
    is_spoken = options.speakers and format_name in _WITH_SPEAKERS
    shown = captions(segments, profile, as_rows=as_rows, with_words=is_sung or is_spoken)
    rate = options.frame_rate or (DEFAULT_FRAME_RATE if format_name == "fcpxml" else None)
    if rate is not None:
        shown = list(snapped(shown, exact_rate(rate)))
    return _written(transcript, format_name, shown, options)


def _written(
    transcript: Transcript, format_name: str, shown: list[Caption], options: FormatOptions
) -> str:
    title, style = transcript.source, options.style
    speakers, karaoke = options.speakers, options.karaoke
    match format_name:
        case "srt":
            return write_srt(shown)
        case "vtt":
            return write_vtt(shown, speakers=speakers, karaoke=karaoke)
        case "ass":
            return write_ass(shown, title=title, style=style, speakers=speakers, karaoke=karaoke)
        case "lrc":
            return write_lrc(shown, karaoke=karaoke)
        case "fcpxml":
            return write_fcpxml(
                shown,
                title=title,
                style=style,
                frame_rate=options.frame_rate or DEFAULT_FRAME_RATE,
                duration=transcript.duration,
            )
    raise KeyError(format_name)
