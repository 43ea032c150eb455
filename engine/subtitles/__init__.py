"""Segments → subtitles and text files. Milliseconds live here and nowhere else in the engine."""

from engine.subtitles.checks import Violation, check, check_row, check_segments
from engine.subtitles.cues import Cue, cut, uncut
from engine.subtitles.formats import FORMATS, render
from engine.subtitles.profile_fields import fields_of, profile_from
from engine.subtitles.repairs import Repair, repaired
from engine.subtitles.rules import PROFILES, Profile, profile_for

__all__ = [
    "FORMATS",
    "PROFILES",
    "Cue",
    "Profile",
    "Repair",
    "Violation",
    "check",
    "check_row",
    "check_segments",
    "cut",
    "fields_of",
    "profile_for",
    "profile_from",
    "render",
    "repaired",
    "uncut",
]
