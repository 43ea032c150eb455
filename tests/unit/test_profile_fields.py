import json

import pytest

from engine.errors import ProfileError
from engine.subtitles import PROFILES, fields_of, profile_from


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_survives_json(name) -> None:
    assert profile_from(json.loads(json.dumps(fields_of(PROFILES[name])))) == PROFILES[name]


def test_a_profile_may_begin_from_another() -> None:
    profile = profile_from({"name": "mine", "base": "netflix-zh", "columns": 28, "speed": None})
    assert (profile.name, profile.columns, profile.speed) == ("mine", 28, None)
    assert profile.enclitics == PROFILES["netflix-zh"].enclitics


@pytest.mark.parametrize(
    ("fields", "wrong", "reason"),
    [
        ({"columns": 30}, "name", "missing"),
        ({"name": " ", "columns": 30}, "name", "missing"),
        ({"name": "a\nb", "columns": 30}, "name", "text"),
        ({"name": 3, "columns": 30}, "name", "text"),
        ({"name": "a"}, "columns", "missing"),
        ({"name": "a", "columns": "30"}, "columns", "number"),
        ({"name": "a", "columns": True}, "columns", "number"),
        ({"name": "a", "columns": 30.5}, "columns", "whole"),
        ({"name": "a", "columns": 1}, "columns", "range"),
        ({"name": "a", "columns": None}, "columns", "number"),
        ({"name": "a", "columns": float("inf")}, "columns", "whole"),
        ({"name": "a", "columns": 30, "speed": 0}, "speed", "range"),
        ({"name": "a", "columns": 30, "gap": float("nan")}, "gap", "range"),
        ({"name": "a", "columns": 30, "shortest": 8}, "shortest", "range"),
        ({"name": "a", "columns": 30, "is_wide": 1}, "is_wide", "truth"),
        ({"name": "a", "columns": 30, "drop_trailing": ".e"}, "drop_trailing", "marks"),
        ({"name": "a", "columns": 30, "drop_trailing": "。3"}, "drop_trailing", "marks"),
        ({"name": "a", "columns": 30, "drop_trailing": "\u0301"}, "drop_trailing", "marks"),
        ({"name": "a", "columns": 30, "enclitics": "ab"}, "enclitics", "words"),
        ({"name": "a", "columns": 30, "enclitics": [1]}, "enclitics", "text"),
        ({"name": "a", "columns": 30, "wide": True}, "wide", "unknown"),
        ({"name": "a", "base": "imax"}, "base", "choice"),
    ],
)
def test_what_makes_no_sense_is_named(fields, wrong, reason) -> None:
    with pytest.raises(ProfileError) as caught:
        profile_from(fields)
    assert (caught.value.field, caught.value.reason) == (wrong, reason)
