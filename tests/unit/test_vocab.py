"""engine/vocab.py: lists and pieces made on the spot; words from their pieces."""

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
import sentencepiece
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ModelCorrupt
from engine.models.config import ModelConfig, read_config
from engine.types import Token
from engine.vocab import Pieces, TokenList, is_special, join_bpe, join_pieces, read_tokens


def model(folder: Path, config: str = "", **files: str) -> ModelConfig:
    (folder / "config.yaml").write_text(f"model: Paraformer\n{config}", "utf-8")
    (folder / "model.pt").touch()
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, "utf-8")
    return read_config(folder)


def read(config: ModelConfig) -> list[str]:
    tokens = read_tokens(config)
    return [tokens[i] for i in range(len(tokens))]


def heard(texts: Sequence[str]) -> list[Token]:
    """Tokens of 80 ms, one every 100 ms."""
    return [Token(text, n / 10, n / 10 + 0.08, -n / 10) for n, text in enumerate(texts)]


def text_of(words: Sequence[Token]) -> str:
    return "".join(word.text for word in words)


def times_of(words: Sequence[Token]) -> list[list[int]]:
    return [[round(1000 * word.start), round(1000 * word.end)] for word in words]


@pytest.fixture(scope="module")
def proto() -> bytes:
    """A sentencepiece model with tags."""
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["hello world of today", "今天天气很好"] * 10),
        model_writer=out,
        vocab_size=60,
        model_type="bpe",
        character_coverage=1.0,
        user_defined_symbols=["<|zh|>", "<|HAPPY|>"],
        minloglevel=2,
    )
    return out.getvalue()


@pytest.fixture
def pieces(tmp_path, proto) -> Pieces:
    (tmp_path / "bpe.model").write_bytes(proto)
    return Pieces(tmp_path / "bpe.model")


def test_the_place_of_a_token_is_its_id():
    tokens = TokenList(["<blank>", "a", "b", "<unk>"])
    assert [tokens[1], tokens.id_of("b"), len(tokens)] == ["a", 2, 4]


def test_what_a_list_does_not_hold_is_unknown():
    assert TokenList(["<unk>", "a"]).id_of("x") == 0
    assert TokenList(["a", "b"]).id_of("x") == 1


def test_a_vocabulary_is_a_json_list(tmp_path):
    listed = ["<blank>", "0", "no", "\t", "𫖯", "he@@"]
    assert read(model(tmp_path, tokens_json=json.dumps(listed))) == listed


def test_a_vocabulary_is_a_token_a_line(tmp_path):
    text = "<blank>\nno\r\n~\tsecond field\n\n筑\n"
    assert read(model(tmp_path, tokens_txt=text)) == ["<blank>", "no", "~", "", "筑"]


def test_json_counts_more_than_text(tmp_path):
    assert read(model(tmp_path, tokens_json='["a"]', tokens_txt="b\n")) == ["a"]


@pytest.mark.parametrize("place", ["{}", "tokenizer_conf:\n  {}"])
def test_without_a_file_the_vocabulary_in_the_config_counts(tmp_path, place):
    config = place.format("token_list: [<blank>, 0, 6, no, off, yes, on, ~, 1.5]\n")
    found = read(model(tmp_path, config))
    assert found == ["<blank>", "0", "6", "no", "off", "yes", "on", "~", "1.5"]


def test_a_model_without_a_vocabulary_is_corrupt(tmp_path):
    with pytest.raises(ModelCorrupt) as caught:
        read_tokens(model(tmp_path))
    assert caught.value.reason == "it has no vocabulary: tokens.json is missing"


def test_an_empty_vocabulary_is_none(tmp_path):
    with pytest.raises(ModelCorrupt):
        read_tokens(model(tmp_path, tokens_json="[]"))


@pytest.mark.parametrize("content", ['{"a": 0}', '"abc"', "3", "null", '["a", 1]', '[["a"]]'])
def test_json_that_is_no_list_of_tokens_is_corrupt(tmp_path, content):
    with pytest.raises(ModelCorrupt) as caught:
        read_tokens(model(tmp_path, tokens_json=content))
    assert caught.value.reason == "it is no list of tokens"


