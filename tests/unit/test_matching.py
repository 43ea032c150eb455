import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.matching import match, read_units
from engine.types import Token

QUIET = ()


def heard(*words: str, step: float = 0.5) -> list[Token]:
    """Words of half a second, one after the other."""
    return [Token(word, i * step, (i + 1) * step) for i, word in enumerate(words)]


def timed(text: str, tokens: list[Token], speech=QUIET) -> dict[str, tuple[float, float] | None]:
    units = read_units(text)
    found = match(units, tokens, speech)
    return dict(zip((unit.text.strip() for unit in units), found.times, strict=True))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", []),
        ("…… 。", []),
        ("今天，好。", ["今", "天，", "好。"]),
        ("Hello, world!", ["Hello,", " world!"]),
        ("“今天”是 Monday。", ["“今", "天”", "是", " Monday。"]),
        ("a - b", ["a -", " b"]),
        ("一\n\n二", ["一", "二"]),
    ],
)
def test_a_text_is_cut_into_characters_and_words(text, units):
    assert [unit.text for unit in read_units(text)] == units


def test_lines_are_counted():
    assert [unit.line for unit in read_units("一二\n\nthree four")] == [0, 0, 2, 2]


def test_words_take_the_time_at_which_they_were_heard():
    found = timed("Hello, World!", heard("hello", " world"))
    assert found == {"Hello,": (0.0, 0.5), "World!": (0.5, 1.0)}


def test_characters_share_the_time_of_a_longer_token():
    assert timed("你好吗", heard("你好", "吗", step=1.0)) == {
        "你": (0.0, 0.5),
        "好": (0.5, 1.0),
        "吗": (1.0, 2.0),
    }


def test_a_word_that_nobody_says_is_named_and_has_no_time():
    units = read_units("the quick purple fox")
    found = match(units, heard("the", " quick", " fox"), [(0.0, 1.5)])
    assert found.times == [(0.0, 0.5), (0.5, 1.0), None, (1.0, 1.5)]
    assert [(p.text, p.start, p.end) for p in found.unheard] == [("purple", 1.0, 1.0)]
    assert not found.unwritten


def test_another_word_in_its_place_is_not_taken_for_it():
    units = read_units("the quick green fox")
    found = match(units, heard("the", " quick", " bottle", " fox"), [(0.0, 2.0)])
    assert found.times[2] is None
    assert [p.text for p in found.unheard] == ["green"]
    assert [(p.text, p.start, p.end) for p in found.unwritten] == [("bottle", 1.0, 1.5)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the colour red", ("the", " color", " red")),
        ("在那里等", ("再", "哪", "里", "等")),  # they sound alike
        ("ice cream now", ("icecream", " now")),
        ("one two three", ("123",)),
        ("page twenty five", ("page", " 25")),
        ("二零二四年", ("2024", "年")),
        ("3点", ("三", "点")),
        ("两百个人", ("200", "个", "人")),
        ("one million people", ("1,000,000", " people")),
        ("1,000,000 people", ("one", " million", " people")),
        ("in 2019 we", ("in", " twenty", " nineteen", " we")),
        ("百分之五十的人", ("50%", "的", "人")),
        ("fifty percent of it", ("50%", " of", " it")),
        ("50% of it", ("fifty", " percent", " of", " it")),
        ("the 1st day", ("the", " first", " day")),
        ("fünfundzwanzig Leute", ("25", " Leute")),  # in a language whose numbers nobody knows
        ("au juge blond qui", ("aux", " juges", " blancs", " qui")),
        ("tę łódź jeża lub", ("te", " lodz", " jeza", " lub")),
        ("いろはにほ", ("色波", "に", "ほ")),  # kanji say nothing of how they are read
        ("カナで書く", ("かな", "で", "かく")),
        ("कहावत बहुत पुरानी", ("کہاوت", " بہت", " پرانی")),
    ],
)
def test_what_is_heard_a_little_otherwise_is_the_same(text, words):
    found = match(read_units(text), heard(*words), [(0.0, 9.0)])
    assert None not in found.times
    assert not found.unheard
    assert not found.unwritten


def test_a_word_among_numbers_is_not_taken_for_one():
    units = read_units("one two purple elephants three four five")
    found = match(units, [Token("12345", 1.0, 3.0)], [(1.0, 3.0)])
    assert [p.text for p in found.unheard] == ["purple elephants"]
    assert found.times[4] is not None


