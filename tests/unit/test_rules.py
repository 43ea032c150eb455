import tracemalloc

import pytest

from engine.subtitles.rules import PROFILES, columns, is_breakable, profile_for


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("zh", "netflix-zh"),
        ("zh-Hant-TW", "netflix-zh"),
        ("zh_CN", "netflix-zh"),
        ("yue", "netflix-zh"),
        ("EN", "netflix-en"),
        ("ja", "netflix-ja"),
        ("ko", "netflix-ko"),
        ("de", "netflix-latin"),
        ("", "netflix-latin"),
        (None, "netflix-latin"),
    ],
)
def test_a_language_has_its_profile(language: str | None, name: str) -> None:
    assert profile_for(language) is PROFILES[name]


def test_profiles_are_called_by_their_names() -> None:
    assert [profile.name for profile in PROFILES.values()] == list(PROFILES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("subtitle", 8),
        ("字幕", 4),
        ("字幕 ok！", 9),
        ("한글", 4),
        ("ｶﾅ", 2),
        ("cafe\N{COMBINING ACUTE ACCENT}", 4),
        ("a\N{ZERO WIDTH JOINER}\x00b", 2),
    ],
)
def test_columns_are_those_of_a_terminal(text: str, expected: int) -> None:
    assert columns(text) == expected


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Py", "thon"),
        ("3", "."),
        ("3.", "11"),
        ("1,", "000"),
        ("-", "5"),
        ("don'", "t"),
        ("GPT-", "4"),
        ("https://", "example"),
        ("二", "十"),
        ("3", "万"),
        ("字", "，"),
        ("「", "字"),
        ("$", "5"),
        ("ち", "ょ"),
        ("コ", "ー"),
        ("ー", "ヒ"),
        ("हिन्", "दी"),
        ("한", "글"),
    ],
)
def test_what_belongs_together_does_not_break(text: str, following: str) -> None:
    assert not is_breakable(text, following)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("我", "用"),
        ("用", "Python"),
        ("Python", "写"),
        ("你好,", "world"),
        ("字，", "幕"),
        ("说", "「"),
        ("约", "$"),
        ("カ・", "ナ"),
        ("word—", "word"),
    ],
)
def test_what_does_not_may_break(text: str, following: str) -> None:
    assert is_breakable(text, following)


def test_a_long_text_is_not_kept_for_its_last_letter() -> None:
    tracemalloc.start()
    assert not any(is_breakable("я" * n, "я") for n in range(2000, 4000))
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 1_000_000  # all of them are 12 MB
