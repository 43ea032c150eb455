"""The recorder's loop: takes orders, hears one source, keeps it while it is told to.

Everything happens on the thread that runs it; orders and sound come in by one queue.
"""

import logging
import queue
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from engine.capture.converting import Meter, one_channel
from engine.capture.orders import Close, Listen, Order, Pause, Record, Rest, Resume, Stop
from engine.capture.pre_roll import PreRoll
from engine.capture.reports import (
    CaptureFailed,
    CaptureReport,
    Listening,
    Missed,
    Recorded,
    SoundBlock,
    SoundSource,
    SourceBack,
    SourceLost,
)
from engine.capture.sources import open_stream
from engine.capture.streams import Samples, Stream, close_within
from engine.capture.take import Take
from engine.errors import EngineError, MicrophoneUnusable

log = logging.getLogger(__name__)

_DRAIN = 0.2  # seconds beyond a source's latency in which it has given what was said until now
_STALL = 5.0  # seconds without any sound, after which a source must show that it is alive
_RETRY = 1.0
_HANGING = 3.0  # seconds in which a source is closed
_TICK = 0.05


@dataclass(frozen=True, slots=True)
class _Sound:
    """What a stream heard; `stream` is its number."""

    stream: int
    samples: Samples
    is_late: bool


@dataclass(frozen=True, slots=True)
class _Lost:
    """A stream ended."""

    stream: int
    error: EngineError