@pytest.mark.parametrize("content", [b'["a"', b"", b'["\xff"]'])
def test_a_damaged_vocabulary_is_corrupt(tmp_path, content):
    config = model(tmp_path, tokens_json="")
    (tmp_path / "tokens.json").write_bytes(content)
    with pytest.raises(ModelCorrupt) as caught:
        read_tokens(config)
    assert "it is damaged" in caught.value.reason
    assert caught.value.model.endswith("tokens.json")


@pytest.mark.parametrize("token", ["<blank>", "<s>", "</s>", "<unk>", "<OOV>"])
def test_special_tokens_stand_for_no_text(token):
    assert is_special(token)
    assert not is_special(token.strip("<>"))


def test_pieces_have_ids_and_tags_are_pieces_of_their_own(pieces):
    i = pieces.id_of("<|zh|>")
    assert i is not None
    assert pieces[i] == "<|zh|>"
    assert i < len(pieces)
    assert pieces.is_text(i)


def test_what_is_no_piece_has_no_id(pieces):
    assert pieces.id_of("<|xx|>") is None


def test_control_and_unknown_pieces_are_no_text(pieces):
    assert [pieces.is_text(i) for i in range(3)] == [False, False, False]


@pytest.mark.parametrize("content", [b"no model", b"\x00" * 100])
def test_a_damaged_sentencepiece_model_is_corrupt(tmp_path, content):
    path = tmp_path / "bpe.model"
    path.write_bytes(content)
    with pytest.raises(ModelCorrupt) as caught:
        Pieces(path)
    assert caught.value.model == str(path)
    assert "it is damaged" in caught.value.reason


def test_a_sentencepiece_model_that_breaks_off_is_corrupt(tmp_path, proto):
    path = tmp_path / "bpe.model"
    path.write_bytes(proto[: len(proto) // 2 - 1])
    with pytest.raises(ModelCorrupt):
        Pieces(path)


def test_a_sentencepiece_model_that_is_missing_is_corrupt(tmp_path):
    with pytest.raises(ModelCorrupt):
        Pieces(tmp_path / "bpe.model")


@pytest.mark.parametrize(
    ("tokens", "text", "times"),
    [
        ("今 天 好", "今天好", [[0, 80], [100, 180], [200, 280]]),
        ("he@@ llo world", "hello world", [[0, 180], [200, 280]]),
        (
            "今 天 是 mon@@ day 吗",
            "今天是monday吗",
            [[0, 80], [100, 180], [200, 280], [300, 480], [500, 580]],
        ),
        ("用 u s b 线", "用USB线", [[0, 80], [100, 380], [400, 480]]),
        ("x y", "XY", [[0, 180]]),
        ("a p p 下 载", "APP下载", [[0, 280], [300, 380], [400, 480]]),
        ("i love u s a", "i love USA", [[0, 80], [100, 180], [200, 480]]),
        ("2 0 2 4 年", "2024年", [[0, 80], [100, 180], [200, 280], [300, 380], [400, 480]]),
        ("5g 网", "5g网", [[0, 80], [100, 180]]),
        ("hello 你 好 world", "hello你好world", [[0, 80], [100, 180], [200, 280], [300, 380]]),
        ("it's ok", "it's ok", [[0, 80], [100, 180]]),
        ("", "", []),
    ],
)
def test_tokens_become_the_words_that_funasr_makes_of_them(tokens, text, times):
    """What sentence_postprocess gives, without its spaces between Chinese characters."""
    words = join_bpe(heard(tokens.split()))
    assert text_of(words) == text
    assert times_of(words) == times


def test_a_word_that_breaks_off_is_kept():
    """On purpose: FunASR drops it."""
    words = join_bpe(heard(["你", "好", "he@@"]))
    assert text_of(words) == "你好he"
    assert times_of(words)[-1] == [200, 280]


def test_a_word_that_a_chinese_character_breaks_off_is_kept():
    words = join_bpe(heard(["he@@", "你", "he@@", "llo"]))
    assert [word.text for word in words] == ["he", "你", "hello"]


def test_what_is_neither_chinese_nor_letters_keeps_its_time():
    """On purpose: FunASR gives the times of later words to it."""
    words = join_bpe(heard(["5g", "…", "网"]))
    assert times_of(words) == [[0, 80], [100, 180], [200, 280]]


def test_an_unknown_token_takes_its_time_with_it():
    """On purpose: FunASR leaves the time behind, for the next character."""
    tokens = [token for token in heard(["我", "<unk>", "你"]) if not is_special(token.text)]
    words = join_bpe(tokens)
    assert text_of(words) == "我你"
    assert times_of(words) == [[0, 80], [200, 280]]


def test_a_joined_word_is_as_sure_as_its_least_sure_piece():
    first, second = Token("he@@", 0.0, 0.1, -0.5), Token("llo", 0.1, 0.2, -0.1)
    assert join_bpe([first, second]) == [Token("hello", 0.0, 0.2, -0.5)]


BPE = st.sampled_from(["今", "𫖯", "he@@", "llo", "a", "b", "5g", "7", "it's", "…", "x@@"])


@given(st.lists(BPE, max_size=20))
def test_joining_tokens_loses_no_letter_and_keeps_the_order(tokens):
    words = join_bpe(heard(tokens))
    spelled = "".join(token.removesuffix("@@") for token in tokens)
    assert text_of(words).replace(" ", "").lower() == spelled
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ("▁hel lo ▁world", ["hello", " world"]),
        ("▁ 今 天", ["今", "天"]),
        ("今天 天气", ["今天", "天气"]),
        ("▁He 's ▁here .", ["He's", " here."]),
        ("今 天 ， 好 。", ["今", "天，", "好。"]),
        ("用 ▁USB 线", ["用", " USB", "线"]),
        ("▁ well - known", ["well-known"]),
        ("▁3 . 14 ▁%", ["3.14", " %"]),
        ("， 好", ["，", "好"]),
        ("こん にちは ▁안녕 하세요", ["こん", "にちは", " 안녕하세요"]),
        ("▁a ▁ b", ["a", " b"]),
        ("▁ ▁", []),
        ("", []),
    ],
)
def test_pieces_become_words(pieces, words):
    assert [word.text for word in join_pieces(heard(pieces.split()))] == words


