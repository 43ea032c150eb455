"""What the text of hotwords means, typed on one line or kept as a list, and how it is written."""

import pickle
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.texts import read_text
from engine.hotwords.entries import LONGEST_WORD, write_entry
from engine.hotwords.lists import Denied, Hotword, HotwordList, Rule, as_hotwords, hotword_list
from engine.hotwords.parsing import (
    MOST_ENTRIES,
    MOST_PATTERNS,
    parse_hotwords,
    read_list,
    write_list,
)
from engine.hotwords.patterns import is_usable


def read(text: str):
    """The entry, or the fault, of a single line."""
    (line,) = read_list(text).lines
    return line.fault or line.entry


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
        ('"Fun ASR" 达摩院', ("Fun ASR", "达摩院")),
        ('"Portland, Oregon", 达摩院', ("Portland, Oregon", "达摩院")),
        ('5" disk, 7" disk', ('5" disk', '7" disk')),
        ("C++ C# #MeToo", ("C++", "C#", "#MeToo")),
        ("词 20", ("词", "20")),
        ('{"达摩院": 20, "魔搭": 30}', ("魔搭", "达摩院")),
    ],
)
def test_words_in_a_line(text, words):
    assert parse_hotwords(text).spoken == words


def test_entries_in_a_line():
    found = parse_hotwords("小米 | 小咪 ~~~ 晓敏; 麦克 => Mac, 达摩院 20, ~~~ 好的")
    assert found == HotwordList(
        (Hotword("小米", aliases=("小咪",), denied=("晓敏",)), Hotword("达摩院", 20.0)),
        (Rule("麦克", "Mac"),),
        (Denied("好的"),),
    )


def test_a_regular_expression_in_a_line_keeps_its_commas():
    found = parse_hotwords("小米, /a{1,2};/ => b, 10/20, 魔搭")
    assert found.spoken == ("小米", "10/20", "魔搭")
    assert found.rules == (Rule("a{1,2};", "b", is_pattern=True),)


@pytest.mark.parametrize("text", ["=> b", "a => b => c", "/(/ => a", "字" * 65])
def test_what_is_typed_and_is_no_entry_stays_a_word(text):
    assert parse_hotwords(text + ",").spoken == (text,)


