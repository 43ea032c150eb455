from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.subtitles import PROFILES, Cue, Profile, check, cut, prepare_cutting, uncut
from engine.subtitles.protection import Protection
from engine.subtitles.rules import columns
from engine.types import Segment, Tags, Token, joined

DROPPED = "，。、；｡､,;"  # by some profile
TEXTS = [
    *("", " ", "\n", " a", " the", " house.", " e.g.", " «so»", " 3", ".", "11", "Py", "thon,"),
    *("今天", "コー", "ヒー", " 글", "e\u0301"),
    *"！。我的五十ょ하—",
    *(" two words", " " + "w" * 60, "字" * 40),
]


def timed(steps: Iterable[tuple[str, float, float]]) -> tuple[Token, ...]:
    """Tokens from (text, silence before, duration), in seconds."""
    tokens, clock = [], 0.0
    for text, silence, duration in steps:
        tokens.append(Token(text, clock + silence, clock + silence + duration))
        clock += silence + duration
    return tuple(tokens)


def segment(tokens: tuple[Token, ...], language: str | None, speaker: str | None = None) -> Segment:
    return Segment(tokens, joined(tokens), Tags(language), speaker)


def evenly(
    texts: Iterable[str],
    language: str,
    *,
    start: float = 0.0,
    each: float = 0.2,
    speaker: str | None = None,
) -> Segment:
    return segment(timed([("", start, 0.0), *((t, 0.0, each) for t in texts)]), language, speaker)


def english(
    text: str, *, start: float = 0.0, each: float = 0.3, speaker: str | None = None
) -> Segment:
    words = [" " + word for word in text.split()]
    return evenly(words, "en", start=start, each=each, speaker=speaker)


def lines(cues: Sequence[Cue]) -> list[tuple[str, ...]]:
    return [cue.lines for cue in cues]


def bare(text: str) -> str:
    """What has to survive: all but spaces and the marks that may go."""
    return "".join(text.translate(dict.fromkeys(map(ord, DROPPED))).split())


steps = st.tuples(
    st.sampled_from(TEXTS),
    st.sampled_from([0.0, 0.0, 0.04, 0.3, 1.0, 3.0]),
    st.sampled_from([0.0, 0.05, 0.2, 0.2, 0.5, 9.0]),
)
languages = st.sampled_from(["zh", "en", "ja", "ko", "fr", None])
speakers = st.sampled_from([None, "A", "B"])
speech = st.lists(
    st.tuples(st.lists(steps, min_size=1, max_size=25), languages, speakers), max_size=5
).map(
    lambda parts: [
        segment(timed([("", 60.0 * i, 0.0), *part]), language, speaker)
        for i, (part, language, speaker) in enumerate(parts)
    ]
)  # segments may overlap: recognizers err
profiles = st.sampled_from([None, *PROFILES.values()])


@given(speech, profiles)
def test_cues_follow_one_another_and_each_takes_time(
    segments: list[Segment], profile: Profile | None
) -> None:
    cues = cut(segments, profile)
    assert all(0 <= cue.start_ms < cue.end_ms for cue in cues)
    assert all(cue.end_ms <= following.start_ms for cue, following in pairwise(cues))


@given(speech, profiles)
def test_no_word_is_lost(segments: list[Segment], profile: Profile | None) -> None:
    shown = "".join(line for cue in cut(segments, profile) for line in cue.lines)
    assert bare(shown) == bare("".join(joined(s.tokens) for s in segments))


@given(speech, st.sampled_from(list(PROFILES.values())))
def test_cues_keep_to_their_lines_and_columns(segments: list[Segment], profile: Profile) -> None:
    cues = cut(segments, profile)
    assert all(1 <= len(cue.lines) <= profile.lines for cue in cues)
    shown = [line for cue in cues for line in cue.lines if "ww" not in line]  # a word of 60
    assert all(0 < columns(line) <= profile.columns for line in shown)