class RecordingLoop:
    """Serves one Recorder."""

    def __init__(
        self,
        report: Callable[[CaptureReport], None],
        feed: Callable[[int, SoundBlock | Recorded | None], None],
    ) -> None:
        """Wait for orders.

        Args:
            report: hears what happens.
            feed: is given the blocks of each recording, and then its end, by its number; None
                where it does not begin, as CaptureFailed says.
        """
        self._report = report
        self._feed = feed
        self._inbox: queue.SimpleQueue[Order | _Sound | _Lost] = queue.SimpleQueue()
        self._deferred: deque[Order] = deque()
        self._is_over = False
        self._is_refused = False  # what was wanted last could not be opened
        self._wanted: Listen | None = None
        self._stream: Stream | None = None
        self._stream_number = 0
        self._heard_at = 0.0
        self._retry_at: float | None = None  # while a source is awaited
        self._lost: SoundSource | None = None  # that one
        self._must_sound = False  # it is back only when it is heard
        self._meter = Meter()
        self._pre_roll = PreRoll()
        self._record: Record | None = None
        self._take: Take | None = None
        self._closing: list[Take] = []
        self._is_paused = False
        # When what was said until the last order has come in, and what that order was.
        self._cut: tuple[float, Pause | Stop] | None = None

    def order(self, order: Order) -> None:
        """Hand over an order, on any thread."""
        self._inbox.put(order)

    def run(self) -> None:
        """Take orders until Close.

        Raises:
            MicrophoneUnusable: a source could not be closed: nothing can be opened beside it.
        """
        try:
            while not self._is_over:
                self._turn()
        finally:
            self._end_take()
            for take in self._closing:
                take.join()
            self._close_stream()

    def _turn(self) -> None:
        """Do what came in next, and what it is time for."""
        try:
            item = self._inbox.get(timeout=_TICK)
        except queue.Empty:
            item = None
        match item:
            case _Sound():
                self._hear(item)
            case _Lost(stream=number):
                if number == self._stream_number:
                    log.info("the source is lost: %s", item.error)
                    self._lose()
            case None:
                pass
            case _:
                self._deferred.append(item)
        now = time.monotonic()
        if self._cut is not None and now >= self._cut[0] and self._inbox.empty():
            self._cut_now()
        while self._cut is None and self._deferred:
            self._obey(self._deferred.popleft())
        is_still = now - self._heard_at > _STALL and self._inbox.empty()
        if self._stream is not None and is_still:
            self._check_stream(self._stream)
        if self._retry_at is not None and now >= self._retry_at:
            self._try_again()

    def _obey(self, order: Order) -> None:
        match order:
            case Listen():
                self._listen(order)
            case Record():
                self._end_take()
                self._record = order
                self._begin_take()
            case Pause() | Stop() if self._take is not None and self._is_heard():
                self._cut = (time.monotonic() + self._drain(), order)
            case Pause():
                self._is_paused = self._take is not None
            case Resume():
                self._is_paused = False
            case Stop():
                self._end_take()
            case Rest():
                self._end_take()
                self._close_stream()
                self._wanted = None
            case Close() if self._take is not None and self._is_heard():
                self._deferred.extend((Stop(), Close()))
            case Close():
                self._is_over = True

    def _listen(self, order: Listen) -> None:
        self._close_stream()
        self._lost = None
        self._wanted, self._is_refused = order, False
        try:
            stream = self._open(order)
        except EngineError as error:
            log.info("it cannot be listened to: %s", error)
            self._report(CaptureFailed(error))
            if self._take is not None:
                self._retry_at = time.monotonic() + _RETRY
            else:
                self._wanted, self._is_refused = None, True
                self._give_up()
            return
        self._report(Listening(stream.source))
        self._begin_take()

    def _open(self, order: Listen) -> Stream:
        """Open it; what is kept goes on with it."""
        self._stream_number += 1
        number = self._stream_number
        inbox = self._inbox
        stream = open_stream(
            order.source,
            lambda samples, is_late: inbox.put(_Sound(number, samples, is_late)),
            lambda error: inbox.put(_Lost(number, error)),
            instead=self._lost,
        )
        log.info("listening at %d Hz, %d channels", stream.source.rate, stream.source.n_channels)
        self._stream = stream
        self._heard_at = time.monotonic()
        self._retry_at = None
        self._pre_roll.clear()
        if self._take is not None:
            self._take.turn_to(stream.source.rate)
        return stream

    def _hear(self, sound: _Sound) -> None:
        stream = self._stream
        if stream is None or sound.stream != self._stream_number:
            return
        self._heard_at = time.monotonic()
        if self._must_sound:
            self._must_sound = False
            self._report(SourceBack(stream.source))
        channel = None if self._wanted is None else self._wanted.channel
        samples = one_channel(sound.samples, channel)
        if self._take is not None and not self._is_paused:
            if sound.is_late:
                log.warning("sound was lost before it came here")
                self._report(Missed(self._take.elapsed))
            self._take.keep(samples)
        else:
            self._pre_roll.keep(samples, stream.source.rate)
        elapsed = 0.0 if self._take is None else self._take.elapsed
        level = self._meter.hear(sound.samples if channel is None else samples, elapsed)
        if level is not None:
            self._report(level)

    def _check_stream(self, stream: Stream) -> None:
        """Find out whether a source that has been still for long is there yet."""
        if stream.is_alive():
            self._heard_at = time.monotonic()
        else:
            log.info("the source has given no sound for %.0f s", _STALL)
            self._lose(must_sound=True)

    def _lose(self, *, must_sound: bool = False) -> None:
        was_lost = self._must_sound
        self._lost = lost = None if self._stream is None else self._stream.source
        self._close_stream()
        if self._cut is not None:
            self._cut_now()
        is_awaited = self._record is None or self._record.returns
        if not was_lost:
            self._report(SourceLost("" if lost is None else lost.name, is_awaited))
        if is_awaited:
            self._must_sound = must_sound
            self._retry_at = time.monotonic()
        else:
            self._end_take()
            self._wanted = None

    def _try_again(self) -> None:
        if self._wanted is None:
            self._retry_at = None
            return
        try:
            stream = self._open(self._wanted)
        except EngineError as error:
            log.debug("it is not back: %s", error)
            self._retry_at = time.monotonic() + _RETRY
            return
        if not self._must_sound:
            self._report(SourceBack(stream.source))
        self._begin_take()

    def _begin_take(self) -> None:
        """Begin what is to be recorded, once there is something to hear."""
        if self._is_refused:
            self._give_up()
        order = self._record
        if order is None or self._stream is None or self._take is not None:
            return
        self._take = Take(
            order.path,
            self._stream.source.rate,
            lambda block: self._feed(order.number, block),
            self._reporter(order.number),
        )
        if order.whole:
            for samples in self._pre_roll:
                self._take.keep(samples)
        self._pre_roll.clear()

    def _give_up(self) -> None:
        """Forget what was to be recorded from a source that cannot be opened."""
        record, self._record = self._record, None
        if record is not None:
            self._feed(record.number, None)

    def _reporter(self, number: int) -> Callable[[CaptureReport], None]:
        def report(what: CaptureReport) -> None:
            if isinstance(what, Recorded):
                self._feed(number, what)
            else:
                self._report(what)

        return report

    def _cut_now(self) -> None:
        """Do what was asked for before the last sound was here."""
        cut, self._cut = self._cut, None
        if cut is not None and isinstance(cut[1], Stop):
            self._end_take()
        else:
            self._is_paused = True

    def _end_take(self) -> None:
        take, self._take = self._take, None
        record, self._record = self._record, None
        self._is_paused = False
        if take is not None:
            take.end()
            self._closing = [*(t for t in self._closing if t.is_open()), take]
        elif record is not None:  # nothing was heard in its time
            self._feed(record.number, Recorded(record.path, 0.0))

    def _close_stream(self) -> None:
        stream, self._stream = self._stream, None
        self._stream_number += 1  # what it still says is not heard
        self._retry_at = None
        self._must_sound = False
        self._pre_roll.clear()
        if stream is not None and not close_within(_HANGING, stream):
            raise MicrophoneUnusable(stream.source.name, "gone")

    def _is_heard(self) -> bool:
        """Whether sound is on its way here that belongs to the recording."""
        return self._stream is not None and not self._is_paused

    def _drain(self) -> float:
        return _DRAIN + (0.0 if self._stream is None else self._stream.latency)