def test_a_list_of_words():
    text = "# 人名\r\n邓郁松\r\n\r\n  Fun   ASR \r\n邓郁松\r\n魔搭"
    assert read_list(text).hotwords.spoken == ("邓郁松", "Fun ASR", "魔搭")
    assert [line.text for line in read_list(text).lines] == text.split("\r\n")
    assert read_list("").lines == ()


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("达摩院", Hotword("达摩院")),
        ("达摩院\t20", Hotword("达摩院", 20.0)),
        ("iPhone 15\t0.5", Hotword("iPhone 15", 0.5)),
        ("达摩院 20", Hotword("达摩院", 20.0)),
        ("达摩院,20", Hotword("达摩院", 20.0)),
        ("Kubernetes， 2.5", Hotword("Kubernetes", 2.5)),
        ("iPhone 15", Hotword("iPhone 15")),
        ("10,000", Hotword("10,000")),
        ('"小米 14"', Hotword("小米 14")),
        ('"小米 14" 20', Hotword("小米 14", 20.0)),
        ("小米 | 小咪 | 晓米", Hotword("小米", aliases=("小咪", "晓米"))),
        ("小米 | 小咪 ~~~ 晓敏 ~~~ 小眯", Hotword("小米", 1, ("小咪",), ("晓敏", "小眯"))),
        ("小米｜小咪～～～晓敏 | 小眯", Hotword("小米", 1, ("小咪",), ("晓敏", "小眯"))),
        ("小米 20 | 小咪 | | 小咪", Hotword("小米", 20, ("小咪",))),
        ("小米\t20 | 小咪\t小眯", Hotword("小米", 20, ("小咪 小眯",))),
        ("麦\t克 => Mac\tmini", Rule("麦 克", "Mac mini")),
        ("Kubernetes # 容器", Hotword("Kubernetes", note="容器")),
        ("C#", Hotword("C#")),
        ("F# minor # of # keys", Hotword("F# minor", note="of # keys")),
        ("麦克 => Mac", Rule("麦克", "Mac")),
        ("麦克＝＞Mac", Rule("麦克", "Mac")),
        ("麦克 → Mac # 电脑", Rule("麦克", "Mac", note="电脑")),
        ("嗯 =>", Rule("嗯", "")),
        ('嗯 => " "', Rule("嗯", " ")),
        (r"/(\d+) 块/ => \1元", Rule(r"(\d+) 块", r"\1元", is_pattern=True)),
        ("/a|b => c/ => d", Rule("a|b => c", "d", is_pattern=True)),
        ("/嗯/ => # 语气", Rule("嗯", "", is_pattern=True, note="语气")),
        ('"/a/" => b', Rule("/a/", "b")),
        ("/etc/hosts => 主机表", Rule("/etc/hosts", "主机表")),
        ("~~~ 好的", Denied("好的")),
        ("～～～ 好的 # 常用", Denied("好的", note="常用")),
        ('"C | D" | "x""y"', Hotword("C | D", aliases=('x"y',))),
        ('"quoted" words', Hotword('"quoted" words')),
        ("\ufeff达\u200b摩院\u202c", Hotword("达摩院")),
        ("👩‍👩‍👧 😀", Hotword("👩‍👩‍👧 😀")),
        ("שלום עולם | سلام", Hotword("שלום עולם", aliases=("سلام",))),
        ("T恤 Ünï Ωκ 東京タワー", Hotword("T恤 Ünï Ωκ 東京タワー")),
    ],
)
def test_a_line_means(text, entry):
    assert read(text) == entry


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("字" * 1_001, "long"),
        ("字" * 65, "long"),
        (f"小米 | {'字' * 65}", "long"),
        ("达\x07摩院", "control"),
        ("达\x1b[31m", "control"),
        ("\ud800", "control"),
        ("| 小米", "empty"),
        ("~~~", "empty"),
        ("=> 小米", "empty"),
        ('""', "empty"),
        ("小米 0", "weight"),
        ("小米 -5", "weight"),
        ("小米\theavy", "weight"),
        ("小米\tnan", "weight"),
        ('小米 | "小咪" 20', "weight"),
        ('"小米" 20 => 小咪', "weight"),
        ("小米\t1e999", "weight"),
        ("/(/ => a", "pattern"),
        (r"/a/ => \1", "pattern"),
        ("/(((a{999}){999}){999}){999}/ => a", "pattern"),
        ("a => b => c", "mixed"),
        ("a | b => c", "mixed"),
        ("/a/ => b ~~~ c", "mixed"),
        ("~~~ a ~~~ b", "mixed"),
    ],
)
def test_a_line_that_cannot_be_understood_says_why(text, fault):
    assert read(text) == fault
    assert not read_list(text).hotwords


def test_numbers_behind_every_word_are_weights_as_the_runtime_has_them():
    found = read_list("hello world 20\n达摩院 10\nMate60 1\nC++ 5 # note\n").hotwords
    weights = {word.word: word.weight for word in found.words}
    assert weights == {"hello world": 20, "达摩院": 10, "Mate60": 1, "C++": 5}


def test_beside_a_word_without_a_number_numbers_are_names():
    words = read_list("iPhone 15\nWindows 11\nKubernetes").hotwords.spoken
    assert words == ("iPhone 15", "Windows 11", "Kubernetes")
    assert read_list('iPhone 15\n"Windows 11"').hotwords.spoken == ("iPhone 15", "Windows 11")


def test_groups_and_the_language_of_a_list():
    lines = ["# language: zh-CN", "# 语气", "## 人名 ##", "邓郁松", "########", "邓玉松", "##"]
    text = "\n".join([*lines, "# language: en", "好的"])
    found = read_list(text)
    assert found.language == "zh"
    assert found.hotwords.words == (
        Hotword("邓郁松", language="zh", group="人名"),
        Hotword("邓玉松", language="zh", group="人名"),
        Hotword("好的", language="zh"),
    )
    assert read_list("# 语言：any\n好的").language is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"达摩院": 20, "小米 14": 1, "a\\nb": 3}', [("达摩院", 20), ("小米 14", 1), ("a b", 3)]),
        ('\ufeff["达摩院", "Fun ASR"]\n', [("达摩院", 1), ("Fun ASR", 1)]),
        ("keyword,weight\n达摩院,20\nFun ASR,5", [("达摩院", 20), ("Fun ASR", 5)]),
        ("[REC] 录制", [("[REC] 录制", 1)]),
    ],
)
def test_the_forms_of_other_programs(text, words):
    found = read_list(text)
    assert [(word.word, word.weight) for word in found.hotwords.words] == words
    again = read_list("\n".join(line.text for line in found.lines))
    assert again.hotwords == found.hotwords  # as it is written once something is edited


