import logging
from dataclasses import replace
from time import perf_counter

import pytest

from engine.correction.changes import accept, as_heard, changes_in, put_back
from engine.correction.corrector import Corrector, corrector_of
from engine.correction.prepared import prepare
from engine.correction.sounds import REPLACE, SUGGEST
from engine.correction.trial import corrected as tried
from engine.hotwords.lists import NO_HOTWORDS, Denied, Hotword, Rule
from engine.partials import PartialWriter
from engine.recognizers import Recognition
from engine.script import converted, write_in
from engine.types import Change, joined
from engine.words import chinese_counts
from tests.unit.correction import STEP, a_list, corrected, sentence, told


def test_a_word_that_sounds_the_same_is_put_there():
    found = corrected("今天邓玉松来了。", "邓郁松", language="zh")
    assert found.text == "今天邓郁松来了。"
    [change] = changes_in(found)
    assert (change.first, change.last) == (2, 5)
    assert change.change.heard == "邓玉松"
    assert change.change.word == "邓郁松"
    assert change.change.way == "sound"
    assert change.change.likeness == 1


def test_tokens_keep_their_times_and_those_that_stay_their_scores():
    heard = sentence("今天邓玉松来了。")
    found = corrected(heard.text, "邓郁松")
    assert [(t.start, t.end) for t in found.tokens] == [(t.start, t.end) for t in heard.tokens]
    assert [token.score is None for token in found.tokens] == [i == 3 for i in range(7)]
    assert found.text == joined(found.tokens)


def test_other_lengths_share_the_time():
    found = corrected("用 kuber netties 部署", "Kubernetes")
    assert found.text == "用 Kubernetes 部署"
    [token] = [token for token in found.tokens if token.change]
    assert (token.start, token.end) == (STEP, 3 * STEP)


def test_marks_and_spaces_stay_where_they_are():
    found = corrected("Use deep seek, please.", "DeepSeek")
    assert found.text == "Use DeepSeek, please."
    assert as_heard(found).text == "Use deep seek, please."


@pytest.mark.parametrize(
    ("heard", "word"),
    [
        ("我们用pie torch训练", "PyTorch"),
        ("他买了华为mate六十", "华为Mate60"),
        ("约翰史密思说得对", "约翰·史密斯"),
        ("请打磨院的老师", "达摩院"),
        ("他在常志出差", "长治"),
        ("graphana is down", "Grafana"),
    ],
)
def test_words_of_any_kind_are_told_by_their_sound(heard, word):
    assert word in corrected(heard, word).text


@pytest.mark.parametrize(
    ("heard", "word"),
    [
        ("他会说明天的事", "硕明"),  # it cuts through words
        ("请你说明一下", "硕明"),  # somebody did say that
        ("邓玉，松树很高", "邓郁松"),  # across a mark
        ("邓玉 松树很高", "邓郁松"),
        ("an apple a day", "Apple"),
        ("the GPUs are hot", "GPU"),
        ("whiskers", "Whisper"),
        ("Kubernetes的集群", "Kubernetes"),
        ("Kubernetes y mas", "Kubernetes"),
        ("他云里雾里", "芸"),  # one character
        ("a n", "AN"),
    ],
)
def test_what_is_ordinary_stays(heard, word):
    found = corrected(heard, word)
    assert found.text == heard
    assert [way for _, _, way in told(found) if way != "suggestion"] == []


@pytest.mark.parametrize(
    ("heard", "word"),
    [
        ("She'll be here soon", "Shell"),
        ("he'll kiss it", "Hill"),
        ("I can’t say", "Cant"),
        ("it doesn't work", "Dawson"),
        ("under the compiler's MIT license", "Smith"),
        ("open a pull request", "OpenAI"),
        ("there is more use for it", "Morris"),
        ("it is time to rise", "Torres"),
        ("we work here every day", "WeWork"),
        ("go to the store", "GoTo"),
        ("semicolons and colons end it", "Collins"),
    ],
)
def test_everyday_words_side_by_side_stay(heard, word):
    found = corrected(heard, word, language="en")
    assert found.text == heard


