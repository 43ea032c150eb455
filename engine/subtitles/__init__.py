"""Segments → subtitles and text files. Milliseconds live here and nowhere else in the engine."""

from engine.subtitles.cues import Cue, cut
from engine.subtitles.formats import FORMATS, render
from engine.subtitles.rules import PROFILES, Profile, profile_for

__all__ = ["FORMATS", "PROFILES", "Cue", "Profile", "cut", "profile_for", "render"]