@pytest.mark.parametrize("text", ['{"词": "heavy"}', '{"词": null}', '{"词": true}'])
def test_json_with_other_weights_says_so(text):
    assert read(text) == "weight"


def test_json_of_other_things_is_no_crash():
    assert read_list('[{"a": 1}, null, [2]]').hotwords.spoken == ("{'a': 1}", "None", "[2]")
    assert read_list("[" * 5_000).lines[0].fault == "long"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_in_any_of_the_encodings(tmp_path, encoding):
    file = tmp_path / "人名.txt"
    text = "# language: zh\r\n## 人名\r\n邓郁松\t20 | 邓玉松\r\n喆 → 哲\r\n"
    file.write_bytes(text.encode(encoding))
    assert read_list(read_text(file)).hotwords == HotwordList(
        (Hotword("邓郁松", 20.0, ("邓玉松",), language="zh", group="人名"),),
        (Rule("喆", "哲", language="zh", group="人名"),),
    )


_PIECES = (
    *"#\"/\\,，{[]}()|｜~～=>＞→;；、。.-+_'!?@&*%$^:<\u3000\t ",
    *"0125９abcXYZéßΩשم词语汉字邓龘々あカ한👩€",
    *"## weight ~~~ ～～～ => ＝＞ 👩\u200d👧 𠮷 # 小米 iPhone".split(),
    *("  ", " # ", " 20", "热词,权重"),
)
_TEXTS = st.lists(st.sampled_from(_PIECES))
_WORDS = (
    _TEXTS.map("".join)
    .map(lambda text: text[:LONGEST_WORD])
    .filter(lambda text: bool(text.strip()))
)
_NOTES = _TEXTS.map("".join).map(lambda text: " ".join(text.split()))
_WEIGHTS = st.floats(min_value=0, exclude_min=True, allow_infinity=False)
_SIDES = _TEXTS.map("".join).map(lambda text: text[:LONGEST_WORD])
_PATTERNS = st.sampled_from(
    [
        *(r"(\d+)\s*块", "a|b", " um ", "C#", "a/b", r"a\/b", "x => y", '"a"'),
        *("/", "//", "a # b", "~~~", "[|]"),
    ]
)
_ENTRIES = st.one_of(
    st.builds(
        Hotword,
        _WORDS,
        _WEIGHTS | st.sampled_from([1.0, 20.0]),
        st.lists(_WORDS, max_size=3, unique=True).map(tuple),
        st.lists(_WORDS, max_size=3, unique=True).map(tuple),
        note=_NOTES,
    ),
    st.builds(Rule, _WORDS, _SIDES, note=_NOTES),
    st.builds(
        Rule,
        _PATTERNS,
        _SIDES.map(lambda text: text.replace("\\", "")),
        is_pattern=st.just(value=True),
        note=_NOTES,
    ),
    st.builds(Denied, _WORDS, note=_NOTES),
)


def check_round_trip(entry):
    line = write_entry(entry)
    assert "\n" not in line
    if len(line) <= 1_000:
        assert read(line) == entry, line


@given(_ENTRIES)
def test_an_entry_is_written_and_read(entry):
    check_round_trip(entry)


