import pytest

from engine.hotwords.parsing import parse_hotwords, read_list


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
    assert parse_hotwords(text).spoken == words


def test_a_list_of_words():
    text = "# 人名\r\n邓郁松\r\n\r\n  Fun   ASR \r\n邓郁松\r\n魔搭"
    assert read_list(text).hotwords.spoken == ("邓郁松", "Fun   ASR", "魔搭")
    assert read_list("").hotwords.spoken == ()
