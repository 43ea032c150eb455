"""engine/scripting.py: one call, with a scripted recognizer behind it."""

from collections.abc import Sequence

import numpy as np
import pytest

from engine import scripting, transcribe
from engine.batching import Span
from engine.errors import UnreadableAudio
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.jobs import Options
from engine.level import NoVad
from engine.loader import Stages
from engine.recognizers import Recognition
from engine.types import Tags, Token

RATE = 16_000


class FakeLoader:
    """Gives a recognizer that tells how long its spans are, and remembers what was asked for."""

    device = "cpu"
    longest = 28.0
    widest_gap: float | None = None
    wants_frames = False
    takes_hotwords = False
    largest_batch = 1
    n_workers = 1

    def __init__(self) -> None:
        self.asked: list[Options] = []

    def load(self, options: Options) -> Stages:
        self.asked.append(options)
        return Stages("fake", NoVad(), self)

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        return hotwords

    def begin(
        self, languages: tuple[str, ...], *, itn: bool, hotwords: HotwordList = NO_HOTWORDS
    ) -> "FakeLoader":
        self.hotwords = hotwords
        return self

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        return [
            Recognition((Token(f"{len(span.samples)} samples.", 0.0, 1.0),), Tags("en"))
            for span in spans
        ]


@pytest.fixture
def loader(monkeypatch) -> FakeLoader:
    made = FakeLoader()
    monkeypatch.setattr(scripting, "_loader", lambda: made)
    return made


def texts(*args: object, **options: object) -> list[str]:
    return [segment.text for segment in transcribe(*args, **options)]


def test_a_file_becomes_segments(tmp_path, tone, write_media, loader):
    path = write_media(tmp_path / "a.wav", tone(2.0))
    assert texts(path) == texts(str(path)) == ["32000 samples."]


@pytest.mark.parametrize("given", ["达摩院 魔搭", ["达摩院", "魔搭"], ("达摩院", "魔搭")])
def test_hotwords_are_given_as_text_or_one_by_one(loader, given):
    assert texts(np.zeros(RATE, np.int16), RATE, hotwords=given)
    assert loader.hotwords.spoken == ("达摩院", "魔搭")


@pytest.mark.parametrize("shape", [(RATE,), (RATE, 1), (RATE, 2)])
def test_samples_become_segments(loader, shape):
    assert texts(np.zeros(shape, np.int16), RATE) == ["16000 samples."]


def test_samples_of_another_rate_are_resampled(loader, tone):
    assert texts(tone(1.0, rate=48_000), 48_000) == ["16000 samples."]


def test_the_rate_of_headerless_sound_is_told(tmp_path, loader):
    path = tmp_path / "a.pcm"
    path.write_bytes(bytes(2 * 8_000))
    assert texts(path, 8_000) == ["16000 samples."]


def test_long_sound_becomes_segments_as_it_goes(loader, tone):
    found = transcribe(tone(60.0), RATE)
    first = next(found)
    assert first.start == 0.0
    assert [first.start < later.start for later in found] == [True, True]


def test_a_model_is_a_name_or_a_path(loader, tmp_path):
    texts(np.zeros(RATE), RATE)
    texts(np.zeros(RATE), RATE, model=tmp_path)
    assert [options.model for options in loader.asked] == ["whisper-base", str(tmp_path)]


@pytest.mark.parametrize(
    ("language", "languages"),
    [(None, ()), ("zh", ("zh",)), (("zh", "en"), ("zh", "en")), ((), ())],
)
def test_a_language_is_one_or_some_or_none(loader, language, languages):
    texts(np.zeros(RATE), RATE, language=language)
    assert loader.asked[0].languages == languages


def test_other_options_are_as_everywhere(loader):
    texts(np.zeros(RATE), RATE, device="cpu", vad="none", punctuation="none", itn=False)
    assert loader.asked == [Options(device="cpu", vad="none", punctuation="none", itn=False)]


def test_an_option_that_does_not_exist_is_refused(loader):
    with pytest.raises(TypeError, match="colour"):
        texts(np.zeros(RATE), RATE, colour="blue")


def test_samples_without_a_rate_are_refused(loader):
    with pytest.raises(ValueError, match="samples need their rate"):
        texts(np.zeros(RATE))


@pytest.mark.parametrize(
    ("samples", "rate"),
    [(np.zeros((2, 2, 2)), RATE), (["a"], RATE), (np.zeros(5), 0), (np.zeros(5), -1), (None, RATE)],
)
def test_what_are_no_samples_is_refused_before_a_model_is_loaded(loader, samples, rate):
    with pytest.raises(ValueError, match=r"samples are numbers|rate is in hertz"):
        texts(samples, rate)
    assert loader.asked == []


def test_a_file_that_cannot_be_read_is_refused_before_a_model_is_loaded(tmp_path, loader):
    with pytest.raises(UnreadableAudio):
        texts(tmp_path / "missing.wav")
    assert loader.asked == []


def test_no_samples_are_no_segments(loader):
    assert texts([], RATE) == []
