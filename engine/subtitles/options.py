"""What may be chosen about a file besides its format and the rules that its cues are cut by."""

from dataclasses import dataclass
from typing import Literal

Tagging = Literal["none", "words", "emoji"]
TextLayout = Literal["sentences", "paragraphs", "timed"]
Position = Literal["bottom", "middle", "top"]


@dataclass(frozen=True, slots=True)
class Style:
    """How subtitles look where their format can say so: ASS, and titles of FCPXML.

    Attributes:
        size: height of a line, of a screen that is 1080 high.
        colour: "#rrggbb", as `outline_colour`.
        outline: how thick, on the same screen.
    """

    font: str = "Arial"
    size: int = 60
    colour: str = "#ffffff"
    outline: float = 3.0
    outline_colour: str = "#000000"
    position: Position = "bottom"


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """Choices with their defaults; a format leaves out what it has no place for.

    Attributes:
        bom: begin with a byte order mark; None: where the format's readers want one, CSV alone.
        crlf: end lines as Windows does.
        frame_rate: frames a second that times are moved to; None leaves milliseconds.
        tags: how emotions and sounds are printed: not at all, as [laughter], as an emoji.
        speakers: print who speaks.
        karaoke: print when each word is said, inside the cue.
        protected: words and phrases, as names, that no cue is cut in and no line broken.
        text_layout: how plain text is laid out: a sentence a line, paragraphs, or with times.
    """

    bom: bool | None = None
    crlf: bool = False
    frame_rate: float | None = None
    tags: Tagging = "none"
    speakers: bool = False
    karaoke: bool = False
    protected: tuple[str, ...] = ()
    text_layout: TextLayout = "sentences"
    style: Style = Style()
