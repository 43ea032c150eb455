"""Tiny recordings whose sound and picture tell the time."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

RATE = 48_000
FPS = 25
WIDTH, HEIGHT = 160, 96


def write_media(
    path: Path, seconds: float = 4.0, *, sound_from: float = 0.0, picture_from: float | None = None
) -> Path:
    """The sound's level is the time in tenths of its range; the picture is as bright."""
    with av.open(str(path), "w") as container:
        packets = []
        if picture_from is not None:
            packets += _pictures(container, picture_from, seconds)
        packets += _sound(container, sound_from, seconds)
        for packet in sorted(packets, key=lambda packet: packet.dts * packet.time_base):
            container.mux(packet)
    return path


def _pictures(container: av.container.OutputContainer, start: float, end: float):
    stream = container.add_stream("mpeg4", rate=FPS)
    stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    for number in range(round(start * FPS), round(end * FPS)):
        grey = np.full((HEIGHT, WIDTH, 3), 25.5 * number / FPS, np.uint8)
        frame = av.VideoFrame.from_ndarray(grey, format="rgb24")
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        yield from stream.encode(frame)
    yield from stream.encode()


def _sound(container: av.container.OutputContainer, start: float, end: float):
    codec = "aac" if container.format.name in {"mp4", "mov"} else "pcm_s16le"
    stream = container.add_stream(codec, rate=RATE, layout="mono")
    times = np.arange(round(start * RATE), round(end * RATE)) / RATE
    samples = (0.5 * np.sin(2 * np.pi * (200 * times + 100 * times**2)) * 32767).astype(np.int16)
    for at in range(0, len(samples), 1024):
        frame = av.AudioFrame.from_ndarray(samples[None, at : at + 1024], "s16", "mono")
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        frame.pts = round(start * RATE) + at
        yield from stream.encode(frame)
    yield from stream.encode()