@pytest.mark.parametrize(
    ("heard", "word"),
    [("what's app", "WhatsApp"), ("open ai", "OpenAI"), ("the g p u", "GPU")],
)
def test_words_that_are_spelled_alike_are_joined(heard, word):
    assert word in corrected(heard, word, language="en").text


def test_what_may_be_meant_is_suggested():
    found = corrected("请张子异来讲", "张紫怡", "张子彝")
    assert all(each.change.likeness >= REPLACE for each in changes_in(found))
    found = corrected("商海很大", "上海")
    assert found.text == "商海很大"
    [change] = changes_in(found)
    assert change.change.way == "suggestion"
    assert change.change.likeness >= SUGGEST
    taken = accept(found, change)
    assert taken.text == "上海很大"
    assert told(taken) == []
    refused = put_back(found, change)
    assert refused == sentence("商海很大")


def test_what_everybody_says_all_the_time_is_no_hint():
    assert told(corrected("他成为了老师", "程维")) == []
    assert told(corrected("这条大江很宽", "大疆")) == [("大江", "大疆", "suggestion")]


def test_a_word_that_is_there_is_no_change_and_protects_itself():
    assert told(corrected("张伟来了", "张伟", "张炜", "章伟来")) == []


def test_words_of_other_languages_are_ordinary_too():
    assert corrected("il vento debole", "Vendo").text == "il Vendo debole"
    assert corrected("il vento debole", "Vendo", language="it").text == "il vento debole"
    assert corrected("el murcia lago", "murciélago", language="es").text == "el murciélago"


def test_the_end_of_a_text_is_no_word_that_begins_so():
    found = corrected("a mur", "murciélago", "muros")
    assert [way for _, _, way in told(found) if way != "suggestion"] == []


def test_a_longer_word_may_hold_one_that_is_there():
    assert corrected("华为芸很快", "华为", "华为云").text == "华为云很快"


def test_case_is_as_the_list_has_it():
    assert corrected("we use kubernetes", "Kubernetes").text == "we use Kubernetes"
    assert corrected("Docker is fine", "docker").text == "Docker is fine"
    assert corrected("ＧＰＵ很贵", "GPU").text == "GPU很贵"


@pytest.mark.parametrize(("text", "word"), [("½", "1"), ("㈱", "株"), ("…", "."), ("ﷺ", "صلى")])
def test_a_part_of_a_character_is_no_word(text, word):
    assert corrected(text, Hotword("other", aliases=(word,)), Rule(word, "x")).text == text


def test_half_a_character_is_kept():
    heard = sentence("邓\ud83d邓玉松来了", "zh")
    for script in ("simplified", "asis"):
        found = Corrector(a_list("邓郁松"), script).correct(heard)
        assert found.text == "邓\ud83d邓郁松来了"
        assert as_heard(found).text == heard.text


def test_heavier_words_win_where_both_sound_the_same():
    light, heavy = Hotword("张玮"), Hotword("张维", weight=3)
    assert corrected("请章唯来", light, heavy).text == "请张维来"
    assert corrected("请章唯来", heavy, light).text == "请张维来"


def test_an_alias_becomes_its_word_wherever_it_comes():
    word = Hotword("郑州日产", aliases=("正常日产", "Nissan ZZ"))
    assert told(corrected("正常日产的车", word)) == [("正常日产", "郑州日产", "alias")]
    assert corrected("a nissan  zz car", word).text == "a 郑州日产 car"
    assert corrected("nissan zza", word).text == "nissan zza"


def test_an_alias_is_told_by_its_sound_too():
    word = Hotword("魔搭", aliases=("猫打滚儿",))
    assert told(corrected("用毛打滚儿下载", word)) == [("毛打滚儿", "魔搭", "sound")]


def test_rules_come_first():
    rule = Rule("邓玉松", "邓先生")
    assert told(corrected("邓玉松来了", "邓郁松", rule)) == [("邓玉松", "邓先生", "rule")]


def test_of_contradictory_rules_the_first_counts():
    assert corrected("甲来了", Rule("甲", "乙"), Rule("甲", "丙")).text == "乙来了"


def test_aliases_in_a_circle_end():
    one, other = Hotword("甲公司", aliases=("乙公司",)), Hotword("乙公司", aliases=("甲公司",))
    assert corrected("甲公司和乙公司", one, other).text in {"甲公司和乙公司", "乙公司和甲公司"}
    assert corrected("乙", Rule("甲", "乙"), Rule("乙", "甲")).text == "甲"


