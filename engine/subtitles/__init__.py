"""Segments → subtitles and text files, and back. Milliseconds live here alone in the engine."""

from engine.subtitles.cues import Cue, cut, uncut
from engine.subtitles.formats import FORMATS, Encoder, Format, encode, render
from engine.subtitles.options import FormatOptions, Style
from engine.subtitles.reading import READABLE, Reading, read_transcript
from engine.subtitles.remarks import Remark
from engine.subtitles.rules import PROFILES, Profile, profile_for

__all__ = [
    "FORMATS",
    "PROFILES",
    "READABLE",
    "Cue",
    "Encoder",
    "Format",
    "FormatOptions",
    "Profile",
    "Reading",
    "Remark",
    "Style",
    "cut",
    "encode",
    "profile_for",
    "read_transcript",
    "render",
    "uncut",
]
