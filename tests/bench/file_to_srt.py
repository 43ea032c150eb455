"""A long mp3 to subtitles with SenseVoice: decoding, finding speech, text, sentences, writing.

FunASR runs its AutoModel with its VAD, short regions put together as its README shows; it writes
its text to a file, which has no times. Both have their models loaded and have
heard a short file.
"""

from collections.abc import Iterator

from tests.bench import pipelines, recordings
from tests.bench.figures import Figure, Skipped
from tests.bench.rounds import compared, race
from tests.bench.setting import Setting

_SHORT = 15.0  # minutes; of a longer recording
_ROUNDS, _ROUNDS_OF_LONG = 4, 2


def run(setting: Setting) -> Iterator[Figure]:
    """Time the long recording."""
    file, short = setting.folder / "long.mp3", setting.folder / "short.mp3"
    audio = recordings.make_mp3(file, setting.minutes)
    recordings.make_mp3(short, 0.2)
    if reason := pipelines.absence(setting):
        yield Skipped("file to srt", "funasr", reason)
    entrants = pipelines.from_file_to_file(setting, file, short)
    n_rounds = _ROUNDS if setting.minutes < _SHORT else _ROUNDS_OF_LONG
    race(entrants, setting.rounds(n_rounds), is_rehearsed=False)
    yield from compared("file to srt", audio, entrants, setting.models.weights)
