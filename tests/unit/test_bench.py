"""The bench's own arithmetic, and how it speaks with programs."""

import json
import math

import pytest

from tests.bench import rounds, starter, table
from tests.bench.figures import Comparison, Fact, Skipped
from tests.bench.peers.process import Answer, Program, ProgramFailed
from tests.bench.rounds import Entrant


def entrant(name="ours", taken=(), fault=None, answer=None):
    return Entrant(name, "ours", ("nothing", {}), ("nothing", {}), list(taken), answer, fault)


def test_a_ratio_is_the_median_of_pairs():
    comparison = Comparison("vad", "funasr", (1.0, 2.0, 4.0), (3.0, 4.0, 40.0), 100.0)
    assert comparison.ratios == [3.0, 2.0, 10.0]
    assert comparison.ratio == 3.0  # the medians' own ratio would be 2


def test_one_busy_moment_moves_no_ratio():
    quiet = Comparison("vad", "funasr", (1.0,) * 5, (3.0,) * 5, 100.0)
    busy = Comparison("vad", "funasr", (1.0, 1.0, 9.0, 1.0, 1.0), (3.0,) * 5, 100.0)
    assert quiet.ratio == busy.ratio


def test_only_time_has_a_rate():
    assert Comparison("vad", "funasr", (2.0,), (3.0,), 100.0).times_realtime == 50.0
    assert Comparison("memory", "funasr", (2.0,), (3.0,), 100.0, unit="MB").times_realtime is None


@pytest.mark.parametrize(("ours", "theirs"), [((), ()), ((1.0,), (1.0, 2.0))])
def test_rounds_without_a_pair_are_a_mistake(ours, theirs):
    with pytest.raises(ValueError, match="of ours"):
        Comparison("vad", "funasr", ours, theirs, 1.0)


def test_each_peer_is_set_against_ours():
    entrants = [entrant(taken=[1.0]), entrant("a", [2.0]), entrant("b", fault="it ended")]
    assert rounds.compared("vad", 60.0, entrants, "a note") == [
        Comparison("vad", "a", (1.0,), (2.0,), 60.0, "a note"),
        Skipped("vad", "b", "it ended"),
    ]


def test_without_peers_ours_is_a_fact():
    found = rounds.compared("vad", 60.0, [entrant(taken=[1.0, 3.0, 2.0])], "")
    assert found == [Fact("vad", "seconds", 2.0)]


def test_peak_memory_is_no_number_where_the_system_does_not_say():
    assert math.isnan(entrant(answer=Answer(1.0, None, None)).peak_mb)
    assert entrant(answer=Answer(1.0, None, 5.0)).peak_mb == 5.0


def test_json_holds_comparisons_alone():
    figures = [
        Comparison("vad", "funasr", (1.0, 2.0), (3.0, 4.0), 10.0, "real weights"),
        Comparison("memory", "funasr", (100.0,), (250.0,), 10.0, unit="MB"),
        Fact("window", "late ms", 3.0),
        Skipped("vad", "other", "not installed"),
    ]
    vad, memory = json.loads(table.as_json(figures, "a computer", {"python": "3.11"}))
    assert (vad["measure"], vad["peer"], vad["ratio"]) == ("vad", "funasr", 2.5)
    assert (vad["ours_s"], vad["peer_s"], vad["audio_s"]) == (1.5, 3.5, 10.0)
    assert (vad["ratio_min"], vad["ratio_max"], vad["rounds"]) == (2.0, 3.0, 2)
    assert vad["versions"] == {"python": "3.11"}
    assert (memory["ratio"], memory["ours_mb"], memory["peer_mb"]) == (2.5, 100.0, 250.0)


def test_tables_name_what_was_skipped():
    figures = [
        Comparison("vad", "funasr", (1.0,), (3.0,), 100.0),
        Fact("window", "late ms", 3.0),
        Skipped("asr", "sherpa-onnx", "not installed"),
    ]
    for text in (
        table.as_text(figures, "a computer", {"python": "3.11"}),
        table.as_page(figures, "a computer", {"python": "3.11"}, {"vad": "so"}, "the command"),
    ):
        assert "3.00" in text
        assert "skipped: asr, sherpa-onnx: not installed" in text
        assert "window: late ms 3" in text
        assert "a computer" in text


def test_word_error_rates_take_numerals_for_words():
    assert starter.normalized("One, 2; THREE!") == "one two three"


def test_a_program_answers_and_says_what_went_wrong():
    """On the smallest of them: it prints, and its library prints, without spoiling an answer."""
    with Program("echo") as program:
        assert program.call("echo", text="声文").value == "声文"
        with pytest.raises(ProgramFailed, match="no attribute 'absent'"):
            program.call("absent")
        with pytest.raises(ProgramFailed, match="last words"):
            program.call("end")
