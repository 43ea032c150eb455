import json
import logging
from dataclasses import replace

import pytest

from app import settings as store
from app.cli_values import profile_in
from app.export_choices import ExportChoices, choices_from, stored
from app.own_profiles import (
    KnownProfiles,
    NotRules,
    free_name,
    is_taken,
    known_from,
    read_profile,
    write_profile,
)
from app.settings import Settings
from engine import PROFILES, ProfileError

MINE = replace(PROFILES["netflix-zh"], name="我的频道", columns=28, speed=None)
KNOWN = KnownProfiles((MINE,))


def test_own_rules_survive_the_settings_file(tmp_path) -> None:
    store.save(tmp_path / "settings.json", Settings(profiles=KNOWN.stored))
    known = known_from(store.load(tmp_path / "settings.json").profiles)
    assert known == KNOWN
    assert known.names == (*PROFILES, "我的频道")
    assert known.look_up("我的频道") == MINE
    assert known.look_up("verbatim") == PROFILES["verbatim"]
    assert known.look_up("gone") is None


@pytest.mark.parametrize("profiles", [[], "mine", None, 3])
def test_settings_of_another_kind_take_the_default(tmp_path, profiles, caplog) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"profiles": profiles}), encoding="utf-8")
    assert store.load(file).profiles == {}
    assert "profiles" in caplog.text


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("bad", {"columns": 1}),
        ("bad", {"columns": 10**400}),
        ("bad", {"columns": 30, "later": True}),
        ("bad", "columns"),
        ("netflix-en", {"columns": 30}),
        ("Rows", {"columns": 30}),
        (" ", {"columns": 30}),
    ],
)
def test_what_makes_no_sense_is_left_out_told_and_not_lost(name, values, caplog) -> None:
    caplog.set_level(logging.WARNING)
    known = known_from({name: values, **KNOWN.stored})
    assert known.own == (MINE,)
    assert f"“{name}”" in caplog.text
    assert known.look_up(name) == PROFILES.get(name)
    assert replace(known, own=()).stored == {name: values}


def test_names_are_free_or_get_a_number() -> None:
    assert is_taken("Netflix-ZH ", [])
    assert is_taken("auto", [])
    assert not is_taken("mine", ["yours"])
    assert free_name("mine", ["yours"]) == "mine"
    assert free_name("mine", ["Mine", "mine 2"]) == "mine 3"
    assert free_name("netflix-zh", []) == "netflix-zh 2"


def test_a_file_is_the_one_of_the_command_line(tmp_path) -> None:
    path = tmp_path / "mine.json"
    write_profile(path, MINE)
    assert read_profile(path) == MINE
    assert profile_in(str(path)) == MINE
    path.write_text('\ufeff{"name": "short", "base": "netflix-en", "lines": 1}', encoding="utf-8")
    assert read_profile(path) == replace(PROFILES["netflix-en"], name="short", lines=1)


@pytest.mark.parametrize(
    "data", [b"", b"[1]", b"\xff\xfe\x00", b"{", b"[" * 100_000, b" " * (1 << 20) + b"{}"]
)
def test_a_file_of_something_else_is_refused(tmp_path, data) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(data)
    with pytest.raises(NotRules):
        read_profile(path)


def test_a_file_that_makes_no_sense_says_where(tmp_path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"name": "a", "columns": "30"}', encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        read_profile(path)
    assert caught.value.field == "columns"


def test_an_export_goes_by_own_rules() -> None:
    choices = choices_from({"profile": "我的频道"}, KNOWN)
    assert choices.rules == MINE
    assert stored(choices) == {"profile": "我的频道"}
    assert stored(replace(choices, profile=None)) == {}


def test_an_export_follows_a_new_name() -> None:
    renamed = KnownProfiles((replace(MINE, name="new"),))
    choices = ExportChoices(profile="我的频道", known=KNOWN)
    assert choices.with_known(renamed, {"我的频道": "new"}).rules == renamed.own[0]


def test_rules_that_are_gone_fall_back_to_what_suits_the_language() -> None:
    assert choices_from({"profile": "我的频道"}).profile is None
    assert ExportChoices(profile="我的频道", known=KNOWN).with_known(KnownProfiles()).rules is None
    assert choices_from({"profile": "rows"}, KNOWN).as_rows
    assert choices_from({"profile": ["a"]}, KNOWN).profile is None
