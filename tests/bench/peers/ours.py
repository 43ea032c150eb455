"""Our engine, as its programs use it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

import engine
from engine.audio import SAMPLE_RATE, AudioSource, SampleSource
from engine.batching import Span, SpanFinder
from engine.features import FbankStream, Features
from engine.fsmn import FsmnVad
from engine.jobs import Options
from engine.loader import Loader
from engine.recognizers import Recognition, Recognizer
from engine.types import Region
from tests.bench.peers.serving import serve

_LONGEST = 60.0  # seconds of a region, as FSMN-VAD has it

Samples = npt.NDArray[np.float32]


class Ours:
    """One kind of work at a time; each kind is loaded first."""

    _recognizer: Recognizer
    _clips: list[Samples]
    _frames: list[Features]

    def load_recognizer(self, model: str, clips: str, *, from_samples: bool) -> None:
        """Take a model, and clips that are to be recognized, from their samples or features."""
        options = Options(model=model, vad="none", punctuation="none", device="cpu")
        self._recognizer = Loader().load(options).recognizer
        with np.load(clips) as archive:
            self._clips = list(archive.values())
        clips = [] if from_samples else self._clips
        self._frames = [FbankStream().accept(clip) for clip in clips]

    def recognize(self) -> int:
        """Recognize the clips as a file's regions are; return how many tokens there are."""
        stream = self._recognizer.begin((), itn=True)
        size = self._recognizer.largest_batch
        order = sorted(range(len(self._clips)), key=lambda i: -len(self._clips[i]))
        passes = [order[start : start + size] for start in range(0, len(order), size)]

        def recognized(indices: Sequence[int]) -> list[Recognition]:
            return stream.recognize([self._span(i) for i in indices])

        with ThreadPoolExecutor(self._recognizer.n_workers) as threads:
            found = chain.from_iterable(threads.map(recognized, passes))
            return sum(len(recognition.tokens) for recognition in found)

    def load_vad(self, model: str, samples: str) -> None:
        """Take a VAD, and samples that are to be searched."""
        self._vad = FsmnVad(Path(model))
        self._samples = np.load(samples)

    def find_speech(self) -> int:
        """Find regions, filter banks included; return how many there are."""
        finder = SpanFinder(self._vad, _LONGEST, None, wants_frames=False)
        blocks = SampleSource(self._samples, SAMPLE_RATE).blocks()
        n_regions = sum(len(list(finder.accept(block))) for block in blocks)
        return n_regions + len(list(finder.finish()))

    def load_samples(self, samples: str) -> None:
        """Take samples that are to be transformed."""
        self._samples = np.load(samples)

    def filter_banks(self) -> int:
        """Compute what all recognizers hear; return the number of frames."""
        stream = FbankStream()
        blocks = SampleSource(self._samples, SAMPLE_RATE).blocks()
        return sum(len(stream.accept(block)) for block in blocks)

    def nothing(self) -> None:
        """Prepare nothing."""

    def decode(self, file: str) -> int:
        """Decode a file, resampled and in mono; return the number of samples."""
        with AudioSource(Path(file)) as source:
            return sum(len(block) for block in source.blocks())

    def load_models(self, model: str, vad: str, file: str) -> None:
        """Load what `to_srt` runs through, by its first sentence of a short file."""
        next(engine.transcribe(file, model=model, vad=vad, device="cpu"), None)

    def to_srt(self, file: str, output: str, model: str, vad: str) -> int:
        """Write a file's subtitles; return how many sentences there are."""
        segments = tuple(engine.transcribe(file, model=model, vad=vad, device="cpu"))
        end = segments[-1].end if segments else 0.0
        transcript = engine.Transcript(file, end, model, datetime.now(UTC), segments)
        Path(output).write_text(engine.render(transcript, "srt"), "utf-8")
        return len(segments)

    def first_segment(self, file: str, model: str, vad: str) -> str:
        """Transcribe as far as the first sentence and return it."""
        found = next(engine.transcribe(file, model=model, vad=vad, device="cpu"), None)
        return "" if found is None else found.text

    def _span(self, i: int) -> Span:
        samples = self._clips[i]
        frames = self._frames[i] if self._frames else FbankStream().accept(samples)
        return Span(0, samples, (Region(0, len(samples)),), frames)


if __name__ == "__main__":
    serve(Ours())
