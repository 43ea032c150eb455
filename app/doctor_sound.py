"""Checks of what comes in: codecs, a recording that is known, microphones and how loud they are."""

import sys
from collections.abc import Iterator

from app.commands import install_command
from app.findings import Finding
from app.resources import resource
from app.system_libraries import install_libraries
from engine import (
    EngineError,
    PackageMissing,
    PortAudioMissing,
    decoded_seconds,
    measure_loudness,
    microphones,
    missing_codecs,
)

_SAMPLE, _SECONDS = "samples/sample-zh.flac", 6.0
_SILENT, _LOW, _CLIPPING = 1e-4, 3e-3, 0.99  # of full scale; the first two of the mean


def check_decoding() -> Iterator[Finding]:
    """Whether recordings can be read."""
    missing = missing_codecs()
    if missing:
        facts = {"codecs": ", ".join(missing)}
        command = install_command("--force-reinstall av")
        yield Finding("codecs", "missing", "failed", facts, command=command)
    else:
        yield Finding("codecs", "ok", "ok")
    try:
        seconds = decoded_seconds(resource(_SAMPLE))
    except EngineError as error:
        yield Finding("sample", "unreadable", "failed", error=error)
    else:
        is_whole = seconds == _SECONDS
        known = {"seconds": seconds, "expected": _SECONDS}
        yield Finding("sample", "ok" if is_whole else "cut", "ok" if is_whole else "failed", known)


def check_microphones() -> Iterator[Finding]:
    """Which there are; nothing is recorded."""
    try:
        found = microphones()
    except PackageMissing as error:
        command = install_command(error.package)
        yield Finding("microphones", "no-package", "failed", command=command)
    except PortAudioMissing:
        is_linux = sys.platform.startswith("linux")
        command = install_libraries("libportaudio.so.2") if is_linux else ""
        yield Finding("microphones", "no-portaudio", "failed", command=command)
    except EngineError as error:
        yield Finding("microphones", "unusable", "failed", error=error)
    else:
        if not found:
            yield Finding("microphones", "none", "skipped")
            return
        yield Finding("microphones", "ok", "ok", {"names": ", ".join(m.name for m in found)})
        command = "shengwen doctor --microphone"
        yield Finding("level", "unasked", "skipped", command=command, action="measure-microphone:")


def measure_microphone() -> Iterator[Finding]:
    """Listen for half a second, because the user asked for it, and keep nothing of it."""
    try:
        is_there = bool(microphones())
    except EngineError:  # told of the microphones
        yield Finding("level", "unlisted", "skipped")
        return
    if not is_there:
        yield Finding("level", "none", "skipped")
        return
    try:
        heard = measure_loudness()
    except EngineError as error:
        yield Finding("level", "unusable", "failed", error=error)
        return
    facts = {"rms": heard.rms, "peak": heard.peak}
    if heard.peak >= _CLIPPING:
        yield Finding("level", "clipping", "failed", facts)
    elif heard.rms < _SILENT:
        yield Finding("level", "silent", "failed", facts)
    elif heard.rms < _LOW:
        yield Finding("level", "low", "note", facts)
    else:
        yield Finding("level", "ok", "ok", facts)
