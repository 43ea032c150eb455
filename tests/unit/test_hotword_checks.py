"""What is said beside the entries of a list."""

import time

import pytest

from engine.correction.checks import Remark, check_entries
from engine.hotwords.lists import Denied, Hotword, Rule
from engine.hotwords.parsing import read_list


def remarks(text: str, *flaws: str) -> list[tuple[str, str, str]]:
    """Line, flaw, and what it is about; of all flaws, or of these."""
    lines = [line for line in read_list(text).lines if line.entry is not None]
    found = check_entries([line.entry for line in lines])
    return [
        (lines[remark.n].text, remark.flaw, remark.other)
        for remark in found
        if not flaws or remark.flaw in flaws
    ]


def test_a_good_list_has_no_remarks():
    words = "邓郁松\t20 | 邓玉松\nKubernetes | k8s ~~~ cuber\n~~~ 魔搭好\n"
    text = words + "麦克 => Mac\n/(\\d+)块钱/ => \\1元"
    assert check_entries([line.entry for line in read_list(text).lines]) == []
    assert check_entries([]) == []


def test_the_later_of_two_equal_entries_is_a_duplicate():
    found = remarks(
        "邓郁松\n邓郁松 20\na1 => b1\na1 => b1\n~~~ 魔搭\n~~~ 魔搭\n/x1/ => y\n/x1/ => y"
    )
    assert found == [
        ("邓郁松 20", "duplicate", "邓郁松"),
        ("a1 => b1", "duplicate", "a1"),
        ("~~~ 魔搭", "duplicate", "魔搭"),
        ("/x1/ => y", "duplicate", "x1"),
    ]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("麦克 => Mac\n麦克 => 迈克", ["迈克", "Mac"]),
        ("麦克 => Mac\n迈克尔 | 麦克", ["迈克尔", "Mac"]),
        ("魔搭社区\n~~~ 魔搭社区", ["魔搭社区", "魔搭社区"]),
        ("迈克尔 | 麦克\n~~~ 麦克", ["麦克", "迈克尔"]),
        ("邓郁松 | 邓玉宋\n邓煜嵩 | 邓玉宋", ["邓煜嵩", "邓郁松"]),
        ("邓郁松 | 邓煜嵩\n邓煜嵩", ["邓煜嵩", "邓郁松"]),
        ("iPhone\nIPHONE", ["IPHONE", "iPhone"]),
        ("/x+1/ => y\n/x+1/ => z", ["z", "y"]),
        ("邓郁松 ~~~ 邓郁松", ["邓郁松"]),
        ("邓郁松 | 邓玉松 ~~~ 邓玉松", ["邓玉松"]),
    ],
)
def test_entries_that_say_different_things_of_the_same_words(text, others):
    assert [other for _, _, other in remarks(text, "contradiction")] == others


@pytest.mark.parametrize(
    "text",
    [
        "DeepSeek | deepseek\ndeepseek => DeepSeek",  # of one mind
        "邓郁松 ~~~ 邓玉松\n邓玉松",  # each its own
        "麦克 => Mac\n/麦克/ => 迈克",  # letters, and a pattern
    ],
)
def test_what_agrees_is_no_contradiction(text):
    assert not remarks(text, "contradiction", "circle", "duplicate")


def test_in_sentences_of_different_languages_words_may_mean_different_things():
    rules = [Rule("gift", "present", language="en"), Rule("gift", "Gift", language="de")]
    assert check_entries(rules) == []
    anywhere = Rule("gift", "GIFT")
    assert [remark.n for remark in check_entries([*rules, anywhere])] == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("a1 => b1\nb1 => a1", ["b1", "a1"]),
        ("a1 => b1\nb1 => c1\nc1 => a1\nz1 => a1\nc1 => y1", ["b1", "c1", "a1"]),
        ("邓郁松 | 邓煜嵩\n邓煜嵩 | 邓郁松", ["邓煜嵩", "邓郁松"]),
        ("邓郁松 | 邓煜嵩\n邓郁松 => 邓煜嵩", ["邓煜嵩", "邓煜嵩"]),
    ],
)
def test_what_leads_back_to_itself(text, others):
    assert [other for _, _, other in remarks(text, "circle")] == others


