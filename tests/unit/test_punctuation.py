"""engine/punctuation.py: a scripted network, and what becomes of its marks."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ModelCorrupt
from engine.models.config import ModelConfig, read_config
from engine.punctuation import PunctuationStream, Punctuator, read_marks
from engine.types import Tags, Token
from engine.vocab import TokenList
from engine.words import word_cutter

ZH = Tags("zh")
MARKS = ["<unk>", "_", ",", "。", "?", "、"]  # as published


class FakeNetwork:
    """Puts the marks of a script behind its words, and remembers what it saw."""

    def __init__(self, script: Callable[[Sequence[str]], Sequence[str]]) -> None:
        self.seen: list[list[str]] = []
        self._script = script

    def __call__(self, words: Sequence[str]) -> Sequence[str]:
        self.seen.append(list(words))
        return self._script(words)


def after(**marks: str) -> FakeNetwork:
    """A network that puts these marks behind these words."""
    return FakeNetwork(lambda words: [marks.get(word, "") for word in words])


def heard(texts: Sequence[str]) -> list[Token]:
    return [Token(text, n / 10, n / 10 + 0.08, -n / 10) for n, text in enumerate(texts)]


def marked(network: FakeNetwork, texts: Sequence[str]) -> str:
    stream = PunctuationStream(network)
    found = [*stream.accept(heard(texts), ZH), *stream.finish()]
    return "".join(token.text for token, _ in found)


def numbered(n_words: int) -> list[str]:
    """Words w0 w1 w2 … that can be told apart."""
    return [f" w{n}" for n in range(n_words)]


def model(folder: Path, config: str) -> ModelConfig:
    (folder / "config.yaml").write_text(f"model: CTTransformer\n{config}", "utf-8")
    (folder / "model.pt").touch()
    return read_config(folder)


def test_marks_stand_behind_their_words():
    assert marked(after(好="，", 你="？"), "很好你呢") == "很好，你？呢。"


def test_marks_of_english_are_ascii():
    network = after(well="，", you="？", good="。")
    assert marked(network, ["well", " you", " good", " 好"]) == "Well, you? Good. 好。"


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (["好"], "好。"),
        (["ok"], "Ok."),
        (["好", "吗"], "好吗？"),
        (["好", "吧"], "好吧。"),
        (["对", "呀"], "对呀。"),
        ([], ""),
    ],
)
def test_a_text_ends_with_a_full_stop_or_a_question_mark(texts, text):
    assert marked(after(吗="？", 吧="，", 呀="、"), texts) == text


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["我们", " hello", " world", "你好USB3.0接口"], "我 们 hello world 你 好 USB3.0 接 口"),
        (["iPhone手机,好用"], "iPhone 手 机 , 好 用"),
    ],
)
def test_the_network_sees_words_of_ascii_and_single_characters(texts, words):
    network = after()
    marked(network, texts)
    assert network.seen == [words.split()]


def test_marks_inside_a_token_stay_in_it():
    assert marked(after(们="，", 口="。"), ["我们", "接口", "好"]) == "我们，接口。好。"


def test_marks_that_were_there_are_replaced():
    assert marked(after(好="，"), ["好。", "hello?", " world!"]) == "好，hello world."


def test_a_sentence_begins_with_a_capital_and_no_word_is_spoiled():
    network = after(好="。")
    assert marked(network, ["iPhone", "好", "iPhone", " is", " ok"]) == "iPhone好。iPhone is ok."
    assert marked(after(ok="。"), ["ok", " it's", " me"]) == "Ok. It's me."


def test_words_keep_their_times_scores_and_tags():
    tokens = [Token("你", 0.1, 0.3, -0.2), Token(" ok", 0.5, 0.9)]
    stream = PunctuationStream(after(你="，"))
    found = [*stream.accept(tokens[:1], ZH), *stream.accept(tokens[1:], Tags("en"))]
    assert [*found, *stream.finish()] == [
        (Token("你，", 0.1, 0.3, -0.2), ZH),
        (Token(" ok.", 0.5, 0.9), Tags("en")),
    ]


def test_the_network_sees_twenty_new_words_at_a_time():
    network = after(w9="。", w25="。")
    marked(network, numbered(45))
    assert [(words[0], words[-1]) for words in network.seen] == [
        ("w0", "w19"),
        ("w10", "w39"),
        ("w26", "w44"),
    ]


def test_words_are_out_as_soon_as_their_sentence_has_ended():
    stream = PunctuationStream(after(w9="。"))
    assert list(stream.accept(heard(numbered(20)), ZH)) == []
    found = [token.text for token, _ in stream.accept(heard([" more"]), ZH)]
    assert found == [" W0", *numbered(20)[1:9], " w9."]


def test_the_last_word_that_the_network_sees_ends_no_sentence():
    """The next words may go on."""
    network = FakeNetwork(lambda words: [""] * (len(words) - 1) + ["。"])
    assert marked(network, numbered(30)).count(".") == 1


def test_the_first_two_words_end_no_sentence():
    stream = PunctuationStream(after(w0="。", w1="？"))
    assert list(stream.accept(heard(numbered(60)), ZH)) == []


def test_of_many_ends_the_last_is_final():
    stream = PunctuationStream(after(w5="。", w9="？", w12="，"))
    found = [token.text for token, _ in stream.accept(heard(numbered(21)), ZH)]
    assert [found[5], found[-1]] == [" w5.", " w9?"]


def test_after_two_hundred_words_a_comma_ends_a_sentence():
    network = after(w50="，", w150="，")
    text = marked(network, numbered(230))
    assert "w50, w51" in text
    assert "w150. W151" in text


def test_a_sentence_without_end_is_let_go_after_four_hundred_words():
    stream = PunctuationStream(after())
    found = list(stream.accept(heard(numbered(2000)), ZH))
    assert len(found) >= 1500
    assert len([*found, *stream.finish()]) == 2000


def test_the_network_never_sees_much_more_than_four_hundred_words():
    network = after()
    marked(network, numbered(3000))
    assert max(map(len, network.seen)) <= 440


WORDS = st.sampled_from(["你", "我们", " hello", " iPhone", "3.0", "，好", "a b", "x。"])


@given(st.lists(WORDS, max_size=150), st.integers(0, 99), st.integers(1, 40))
def test_no_word_is_lost_or_moved_whatever_the_network_says(texts, seed, size):
    rng = np.random.default_rng(seed)
    stream = PunctuationStream(lambda words: rng.choice(["", "", "", "，", "。"], len(words)))
    tokens = heard(texts)
    found = [
        pair
        for start in range(0, len(tokens), size)
        for pair in stream.accept(tokens[start : start + size], ZH)
    ]
    found += stream.finish()
    assert [token.start for token, _ in found] == [token.start for token in tokens]
    spelled = "".join(token.text for token, _ in found).lower()
    kept = str.maketrans("", "", "，。,. ")
    assert spelled.translate(kept) == "".join(texts).lower().translate(kept)


def test_words_are_looked_up_in_lower_case_and_keep_their_form():
    seen = []

    def marks_of(ids: Sequence[int]) -> np.ndarray:
        seen.extend(ids)
        return np.array([1, 2, 3])

    tokens = TokenList(["<blank>", "iphone", "好", "<unk>"])
    stream = Punctuator(tokens, MARKS, marks_of).begin()
    found = [*stream.accept(heard(["iPhone", "好", "鿿"]), ZH), *stream.finish()]
    assert seen == [1, 2, 3]
    assert "".join(token.text for token, _ in found) == "iPhone好，鿿。"


@pytest.mark.parametrize(("mark", "written"), [(0, ""), (1, ""), (2, "，"), (4, "？"), (5, "、")])
def test_published_marks_are_written_full_width(mark, written):
    tokens = TokenList(["<blank>", "<unk>"])
    stream = Punctuator(tokens, MARKS, lambda ids: np.array([mark, 3])).begin()
    found = [*stream.accept(heard("好了"), ZH), *stream.finish()]
    assert "".join(token.text for token, _ in found) == f"好{written}了。"


def test_streams_of_one_punctuator_know_nothing_of_each_other():
    punctuator = Punctuator(TokenList(["<unk>"]), MARKS, lambda ids: np.ones(len(ids), np.int64))
    first, second = punctuator.begin(), punctuator.begin()
    list(first.accept(heard("一"), ZH))
    assert list(second.finish()) == []


def test_a_models_marks_are_those_of_its_config(tmp_path):
    listed = "[<unk>, _, ',', 。, '?', 、]"
    assert read_marks(model(tmp_path, f"model_conf:\n  punc_list: {listed}\n")) == MARKS


@pytest.mark.parametrize(
    "config", ["", "model_conf:\n  punc_list:\n", "model_conf:\n  punc_list: [a, b]\n"]
)
def test_a_model_that_writes_no_full_stop_is_corrupt(tmp_path, config):
    with pytest.raises(ModelCorrupt) as caught:
        read_marks(model(tmp_path, config))
    assert caught.value.reason == "its config names no punctuation marks"


def test_words_of_a_dictionary_are_marked_whole(tmp_path):
    (tmp_path / "dict").write_text("天气很好\n买T恤\n3.0接\n", "utf-8")
    seen: list[list[str]] = []

    def mark_words(words):
        seen.append(list(words))
        return ["，"] * len(words)

    stream = PunctuationStream(mark_words, word_cutter(tmp_path / "dict"))
    texts = [
        "天",
        "气",
        "很",
        "好",
        "买",
        "T",
        "恤",
        " hello",
        " world",
        "天",
        "气",
        "3.0",
        "接",
        "口",
    ]
    tokens = [Token(text, i, i + 1) for i, text in enumerate(texts)]
    found = [*stream.accept(tokens[:6], Tags()), *stream.accept(tokens[6:], Tags())]
    found += stream.finish()
    # A word does not go on in the next region: T恤 is cut where the sound was.
    words = ["天气很好", "买", "T", "恤", "hello", "world", "天气", "3.0接", "口"]
    assert seen == [words]
    assert [token.start for token, _ in found] == list(range(len(texts)))
    assert "".join(token.text for token, _ in found) == (
        "天气很好，买，T,恤， hello, world,天气，3.0接，口。"
    )


def test_no_mark_falls_into_a_number():
    stream = PunctuationStream(lambda words: ["，"] * len(words), list)
    tokens = [Token("3.14", 0, 1), Token("米", 1, 2)]
    found = [*stream.accept(tokens, Tags()), *stream.finish()]
    assert [token.text for token, _ in found] == ["3.14,", "米。"]


@pytest.mark.parametrize("content", [b"\xff\xfe\n", None])
def test_a_damaged_dictionary_is_named(tmp_path, content):
    dictionary = tmp_path / "jieba_usr_dict"
    if content is not None:
        dictionary.write_bytes(content)
    with pytest.raises(ModelCorrupt, match="jieba_usr_dict"):
        word_cutter(dictionary)


def punctuated(*texts: str) -> str:
    stream = PunctuationStream(lambda words: ["，"] * len(words))
    tokens = [Token(text, 0.0, 0.1) for text in texts]
    found = [*stream.accept(tokens, Tags()), *stream.finish()]
    return "".join(token.text for token, _ in found)


def test_a_mark_that_is_a_token_of_its_own_is_replaced_too():
    assert punctuated("好", "，", "吧", "。") == "好，吧。"


def test_a_space_inside_a_token_stays():
    assert punctuated("of course") in ("Of course.", "Of, course.")


@pytest.mark.parametrize("word", [" привет", " café", " don’t", "안녕하세요", "👨‍👩‍👧"])
def test_no_mark_stands_inside_a_word_of_letters(word):
    marked = punctuated(word, " x").lower()
    assert marked.startswith(word)
