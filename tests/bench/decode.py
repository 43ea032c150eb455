"""Decoding an mp3, 44.1 kHz in stereo, to 16 kHz in mono."""

from collections.abc import Iterator

from tests.bench import recordings
from tests.bench.figures import Figure, Skipped
from tests.bench.rounds import Entrant, compared, race
from tests.bench.setting import Setting

_MINUTES = 5.0
_ROUNDS = 5
_PEERS = {"faster-whisper": "faster_whisper", "funasr": "funasr"}


def run(setting: Setting) -> Iterator[Figure]:
    """Time us and how the others load a file."""
    file = setting.folder / "decoded.mp3"
    audio = recordings.make_mp3(file, 0.2 if setting.is_smoke else _MINUTES)
    prepare, work = ("nothing", {}), ("decode", {"file": str(file)})
    entrants = [Entrant("ours", "ours", prepare, work)]
    for peer, module in _PEERS.items():
        if reason := setting.absence(peer):
            yield Skipped("decode", peer, reason)
        else:
            entrants.append(Entrant(peer, module, prepare, work))
    race(entrants, setting.rounds(_ROUNDS))
    yield from compared("decode", audio, entrants, "mp3, 44.1 kHz, stereo")