@given(speech, profiles)
def test_no_cue_stays_longer_than_it_may(segments: list[Segment], profile: Profile | None) -> None:
    longest_ms = 7000 if profile is None else profile.longest * 1000
    assert all(cue.end_ms - cue.start_ms <= longest_ms for cue in cut(segments, profile))


@given(speech)
def test_a_cue_is_short_only_where_its_neighbours_leave_no_room(segments: list[Segment]) -> None:
    cues = [Cue(-1000, -83, ()), *cut(segments, PROFILES["netflix-en"]), Cue(10**9, 10**9, ())]
    short = [
        (before, cue, after)
        for before, cue, after in zip(cues, cues[1:], cues[2:], strict=False)
        if cue.end_ms - cue.start_ms < 833
    ]
    assert all(after.start_ms - cue.end_ms <= 83 for _, cue, after in short)
    assert all(cue.start_ms - before.end_ms <= 83 or cue.start_ms == 0 for before, cue, _ in short)


@given(speech)
def test_the_gap_between_cues_is_kept(segments: list[Segment]) -> None:
    cues = cut(segments, PROFILES["netflix-en"])
    assert all(following.start_ms - cue.end_ms >= 83 for cue, following in pairwise(cues))


@given(
    st.lists(st.sampled_from(["a", "Mr.", "well,", "3.11", "don't", "state-of-the-art", "end."]))
)
def test_words_stay_whole(words: list[str]) -> None:
    shown = [
        word
        for cue in cut([english(" ".join(words))])
        for line in cue.lines
        for word in line.split()
    ]
    assert shown == words


def test_nothing_makes_no_cues() -> None:
    assert cut([]) == []
    assert cut([evenly(["", " ", "\n"], "en")]) == []


def test_one_token_makes_one_cue() -> None:
    assert cut([evenly([" Hello."], "en", each=1.0)]) == [Cue(0, 1000, ("Hello.",))]


def test_a_sentence_is_cut_at_its_clauses() -> None:
    text = (
        "Well, I think that the most important thing about subtitles is how they read, "
        "because nobody wants to read half of a sentence and then wait for the rest of it."
    )
    assert lines(cut([english(text)])) == [
        ("Well, I think that the most important", "thing about subtitles is how they read,"),
        ("because nobody wants", "to read half of a sentence"),
        ("and then wait for the rest of it.",),
    ]


def test_sentences_of_some_length_get_cues_of_their_own() -> None:
    text = "The weather is lovely today. We could walk along the river."
    assert lines(cut([english(text)])) == [
        ("The weather is lovely today.",),
        ("We could walk along the river.",),
    ]


def test_rapid_short_sentences_share_a_cue() -> None:
    text = "Stop. No. Why? Because I said so."
    assert lines(cut([english(text, each=0.4)])) == [
        ("Stop. No. Why?",),
        ("Because I said so.",),
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Stop.", "No."), "Stop. No."),
        (("走。", "好！"), "走。好！"),
        (("走", "好的"), "走 好的"),
    ],
)
def test_a_space_parts_the_sentences_of_a_cue(texts: tuple[str, str], expected: str) -> None:
    first, second = texts
    cues = cut([evenly([first], "zh"), evenly([second], "zh", start=0.2)])
    assert lines(cues) == [(expected,)]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert lines(cut([english("I met Mr. Smith in Washington D.C. last night.")])) == [
        ("I met Mr. Smith", "in Washington D.C. last night."),
    ]


def test_a_line_breaks_before_a_preposition() -> None:
    assert lines(cut([english("She put the old wooden box on the shelf above the fireplace")])) == [
        ("She put the old wooden box", "on the shelf above the fireplace"),
    ]


def test_a_pause_is_a_better_cut_than_a_comma() -> None:
    tokens = timed(
        [(" If", 0, 0.3), (" you,", 0, 0.3), *((" word", 0, 0.3),) * 6, (" pause", 0.7, 0.3)]
        + [(" word", 0, 0.3)] * 10
    )
    assert [cue.lines[0].split()[0] for cue in cut([segment(tokens, "en")])] == ["If", "pause"]


