"""The hot key: its names, and what keys that go down and up make of it."""

import pytest

from app.dictation_choices import DictationChoices, choices_from, stored
from app.hotkey import HotKey, hot_key_from, refusal
from app.hotkey_press import HotKeyPress, Press

RIGHT_CTRL = HotKey("ctrl_r")
F9 = HotKey("f9")
CHORD = HotKey("d", frozenset({"ctrl", "alt"}))


@pytest.mark.parametrize("text", ["ctrl_r", "f9", "ctrl+alt+d", "shift+f1", "alt_gr", "ctrl++"])
def test_a_key_is_read_as_it_is_written(text):
    assert str(hot_key_from(text)) == text


@pytest.mark.parametrize("text", ["", "ctrl+", "nokey", "hyper+a", "ctrl+ctrl_r", "D", "ab"])
def test_what_names_no_key_is_none(text):
    assert hot_key_from(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("d", "typing"),
        ("shift+d", "typing"),
        ("space", "needed"),
        ("enter", "needed"),
        ("esc", "needed"),
        ("shift+delete", "needed"),
        ("ctrl+c", "editing"),
        ("cmd+v", "editing"),
        ("ctrl+shift+c", ""),
        ("ctrl+space", ""),
        ("f9", ""),
        ("ctrl_r", ""),
        ("pause", ""),
    ],
)
def test_a_key_that_is_needed_otherwise_is_refused(text, why):
    assert refusal(hot_key_from(text)) == why


def follow(hot_key, *moves, mode="hold", start=-10.0):
    """Play moves as "+f9 1.0"; tell what the hot key did."""
    press = HotKeyPress(hot_key, mode, start)
    did = []
    for move in moves:
        name, _, at = move.partition(" ")
        act = press.pressed if name[0] == "+" else press.released
        did.append(act(name[1:], float(at)))
    return [each for each in did if each is not None]


def test_held_it_begins_and_ends():
    assert follow(F9, "+f9 0", "-f9 2") == [Press.BEGAN, Press.ENDED]


def test_repeats_are_no_presses():
    moves = ["+f9 0", *(f"+f9 {0.5 + n / 25}" for n in range(50)), "-f9 3"]
    assert follow(F9, *moves) == [Press.BEGAN, Press.ENDED]


def test_a_short_press_is_no_dictation():
    assert follow(F9, "+f9 0", "-f9 0.29") == [Press.BEGAN, Press.DROPPED]


@pytest.mark.parametrize(
    "ups", [("-d 2", "-alt_l 2.1", "-ctrl_l 2.2"), ("-ctrl_l 2", "-d 2.1", "-alt_l 2.2")]
)
def test_keys_held_together_go_up_in_any_order(ups):
    assert follow(CHORD, "+ctrl_l 0", "+alt_l 0.1", "+d 0.2", *ups) == [Press.BEGAN, Press.ENDED]


def test_either_side_of_a_modifier_will_do():
    assert follow(CHORD, "+ctrl_r 0", "+alt_r 0.1", "+d 0.2") == [Press.BEGAN]


@pytest.mark.parametrize(
    "moves",
    [
        ("+ctrl_l 0", "+d 0.1"),
        ("+ctrl_l 0", "+alt_l 0", "+shift_l 0", "+d 0.1"),
        ("+d 0",),
    ],
)
def test_fewer_or_more_modifiers_are_another_key(moves):
    assert follow(CHORD, *moves) == []


def test_a_modifier_that_is_used_as_one_is_no_dictation():
    moves = ("+ctrl_r 0", "+c 0.2", "-c 0.25", "-ctrl_r 0.3")
    assert follow(RIGHT_CTRL, *moves) == [Press.BEGAN, Press.DROPPED]


def test_a_key_pressed_by_accident_later_ends_nothing():
    moves = ("+ctrl_r 0", "+c 1.2", "-c 1.3", "-ctrl_r 3")
    assert follow(RIGHT_CTRL, *moves) == [Press.BEGAN, Press.ENDED]


def test_a_modifier_pressed_while_another_key_is_down_is_used_as_one():
    assert follow(RIGHT_CTRL, "+shift_l 0", "+ctrl_r 0.1", "-ctrl_r 1") == []


def test_the_other_side_is_another_key():
    assert follow(RIGHT_CTRL, "+ctrl_l 0", "-ctrl_l 2") == []


def test_held_while_the_program_starts_it_is_no_dictation_until_it_went_up():
    moves = ("+f9 0.2", "+f9 0.24", "+f9 1.5", "-f9 2", "+f9 3", "-f9 4")
    assert follow(F9, *moves, start=0.0) == [Press.BEGAN, Press.ENDED]


def test_a_release_that_nobody_saw_does_not_block_it():
    moves = ("+f9 0", "+f9 10", "-f9 12")  # the screen was locked in between
    assert follow(F9, *moves) == [Press.BEGAN, Press.ENDED]
    moves = ("+shift_l 0", "+ctrl_r 30", "-ctrl_r 32")
    assert follow(RIGHT_CTRL, *moves) == [Press.BEGAN, Press.ENDED]


def test_pressed_twice_it_toggles_twice():
    moves = ("+f9 0", "+f9 0.5", "-f9 0.6", "+f9 3", "-f9 3.1")
    assert follow(F9, *moves, mode="toggle") == [Press.TOGGLED] * 2


def test_a_modifier_toggles_when_it_goes_up_and_was_not_used_as_one():
    assert follow(RIGHT_CTRL, "+ctrl_r 0", "-ctrl_r 0.1", mode="toggle") == [Press.TOGGLED]
    moves = ("+ctrl_r 0", "+c 0.1", "-c 0.2", "-ctrl_r 0.3")
    assert follow(RIGHT_CTRL, *moves, mode="toggle") == []


def test_choices_survive_the_settings_and_bad_ones_take_the_usual():
    chosen = DictationChoices(is_on=True, mode="toggle", key="ctrl+alt+d", placing="type")
    assert choices_from(stored(chosen)) == chosen
    assert stored(DictationChoices()) == {}
    bad = {"is_on": 1, "mode": "often", "key": "hyper+q", "placing": "by post", "other": 3}
    assert choices_from(bad) == DictationChoices()
    assert choices_from({"key": ["f9"], "mode": ["hold"]}) == DictationChoices()
