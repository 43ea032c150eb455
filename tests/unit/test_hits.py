from engine.correction.corrector import Corrector
from engine.correction.hits import find_hits, never_heard
from engine.hotwords.lists import NO_HOTWORDS, Hotword, Rule
from engine.types import Segment
from tests.unit.correction import STEP, a_list, sentence


def sentences(*texts: str) -> list[Segment]:
    return [sentence(text) for text in texts]


def test_words_that_the_model_wrote():
    hits = find_hits(sentences("今天邓郁松来了。", "没有人", "we like KUBERNETES."), LISTED)
    assert [(hit.word, hit.row, hit.way) for hit in hits] == [
        ("邓郁松", 0, "heard"),
        ("Kubernetes", 2, "heard"),
    ]
    assert (hits[0].start, hits[0].end) == (2 * STEP, 5 * STEP)
    assert hits[1].heard == "KUBERNETES"
    assert never_heard(hits, LISTED) == ("华为云", "华为", "上海")


LISTED = a_list("邓郁松", "Kubernetes", "华为云", "华为", "上海", "邓郁松")


def test_how_each_word_came_there():
    listed = a_list(
        Hotword("邓郁松", aliases=("老邓",)), "上海", "达摩院", Rule("那个院", "达摩院的楼")
    )
    corrector = Corrector(listed)
    rows = [corrector.correct(each) for each in sentences("老邓和邓玉松", "商海很大", "那个院")]
    hits = find_hits(rows, listed)
    assert [(hit.word, hit.row, hit.way, hit.heard) for hit in hits] == [
        ("邓郁松", 0, "alias", "老邓"),
        ("邓郁松", 0, "sound", "邓玉松"),
        ("上海", 1, "suggestion", "商海"),
        ("达摩院", 2, "rule", "那个院"),
    ]
    assert hits[2].likeness < 1
    assert never_heard(hits, listed) == ("上海",)


def test_only_the_longer_of_two_words_is_told():
    assert [hit.word for hit in find_hits(sentences("华为云和华为"), LISTED)] == ["华为云", "华为"]


def test_letters_end_where_words_do():
    listed = a_list("GPU")
    assert find_hits(sentences("GPUs"), listed) == []
    assert [hit.word for hit in find_hits(sentences("用GPU跑"), listed)] == ["GPU"]


def test_words_are_found_in_the_other_script():
    [hit] = find_hits(sentences("鄧郁松來了"), LISTED)
    assert (hit.word, hit.heard) == ("邓郁松", "鄧郁松")


def test_a_space_that_a_model_puts_between_characters_hides_no_word():
    listed = a_list("宇宙洪荒", "天地 玄黄", "GPU 卡")
    hits = find_hits(sentences("天地玄黄宇宙 洪荒", "GPU 卡", "GPU卡"), listed)
    assert [(hit.word, hit.row) for hit in hits] == [
        ("天地 玄黄", 0),
        ("宇宙洪荒", 0),
        ("GPU 卡", 1),
    ]
    assert hits[1].heard == "宇宙 洪荒"


def test_a_language_counts_only_in_its_sentences():
    listed = a_list(Hotword("邓郁松", language="en"))
    assert find_hits([sentence("邓郁松来了", "zh")], listed) == []


def test_an_empty_list_and_an_empty_text_have_no_hits():
    assert find_hits(sentences("邓郁松来了"), NO_HOTWORDS) == []
    assert find_hits([], LISTED) == []
    assert never_heard([], NO_HOTWORDS) == ()
