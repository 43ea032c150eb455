"""How captions look, in the settings."""

import json

import pytest

from app.caption_style import CaptionStyle, stored_style, style_from

OWN = CaptionStyle("Inter", 40, "#FFEE00", "#112233", 30, 4, passes_clicks=True, width=640)


def test_it_comes_back_from_the_settings():
    kept = json.loads(json.dumps(stored_style(OWN)))
    assert style_from(kept) == OWN


def test_what_is_usual_is_not_kept():
    assert stored_style(CaptionStyle()) == {}
    assert stored_style(CaptionStyle(lines=3)) == {"lines": 3}


@pytest.mark.parametrize(
    "bad",
    [
        {"size": 4},
        {"size": "40"},
        {"size": True},
        {"text": "white"},
        {"ground": "#12345"},
        {"opacity": 101},
        {"lines": 0},
        {"lines": 7},
        {"passes_clicks": 1},
        {"width": 10},
        {"left": 1e9},
        {"screen": 1},
        {"family": None},
        {"unheard-of": 3},
    ],
)
def test_what_makes_no_sense_takes_its_default(bad):
    assert style_from(bad | {"top": 7}) == CaptionStyle(top=7)
