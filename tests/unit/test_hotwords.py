import pytest

from engine.hotwords import MOST_BYTES, parse_hotwords, read_hotwords


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_of_words(tmp_path, encoding, end):
    path = tmp_path / "words.txt"
    lines = ["# 人名", "邓郁松", "", "  Fun   ASR ", "邓郁松", "魔搭"]
    path.write_bytes(end.join(lines).encode(encoding))
    assert read_hotwords(path) == ("邓郁松", "Fun ASR", "魔搭")


def test_weights_are_no_part_of_the_words(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("阿里巴巴 20\nFun ASR\t-3.5\n", "utf-8")
    assert read_hotwords(path) == ("阿里巴巴", "Fun ASR")


def test_a_number_is_part_of_a_word_where_others_have_none(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("iPhone 15\n魔搭\n", "utf-8")
    assert read_hotwords(path) == ("iPhone 15", "魔搭")


def test_ten_thousand_words_and_a_long_one(tmp_path):
    path = tmp_path / "words.txt"
    words = [f"词{i}" for i in range(10_000)] + ["长" * 200]
    path.write_text("\n".join(words), "utf-8")
    assert read_hotwords(path) == tuple(words)


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00\x01", b"a\0b", "\u70ed".encode() * (MOST_BYTES // 3 + 1)]
)
def test_what_is_no_list_is_refused(tmp_path, content):
    path = tmp_path / "words.txt"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"text|MB"):
        read_hotwords(path)
