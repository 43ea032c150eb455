"""libpulse, which speaks to PulseAudio and to PipeWire: a connection, and what it can be asked.

Bound here because the Python packages that do so keep the sources' rates to themselves, and survive
no restart of the server. The layouts are of its ABI 0, which has not changed since 2006.
"""

import ctypes
import functools
import sys
import time
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_int, c_size_t, c_uint, c_uint8, c_uint32, c_uint64, c_void_p
from types import TracebackType
from typing import Any, ClassVar, Self

from engine.errors import MicrophoneUnusable

ANY = 2**32 - 1  # an attribute that the server may choose
S16LE = 3  # of its sample formats
FULL_VOLUME = 0x10000  # as the source is by itself
READY, FAILED, TERMINATED = 2, 3, 4  # a stream's states; a context's are two more

_NO_AUTOSPAWN = 1
_CANCELLED = 2  # an operation's state: who would have answered is gone
_CONTEXT_STEPS = 2  # a context authorizes and names itself before it is ready
_PATIENCE = 3.0  # seconds in which a server that is well has answered
_TURN = 0.1

# Codes of its errors, as MicrophoneUnusable has them.
_REASONS = {
    0: "gone",
    1: "denied",
    5: "gone",
    9: "denied",
    11: "gone",
    12: "gone",
    19: "rate",
    26: "busy",
}


class SampleSpec(ctypes.Structure):
    """How samples look."""

    _fields_: ClassVar = [("format", c_int), ("rate", c_uint32), ("channels", c_uint8)]


class ChannelMap(ctypes.Structure):
    """Where each channel belongs."""

    _fields_: ClassVar = [("channels", c_uint8), ("map", c_int * 32)]


class _Volume(ctypes.Structure):
    _fields_: ClassVar = [("channels", c_uint8), ("values", c_uint32 * 32)]


class SourceInfo(ctypes.Structure):
    """The beginning of what is told of a source; the rest is read by nobody."""

    _fields_: ClassVar = [
        ("name", c_char_p),
        ("index", c_uint32),
        ("description", c_char_p),
        ("sample_spec", SampleSpec),
        ("channel_map", ChannelMap),
        ("owner_module", c_uint32),
        ("volume", _Volume),
        ("mute", c_int),
        ("monitor_of_sink", c_uint32),
        ("monitor_of_sink_name", c_char_p),
    ]


class ServerInfo(ctypes.Structure):
    """The same for the server."""

    _fields_: ClassVar = [
        ("user_name", c_char_p),
        ("host_name", c_char_p),
        ("server_version", c_char_p),
        ("server_name", c_char_p),
        ("sample_spec", SampleSpec),
        ("default_sink_name", c_char_p),
        ("default_source_name", c_char_p),
    ]


class BufferAttributes(ctypes.Structure):
    """How much a stream keeps and hands over, in bytes."""

    _fields_: ClassVar = [
        ("maxlength", c_uint32),
        ("tlength", c_uint32),
        ("prebuf", c_uint32),
        ("minreq", c_uint32),
        ("fragsize", c_uint32),
    ]


SourceCallback = ctypes.CFUNCTYPE(None, c_void_p, POINTER(SourceInfo), c_int, c_void_p)
ServerCallback = ctypes.CFUNCTYPE(None, c_void_p, POINTER(ServerInfo), c_void_p)

