"""Options that several commands take, and what is made of them."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import platformdirs
from typer import Option

from app.addresses import Fetcher
from app.fetching import fetch_missing
from app.terminal import BarView, EventView, QuietView, View
from engine import FORMATS, PROFILES, RECOGNIZERS, Network

LIMIT = 2 << 30  # bytes that an address may give


class Matrices(StrEnum):
    """How a model's matrices are kept on the CPU."""

    auto = "auto"
    int8 = "int8"
    float32 = "float32"


class Script(StrEnum):
    """How Chinese is written."""

    simplified = "simplified"
    traditional = "traditional"
    asis = "asis"


RECOGNIZER_NAMES = ", ".join(model.name for model in RECOGNIZERS)

Model = Annotated[
    str,
    Option(
        metavar="NAME|DIR",
        help=f"{RECOGNIZER_NAMES}, or a model's directory. "
        "What is not on this computer is downloaded.",
    ),
]
Vad = Annotated[
    str,
    Option(
        metavar="NAME|DIR|none",
        help="What finds speech: silero, or an FSMN-VAD; auto takes what suits the model.",
    ),
]
Punctuation = Annotated[
    str,
    Option(
        metavar="NAME|DIR|none",
        help="What writes punctuation: a CT-Transformer; auto takes one that is here where the "
        "model writes none.",
    ),
]
Itn = Annotated[
    bool,
    Option(
        "--itn/--no-itn", help="Numbers as digits, and the model's own punctuation (SenseVoice)."
    ),
]
Hotwords = Annotated[
    list[str] | None,
    Option(
        metavar='NAME|FILE|URL|"WORD WORD"',
        help="What to listen for, where the model can, and to put where something like it was "
        "recognized: a list of your own, a text or CSV file, an address, or the words themselves. "
        "May be given several times; by default nothing.",
    ),
]
FetchHotwords = Annotated[
    bool,
    Option("--fetch-hotwords", help="Fetch hotwords from an address without asking."),
]
HotwordReport = Annotated[
    Path | None,
    Option(
        "--hotword-report",
        metavar="FILE.csv|FILE.json",
        help="Write when each hotword was said and how it came into the text, and which were "
        "never heard.",
    ),
]
Language = Annotated[
    str,
    Option(
        metavar="CODES",
        help="What is spoken, as zh; or may be, as zh,en; auto takes any the model knows.",
    ),
]
Device = Annotated[
    str,
    Option(
        metavar="auto|cpu|cuda[:N]",
        help="Where to compute; auto takes an NVIDIA card where one can be used.",
    ),
]
Precision = Annotated[
    Matrices,
    Option(
        help="How the matrices of the FunASR family are kept on the CPU: int8 is two to three "
        "times as fast, float32 exact; auto takes int8.",
    ),
]
Formats = Annotated[
    str,
    Option("--format", metavar="LIST", help=f"Any of {', '.join(FORMATS)}, separated by commas."),
]
Profile = Annotated[
    str | None,
    Option(
        metavar="NAME|FILE.json",
        help=f"Subtitle rules: {', '.join(PROFILES)}, or a file with your own; by default the "
        "language's.",
    ),
]
Output = Annotated[
    Path | None,
    Option(metavar="DIR", help="Folder for the results; by default beside the recording."),
]
Track = Annotated[int | None, Option(min=1, help="Which audio track, from 1.")]
Rate = Annotated[
    int, Option(min=1000, max=768_000, help="Sample rate of raw PCM (.pcm files and stdin).")
]
Offline = Annotated[
    bool, Option("--offline", help="Download nothing; take what was downloaded before.")
]
Events = Annotated[
    bool, Option("--events", help="One JSON event a line on stdout, instead of paths.")
]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Say nothing but errors.")]


def view(*, events: bool, quiet: bool) -> View:
    """What a run shows."""
    if events:
        return EventView()
    return QuietView() if quiet else BarView()


def fetcher(*, limit: int = LIMIT, offline: bool) -> Fetcher:
    """What fetches recordings from addresses."""
    folder = platformdirs.user_cache_path("shengwen", appauthor=False) / "media"
    return Fetcher(folder, limit=limit, offline=Network(offline=offline).is_offline)


def model_fetcher(*, offline: bool, events: bool, quiet: bool) -> Callable[[Iterable[str]], int]:
    """What fetches models that are asked for by name and not here; gives the exit code."""
    network = Network(offline=offline)
    return partial(fetch_missing, network=network, is_quiet=quiet, as_events=events)
