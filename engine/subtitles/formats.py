"""Every format that a transcript can be written in, and the one way to write it.

The text of all of them is UTF-8; a file of each family is written by a module of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.subtitles.ass import write_ass
from engine.subtitles.captions import Caption, captions, exact_rate, in_order, snapped
from engine.subtitles.cues import Cue, cut, uncut
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
from engine.subtitles.writing import on_one_line, writable
from engine.types import Segment, Transcript

_BOM = "\ufeff"
_WITH_WORDS = ("vtt", "ass", "lrc")


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is.

    Attributes:
        suffix: of its files, with the dot.
        is_text: DOCX alone is not.
        takes_bom: whether its files may begin with a byte order mark.
        wants_bom: whether they do where nobody says otherwise.
        has_voices: whether cues name their speaker; elsewhere a name stands in the text.
    """

    name: str
    suffix: str
    is_text: bool = True
    takes_bom: bool = True
    wants_bom: bool = False
    has_voices: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format("srt", ".srt"),
            Format("vtt", ".vtt", has_voices=True),
            Format("ass", ".ass", has_voices=True),
            Format("lrc", ".lrc"),
            Format("txt", ".txt"),
            Format("csv", ".csv", wants_bom=True),  # or Excel takes it for ANSI
            Format("json", ".json", takes_bom=False),
            Format("docx", ".docx", is_text=False, takes_bom=False),
            Format("textgrid", ".TextGrid"),
            Format("fcpxml", ".fcpxml", takes_bom=False),
        )
    }
)


class Encoder:
    """Writes one transcript in any format; formats that show the same share the cutting."""

    def __init__(
        self,
        transcript: Transcript,
        profile: Profile | str | None = None,
        options: FormatOptions = FormatOptions(),
        *,
        as_rows: bool = False,
    ) -> None:
        """Take what is written and how.

        Args:
            transcript: its segments in the order they were spoken.
            profile: the rules that cues are cut by, or their name in PROFILES; None chooses by
                each segment's language.
            options: what else was chosen.
            as_rows: one cue a segment, its lines as they are; no profile counts.

        Raises:
            KeyError: there is no such profile.
        """
        self._transcript = transcript
        self._profile = PROFILES[profile] if isinstance(profile, str) else profile
        self._options = options
        self._as_rows = as_rows
        self._cut: dict[bool, tuple[list[Segment], list[Cue]]] = {}  # with names in it, or not

    def data(self, format_name: str) -> bytes:
        """What a file of one of FORMATS holds.

        Raises:
            KeyError: there is no such format.
        """
        format_, options = FORMATS[format_name], self._options
        if not format_.is_text:
            shown = labelled(self._transcript.segments, tags=options.tags)
            return write_docx(shown, self._transcript.source)
        text = self.text(format_name)
        has_bom = format_.wants_bom if options.bom is None else options.bom
        if format_.takes_bom and has_bom:
            text = _BOM + text
        return (text.replace("\n", "\r\n") if options.crlf else text).encode()

    def text(self, format_name: str) -> str:
        """The same as text with bare line feeds, as a preview shows it.

        Raises:
            KeyError: there is no such format, or it is no text.
        """
        if not FORMATS[format_name].is_text:
            raise KeyError(format_name)
        match format_name:
            case "txt":
                text = write_txt(self._transcript.segments, self._options)
            case "csv":
                text = write_csv(self._transcript.segments)
            case "json":
                text = write_json(self._transcript)
            case "textgrid":
                text = write_textgrid(self._transcript)
            case _:
                text = self._of_captions(format_name)
        return writable(text)

    def _of_captions(self, format_name: str) -> str:
        options, title = self._options, self._transcript.source
        speakers, karaoke = options.speakers, options.karaoke
        shown = self._captions(format_name)
        match format_name:
            case "srt":
                return write_srt(shown)
            case "vtt":
                return write_vtt(shown, speakers=speakers, karaoke=karaoke)
            case "ass":
                return write_ass(
                    shown, title=title, style=options.style, speakers=speakers, karaoke=karaoke
                )
            case "lrc":
                return write_lrc(shown, karaoke=karaoke)
            case "fcpxml":
                return write_fcpxml(
                    shown,
                    title=title,
                    style=options.style,
                    frame_rate=options.frame_rate or DEFAULT_FRAME_RATE,
                    duration=self._transcript.duration,
                )
        raise KeyError(format_name)

    def _captions(self, format_name: str) -> list[Caption]:
        options = self._options
        has_voices = FORMATS[format_name].has_voices
        segments, cues = self._cues(has_names=options.speakers and not has_voices)
        is_sung = options.karaoke and format_name in _WITH_WORDS
        shown = captions(
            segments,
            cues,
            are_rows=self._as_rows,
            with_words=is_sung or (options.speakers and has_voices),
        )
        rate = options.frame_rate or (DEFAULT_FRAME_RATE if format_name == "fcpxml" else None)
        return shown if rate is None else list(snapped(shown, exact_rate(rate)))

    def _cues(self, *, has_names: bool) -> tuple[list[Segment], list[Cue]]:
        if has_names not in self._cut:
            told = labelled(self._transcript.segments, tags=self._options.tags, names=has_names)
            if self._as_rows:
                segments = [segment for segment in told if on_one_line(segment.text)]
                self._cut[has_names] = segments, list(in_order(uncut(segments)))
            else:
                segments = list(told)
                self._cut[has_names] = (
                    segments,
                    cut(segments, self._profile, self._options.protected),
                )
        return self._cut[has_names]


def encode(
    transcript: Transcript,
    format_name: str,
    profile: Profile | str | None = None,
    options: FormatOptions = FormatOptions(),
    *,
    as_rows: bool = False,
) -> bytes:
    """What a file of one of FORMATS holds; see Encoder."""
    return Encoder(transcript, profile, options, as_rows=as_rows).data(format_name)


def render(
    transcript: Transcript,
    format_name: str,
    profile: Profile | str | None = None,
    options: FormatOptions = FormatOptions(),
    *,
    as_rows: bool = False,
) -> str:
    """The text of a format; see Encoder."""
    return Encoder(transcript, profile, options, as_rows=as_rows).text(format_name)
