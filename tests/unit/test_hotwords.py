import pytest

from engine.hotwords import listed_hotwords, parse_hotwords


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("  \n", ()),
        ("达摩院 魔搭", ("达摩院", "魔搭")),
        ("Fun ASR, 达摩院", ("Fun ASR", "达摩院")),
        ("达摩院、魔搭；阿里，", ("达摩院", "魔搭", "阿里")),
        ("a\r\nb c\rd", ("a", "b c", "d")),
        ("魔搭 魔搭", ("魔搭",)),
    ],
)
def test_words_in_a_line(text, words):
    assert parse_hotwords(text) == words


def test_a_list_of_words():
    text = "# 人名\r\n邓郁松\r\n\r\n  Fun   ASR \r\n邓郁松\r\n魔搭"
    assert listed_hotwords(text) == ("邓郁松", "Fun ASR", "魔搭")
    assert listed_hotwords("") == ()


def test_weights_are_no_part_of_the_words():
    assert listed_hotwords("阿里巴巴 20\nFun ASR\t-3.5\n") == ("阿里巴巴", "Fun ASR")


def test_a_number_is_part_of_a_word_where_others_have_none():
    assert listed_hotwords("iPhone 15\n魔搭\n") == ("iPhone 15", "魔搭")


def test_ten_thousand_words_and_a_long_one():
    words = [f"词{i}" for i in range(10_000)] + ["长" * 200]
    assert listed_hotwords("\n".join(words)) == tuple(words)