def test_a_long_pause_always_cuts() -> None:
    tokens = timed([(" in", 0, 0.3), (" the", 1.5, 0.3), (" end", 0, 0.3)])
    assert lines(cut([segment(tokens, "en")])) == [("in",), ("the end",)]


def test_speakers_never_share_a_cue() -> None:
    segments = [english("Yes.", speaker="A"), english("No.", start=0.3, speaker="B")]
    assert lines(cut(segments)) == [("Yes.",), ("No.",)]


def test_chinese_is_cut_at_its_marks_and_loses_them_at_line_ends() -> None:
    text = "今天我们来聊一聊语音识别，它的核心问题是如何把声音变成文字。其实并不是这样！"
    assert lines(cut([evenly(text, "zh")])) == [
        ("今天我们来聊一聊语音识别", "它的核心问题是如何把声音变成文字"),
        ("其实并不是这样！",),
    ]


def test_chinese_and_english_mix() -> None:
    tokens = ["我", "用", " Python", " 3", ".", "11", " 写", "代", "码"]
    assert lines(cut([evenly(tokens, "zh")])) == [("我用 Python 3.11 写代码",)]


def test_a_latin_word_is_not_broken_in_a_chinese_line() -> None:
    tokens = [*"这个功能我们是用非常好用的", "Tensor", "Flow", *"来实现的"]
    assert lines(cut([evenly(tokens, "zh")])) == [
        ("这个功能我们是用", "非常好用的TensorFlow来实现的")
    ]


def test_chinese_without_marks_is_cut_where_a_space_parts_its_phrases() -> None:
    tokens = [*"大家早上好欢迎来到今天的节目", " 天", *"气预报说下午会下雨请大家带伞"]
    assert lines(cut([evenly(tokens, "zh", each=0.25)])) == [
        ("大家早上好欢迎来到今天的节目",),
        ("天气预报说下午会下雨请大家带伞",),
    ]


def test_japanese_keeps_katakana_words_and_small_kana_together() -> None:
    text = "ちょっとだけコーヒーも飲んだけどやっぱりとてもおいしかったです。"
    shown = "|".join(line for cue in cut([evenly(text, "ja")]) for line in cue.lines)
    assert "コーヒー" in shown
    assert "ちょっと" in shown
    assert not shown.endswith("。")


def test_long_text_without_marks_is_cut_evenly() -> None:
    cues = cut([english("word " * 60)])
    assert {len(cue.lines) for cue in cues} == {2}
    assert min(len(" ".join(cue.lines)) for cue in cues) > 50


def test_a_word_wider_than_a_line_has_one_to_itself() -> None:
    texts = [" so", " " + "x" * 100, " then"]
    assert "x" * 100 in chain(*lines(cut([evenly(texts, "en", each=2.0)])))


@pytest.mark.parametrize("letter", ["x", "零"])
def test_a_word_of_any_length_takes_no_longer_than_its_length(letter: str) -> None:
    """What looks for addresses and numbers in it would take minutes if it went back and forth."""
    cues = cut([evenly([letter * 30_000], "zh")])
    assert "".join(chain.from_iterable(chain.from_iterable(lines(cues)))) == letter * 30_000


def test_letters_without_spaces_are_broken_by_columns() -> None:
    assert lines(cut([evenly(["ก" * 100], "th", each=3.0)])) == [
        ("ก" * 42,),
        ("ก" * 42, "ก" * 16),
    ]


def test_a_sentence_in_a_single_token_is_cut_like_any_other() -> None:
    text = "没有字的时间，只有一句话的时间，也应该切成合适的字幕，而不是一大块。"
    assert lines(cut([evenly([text], "zh", each=8.0)])) == [
        ("没有字的时间，只有一句话的时间",),
        ("也应该切成合适的字幕", "而不是一大块"),
    ]


def test_a_stretched_token_is_shown_for_seven_seconds() -> None:
    assert cut([evenly([" Aaah!"], "en", each=12.0)]) == [Cue(0, 7000, ("Aaah!",))]


