"""A clip to measure speed with: our own speech, over and over, as long as a short recording."""

import tempfile
import wave
from pathlib import Path

from app.resources import resource
from engine import write_clip

WELCOME = "samples/welcome.flac"
_WHOLE = (0.0, float("inf"))
_TIMES = 10  # two minutes in all: one window of Whisper's would tell too little


def make_clip() -> Path:
    """Write it into a folder of its own, which is whoever asks to remove.

    Raises:
        AudioError, OSError: the sample cannot be read, or there is no room.
    """
    folder = Path(tempfile.mkdtemp(prefix="shengwen-"))
    once, clip = folder / "once.wav", folder / "speed.wav"
    once.touch()
    write_clip(resource(WELCOME), _WHOLE, once, "wav")
    with wave.open(str(once), "rb") as source, wave.open(str(clip), "wb") as target:
        target.setparams(source.getparams())
        frames = source.readframes(source.getnframes())
        for _ in range(_TIMES):
            target.writeframes(frames)
    return clip
