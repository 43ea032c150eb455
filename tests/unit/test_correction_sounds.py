import pytest

from engine.correction.everyday import is_everyday, is_known
from engine.correction.letters import key_of, likeness_of
from engine.correction.sounds import likeness, sound_key
from engine.correction.syllables import coarse, distance, readings_of
from engine.correction.units import phrases, words_of
from engine.words import chinese_words


def alike(heard: str, meant: str) -> float:
    cut = chinese_words()
    [ours], [theirs] = (phrases(text, words_of(text, cut)) for text in (heard, meant))
    return likeness([unit.sound for unit in ours], [unit.sound for unit in theirs])


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("ma1", "ma1"), ("ma1", "ma2")),
        (("ma2", "ma3"), ("ma1", "ma4")),
        (("ma4", "ma5"), ("ma4", "ma1")),
        (("ni3", "li3"), ("ni3", "qi3")),
        (("zi4", "zhi4"), ("zi4", "ri4")),
        (("xin1", "xing1"), ("xin1", "xun1")),
        (("hui4", "fei4"), ("hui4", "kai4")),
        (("lan2", "ran2"), ("lan2", "pan2")),
    ],
)
def test_what_is_easily_mistaken_is_nearer(nearer, farther):
    assert distance(*nearer) < distance(*farther)
    assert distance(*nearer) == distance(*reversed(nearer))


def test_nothing_is_farther_than_anything_else():
    assert distance("shuang1", "e4") == 1
    assert distance("lv4", "lv4") == 0


def test_easily_mistaken_syllables_are_one_kind():
    assert coarse("nang2") == coarse("lan4")
    assert coarse("zhen1") == coarse("zeng3")
    assert coarse("hong2") != coarse("hun2")


def test_a_name_is_read_in_its_context():
    assert alike("银行", "银航") == 1
    assert alike("重庆", "崇庆") == 1
    assert "dan1" in readings_of("单")
    assert "shan4" in readings_of("单")


def test_likeness_goes_by_sound():
    assert alike("邓玉松", "邓郁松") == 1
    assert 0.9 < alike("邓雨松", "邓郁松") < 1
    assert 0.9 < alike("登玉松", "邓郁松") < 1
    assert alike("黄河水", "邓郁松") < 0.6
    assert alike("华为mate60", "华为Mate60") == 1


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("kubernetties", "kubernetes"),
        ("pietorch", "pytorch"),
        ("graphana", "grafana"),
        ("casandra", "cassandra"),
        ("postgress", "postgres"),
    ],
)
def test_spellings_of_one_sound_are_alike(heard, meant):
    assert likeness_of(heard, meant) >= 0.85
    assert likeness_of(heard, "django") < 0.6


def test_a_key_is_what_is_heard():
    assert key_of("graphana") == key_of("grafana")
    assert key_of("knight") == key_of("nite")
    assert sound_key("邓玉松") == sound_key("等雨送")
    assert sound_key("Graphana 3") == sound_key("grafana 3")
    assert sound_key("🎧 …") == ""


def test_marks_part_phrases_but_not_names():
    name, word = phrases("约翰·史密斯，deep seek。")
    assert [unit.sound.text for unit in name] == list("约翰史密斯")
    assert [unit.sound.text for unit in word] == ["deep", "seek"]
    assert len(list(phrases("你好 世界"))) == 2
    assert len(list(phrases("华为 Mate 60"))) == 1


def test_everyday_words():
    assert is_everyday("说明")
    assert is_everyday("because")
    assert not is_everyday("卷积")
    assert is_known("卷积")
    assert not is_known("玉松")
    assert not is_everyday("kubernetes")
    assert not is_everyday("")