def test_a_short_cue_stays_into_the_silence_after_it() -> None:
    assert cut([english("Yes.", start=5.0, each=0.2)]) == [Cue(5000, 5833, ("Yes.",))]


def test_a_short_cue_comes_early_where_it_cannot_stay() -> None:
    cues = cut(
        [
            english("Yes.", start=5.0, each=0.3, speaker="A"),
            english("I am quite sure.", start=5.3, speaker="B"),
        ]
    )
    assert cues[0] == Cue(4384, 5217, ("Yes.",))


def test_a_profile_may_ask_for_no_shortest_time_of_speech_that_overlaps() -> None:
    profile = replace(PROFILES["netflix-en"], shortest=0.0)
    segments = [english("One thing.", start=1.0), english("Another.", start=0.0)]
    assert lines(cut(segments, profile)) == [("One thing. Another.",)]


def test_a_flicker_between_cues_is_closed() -> None:
    cues = cut(
        [
            english("The weather is lovely today.", each=0.4),
            english("We could walk along the river.", start=2.3, each=0.4),
        ]
    )
    assert [(cue.start_ms, cue.end_ms) for cue in cues] == [(0, 2217), (2300, 4700)]


def test_each_segment_follows_its_own_language() -> None:
    cues = cut([evenly("你好，世界，", "zh", each=0.4), english("Hello, world,", start=10.0)])
    assert lines(cues) == [("你好，世界",), ("Hello, world,",)]


def test_a_cue_stays_until_it_can_be_read() -> None:
    text = "Incomprehensibilities notwithstanding, indisputably."
    cues = cut([english(text, each=0.2), english("Good.", start=9.0)])
    assert (cues[0].start_ms, cues[0].end_ms) == (0, 2550)  # 51 characters at 20 a second


def test_a_cue_that_can_be_read_stays_a_little_for_those_who_read_slowly() -> None:
    cues = cut([english("These words are said at a good pace.", each=0.25)])
    assert cues == [Cue(0, 2400, ("These words are said at a good pace.",))]


def test_a_cue_stays_no_longer_than_the_trail_for_that() -> None:
    profile = replace(PROFILES["netflix-en"], trail=0.1)
    cues = cut([english("These words are said at a good pace.", each=0.25)], profile)
    assert cues[0].end_ms == 2100


def test_the_next_cue_ends_the_stay() -> None:
    cues = cut(
        [
            english("Incomprehensibilities notwithstanding, indisputably.", each=0.2, speaker="A"),
            english("Good grief.", start=1.2, speaker="B"),
        ]
    )
    assert (cues[0].end_ms, cues[1].start_ms) == (1117, 1200)


@pytest.mark.parametrize(
    ("tokens", "phrase"),
    [
        ((*"我们去了北京", " New", " York", " City", *"然后回家"), "New York City"),
        (tuple("这个人的名字叫做邓郁松他住在这里"), "邓郁松"),
    ],
)
def test_a_hotword_stays_whole_wherever_it_is(tokens: tuple[str, ...], phrase: str) -> None:
    for columns_of_line in range(14, 34):
        profile = replace(PROFILES["netflix-zh"], columns=columns_of_line)
        shown = "\n".join(chain(*lines(cut([evenly(tokens, "zh")], profile, [phrase]))))
        assert phrase in shown


@pytest.mark.parametrize("columns_of_line", range(8, 34))
def test_chinese_words_stay_whole(columns_of_line: int) -> None:
    profile = replace(PROFILES["netflix-zh"], columns=columns_of_line)
    shown = "\n".join(chain(*lines(cut([evenly("我们正在研究人工智能技术的发展", "zh")], profile))))
    assert all(word in shown for word in ("我们", "正在", "研究", "人工智能", "技术", "发展"))


def test_without_jieba_chinese_is_cut_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.subtitles.protection.chinese_words", lambda: None)
    text = "今天我们来聊一聊语音识别，它的核心问题是如何把声音变成文字。"
    assert bare("".join(chain(*lines(cut([evenly(text, "zh")]))))) == bare(text)