def test_numbers_within_other_words():
    units = read_units("one two three then more")
    tokens = [Token("123456", 0.0, 3.0), Token(" whatever", 3.0, 4.0), Token(" more", 4.0, 5.0)]
    found = match(units, tokens, [(0.0, 5.0)])
    assert found.times[2] is not None
    assert [p.text for p in found.unheard] == ["then"]
    assert [p.text for p in found.unwritten] == ["four five six whatever"]


def test_a_number_in_the_text_has_the_time_of_its_words():
    units = read_units("page 25 now")
    found = match(units, heard("page", " twenty", " five", " now"), QUIET)
    assert found.times == [(0.0, 0.5), (0.5, 1.5), (1.5, 2.0)]


def test_speech_that_nothing_explains_is_the_missing_words():
    tokens = [Token("one", 0.0, 0.5), Token(" five", 4.0, 4.5)]
    found = timed("one two three five", tokens, [(0.0, 0.5), (1.0, 2.0), (4.0, 4.5)])
    assert found["two"] == pytest.approx((1.0, 1.375))
    assert found["three"] == pytest.approx((1.375, 2.0))


def test_silence_explains_nothing():
    tokens = [Token("one", 0.0, 0.5), Token(" five", 4.0, 4.5)]
    found = timed("one two three five", tokens, [(0.0, 0.5), (4.0, 4.5)])
    assert found["two"] is found["three"] is None


def test_nothing_in_common():
    units = read_units("一二三四五")
    found = match(units, heard("hello", " world"), [(0.0, 1.0)])
    assert found.times == [None] * 5
    assert [p.text for p in found.unheard] == ["一二三四五"]
    assert [p.text for p in found.unwritten] == ["hello world"]


def test_two_ways_of_writing_can_be_the_same():
    units = read_units("臺灣")
    simplified = str.maketrans("臺灣", "台湾")
    found = match(units, heard("台", "湾"), QUIET, lambda text: text.translate(simplified))
    assert None not in found.times


def test_a_sentence_keeps_its_first_and_last_word_beside_one_that_nobody_says():
    text = "The cat sat here.\nThe dog ran there.\nThe hen slept there."
    units = read_units(text)
    found = match(units, heard("the", " dog", " ran", " there"), QUIET)
    assert [unit.line for unit, time in zip(units, found.times, strict=True) if time] == [1] * 4
    units = read_units("The dog ran there.")
    spoken = "the hen slept there the dog ran there the cat sat there".split()
    found = match(units, heard(*spoken), QUIET)
    assert [time[0] for time in found.times] == [2.0, 2.5, 3.0, 3.5]


def test_lines_that_nobody_says_are_named_apart():
    found = match(read_units("ab cd.\nef\n今天"), heard("今天"), QUIET)
    assert [p.text for p in found.unheard] == ["ab cd. ef"]


def test_letters_that_stand_for_nothing_are_marks():
    assert [unit.text for unit in read_units("a \ufe70 b")] == ["a \ufe70", " b"]
    assert timed("a", heard("\ufe70", " a")) == {"a": (0.5, 1.0)}


def test_long_texts_take_no_longer_for_it():
    """Each number is looked for in all that was heard, each long word in all that sounds alike."""
    units = read_units(" ".join(f"{i} alphabet{i}ic" for i in range(700)))
    tokens = heard(*(f" alphabe{i}tik" for i in range(700)))
    began = time.monotonic()
    match(units, tokens, QUIET)
    assert time.monotonic() - began < 5.0


words = st.lists(st.sampled_from(["一", "二", "ab", "cd", "，", "x1"]), max_size=12)


@given(words, words, st.booleans())
def test_every_unit_is_timed_in_order_or_named(written, spoken, speaks):
    units = read_units(" ".join(written))
    tokens = heard(*(f" {word}" for word in spoken if word != "，"))
    speech = [(0.0, 20.0)] if speaks else []
    found = match(units, tokens, speech)
    assert len(found.times) == len(units)
    known = [time for time in found.times if time is not None]
    assert all(start <= end for start, end in known)
    assert all(a[1] <= b[0] + 1e-9 for a, b in pairwise(known))
    missing = [unit.text for unit, time in zip(units, found.times, strict=True) if time is None]
    assert "".join(missing).replace(" ", "") == "".join(p.text for p in found.unheard).replace(
        " ", ""
    )