def test_regular_expressions():
    rule = Rule(r"第(\d+)[张章]", r"第\1章", is_pattern=True)
    found = corrected("看第12张和第3张", rule)
    assert found.text == "看第12章和第3章"
    assert [way for _, _, way in told(found)] == ["rule", "rule"]
    assert as_heard(found).text == "看第12张和第3张"


def test_a_catastrophic_expression_is_given_up(caplog):
    slow = Rule(r"(a|aa)+$", "b", is_pattern=True)
    corrector = Corrector(a_list(slow, Rule("甲", "乙")))
    text = "a" * 40 + "甲!"
    with caplog.at_level(logging.WARNING):
        began = perf_counter()
        assert corrector.correct(sentence(text)).text == "a" * 40 + "乙!"
        assert corrector.correct(sentence(text)).text == "a" * 40 + "乙!"
        assert perf_counter() - began < 2
    assert len(caplog.records) == 1
    assert "aa" not in caplog.text
    caplog.clear()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("(", "x"),
        ("a", r"\7"),
        ("", "x"),
        ("b*", "x"),
        ("(a{999}){999}", "x"),
        ("a{,9999999}", ""),
    ],
)
def test_expressions_that_cannot_work_change_nothing(wrong, right, caplog):
    found = corrected("aac", Rule(wrong, right, is_pattern=True))
    assert found.text == "aac"
    caplog.clear()


def test_an_expression_that_takes_all_memory_is_given_up(monkeypatch, caplog):
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("engine.correction.patterns._found", full)
    corrector = Corrector(a_list(Rule("(?R)+", "b", is_pattern=True), Rule("甲", "乙")))
    assert corrector.correct(sentence("甲")).text == "乙"
    assert corrector.correct(sentence("甲")).text == "乙"
    assert len(caplog.records) == 1
    caplog.clear()


def test_a_rule_may_delete_a_word():
    found = corrected("well, uh I uh know uh", Rule("uh", ""))
    assert found.text == "well, I know"
    assert as_heard(found).text == "well, uh I uh know uh"
    gone = corrected("嗯。", Rule("嗯", ""))
    assert gone.tokens
    assert as_heard(gone).text == "嗯。"


def test_the_space_before_what_goes_stays_before_letters():
    un = Rule(r"\bun", "", is_pattern=True)
    assert corrected("very unhappy", un).text == "very happy"
    heard = sentence("say 嗯OK", pieces=["say", " 嗯", "OK"])
    found = Corrector(a_list(Rule("嗯", ""))).correct(heard)
    assert found.text == "say OK"
    assert as_heard(found).text == heard.text


def test_what_is_denied_stays():
    assert told(corrected("今天邓玉松来了", "邓郁松", Denied("邓玉松"))) == []
    assert told(corrected("今天邓玉松来了", Hotword("邓郁松", denied=("邓玉松",)))) == []
    other = Hotword("邓郁松", denied=("邓玉松",)), Hotword("邓煜松")
    assert corrected("今天邓玉松来了", *other).text == "今天邓煜松来了"


def test_a_language_counts_only_in_its_sentences():
    word = Hotword("邓郁松", language="zh")
    assert corrected("邓玉松来了", word, language="en").text == "邓玉松来了"
    assert corrected("邓玉松来了", word, language="zh-CN").text == "邓郁松来了"
    assert corrected("邓玉松来了", word).text == "邓郁松来了"


def test_japanese_has_exact_words_only():
    word = Hotword("東京タワー", aliases=("とうきょうタワー",))
    assert corrected("とうきょうタワーに行く", word, language="ja").text == "東京タワーに行く"
    assert told(corrected("大坂に行く", "大阪", language="ja")) == []


def test_hotwords_are_in_the_script_of_the_sentence():
    corrector = Corrector(a_list("达摩院", Rule("川话", "川语")), "traditional")
    found = corrector.correct(sentence("打磨院說川話", "zh"))
    assert found.text == "達摩院說川語"