def test_a_line_break_of_a_person_counts_as_a_space() -> None:
    assert lines(cut([evenly([" Good", "\nmorning", " all."], "en")])) == [("Good morning all.",)]


def test_uncut_keeps_rows_as_they_are() -> None:
    rows = [
        Segment((Token("Good", 1.0, 1.5), Token("\nmorning.", 1.5, 12.0)), "Good\nmorning."),
        Segment((Token("", 11.0, 11.0),), ""),
        Segment((Token("So…", -1.0, -0.5),), "So…"),
    ]
    assert uncut(rows) == [
        Cue(1000, 12_000, ("Good", "morning.")),
        Cue(11_000, 11_000, ()),
        Cue(0, 0, ("So…",)),
    ]


def test_verbatim_keeps_sentences_and_marks() -> None:
    text = "今天，我们来聊一聊。它的核心问题是什么？没有人知道，"
    assert lines(cut([evenly(text, "zh", each=0.6)], PROFILES["verbatim"])) == [
        ("今天，我们来聊一聊。",),
        ("它的核心问题是什么？",),
        ("没有人知道，",),
    ]


def test_a_segment_without_a_language_follows_its_script() -> None:
    text = "今天我们来聊一聊语音识别，它的核心问题是如何把声音变成文字。"
    assert cut([segment(evenly(text, "zh").tokens, None)]) == cut([evenly(text, "zh")])


def test_a_mark_after_a_space_begins_no_line() -> None:
    tokens = [*"请打开这个网页看看吧", " https://example.com/a", " ，", *"谢谢"]
    shown = lines(cut([evenly(tokens, "zh")]))
    assert not [line for line in chain(*shown) if line.startswith("，")]


@pytest.mark.parametrize("marks", [("？”",), ("？", "”"), ("。",), ("）", "。")])
@pytest.mark.parametrize("name", ["netflix-zh", "netflix-ko", "web-zh"])
def test_a_mark_after_what_is_too_wide_begins_no_line(name: str, marks: tuple[str, ...]) -> None:
    address = "https://github.com/some/very/long/path/to/a/file/in/it"
    tokens = [*"详见", address, *marks, *"他这样说"]
    cues = cut([evenly(tokens, "zh", each=0.3)], PROFILES[name])
    shown = list(chain(*lines(cues)))
    assert not [line for line in shown if line[0] in "？”。）"]
    assert "他这样说" in shown
    assert all(violation.is_unavoidable for _, violation in check(cues, PROFILES[name]))


@pytest.mark.parametrize("name", PROFILES)
def test_cutting_is_deterministic(name: str) -> None:
    segments = [english("one two three, four five. " * 20)]
    assert cut(segments, PROFILES[name]) == cut(segments, PROFILES[name])


@pytest.mark.parametrize(("text", "n"), [("It was 2 good.", 0), ("我们 met", 1), ("カタカナ", 0)])
def test_the_dictionary_is_loaded_beforehand_for_chinese_alone(
    monkeypatch: pytest.MonkeyPatch, text: str, n: int
) -> None:
    loaded: list[bool] = []
    monkeypatch.setattr("engine.subtitles.protection.chinese_words", lambda: loaded.append(True))
    prepare_cutting([Segment((Token(each, 0.0, 1.0),), each) for each in ("Well.", text)])
    assert len(loaded) == n


def test_fifty_thousand_hotwords_are_looked_up_and_not_tried_one_by_one():
    """Only their lengths are tried, so that neither making it ready nor a text takes long."""
    words = [f"word{n}" for n in range(50_000)]
    began = process_time()
    protection = Protection(words, 40)
    joints = protection.joints("We word WORD49999 words " * 40, "en")
    assert process_time() - began < 0.5  # one by one: a second
    assert sorted(joints.soft)[:8] == list(range(9, 17))


def test_hotwords_are_found_in_any_case_and_with_any_space_between_the_longest_first():
    protection = Protection(["new York", "new york  city", "Oslo", "", "é"], 40)
    assert protection.joints("NEW \tYork City OSLO É new", None).soft == {
        *range(1, 14),
        *range(16, 19),
    }