@pytest.mark.thorough
@settings(max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
@given(_ENTRIES)
def test_thousands_of_entries_are_written_and_read(entry):
    check_round_trip(entry)


@settings(max_examples=20)
@given(st.lists(_ENTRIES, max_size=6))
def test_a_list_is_written_and_read(entries):
    expected = hotword_list(dict.fromkeys(entries))
    if all(len(write_entry(entry)) <= 1_000 for entry in entries):
        assert read_list(write_list(expected)).hotwords == expected


def test_a_list_is_written_with_its_groups_and_language():
    words = (
        Hotword("小米", language="zh"),
        Hotword("邓郁松", 20.0, language="zh", group="人名"),
        Hotword("iPhone 15", language="zh", group="C #"),
    )
    rules = (Rule("麦克", "Mac", language="zh"),)
    text = write_list(HotwordList(words, rules))
    assert text == (
        '# language: zh\n小米\n## 人名\n邓郁松\t20\n## C #\n"iPhone 15"\n##\n麦克 => Mac\n'
    )
    assert read_list(text).hotwords == HotwordList(words, rules)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("a/ => b", r"/a/ =\x3e b/ => c"),
        ("a/＝＞b", r"/a/＝\uff1eb/ => c"),
        ("a/→b", r"/a/\u2192b/ => c"),
    ],
)
def test_a_pattern_that_would_end_early_is_spelled_otherwise(pattern, line):
    assert write_entry(Rule(pattern, "c", is_pattern=True)) == line
    assert isinstance(read(line), Rule)


@pytest.mark.parametrize("word", ["两\n行", "铃\x07声", "看\u202e不\u200b见", "\ufeff头"])
def test_what_no_line_can_hold_is_left_out(word):
    assert isinstance(read(write_entry(Hotword(word))), Hotword)


@pytest.mark.thorough
def test_a_hundred_thousand_lines():
    lines = [f"词{chr(0x4E00 + i % 20_000)}{i // 20_000}号\t20" for i in range(100_000)]
    text = "\n".join(["# language: zh", *lines, "多了"])
    start = time.process_time()
    found = read_list(text)
    assert time.process_time() - start < 6  # a second or so
    assert found.lines[MOST_ENTRIES].fault is None
    assert found.lines[-1].fault == "many"


def test_more_regular_expressions_than_a_list_may_have():
    found = read_list("".join(f"/a{i}/ => b\n" for i in range(MOST_PATTERNS + 1)) + "词")
    assert found.lines[MOST_PATTERNS - 1].fault is None
    assert found.lines[MOST_PATTERNS].fault == "many"
    assert found.hotwords.spoken == ("词",)


@pytest.mark.parametrize("sign", ["字", "[", '"', "# "])
def test_a_line_of_ten_megabytes_costs_nothing(sign):
    text = sign * (10_000_000 // len(sign.encode())) + "\n词"
    start = time.process_time()
    found = read_list(text)
    assert time.process_time() - start < 1
    assert [line.fault for line in found.lines] == ["long", None]


@pytest.mark.parametrize("sign", ['"', "| ", "~~~", "=>", " # ", "/", "a,", "1 ", "\t", " "])
def test_a_line_full_of_signs_takes_no_time(sign):
    line = (sign * 1_000)[:999]
    start = time.process_time()
    read_list("\n".join([line, "x" + line[:-1]] * 5))
    assert time.process_time() - start < 1


@pytest.mark.parametrize("sign", ["/a,", '",', '" "', "=>/ ", '"a | '])
def test_signs_that_are_typed_take_no_time(sign):
    text = (sign * 10_000)[:30_000]
    start = time.process_time()
    assert parse_hotwords(text)
    assert time.process_time() - start < 2


@pytest.mark.thorough
@pytest.mark.parametrize("pattern", ["(?R)+", "brown|(?R)+", "(?:(?R)|a)*"])
def test_a_pattern_that_holds_itself_is_none(pattern):
    """It ends with its time or with the memory that it may have, whichever is first."""
    assert not is_usable(pattern, "b")


def test_a_pattern_that_takes_all_memory_is_none(monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("regex.sub", full)
    assert read_list("/a|b/ => c").lines[0].fault == "pattern"


def test_a_list_goes_to_another_process_as_rows():
    found = read_list(
        "## names\n邓郁松 3 | 邓玉松 ~~~ 等于送 # a\na => b\n/c+/ => d\n~~~ e\n"
    ).hotwords
    sent = pickle.dumps(found)
    assert pickle.loads(sent) == found
    assert len(pickle.dumps(as_hotwords(map(str, range(1_000))))) < 28_000  # of entries: 32 kB
