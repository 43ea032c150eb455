"""One source of PulseAudio's, or PipeWire's, as it is heard."""

import threading
import time
from ctypes import byref, c_int, c_size_t, c_uint64, c_void_p, string_at

import numpy as np

from engine.capture.pulse import PREFIX, pulse_sources
from engine.capture.pulse_library import (
    ANY,
    READY,
    S16LE,
    BufferAttributes,
    ChannelMap,
    PulseConnection,
    SampleSpec,
)
from engine.capture.reports import SoundSource
from engine.capture.streams import Ended, Hear
from engine.errors import MicrophoneUnusable

_BLOCK_SECONDS = 0.03
_KEPT_BYTES = 4_000_000  # of sound that the server keeps while we are late; then it drops some
# Of pa_stream_flags_t.
_AUTO_TIMING, _NO_REMAP, _DONT_MOVE, _ADJUST_LATENCY = 0x8, 0x10, 0x200, 0x2000
_SAMPLE_BYTES = 2


class PulseStream:
    """A source of the server's, at its own rate, 16 bits: what it gives is what is heard."""

    def __init__(self, source: SoundSource, hear: Hear, ended: Ended, *, follows: bool) -> None:
        """Open it.

        Args:
            source: which.
            hear: is given the sound.
            ended: is told once when the source is lost.
            follows: whether it goes to another source where the system's own is another one.

        Raises:
            MicrophoneUnusable: it cannot be opened.
        """
        self.source = source
        self._hear = hear
        self._ended = ended
        self._is_closing = False
        self._pulse = PulseConnection()
        try:
            self._stream = self._open(follows=follows)
        except MicrophoneUnusable:
            self._pulse.close()
            raise
        self.latency = self._measured_latency()
        self._thread = threading.Thread(target=self._listen, name="capture-pulse", daemon=True)
        self._thread.start()

    def is_alive(self) -> bool:
        """The server says when a source is lost; it must only be there to say so."""
        if not self._thread.is_alive():
            return False
        try:
            return self.source.id in {source.id for source in pulse_sources()}
        except MicrophoneUnusable:
            return False

    def close(self) -> None:
        self._is_closing = True
        self._pulse.wake()
        self._thread.join()
        self._pulse.library.pa_stream_disconnect(self._stream)
        self._pulse.library.pa_stream_unref(self._stream)
        self._pulse.close()

    def _open(self, *, follows: bool) -> int:
        pulse, library = self._pulse, self._pulse.library
        spec = SampleSpec(S16LE, self.source.rate, self.source.n_channels)
        places = ChannelMap()  # any number of them; they go by their order
        library.pa_channel_map_init_extend(byref(places), spec.channels, 0)
        stream = library.pa_stream_new(pulse.context, b"Recording", byref(spec), byref(places))
        if not stream:
            raise pulse.error(self.source.name)
        block = round(_BLOCK_SECONDS * self._bytes_a_second())
        attributes = BufferAttributes(ANY, ANY, ANY, ANY, block)
        name = None if follows else self.source.id.removeprefix(PREFIX).encode()
        flags = _ADJUST_LATENCY | _AUTO_TIMING | _NO_REMAP | (0 if follows else _DONT_MOVE)
        try:
            if library.pa_stream_connect_record(stream, name, byref(attributes), flags) < 0:
                raise pulse.error(self.source.name)
            pulse.wait(lambda: library.pa_stream_get_state(stream) >= READY)
            if library.pa_stream_get_state(stream) != READY:
                raise pulse.error(self.source.name)
        except MicrophoneUnusable:
            library.pa_stream_unref(stream)
            raise
        return int(stream)

    def _bytes_a_second(self) -> int:
        return self.source.rate * self.source.n_channels * _SAMPLE_BYTES

    def _measured_latency(self) -> float:
        microseconds, is_negative = c_uint64(), c_int()
        library = self._pulse.library
        if library.pa_stream_get_latency(self._stream, byref(microseconds), byref(is_negative)):
            return _BLOCK_SECONDS  # it does not know yet
        return _BLOCK_SECONDS + microseconds.value / 1e6

    def _listen(self) -> None:
        turned = time.monotonic()
        patience = _KEPT_BYTES / self._bytes_a_second()
        while not self._is_closing:
            self._pulse.turn()
            if self._pulse.library.pa_stream_get_state(self._stream) != READY:
                self._ended(self._pulse.error(self.source.name))
                return
            now = time.monotonic()
            self._deliver(is_late=now - turned > patience)
            turned = now

    def _deliver(self, *, is_late: bool) -> None:
        library, n_channels = self._pulse.library, self.source.n_channels
        address, size = c_void_p(), c_size_t()
        while library.pa_stream_readable_size(self._stream):
            if library.pa_stream_peek(self._stream, byref(address), byref(size)) or not size.value:
                return
            is_hole = not address.value
            raw = bytes(size.value) if address.value is None else string_at(address, size.value)
            library.pa_stream_drop(self._stream)
            samples = np.frombuffer(raw, "<i2").reshape(-1, n_channels)
            self._hear(samples, is_hole or is_late)
            is_late = False
