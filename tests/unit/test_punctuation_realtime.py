"""engine/punctuation_realtime.py: a scripted network, and which words wait for their marks."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ModelCorrupt
from engine.graphs.ct_transformer import CtTransformerRealtimeGraph
from engine.models.config import read_config
from engine.punctuation_realtime import RealtimePunctuationStream
from engine.types import Tags, Token
from tests.parity import lively

ZH = Tags("zh")


class FakeNetwork:
    """Puts the marks of a script behind its words, and remembers what it saw."""

    def __init__(self, script: Callable[[Sequence[str]], Sequence[str]]) -> None:
        self.seen: list[tuple[str, int]] = []
        self._script = script

    def __call__(self, words: Sequence[str], n_before: int) -> Sequence[str]:
        self.seen.append((" ".join(words), n_before))
        return self._script(words)


def after(**marks: str) -> FakeNetwork:
    """A network that puts these marks behind these words."""
    return FakeNetwork(lambda words: [marks.get(word, "") for word in words])


def spoken(network: FakeNetwork, *spans: str) -> list[str]:
    """What each span gives, and the end."""
    stream, given = RealtimePunctuationStream(network), []
    for span in spans:
        words = span.split() if " " in span or span.isascii() else list(span)
        tokens = [Token((" " if word.isascii() else "") + word, 0, 1) for word in words]
        given.append(list(stream.accept(tokens, ZH)))
    given.append(list(stream.finish()))
    return ["".join(token.text for token, _ in part) for part in given]


def test_the_last_word_of_a_span_waits_for_the_next():
    assert spoken(after(好="，", 吗="？"), "你好", "你好吗") == ["你", "好，你好，", "吗？"]


def test_what_is_said_next_decides_the_mark_before_it():
    marks = {"你好": "。", "你好吗": ""}
    network = FakeNetwork(
        lambda words: [marks.get("".join(words), "") if word == "好" else "" for word in words]
    )
    assert spoken(network, "你好", "吗") == ["你", "好", "吗。"]


@pytest.mark.parametrize(("mark", "end"), [("", "。"), ("，", "。"), ("、", "。"), ("？", "？")])
def test_the_very_last_word_ends_its_sentence(mark, end):
    assert spoken(after(好=mark), "你好") == ["你", f"好{end}"]


def test_the_network_sees_what_was_said_since_the_last_full_stop():
    network = after(天="。", 水="，")
    spoken(network, "今天明天吃", "水果", "呢")
    assert network.seen == [("今 天 明 天 吃", 0), ("吃 水 果", 1), ("吃 水 果 呢", 3)]


def test_a_full_stop_among_the_first_two_words_ends_nothing():
    """As in FunASR: a sentence is longer."""
    network = after(天="。")
    assert spoken(network, "今天吃", "水") == ["今天。", "吃", "水。"]
    assert network.seen == [("今 天 吃", 0), ("今 天 吃 水", 3)]


def test_twenty_words_are_seen_at_a_time():
    network = after(w5="。", w7="，")
    (found, _) = spoken(network, " ".join(f"w{n}" for n in range(30)))
    assert [(seen.split()[0], seen.split()[-1]) for seen, _ in network.seen] == [
        ("w0", "w19"),
        ("w6", "w29"),
    ]
    assert "w5. W6 w7, w8" in found


def test_english_words_keep_their_spaces_and_form():
    network = after(world="，", iphone="")
    assert spoken(network, "hello world", "iPhone 好") == [" Hello", " world, iPhone", "好。"]
    assert network.seen[-1] == ("hello world iPhone 好", 2)


def test_spans_without_words_change_nothing():
    network = after(好="，")
    assert spoken(network, "你好", "", "。", "好") == ["你", "", "", "好，", "好。"]
    assert len(network.seen) == 2


def test_nothing_said_is_nothing_written():
    assert spoken(after(), "", "") == ["", "", ""]


def test_a_token_of_several_words_is_given_out_whole():
    stream = RealtimePunctuationStream(after(们="，"))
    assert list(stream.accept([Token("我们好", 1, 2)], ZH)) == []
    found = list(stream.accept([Token("吗", 2, 3)], Tags("en")))
    assert found == [(Token("我们，好", 1, 2), ZH)]
    assert list(stream.finish()) == [(Token("吗。", 2, 3), Tags("en"))]


def test_a_sentence_without_an_end_does_not_grow_for_ever():
    network = after()
    said = spoken(network, *["好" * 30] * 40)
    assert max(len(seen.split()) for seen, _ in network.seen) <= 430
    assert "".join(said) == "好" * 1200 + "。"


def test_a_long_sentence_ends_at_a_comma():
    network = FakeNetwork(lambda words: ["，" if i == 150 else "" for i in range(len(words))])
    (found, *_) = spoken(network, " ".join(f"w{n}" for n in range(230)))
    assert found.count(".") == 1


@given(
    st.lists(st.lists(st.sampled_from(["你", "好", "ok", "we're", "今天", "7"]), max_size=50)),
    st.randoms(use_true_random=False),
)
def test_no_word_is_lost_and_none_is_said_twice(spans, random):
    network = FakeNetwork(lambda words: random.choices(["", "，", "。", "？"], k=len(words)))
    stream, found = RealtimePunctuationStream(network), []
    for span in spans:
        found += stream.accept([Token(word, 0, 1) for word in span], ZH)
    found += stream.finish()
    bare = ["".join(c for c in token.text if c not in "，。？,.?") for token, _ in found]
    assert [text.lower() for text in bare] == [word for span in spans for word in span]


@pytest.mark.parametrize("encoder", ["SANMEncoder", "Other"])
def test_another_encoder_is_named(tmp_path, encoder):
    folder = lively.ct_transformer(tmp_path, realtime=True)
    config = (folder / "config.yaml").read_text("utf-8")
    (folder / "config.yaml").write_text(config.replace("SANMVadEncoder", encoder), "utf-8")
    with pytest.raises(ModelCorrupt) as caught:
        CtTransformerRealtimeGraph(read_config(folder), 10, 6, "float32")
    assert caught.value.reason.startswith(f"encoder in its config is {encoder}; ")
