import pytest

from engine.numbers import read_like, readings


@pytest.mark.parametrize(
    ("text", "zh", "digits_zh", "en", "digits_en"),
    [
        ("0", "零", "零", "zero", "zero"),
        ("10", "十", "一零", "ten", "one zero"),
        ("25", "二十五", "二五", "twenty five", "two five"),
        ("110", "一百一十", "一一零", "one hundred ten", "one one zero"),
        ("1020", "一千零二十", "一零二零", "one thousand twenty", "one zero two zero"),
        ("2004", "二千零四", "二零零四", "two thousand four", "two zero zero four"),
        ("100500", "十万零五百", "一零零五零零", "one hundred thousand five hundred", None),
        ("1000001", "一百万零一", "一零零零零零一", "one million one", None),
        ("007", "七", "零零七", "seven", "zero zero seven"),
    ],
)
def test_a_number_is_read_whole_and_digit_by_digit(text, zh, digits_zh, en, digits_en):
    found = [" ".join(reading.split()) for reading in readings(text)]
    assert found[:3] == [zh, digits_zh, en]
    assert digits_en in (None, found[3])


def test_what_stands_around_a_number_stays():
    assert readings("第3章")[0] == "第 三 章"
    assert readings("no digits") == ["no digits"]


def test_a_very_long_number_is_read_digit_by_digit():
    whole_zh, digits_zh, whole_en, digits_en = readings("1" * 40)
    assert whole_zh == digits_zh
    assert whole_en == digits_en


@pytest.mark.parametrize(
    ("text", "other", "read"),
    [
        ("25", "pagetwentyfive", "twenty five"),
        ("2024年", "在二零二四年", "二零二四 年"),
        ("2024年", "在二千零二十四年", "二千零二十四 年"),
        ("7", "no such number", "seven"),
        ("7", "没有这个数", "七"),
        ("123456", "no such number", "one two three four five six"),
        ("25", "page25", "25"),
    ],
)
def test_a_number_is_read_as_the_other_text_has_it(text, other, read):
    assert " ".join(read_like(text, other).split()) == read
