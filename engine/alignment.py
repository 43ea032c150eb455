"""A file and its text to segments with times: recognize, match, time each region's words.

A recognizer hears roughly what is said where; the text is matched with that, so each region gets
its own words, and a word that nobody says gets no time. Where TP-Aligner is at hand, it says when
within the region.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain, groupby, pairwise

import numpy as np
import numpy.typing as npt

from engine.aligner import Aligner
from engine.audio import SAMPLE_RATE
from engine.batching import Scorer, Span, SpanFinder, Vad
from engine.errors import NoSpeech
from engine.events import Event, NotHeard, NotWritten, SegmentReady
from engine.jobs import AlignJob
from engine.loader import Loader
from engine.matching import Match, Unit, match, read_units
from engine.pipeline import Stopped, end, faults, open_source, prepare, transcribe_source
from engine.script import simplified
from engine.sentences import SentenceSplitter, is_ideographic, is_kana
from engine.timestamps import in_order
from engine.types import Region, Segment, Tags, Token
from engine.vad import Detector

_LONGEST = 30.0  # seconds that the aligner takes at once


def align_file(job: AlignJob, loader: Loader, is_stopped: Callable[[], bool]) -> Iterator[Event]:
    """Time the words of `job.text` in one file; the last event is Finished.

    Raises:
        Stopped, EngineError: as transcribe_file.
    """
    options = replace(job.options, punctuation="none", script="asis")
    heard: list[Segment] = []
    with open_source(job) as source:
        stages = yield from prepare(job, options, loader)
        units = read_units(job.text)
        wants_aligner = job.aligner != "auto" or is_chinese(units)
        aligner = loader.aligner(job.aligner, options) if wants_aligner else None
        vad = _NotedVad(stages.vad, source.start)
        recognized = replace(job, options=options)
        noted = replace(stages, vad=vad)
        with closing(transcribe_source(recognized, source, noted, is_stopped)) as events:
            for event in events:
                if isinstance(event, SegmentReady):
                    heard.append(event.segment)
                else:
                    yield event
    if not heard:
        yield from faults(job, source)
        raise NoSpeech(str(job.path), source.decoded)
    tokens = [token for segment in heard for token in segment.tokens]
    matched = match(units, tokens, vad.speech, simplified)
    times = matched.times
    if aligner is not None:
        times = _refined(matched, units, aligner, _spans(job, stages.vad, is_stopped))
    tags = Tags(Counter(segment.tags.language for segment in heard).most_common(1)[0][0])
    for segment in _segments(units, times, source.start + source.decoded, tags):
        yield SegmentReady(job.id, segment)
    for passage in matched.unheard:
        yield NotHeard(job.id, passage.text, passage.start, passage.end)
    for passage in matched.unwritten:
        yield NotWritten(job.id, passage.text, passage.start, passage.end)
    yield from end(job, source)


def is_chinese(units: Sequence[Unit]) -> bool:
    """Whether a text is what TP-Aligner was trained on: hanzi, with other words among them."""
    text = "".join(unit.text for unit in units)
    n_hanzi = sum(is_ideographic(c) and not is_kana(c) for c in text)
    return not any(map(is_kana, text)) and 2 * n_hanzi >= len(units)


def _segments(
    units: Sequence[Unit],
    times: Sequence[tuple[float, float] | None],
    duration: float,
    tags: Tags,
) -> Iterator[Segment]:
    """Sentences of the text, none across its lines."""
    timed = [(unit, time) for unit, time in zip(units, times, strict=True) if time is not None]
    tokens = in_order((Token(unit.text, *time) for unit, time in timed), 0.0, duration)
    lines = groupby(zip(timed, tokens, strict=True), lambda pair: pair[0][0].line)
    for _, line in lines:
        splitter = SentenceSplitter()
        yield from splitter.accept(tuple(token for _, token in line), tags)
        yield from splitter.finish()


def _refined(
    matched: Match,
    units: Sequence[Unit],
    aligner: Aligner,
    spans: Iterator[Span],
) -> list[tuple[float, float] | None]:
    """The times once more, region by region: the aligner knows them better within each."""
    times = list(matched.times)
    left = deque(i for i, time in enumerate(times) if time is not None)
    for span, following in pairwise(chain(spans, [None])):
        assert span is not None
        until = np.inf if following is None else (span.end + following.offset) / 2
        said = []
        while left and _middle(times[left[0]]) < until:
            said.append(left.popleft())
        if said and len(span.frames):
            found = aligner.times(span.frames, [units[i].text.strip() for i in said])
            for i, (start, end) in zip(said, found, strict=True):
                times[i] = (span.offset + start, span.offset + end)
    return times


def _middle(time: tuple[float, float] | None) -> float:
    return 0.0 if time is None else sum(time) / 2


def _spans(job: AlignJob, vad: Vad, is_stopped: Callable[[], bool]) -> Iterator[Span]:
    """The file's regions, one after the other, on its clock."""
    finder = SpanFinder(vad, _LONGEST, None, wants_frames=True)
    with open_source(job) as source:
        start = round(source.start * SAMPLE_RATE)
        for block in source.blocks():
            if is_stopped():
                raise Stopped
            yield from (replace(s, start=start + s.start) for s in finder.accept(block))
        yield from (replace(s, start=start + s.start) for s in finder.finish())


class _NotedVad:
    """A VAD whose regions are remembered, on the clock of a source heard from `start` on."""

    def __init__(self, vad: Vad, start: float) -> None:
        self._start = start
        self.wants_frames = vad.wants_frames
        self.speech: list[tuple[float, float]] = []  # seconds
        self._vad = vad

    def begin(self, longest: float, silence: float | None = None) -> tuple[Scorer, Detector]:
        scorer, detector = self._vad.begin(longest, silence)
        return scorer, _NotedDetector(detector, self._start, self.speech)


class _NotedDetector:
    def __init__(self, detector: Detector, start: float, speech: list[tuple[float, float]]) -> None:
        self._detector = detector
        self._start = start
        self._speech = speech

    @property
    def quiet_until(self) -> int:
        return self._detector.quiet_until

    @property
    def open_from(self) -> int | None:
        return self._detector.open_from

    @property
    def is_speaking(self) -> bool:
        return self._detector.is_speaking

    @property
    def likely(self) -> Region | None:
        return self._detector.likely

    def accept(self, scores: npt.NDArray[np.float32]) -> Iterator[Region]:
        yield from self._noted(self._detector.accept(scores))

    def finish(self, n_samples: int) -> Iterator[Region]:
        yield from self._noted(self._detector.finish(n_samples))

    def _noted(self, regions: Iterator[Region]) -> Iterator[Region]:
        for region in regions:
            first, last = region.start / SAMPLE_RATE, region.end / SAMPLE_RATE
            self._speech.append((self._start + first, self._start + last))
            yield region
