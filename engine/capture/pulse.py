"""PulseAudio, and PipeWire in its place: which sources it has."""

from dataclasses import replace
from typing import Any

from engine.capture.pulse_library import (
    FULL_VOLUME,
    PulseConnection,
    ServerCallback,
    SourceCallback,
)
from engine.capture.reports import SoundSource

PREFIX = "pulse:"


def pulse_sources() -> list[SoundSource]:
    """List what the server has: microphones, then what the computer plays.

    Raises:
        MicrophoneUnusable: no server answers.
    """
    found: list[tuple[SoundSource, str]] = []
    defaults: list[tuple[str, str]] = []

    def on_source(_context: object, info: Any, is_end: int, _data: object) -> None:  # noqa: ANN401
        if not is_end:
            found.append(_source(info.contents))

    def on_server(_context: object, info: Any, _data: object) -> None:  # noqa: ANN401
        if info:
            server = info.contents
            defaults.append((_text(server.default_source_name), _text(server.default_sink_name)))

    to_server, to_source = ServerCallback(on_server), SourceCallback(on_source)
    with PulseConnection() as pulse:
        pulse.ask(pulse.library.pa_context_get_server_info(pulse.context, to_server, None))
        pulse.ask(pulse.library.pa_context_get_source_info_list(pulse.context, to_source, None))
    source, sink = defaults[0] if defaults else ("", "")
    found.sort(key=lambda entry: (entry[0].kind == "system", entry[1] != sink))
    return [replace(entry, is_default=entry.id == PREFIX + source) for entry, _ in found]


def _source(info: Any) -> tuple[SoundSource, str]:  # noqa: ANN401 - a structure
    """The source, and the name of the sink that it listens to."""
    name, sink = _text(info.name), _text(info.monitor_of_sink_name)
    source = SoundSource(
        id=PREFIX + name,
        name=_text(info.description) or name,
        kind="system" if sink else "microphone",
        is_default=False,  # the server says so for all of them
        rate=info.sample_spec.rate,
        n_channels=info.sample_spec.channels,
        gain=0 if info.mute else _percent(info.volume),
    )
    return source, sink


def _percent(volume: Any) -> int | None:  # noqa: ANN401 - a structure
    """Of the loudest channel, as the system's own settings show it."""
    n_channels = min(volume.channels, len(volume.values))
    loudest = max(volume.values[:n_channels], default=None)
    return None if loudest is None else round(100 * loudest / FULL_VOLUME)


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")