def test_a_word_of_pieces_spans_their_times_and_is_as_sure_as_the_least_sure():
    (word,) = join_pieces(heard(["▁hel", "lo", "!"]))
    assert word == Token("hello!", 0.0, 0.28, -0.2)


def test_bytes_become_the_character_that_they_spell():
    (word, after) = join_pieces(heard(["▁", "<0xF0>", "<0xAB>", "<0x96>", "<0xAF>", "好"]))
    assert (word.text, after.text) == ("𫖯", "好")
    assert times_of([word]) == [[100, 480]]


def test_bytes_that_spell_nothing_do_not_fail():
    assert [word.text for word in join_pieces(heard(["<0xF0>", "▁a"]))] == ["\ufffd", " a"]


PIECES = st.sampled_from(["▁", "▁he", "llo", "今", "，", ".", "'s", "▁3", "14", "▁。"])


@given(st.lists(PIECES, max_size=20))
def test_joining_pieces_keeps_every_character_and_the_order(pieces):
    words = join_pieces(heard(pieces))
    spelled = "".join(pieces).replace("▁", "")
    assert text_of(words).replace(" ", "") == spelled
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(word.text.strip() for word in words)


def test_a_vocabulary_nested_too_deep_is_corrupt(tmp_path):
    with pytest.raises(ModelCorrupt):
        read_tokens(model(tmp_path, tokens_json="[" * 20_000))


def test_an_empty_tokens_txt_is_no_vocabulary(tmp_path):
    with pytest.raises(ModelCorrupt):
        read_tokens(model(tmp_path, tokens_txt=""))


def test_an_empty_sentencepiece_model_is_corrupt(tmp_path):
    (tmp_path / "bpe.model").touch()
    with pytest.raises(ModelCorrupt):
        Pieces(tmp_path / "bpe.model")