_SIGNATURES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "pa_mainloop_new": (c_void_p, ()),
    "pa_mainloop_get_api": (c_void_p, (c_void_p,)),
    "pa_mainloop_prepare": (c_int, (c_void_p, c_int)),
    "pa_mainloop_poll": (c_int, (c_void_p,)),
    "pa_mainloop_dispatch": (c_int, (c_void_p,)),
    "pa_mainloop_wakeup": (None, (c_void_p,)),
    "pa_mainloop_free": (None, (c_void_p,)),
    "pa_context_new": (c_void_p, (c_void_p, c_char_p)),
    "pa_context_connect": (c_int, (c_void_p, c_char_p, c_int, c_void_p)),
    "pa_context_get_state": (c_int, (c_void_p,)),
    "pa_context_errno": (c_int, (c_void_p,)),
    "pa_context_disconnect": (None, (c_void_p,)),
    "pa_context_unref": (None, (c_void_p,)),
    "pa_context_get_source_info_list": (c_void_p, (c_void_p, SourceCallback, c_void_p)),
    "pa_context_get_server_info": (c_void_p, (c_void_p, ServerCallback, c_void_p)),
    "pa_operation_get_state": (c_int, (c_void_p,)),
    "pa_operation_unref": (None, (c_void_p,)),
    "pa_strerror": (c_char_p, (c_int,)),
    "pa_channel_map_init_extend": (c_void_p, (POINTER(ChannelMap), c_uint, c_int)),
    "pa_stream_new": (
        c_void_p,
        (c_void_p, c_char_p, POINTER(SampleSpec), POINTER(ChannelMap)),
    ),
    "pa_stream_connect_record": (
        c_int,
        (c_void_p, c_char_p, POINTER(BufferAttributes), c_int),
    ),
    "pa_stream_get_state": (c_int, (c_void_p,)),
    "pa_stream_get_latency": (c_int, (c_void_p, POINTER(c_uint64), POINTER(c_int))),
    "pa_stream_readable_size": (c_size_t, (c_void_p,)),
    "pa_stream_peek": (c_int, (c_void_p, POINTER(c_void_p), POINTER(c_size_t))),
    "pa_stream_drop": (c_int, (c_void_p,)),
    "pa_stream_disconnect": (c_int, (c_void_p,)),
    "pa_stream_unref": (None, (c_void_p,)),
}


@functools.cache
def pulse_library() -> Any | None:  # noqa: ANN401 - a library has no type
    """Load it; None where it is not."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        library = ctypes.CDLL("libpulse.so.0")
    except OSError:
        return None
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


class PulseConnection:
    """A connection to the server. One thread at a time may use it.

    Attributes:
        library: as `pulse_library` has it.
        context: what its functions take.
    """

    def __init__(self) -> None:
        """Connect.

        Raises:
            MicrophoneUnusable: nobody answers.
        """
        self.library: Any = pulse_library()
        if self.library is None:
            raise MicrophoneUnusable("", "none")
        self._loop = self.library.pa_mainloop_new()
        api = self.library.pa_mainloop_get_api(self._loop)
        self.context = self.library.pa_context_new(api, b"Shengwen")
        try:
            if self.library.pa_context_connect(self.context, None, _NO_AUTOSPAWN, None) < 0:
                raise self.error("")
            self.wait(lambda: self._state() >= READY + _CONTEXT_STEPS)
            if self._state() != READY + _CONTEXT_STEPS:
                raise self.error("")
        except MicrophoneUnusable:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def turn(self, seconds: float = _TURN) -> None:
        """Do what has come in, and wait for it as long as that."""
        library = self.library
        if (
            library.pa_mainloop_prepare(self._loop, round(seconds * 1e6)) >= 0
            and library.pa_mainloop_poll(self._loop) >= 0  # or it ends the process
        ):
            library.pa_mainloop_dispatch(self._loop)

    def wake(self) -> None:
        """End a turn that waits; any thread may."""
        self.library.pa_mainloop_wakeup(self._loop)

    def wait(self, is_done: Callable[[], bool]) -> None:
        """Take turns until that is so.

        Raises:
            MicrophoneUnusable: the server has not answered.
        """
        deadline = time.monotonic() + _PATIENCE
        while not is_done():
            if time.monotonic() > deadline:
                raise MicrophoneUnusable("", "gone")
            self.turn()

    def ask(self, operation: int | None) -> None:
        """Wait for an operation's answers.

        Raises:
            MicrophoneUnusable: there are none, or the server ended before it had given all.
        """
        if operation is None:
            raise self.error("")
        try:
            self.wait(lambda: bool(self.library.pa_operation_get_state(operation)))
            if self.library.pa_operation_get_state(operation) == _CANCELLED:
                raise self.error("")
        finally:
            self.library.pa_operation_unref(operation)

    def error(self, device: str) -> MicrophoneUnusable:
        """What went wrong last."""
        code = self.library.pa_context_errno(self.context)
        words = self.library.pa_strerror(code).decode("utf-8", "replace")
        return MicrophoneUnusable(device, _REASONS.get(code, words))

    def close(self) -> None:
        self.library.pa_context_disconnect(self.context)
        self.library.pa_context_unref(self.context)
        self.library.pa_mainloop_free(self._loop)

    def _state(self) -> int:
        return int(self.library.pa_context_get_state(self.context))
