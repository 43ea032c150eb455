"""Keeps every core busy: a source is read ahead, its spans are recognized as threads become free.

One thread decodes and finds speech, others recognize. The job's own thread takes from all of them
and gives out what was heard in the order of the file. No piece of work waits for another, so no
thread outlives the job, and none keeps a program from ending.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import chain
from types import TracebackType
from typing import Any, Self

from engine.audio import Source
from engine.batching import Span, SpanFinder
from engine.checkpoints import Earlier
from engine.recognizers import Recognition, Recognizer, Stream

MOST_HELD = 300.0  # seconds of speech that are read and not given out yet; 30 MB

_QUEUED = 2  # passes for each thread: one that runs, and one that follows at once
_LAST = 4  # passes for each thread, of which the longest go first, so that none ends long after all
_PATIENCE = 0.1  # seconds until whoever iterates is asked again whether to go on

_Step = tuple[list[Span], float]  # what a block completes, and up to where nothing else can come


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in the spans of one pass, and whether an earlier run had heard it."""

    spans: Sequence[Span]
    recognitions: Sequence[Recognition]
    is_known: bool


@dataclass(slots=True, eq=False)
class _Pass:
    """Spans that are recognized together; `result` once a thread is to do so."""

    spans: Sequence[Span]
    result: Future[list[Recognition]] | None = None
    is_known: bool = False

    @property
    def seconds(self) -> float:
        return sum(span.end - span.offset for span in self.spans)


class Ahead:
    """One source on its way from sound to tokens. Leaving the context ends its threads."""

    def __init__(
        self,
        source: Source,
        finder: SpanFinder,
        recognizer: Recognizer,
        stream: Stream,
        earlier: Earlier | None = None,
    ) -> None:
        """Make one; it reads once it is iterated.

        Args:
            recognizer: says how many threads may use `stream` at once, and how many spans a pass
                is worth.
            earlier: what need not be recognized again.
        """
        self.settled = 0.0  # seconds of the source up to which all has been given out
        self.is_drained = False
        self._stream = stream
        self._n_workers = recognizer.n_workers
        self._largest_batch = recognizer.largest_batch
        self._n_next = 1  # spans of the next pass: the first text comes soon; then what is fastest
        self._waiting: list[Span] = []  # for others, to share a pass
        self._passes: deque[_Pass] = deque()  # in order, from the next one to be given out
        self._failure: Future[Any] | None = None
        self._is_broken = False  # what is next to be given out has failed
        self._is_read = False
        self._read_until = 0.0
        self._earlier = earlier or Earlier((), "")
        # After a block that cannot be read, what was read before is still finished.
        self._steps = chain(_read(source, finder), _finish(finder))
        self._reader = ThreadPoolExecutor(1, "reader")
        self._workers = ThreadPoolExecutor(self._n_workers, "recognizer")
        self._reading: Future[_Step | None] | None = None
        self._recognizing: set[Future[Any]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._workers.shutdown(cancel_futures=True)
        self._reader.shutdown(cancel_futures=True)

    def __iter__(self) -> Iterator[list[Heard]]:
        """Yield what is new, in the order of the source; nothing, now and then, while it takes.

        Ends with the source, or before what failed; `check` tells which.
        """
        while True:
            self._take_read()
            heard = list(self._take_heard())
            self._recognize_on()
            self._read_on()
            yield heard
            if self._is_over():
                return
            self._wait()

    def drain(self) -> None:
        """Begin nothing more; what is being recognized is still given out."""
        self.is_drained = True
        for each in self._passes:
            if each.result is not None and each.result.cancel():
                self._recognizing.discard(each.result)
                each.result = None

    def check(self) -> None:
        """Raise what reading or recognition failed with, where one of them did."""
        if self._failure is not None:
            self._failure.result()

    def _take_read(self) -> None:
        if self._reading is None or not self._reading.done():
            return
        step, self._reading = self._reading, None
        if step.exception() is not None:
            self._failure = self._failure or step
            return
        found = step.result()
        self._is_read = found is None
        if found is not None:
            spans, self._read_until = found
            self._waiting += spans

    def _take_heard(self) -> Iterator[Heard]:
        while self._passes and (result := self._passes[0].result) is not None and result.done():
            if result.exception() is not None:
                self._failure, self._is_broken = result, True
                return
            done = self._passes.popleft()
            yield Heard(done.spans, result.result(), done.is_known)
        first = next(chain((p.spans[0] for p in self._passes), self._waiting), None)
        settled = self._read_until if first is None else first.offset
        self.settled = max(self.settled, settled)

    def _recognize_on(self) -> None:
        """Keep every thread supplied."""
        if self.is_drained:
            return
        while self._waiting:
            n_spans = self._earlier.n_spans or self._n_next  # its threads may have been others
            if len(self._waiting) < n_spans and not self._is_read:
                break
            self._passes.append(self._begun(self._waiting[:n_spans]))
            self._waiting = self._waiting[n_spans:]
            self._n_next = min(2 * self._n_next, self._largest_batch)
        left = [p for p in self._passes if p.result is None]
        while left and len(self._recognizing) < _QUEUED * self._n_workers:
            chosen = max(left, key=lambda p: p.seconds) if self._is_last(left) else left[0]
            left.remove(chosen)
            chosen.result = self._workers.submit(self._stream.recognize, chosen.spans)
            self._recognizing.add(chosen.result)

    def _begun(self, spans: list[Span]) -> _Pass:
        """A pass; what an earlier run heard of it counts as recognized."""
        known = self._earlier.take(spans)
        if known is None:
            return _Pass(spans)
        self._stream.remember(spans, known)
        result: Future[list[Recognition]] = Future()
        result.set_result(known)
        return _Pass(spans, result, is_known=True)

    def _is_last(self, left: Sequence[_Pass]) -> bool:
        """Whether order no longer matters to who waits for text: these are the last ones."""
        return self._is_read and self._n_workers > 1 and len(left) <= _LAST * self._n_workers

    def _read_on(self) -> None:
        """Read the next block, unless there is enough for every thread."""
        held = sum(p.seconds for p in self._passes)
        has_room = held < MOST_HELD or len(self._passes) <= self._n_workers
        may_read = not (self._is_read or self.is_drained)
        if self._reading is None and may_read and has_room:
            self._reading = self._reader.submit(next, self._steps, None)

    def _is_over(self) -> bool:
        if self._is_broken or not self._passes:
            return self._is_broken or self._is_read or self.is_drained
        return self.is_drained and self._passes[0].result is None

    def _wait(self) -> None:
        """Until something is done, but not for long."""
        reading = set() if self._reading is None else {self._reading}
        done, _ = wait(self._recognizing | reading, _PATIENCE, FIRST_COMPLETED)
        self._recognizing -= done


def _read(source: Source, finder: SpanFinder) -> Iterator[_Step]:
    for block in source.blocks():
        yield list(finder.accept(block)), finder.settled


def _finish(finder: SpanFinder) -> Iterator[_Step]:
    yield list(finder.finish()), finder.settled
