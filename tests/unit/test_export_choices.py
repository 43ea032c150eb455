"""app/export_choices.py: names of files, and settings that somebody edited by hand."""

from dataclasses import replace
from datetime import date

import pytest

from app.export_choices import ROWS, ExportChoices, choices_from, stored
from engine import PROFILES, FormatOptions, Style

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("talk.mp4", "talk"),
        ("talk.zh.srt", "talk.zh"),
        ("Interview v1.2", "Interview v1.2"),
        ("A/B: part 1", "A_B_ part 1"),
        ("one\ntwo", "one_two"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON", "_CON"),
        ("", "_"),
        ("{date}", "{date}"),
    ],
)
def test_a_name_makes_a_stem_that_every_disk_takes(name, stem):
    assert ExportChoices().stem(name, DAY) == stem


@pytest.mark.parametrize(
    ("pattern", "stem"),
    [
        ("{date} {name} {profile}", "2026-03-01 talk auto"),
        ("{name}{name}", "talktalk"),
        ("{other} {", "{other} {"),
        ("{name}/x", "talk_x"),
        ("", "talk"),
    ],
)
def test_patterns_are_filled_in(pattern, stem):
    assert replace(ExportChoices(), pattern=pattern).stem("talk.mp4", DAY) == stem


def test_what_is_chosen_is_kept_and_nothing_else():
    options = FormatOptions(crlf=True, frame_rate=25.0, style=Style(size=40))
    chosen = ExportChoices(("srt", "ass"), ROWS, "/out", "{date}", options)
    assert choices_from(stored(chosen)) == chosen
    assert stored(ExportChoices()) == {}
    assert stored(chosen)["options"] == {"crlf": True, "frame_rate": 25.0, "style": {"size": 40}}


@pytest.mark.parametrize(
    "kept",
    [
        {"formats": ()},
        {"formats": ("exe",)},
        {"formats": ({},)},
        {"formats": "srt"},
        {"profile": "none of ours"},
        {"profile": {}},
        {"folder": "relative"},
        {"folder": 7},
        {"pattern": " "},
        {"options": 7},
        {"options": {"frame_rate": 1e9, "bom": "yes", "tags": {}, "protected": "x"}},
        {"options": {"style": 7}},
        {"options": {"style": {"size": 60.5}}},
        {"options": {"style": {"size": float("nan"), "outline": True}}},
        {"options": {"style": {"colour": "#12345g", "font": "", "position": ()}}},
        {"unknown": 1},
    ],
)
def test_what_makes_no_sense_takes_its_default(kept):
    assert choices_from(kept) == ExportChoices()


def test_rows_as_they_are_know_no_rules():
    assert ExportChoices(profile=ROWS).as_rows
    assert ExportChoices(profile=ROWS).rules is None
    name = next(iter(PROFILES))
    assert ExportChoices(profile=name).rules == PROFILES[name]
