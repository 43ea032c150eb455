"""What the user chose survives, whatever happens to its file."""

import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from app.settings import Settings, load, save, with_model


def test_choices_come_back(tmp_path: Path) -> None:
    chosen = Settings(
        theme="dark",
        interface="zh_CN",
        language="ja",
        outcome="everything",
        pause_while_typing=True,
        shortcuts={"split": ("Ctrl+K",), "merge": ()},
        live_model="sense-voice-small",
        live_language="yue",
        live_source="pulse:alsa input/caf\u00e9",
        live_channel=2,
        listens_ahead=False,
        live_returns=False,
        recordings_folder=str(tmp_path),
        live_font=30,
        captions={"lines": 2},
        dictation={"key": "F9"},
    )
    save(tmp_path / "new" / "settings.json", chosen)
    assert load(tmp_path / "new" / "settings.json") == chosen


def test_a_folder_whose_name_is_no_text_is_remembered(tmp_path: Path) -> None:
    chosen = Settings(export={"folder": "/out/\udcff", "pattern": "声文"})
    save(tmp_path / "settings.json", chosen)
    assert load(tmp_path / "settings.json") == chosen


def test_a_first_start_has_defaults_and_no_complaint(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert load(tmp_path / "settings.json") == Settings()
    assert caplog.records == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("device", "tpu"),
        ("itn", 1),
        ("vad", "../vad"),
        ("punctuation", None),
        ("files_at_once", True),
        ("files_at_once", 99),
        ("font_percent", 1000),
        ("font_percent", 120.0),
        ("models_folder", "relative"),
        ("hub", "other"),
        ("proxy", "two\nlines"),
        ("mirror", 7),
        ("ca_bundle", []),
        ("watches", [1]),
        ("watches", {}),
        ("speeds", {"a": "fast"}),
        ("speeds", {"a": float("nan")}),
        ("live_model", "no-such-model"),
        ("live_language", "xx"),
        ("live_source", 7),
        ("live_channel", -1),
        ("listens_ahead", 1),
        ("live_returns", None),
        ("recordings_folder", "relative"),
        ("live_font", 3),
        ("captions", []),
        ("dictation", "on"),
    ],
)
def test_a_bad_value_takes_its_default_and_harms_no_other(
    tmp_path: Path, name: str, value: object
) -> None:
    stored = json.dumps({name: value, "outcome": "text"})
    (tmp_path / "settings.json").write_text(stored, encoding="utf-8")
    assert load(tmp_path / "settings.json") == Settings(outcome="text")


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '"x"', "\x00", "[" * 99_999])
def test_a_damaged_file_gives_defaults_and_one_warning(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    assert load(tmp_path / "settings.json") == Settings()
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_a_mark_before_the_text_is_no_damage(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark"}', encoding="utf-8-sig")
    assert load(tmp_path / "settings.json") == Settings(theme="dark")


def test_bad_values_fall_back_and_unknown_keys_are_ignored(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = '{"theme": ["dark"], "model": 7, "language": "xx", "shortcuts": [], "outcome": "text", '
    text += '"new": 1, "pause_while_typing": "yes"}'
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    assert load(tmp_path / "settings.json") == Settings(outcome="text")
    assert len(caplog.records) == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"model": "no-such-model"}',
        '{"model": "relative/folder"}',
        '{"model": {}}',
        '{"model_folders": "/a"}',
        '{"model_folders": ["/a", 7]}',
    ],
)
def test_a_model_that_cannot_be_is_not_taken(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    assert load(tmp_path / "settings.json") == Settings()
    assert len(caplog.records) == 1


def test_another_model_takes_only_a_language_it_knows() -> None:
    settings = with_model(Settings(language="en"), str(Path("/folder").absolute()))
    assert settings.language == "en"
    assert with_model(replace(settings, language="yue"), "whisper-base").language is None


def test_saving_leaves_no_other_file(tmp_path: Path) -> None:
    save(tmp_path / "settings.json", Settings())
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_what_a_newer_version_stored_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"novel": {"a": [1, null]}, "theme": "sepia", "outcome": "text"}', "utf-8")
    save(file, replace(load(file), language="ja"))
    stored = json.loads(file.read_text(encoding="utf-8"))
    assert stored["novel"] == {"a": [1, None]}
    assert (stored["theme"], stored["outcome"], stored["language"]) == ("sepia", "text", "ja")


def test_a_value_of_a_newer_version_gives_way_to_a_choice(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "sepia"}', "utf-8")
    save(file, Settings(theme="dark"))
    assert load(file) == Settings(theme="dark")


@pytest.mark.parametrize("text", ["{", "[1]", "[" * 99_999])
def test_a_damaged_file_is_kept_aside_before_it_is_written_over(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8")
    for theme in ("dark", "light"):
        save(file, Settings(theme=theme))
    assert load(file) == Settings(theme="light")
    assert (tmp_path / "settings.damaged.json").read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_read_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "dark"}', encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", _refuse)
        with pytest.raises(PermissionError):
            save(file, Settings())
    assert load(file) == Settings(theme="dark")


def _refuse(*_args: object, **_kwargs: object) -> str:
    raise PermissionError
