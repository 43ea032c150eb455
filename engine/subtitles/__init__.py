"""Segments → subtitles and text files, and back. Milliseconds live here alone in the engine."""

from engine.subtitles.checks import Violation, check, check_row, check_segments
from engine.subtitles.cues import Cue, cut, uncut
from engine.subtitles.formats import FORMATS, Encoder, Format, encode, render
from engine.subtitles.options import FormatOptions, Style
from engine.subtitles.profile_fields import fields_of, profile_from
from engine.subtitles.protection import prepare_cutting
from engine.subtitles.reading import READABLE, Reading, read_transcript
from engine.subtitles.remarks import Remark
from engine.subtitles.repairs import Repair, repaired
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
    "Repair",
    "Style",
    "Violation",
    "check",
    "check_row",
    "check_segments",
    "cut",
    "encode",
    "fields_of",
    "prepare_cutting",
    "profile_for",
    "profile_from",
    "read_transcript",
    "render",
    "repaired",
    "uncut",
]
