"""engine/live.py and engine/partials.py: sound in, events out; the test is the clock."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batching import SpanFinder
from engine.errors import OutOfMemory
from engine.events import FellBack, Finished, HotwordsLeftOut, Partial, Settled, Started
from engine.hotwords.lists import as_hotwords
from engine.jobs import EndpointRules, JobId, LiveJob, Options
from engine.live import LiveSession
from engine.punctuation import Punctuator
from engine.types import Token
from engine.vad import SpeechDetector, VadRules, WindowDetector, WindowRules
from engine.vocab import TokenList
from tests.unit.live_stages import (
    FRAME,
    RATE,
    LevelRecognizer,
    LoudnessVad,
    blocks,
    loud,
    quiet,
    stages,
)


class Room:
    """A session that is fed in real time; recognizing takes as long as the test says."""

    def __init__(self, took=0.1, rules=EndpointRules(), recognizer=None, start=0.0, **more):
        self.now = 0.0
        self.took = took
        self.recognizer = recognizer or LevelRecognizer(self._pass_time)
        more_options = {key: more.pop(key) for key in ("script", "hotwords") if key in more}
        job = LiveJob(JobId(1), Options(model="fake", **more_options), rules, start)
        self.session = LiveSession(job, stages(self.recognizer, **more), lambda: self.now)
        self.events = [(0.0, event) for event in self.session.begin()]
        self._fed = 0.0

    def _pass_time(self):
        self.now += self.took

    def speak(self, sound, seconds=0.1):
        """Feed it as it comes, or at once where more has come in the meantime; look in between."""
        for block in blocks(sound, seconds):
            self._fed += len(block) / 2 / RATE
            self.now = max(self.now, self._fed)
            self.note(self.session.accept(block))
            if self.now <= self._fed:
                self.note(self.session.look())

    def finish(self):
        self.note(self.session.finish())
        return self

    def note(self, events):
        self.events += [(self.now, event) for event in events]

    def all(self, kind):
        return [event for _, event in self.events if isinstance(event, kind)]

    @property
    def finals(self):
        return [segment.text for event in self.all(Settled) for segment in event.segments]

    @property
    def partials(self):
        return [event.text for event in self.all(Partial)]


def test_what_was_said_is_final_once_the_silence_is_long_enough():
    room = Room()
    room.speak(quiet(1) + loud(1, 2) + loud(1, 3) + quiet(0.5))
    assert room.finals == []
    room.speak(quiet(0.3))
    assert room.finals == ["one two"]
    assert room.recognizer.finals == [(pytest.approx(0.7), pytest.approx(3.3))]


def test_its_final_pass_is_run_in_the_silence_and_not_again_at_its_end():
    room = Room(took=0.2)
    room.speak(loud(2, 2) + quiet(1))
    assert room.recognizer.finals == [(0.0, pytest.approx(2.3))]
    at, settled = next((at, e) for at, e in room.events if getattr(e, "segments", ()))
    assert at == pytest.approx(2.6)
    assert settled.done == pytest.approx(2.3)


def test_who_goes_on_after_a_short_silence_is_heard_as_a_whole():
    room = Room()
    room.speak(loud(1, 2) + quiet(0.5) + loud(1, 3) + quiet(1))
    assert room.finals == ["one two"]
    assert [round(end, 1) for _, end in room.recognizer.finals] == [1.3, 2.8]


def test_utterances_keep_the_clock_of_the_recording():
    room = Room(start=100.0)
    room.speak(quiet(1) + loud(1, 2) + quiet(2) + loud(1, 3) + quiet(1))
    words = [t for e in room.all(Settled) for s in e.segments for t in s.tokens]
    assert [(t.text.strip(), round(t.start, 1)) for t in words] == [("one", 101.0), ("two", 104.0)]
    assert room.all(Partial)[0].start == pytest.approx(100.7)


def test_the_first_sound_of_an_utterance_is_part_of_it():
    room = Room()
    room.speak(quiet(1) + loud(1, 2) + quiet(1), seconds=0.013)
    assert room.recognizer.finals[0][0] <= 0.7 + 1 / RATE


def test_partial_text_comes_soon_and_then_at_its_pace():
    room = Room(took=0.1, rules=EndpointRules(pace=0.5))
    room.speak(quiet(1) + loud(3, 2))
    at = [at for at, event in room.events if isinstance(event, Partial)]
    assert at[0] - 1.0 <= 0.6 + 0.1
    began = [end for _, end in room.recognizer.drafts]
    assert all(0.5 <= b - a <= 0.61 for a, b in itertools.pairwise(began))


def test_partial_text_is_rarer_where_it_takes_longer():
    room = Room(took=0.6, rules=EndpointRules(pace=0.5))
    room.speak(loud(8, 2))
    began = [end for _, end in room.recognizer.drafts]
    assert all(b - a > 1.45 for a, b in itertools.pairwise(began))


def test_there_is_no_partial_text_while_sound_waits():
    room = Room()
    for block in blocks(loud(5, 2)):
        room.note(room.session.accept(block))
    assert room.recognizer.drafts == []


def test_partial_text_that_says_the_same_is_not_said_twice():
    room = Room()
    room.speak(loud(4, 2))
    assert len(room.recognizer.drafts) > 3
    assert room.partials == ["one"]


def test_a_click_is_nothing():
    room = Room()
    room.speak(quiet(1) + loud(0.05, 2) + quiet(2))
    room.finish()
    assert room.finals == room.partials == []
    assert room.all(Finished) == [Finished(1, pytest.approx(3.05))]


def test_who_does_not_pause_is_cut_where_it_is_quietest_and_loses_no_word():
    room = Room(rules=EndpointRules(longest=5.0))
    room.speak(b"".join(loud(2, n) + quiet(0.1) for n in (2, 3, 4, 5)))
    room.finish()
    assert " ".join(room.finals) == "one two three four"
    assert len(room.finals) > 1
    spans = room.recognizer.finals
    assert all(end - start <= 5.0 for start, end in spans)


def test_the_end_makes_final_what_is_open():
    room = Room()
    room.speak(loud(1, 2))
    room.finish()
    assert room.finals == ["one"]
    assert room.events[-1][1] == Finished(1, pytest.approx(1.0))
    assert room.all(Settled)[-1].done == pytest.approx(1.0)


def test_an_end_right_behind_the_silence_needs_no_second_pass():
    room = Room()
    room.speak(loud(1, 2) + quiet(0.4))
    room.finish()
    assert room.finals == ["one"]
    assert len(room.recognizer.finals) == 1


def test_nothing_at_all_ends_without_text():
    assert Room().finish().all(Finished) == [Finished(1, 0.0)]


def test_how_far_it_is_never_goes_back_and_is_behind_no_final_text():
    room = Room()
    room.speak(b"".join(loud(1.3, n) + quiet(0.9) for n in (2, 3, 4, 5, 6)))
    room.finish()
    done = [event.done for event in room.all(Settled)]
    assert done == sorted(done)
    for event in room.all(Settled):
        assert all(segment.end <= event.done for segment in event.segments)
        assert event.done <= event.heard


def test_in_silence_it_goes_on():
    room = Room()
    room.speak(quiet(60))
    told = room.all(Settled)
    assert told[-1].done == pytest.approx(60, abs=1.0)
    assert len(told) <= 121
    assert room.recognizer.finals == room.recognizer.drafts == []


def test_what_is_held_of_an_hour_of_silence_is_less_than_a_second():
    finder = SpanFinder(LoudnessVad(), 20.0, None, wants_frames=False, silence=0.6)
    for _ in range(3600):
        assert list(finder.accept(np.zeros(RATE, np.float32))) == []
    assert finder.heard - finder.settled < 1.0


def test_an_hour_in_one_block_is_heard_second_by_second():
    room = Room()
    room.note(room.session.accept(quiet(600) + loud(1, 2) + quiet(600)))
    assert room.finals == ["one"]
    assert len(room.all(Settled)) > 1000


def test_who_listens_says_so_with_the_words_it_cannot_listen_for():
    room = Room(hotwords=as_hotwords(["声文"]))
    assert room.all(Started) == [Started(1, "fake", "cpu", None)]
    assert room.all(HotwordsLeftOut) == [HotwordsLeftOut(1, ("声文",), takes_hotwords=False)]
    assert room.recognizer.begun == [((), True, as_hotwords(["声文"]))]


def test_memory_that_runs_out_on_the_card_is_said():
    room = Room()
    room.recognizer._takes = lambda: setattr(room.recognizer, "device", "cpu")
    room.recognizer.device = "cuda:0"
    room.session = LiveSession(LiveJob(JobId(1)), stages(room.recognizer), lambda: room.now)
    room.speak(loud(1, 2) + quiet(1))
    assert room.all(FellBack) == [FellBack(1, "cpu", "out of memory")]


def marks(last):
    """Writes commas, and `last` at the end of what it is shown."""
    vocabulary = TokenList(["<blank>", "one", "two", "<unk>"])
    return Punctuator(
        vocabulary, ["_", "，", "。"], lambda ids: np.array([1] * (len(ids) - 1) + [last])
    )


def test_final_text_has_its_marks_and_partial_text_no_end():
    room = Room(punctuator=marks(2))
    room.speak(loud(1, 2) + loud(1, 3) + quiet(1))
    assert room.partials[-1] == "One, two"
    assert room.finals == ["One, two."]


def test_partial_text_has_the_marks_of_what_is_made_for_it():
    silent = Punctuator(
        TokenList(["<blank>", "<unk>"]), ["_", "，", "。"], lambda ids: np.zeros(len(ids), int)
    )
    room = Room(punctuator=marks(2), drafter=silent)
    room.speak(loud(1, 2) + loud(1, 3) + quiet(1))
    assert room.partials[-1] == "One two"
    assert room.finals == ["One, two."]


class Streaming(LevelRecognizer):
    """Hears speech as it comes: a word every forty frames."""

    wants_frames = True
    n_begun = 0

    def begin_utterance(self):
        self.n_begun += 1
        self.n_frames = 0
        return self

    def accept(self, frames):
        self.n_frames += len(frames)
        return [Token("这", n, n + 1, -0.1) for n in range(self.n_frames // 40)]


def test_a_model_that_streams_is_given_each_frame_once():
    room = Room(recognizer=Streaming())
    room.speak(quiet(1) + loud(2, 2), seconds=0.06)
    assert room.recognizer.drafts == []
    assert room.recognizer.n_begun == 1
    assert room.recognizer.n_frames == pytest.approx(230, abs=3)
    assert room.partials[:2] == ["这", "这这"]
    assert room.all(Partial)[0].start == pytest.approx(0.7)


def test_each_utterance_is_one_to_a_model_that_streams():
    room = Room(recognizer=Streaming())
    room.speak(loud(2, 2) + quiet(1) + loud(2, 3) + quiet(1))
    assert room.recognizer.n_begun == 2
    assert room.finals == ["one", "two"]


class Card(Streaming):
    """A graphics card that has too little memory for some of its work; then the CPU goes on."""

    device = "cuda:0"
    too_much = 0  # frames of an utterance

    def begin_utterance(self):
        super().begin_utterance()
        began_on = self.device

        def accept(frames):
            assert began_on == self.device, "the module is elsewhere now"
            if self.n_frames + len(frames) > self.too_much:
                raise OutOfMemory(self.device)
            return self.accept(frames)

        return SimpleNamespace(accept=accept)

    def recognize(self, spans):
        self.device, self.too_much = "cpu", 10**6
        return super().recognize(spans)


def test_memory_that_runs_out_in_partial_text_costs_that_alone():
    room = Room(recognizer=Card())
    room.recognizer.too_much = 100
    room.speak(loud(2, 2) + quiet(1) + loud(2, 3) + quiet(1))
    assert room.finals == ["one", "two"]
    assert "这这这这这" in room.partials


def test_partial_text_goes_on_where_the_model_is_now():
    room = Room(recognizer=Card())
    room.recognizer.too_much = 10**6
    room.speak(loud(1, 2) + quiet(0.4))  # so long that its final pass is run already
    assert room.recognizer.device == "cpu"
    room.speak(loud(1, 3) + quiet(1))
    assert room.finals == ["one two"]
    assert "这这这这这" in room.partials


def test_partial_text_is_in_the_script_that_was_chosen():
    room = Room(recognizer=Streaming(), script="traditional")
    room.speak(loud(1, 2))
    assert set("".join(room.partials)) == {"這"}


def test_the_rules_of_silence_hold():
    room = Room(rules=EndpointRules(silence=0.3))
    room.speak(loud(1, 2) + quiet(0.4) + loud(1, 3) + quiet(0.4))
    assert room.finals == ["one", "two"]
    patient = Room(rules=EndpointRules(silence=1.5))
    patient.speak(loud(1, 2) + quiet(1.2) + loud(1, 3) + quiet(1.2))
    assert patient.finals == []


@given(
    st.lists(st.tuples(st.integers(5, 200), st.sampled_from([0.0, 0.4, 0.9])), max_size=30),
    st.booleans(),
)
def test_a_region_that_is_likely_is_what_silence_makes_it(parts, is_window):
    scores = [score for n, score in parts for _ in range(n)]
    if is_window:
        make = lambda: WindowDetector(FRAME, RATE, WindowRules())  # noqa: E731 - one of two
    else:
        make = lambda: SpeechDetector(FRAME, RATE, VadRules())  # noqa: E731 - one of two
    detector = make()
    for n, score in enumerate(scores):
        for _ in detector.accept(np.array([score], np.float32)):
            pass
        likely = detector.likely
        if likely is not None and n % 7 == 0:
            again = make()
            found = [*again.accept(np.array(scores[: n + 1], np.float32))]
            after = next(again.accept(np.zeros(200, np.float32)))
            assert likely == after
            assert again is not detector
            assert detector.open_from == likely.start
            assert likely not in found


def test_a_pause_ends_what_is_said_and_the_sound_behind_it_is_heard_once():
    room = Room()
    room.speak(loud(1, 2) + loud(1, 3))
    room.note(room.session.rest())
    assert room.finals == ["one two"]
    assert room.all(Settled)[-1].heard == room.all(Settled)[-1].done == pytest.approx(2.0)
    room.speak(loud(1, 4) + quiet(1))
    assert room.finals == ["one two", "three"]
    room.note(room.session.rest())
    room.finish()
    assert room.finals == ["one two", "three"]


@given(st.lists(st.tuples(st.integers(5, 200), st.booleans()), max_size=12), st.booleans())
def test_regions_on_both_sides_of_pauses_share_no_sound(parts, is_window):
    if is_window:
        detector = WindowDetector(FRAME, RATE, WindowRules())
    else:
        detector = SpeechDetector(FRAME, RATE, VadRules())
    found, n = [], 0
    for n_frames, is_speech in parts:
        found += detector.accept(np.full(n_frames, is_speech, np.float32))
        n += n_frames
        found += detector.finish(n * FRAME)
        assert detector.quiet_until == n * FRAME
    edges = [edge for region in found for edge in (region.start, region.end)]
    assert edges == sorted(edges)
