"""From the start of a process to the first text of a ten-second file, disk warm, SenseVoice.

Both are Python programs of a few lines that use the two libraries.
"""

from collections.abc import Iterator

from tests.bench import pipelines, recordings
from tests.bench.figures import Figure, Skipped
from tests.bench.rounds import compared, race_from_start
from tests.bench.setting import Setting

_MINUTES = 10 / 60
_ROUNDS = 5


def run(setting: Setting) -> Iterator[Figure]:
    """Time both, process by process."""
    file = setting.folder / "ten seconds.mp3"
    audio = recordings.make_mp3(file, _MINUTES)
    if reason := pipelines.absence(setting):
        yield Skipped("start-up", "funasr", reason)
    entrants = pipelines.from_start(setting, file)
    race_from_start(entrants, setting.rounds(_ROUNDS), is_rehearsed=not setting.is_smoke)
    yield from compared("start-up", audio, entrants, setting.models.weights)