def test_a_list_that_is_the_same_in_both_scripts_is_made_ready_once():
    same = a_list(Hotword("邓郁松", aliases=("邓玉送",)), Rule("brown", "umber"), Denied("今天"))
    assert prepare(same, "simplified") is prepare(same, "asis")
    others = (Hotword("邓郁松", denied=("鄧玉松",)), Rule("松", "鬆"), Rule("鬆", ""), Denied("鬆"))
    for other in others:
        assert prepare(a_list(other), "simplified") is not prepare(a_list(other), "asis")


def test_correcting_twice_changes_nothing():
    corrector = Corrector(a_list("邓郁松", "上海", Rule("来", "去"), Rule("去", "来")))
    once = corrector.correct(sentence("商海的邓玉松来了"))
    assert corrector.correct(once) == once


def test_words_inside_of_tokens():
    heard = sentence("今天邓玉松来了。", pieces=["今天邓", "玉松来", "了。"])
    found = Corrector(a_list("邓郁松")).correct(heard)
    assert found.text == "今天邓郁松来了。"
    assert [token.text for token in found.tokens if token.change] == list("邓郁松")
    assert found.start == heard.start
    assert found.end == heard.end
    assert as_heard(found).text == heard.text


@pytest.mark.parametrize("script", ["asis", "simplified", "traditional"])
def test_around_what_a_model_changed_the_rest_is_corrected(script):
    heard = sentence("请刘发采和邓玉松来了，嗯。", "zh")
    change = Change("流发采", "刘发采", "model", 0.8)
    own = tuple(replace(token, change=change) for token in heard.tokens[1:4])
    said = replace(heard, tokens=(heard.tokens[0], *own, *heard.tokens[4:]))
    entries = a_list("刘发财", "邓郁松", Rule("嗯", ""), Rule("发", "花"), Rule("来了", "到了"))
    found = Corrector(entries, script).correct(write_in(said, script))
    assert found.text == converted("请刘发采和邓郁松到了，。", script)
    assert [way for _, _, way in told(found)] == ["model", "sound", "rule", "rule"]
    assert as_heard(found).text == converted("请流发采和邓玉松来了，嗯。", script)
    assert Corrector(entries, script).correct(found) == found


def test_changes_side_by_side_are_two():
    found = corrected("邓玉松邓雨松来了", "邓郁松")
    assert found.text == "邓郁松邓郁松来了"
    first, second = changes_in(found)
    back = put_back(found, second)
    assert back.text == "邓郁松邓雨松来了"
    assert [each.change for each in changes_in(back)] == [first.change]


def test_a_list_is_tried_on_sentences_with_changes():
    heard = sentence("邓玉松来了")
    once = list(tried([heard], a_list("邓煜松")))
    assert [each.text for each in once] == ["邓煜松来了"]
    assert [each.text for each in tried(once, a_list("邓郁松"))] == ["邓郁松来了"]
    assert [each.text for each in tried(once, NO_HOTWORDS)] == ["邓玉松来了"]


def test_partial_text_is_corrected_like_final_text():
    heard = sentence("今天邓玉松来了", "zh")
    writer = PartialWriter(None, "asis", a_list("邓郁松"))
    assert writer.write(Recognition(heard.tokens, heard.tags)) == "今天邓郁松来了"


@pytest.mark.thorough
def test_a_hundred_thousand_words_work():
    words = [word for word, n in chinese_counts().items() if n and len(word) > 1]
    corrector = Corrector(a_list(*words[:99_999], "邓郁松"))
    assert corrector.correct(sentence("今天邓玉松来了。", "zh")).text == "今天邓郁松来了。"


def test_an_empty_list_needs_no_corrector():
    assert corrector_of(NO_HOTWORDS, "asis") is None


@pytest.mark.parametrize(
    "word",
    [
        "🎧🎧",
        "שלום",
        "\u202eabc",
        "a\x00b",
        "，。",
        "𠮷野家",
        "ｱｲｳ",
        "한국어",
        "",
        " ",
        "\u0301",
        "İi",
    ],
)
def test_words_of_any_characters_do_no_harm(word):
    for text in ("邓玉松来了。", f"这里{word}那里", word or "无"):
        found = corrected(text, word, Hotword("甲", aliases=(word,)), Rule(word, word), "邓郁松")
        assert as_heard(found).text == sentence(text).text.strip() or as_heard(found) == found
