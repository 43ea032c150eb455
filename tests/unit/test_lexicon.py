import pytest

from engine.errors import ModelCorrupt
from engine.lexicon import Lexicon, read_lexicon
from engine.models.config import read_config
from engine.vocab import TokenList

TOKENS = TokenList(
    ["<blank>", "<s>", "</s>", *"今天哈利波特usbgp5", "hello", "wor@@", "ld", "it's", "<unk>"]
)
LEXICON = Lexicon(TOKENS, {"world": ("wor@@", "ld"), "odd": ("od@@", "d"), "it's": ("it's",)})


def spelled(text: str) -> list[str] | None:
    ids = LEXICON.spell(text)
    return None if ids is None else [TOKENS[i] for i in ids]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("今天", ["今", "天"]),
        ("World", ["wor@@", "ld"]),
        ("hello world", ["hello", "wor@@", "ld"]),
        ("今天hello", ["今", "天", "hello"]),
        ("ＵＳＢ", ["u", "s", "b"]),
        ("GPU5", ["g", "p", "u", "5"]),
        ("哈利·波特", ["哈", "利", "波", "特"]),
        ("“今天”", ["今", "天"]),
        ("it's", ["it's"]),
    ],
)
def test_what_can_be_written(text, tokens):
    assert spelled(text) == tokens


@pytest.mark.parametrize("text", ["", " ", "·", "龘", "今龘", "gpu", "odd", "USB++", "C#", "<unk>"])
def test_what_cannot(text):
    assert spelled(text) is None


def test_without_a_seg_dict_characters_are_tokens(models, tmp_path):
    config = read_config(models["bicif"])
    assert config.seg_dict is None
    assert read_lexicon(config, TOKENS).spell("今天") == [3, 4]


def with_seg_dict(folder, models, content: bytes) -> Lexicon:
    for name in ("config.yaml", "model.pt"):
        (folder / name).write_bytes((models["bicif"] / name).read_bytes())
    (folder / "seg_dict").write_bytes(content)
    return read_lexicon(read_config(folder), TOKENS)


def test_lines_without_pieces_say_nothing(models, tmp_path):
    lexicon = with_seg_dict(tmp_path, models, "today 今 天\n\n lonely\n".encode())
    assert lexicon.spell("today") == [3, 4]
    assert lexicon.spell("lonely") is None


def test_a_damaged_seg_dict_is_named(models, tmp_path):
    with pytest.raises(ModelCorrupt, match="seg_dict"):
        with_seg_dict(tmp_path, models, b"\xff\xfe\xff")
