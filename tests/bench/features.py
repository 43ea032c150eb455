"""Filter banks of ten minutes of sound, which recognizers and VAD hear."""

from collections.abc import Iterator

from tests.bench import recordings
from tests.bench.figures import Figure, Skipped
from tests.bench.rounds import Entrant, compared, race
from tests.bench.setting import Setting

_SECONDS = 600.0
_ROUNDS = 7
_PEER = "kaldi-native-fbank"


def run(setting: Setting) -> Iterator[Figure]:
    """Time us and kaldi-native-fbank, which the others use."""
    samples = setting.folder / "ten minutes.npy"
    audio = recordings.make_samples(samples, 5.0 if setting.is_smoke else _SECONDS)
    prepare, work = ("load_samples", {"samples": str(samples)}), ("filter_banks", {})
    entrants = [Entrant("ours", "ours", prepare, work)]
    if reason := setting.absence(_PEER):
        yield Skipped("features", _PEER, reason)
    else:
        entrants.append(Entrant(_PEER, "kaldi_native_fbank", prepare, work))
    race(entrants, setting.rounds(_ROUNDS))
    yield from compared("features", audio, entrants, "one thread")