def test_a_long_chain_of_rules_is_no_circle():
    rules = [Rule(f"a{n}", f"a{n + 1}") for n in range(3_000)]
    start = time.process_time()
    assert check_entries(rules) == []
    assert [remark.flaw for remark in check_entries([*rules, Rule("a3000", "a0")])] == [
        "circle"
    ] * 3_001
    assert time.process_time() - start < 2


@pytest.mark.parametrize("word", ["松", "AI", "C++", "5G", "😀", "...", "x"])
def test_too_short_to_be_told_by_sound(word):
    assert check_entries([Hotword(word)]) == [Remark(0, "short")]


def test_too_long_to_be_heard_as_one():
    long = "国务院发展研究中心市场经济研究所副所长邓郁松认为"
    assert remarks(long) == [(long, "long", "")]
    assert not remarks("国务院发展研究中心市场经济研究所")


@pytest.mark.parametrize("word", ["我们", "hello", "People"])
def test_an_everyday_word(word):
    assert remarks(word) == [(word, "common", "")]


def test_a_part_of_another():
    text = "交通大学\n上海交通大学\nGitHub Copilot Chat\nCopilot Chat\nHub Copilot"
    assert remarks(text, "contained") == [
        ("交通大学", "contained", "上海交通大学"),
        ("Copilot Chat", "contained", "GitHub Copilot Chat"),
    ]


def test_words_that_sound_the_same():
    text = "邓郁松\n邓玉松\nDeepSeek\ndeep seek\nKatherine\nCatherine\n章宁静\n魔搭"
    assert remarks(text, "alike") == [
        ("邓郁松", "alike", "邓玉松"),
        ("邓玉松", "alike", "邓郁松"),
        ("DeepSeek", "alike", "deep seek"),
        ("deep seek", "alike", "DeepSeek"),
        ("Katherine", "alike", "Catherine"),
        ("Catherine", "alike", "Katherine"),
    ]
    assert not remarks("# language: ja\n公園\n講演", "alike")
    assert not remarks("東京タワー\n東京", "alike")


@pytest.mark.parametrize("pattern", ["(a|aa)+$", r"(\d|\d\d)+$", r"(\w|\w\w)+[!?]", "(词|词词)+$"])
def test_a_pattern_that_takes_too_long(pattern):
    assert check_entries([Rule(pattern, "b", is_pattern=True)]) == [Remark(0, "slow")]


@pytest.mark.parametrize("pattern", ["((a+)+)+$", r"(\w+\s?)*$", "(.*,)*;", r"(\d+)块", "嗯+"])
def test_a_pattern_that_the_library_gets_through(pattern):
    assert check_entries([Rule(pattern, "b", is_pattern=True)]) == []


@pytest.mark.thorough
def test_many_slow_patterns_are_not_all_waited_for():
    rules = [Rule(f"(a|aa|{n})+$", "b", is_pattern=True) for n in range(300)]
    start = time.monotonic()
    assert check_entries(rules)
    assert time.monotonic() - start < 20  # two seconds or so


@pytest.mark.parametrize("pattern", ["(", "(((a{999}){999}){999}){999}"])
def test_a_pattern_that_is_none(pattern):
    assert check_entries([Rule(pattern, "b", is_pattern=True)]) == [Remark(0, "pattern")]


@pytest.mark.parametrize(
    "text", ["", " ", "\x07", "\u202eשלום", "👩‍👩‍👧", "한국어", "𠮷野家", "/", "|"]
)
def test_whatever_a_word_is_made_of(text):
    entries = [Hotword(text, aliases=(text,), denied=(text,)), Rule(text, text), Denied(text)]
    found = check_entries(entries)
    assert {remark.flaw for remark in found} >= {"contradiction"}


@pytest.mark.thorough
def test_a_hundred_thousand_entries():
    characters = [chr(code) for code in range(0x4E00, 0x4E00 + 500)]
    words = [Hotword(a + b + "达") for a in characters for b in characters][:60_000]
    phrases = [Hotword(f"phrase number{n} of many") for n in range(30_000)]
    rules = [Rule(f"wrong{n}", f"right{n}") for n in range(10_000)]
    start = time.process_time()
    found = check_entries([*words, *phrases, *rules])
    assert time.process_time() - start < 12  # four seconds or so
    assert {remark.flaw for remark in found} <= {"alike", "common"}
