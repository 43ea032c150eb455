"""Whether the models on this computer work: their files, loading them as a job would, and a clip.

Whoever has the official weights for the first time finds out here whether all that was built
without them is right.
"""

import logging
import traceback
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engine.errors import EngineError, InternalError
from engine.golden import CHINESE, GOLDEN, SPEECH, Golden
from engine.jobs import FileJob, JobId, Options
from engine.models.catalog import MODELS, Model, Task
from engine.models.store import Place, Store
from engine.models.verify import Verified, verify

if TYPE_CHECKING:  # importing the port stays light
    from engine.fsmn import FsmnVad
    from engine.loader import Stages

log = logging.getLogger(__name__)

_TOLERANCE = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried.

    Attributes:
        model: which model; empty where there is none.
        what: its files, whether it loads, or what it makes of a clip.
        outcome: "skipped" where there is nothing to compare with.
        error: why it failed, where the engine raised it.
        files: what became of each file, of a check of files.
        clip: which, of a check of a clip.
        expected: what should be heard.
        heard: what was.
    """

    model: str
    what: Literal["files", "load", "clip"]
    outcome: Literal["ok", "failed", "skipped"]
    error: EngineError | None = None
    files: tuple[Verified, ...] = ()
    clip: str = ""
    expected: str = ""
    heard: str = ""


def check_models(
    samples: Path, store: Store | None = None, *, names: Collection[str] | None = None
) -> Iterator[Check]:
    """Check every model of the catalogue that is on this computer.

    Args:
        samples: the folder with the program's own clips.
        names: of those to check; None checks all.
    """
    store = store or Store()
    for model in MODELS:
        if names is not None and model.name not in names:
            continue
        try:
            if store.comes_along(model):
                store.find(model.name)
        except EngineError as error:
            yield Check(model.name, "files", "failed", error=error)
            continue
        place = store.place(model)
        if place is not None:
            yield from _check(model, place, store, samples)


def _check(model: Model, place: Place, store: Store, samples: Path) -> Iterator[Check]:
    files = tuple(verify(model, place))
    is_wrong = any(file.is_wrong for file in files)
    yield Check(model.name, "files", "failed" if is_wrong else "ok", files=files)
    if is_wrong:
        return
    by_task: dict[Task, Callable[[], Iterator[Check]]] = {
        "recognize": partial(_check_recognizer, model, place, store, samples),
        "vad": partial(_check_vad, model, place, samples),
        "punctuation": partial(_check_punctuation, model, store),
        "align": partial(_check_aligner, model, store),
    }
    try:
        yield from by_task[model.capabilities.task]()
    except EngineError as error:
        yield Check(model.name, "load", "failed", error=error)
    except Exception:  # a bug, and the other models are still to be checked
        log.exception("checking %s failed", model.name)
        bug = InternalError(traceback.format_exc())
        yield Check(model.name, "load", "failed", error=bug)


def _check_recognizer(model: Model, place: Place, store: Store, samples: Path) -> Iterator[Check]:
    from engine.loader import Loader  # noqa: PLC0415 - the port stays light

    options = Options(model=model.name, vad="none", punctuation="none", itn=False, script="asis")
    stages = Loader(store).load(options)
    yield Check(model.name, "load", "ok")
    for golden in GOLDEN.get(model.name, ()):
        is_theirs = "/" in golden.clip
        clip = (place.directory if is_theirs else samples) / golden.clip
        if clip.is_file():
            yield _check_clip(model, golden, clip, stages)
        else:
            yield Check(model.name, "clip", "skipped", clip=golden.clip)


def _check_clip(model: Model, golden: Golden, clip: Path, stages: "Stages") -> Check:
    from engine.audio import AudioSource  # noqa: PLC0415 - as above
    from engine.events import SegmentReady  # noqa: PLC0415 - as above
    from engine.pipeline import transcribe_source  # noqa: PLC0415 - as above

    options = Options(model=model.name, languages=(golden.language,), itn=False, script="asis")
    try:
        with AudioSource(clip) as source:
            job = FileJob(JobId(0), clip, options)
            events = list(transcribe_source(job, source, stages, lambda: False))
    except EngineError as error:
        return Check(model.name, "clip", "failed", error=error, clip=golden.clip)
    heard = "".join(event.segment.text for event in events if isinstance(event, SegmentReady))
    is_right = _likeness(golden.text, heard) >= golden.likeness
    return Check(
        model.name,
        "clip",
        "ok" if is_right else "failed",
        clip=golden.clip,
        expected=golden.text,
        heard=heard,
    )


def _likeness(expected: str, heard: str) -> float:
    """How alike two texts are, from 0 to 1, with nothing counted but letters and digits."""

    def bare(text: str) -> str:
        return "".join(filter(str.isalnum, text)).lower()

    return SequenceMatcher(None, bare(expected), bare(heard), autojunk=False).ratio()


def _check_vad(model: Model, place: Place, samples: Path) -> Iterator[Check]:
    from engine.fsmn import FsmnVad  # noqa: PLC0415 - as above

    vad = FsmnVad(place.directory)
    yield Check(model.name, "load", "ok")
    found = _speech(vad, samples / CHINESE)
    is_right = len(found) == len(SPEECH) and all(
        abs(edge - known) <= _TOLERANCE
        for pair, known_pair in zip(found, SPEECH, strict=True)
        for edge, known in zip(pair, known_pair, strict=True)
    )
    yield Check(
        model.name,
        "clip",
        "ok" if is_right else "failed",
        clip=CHINESE,
        expected=_times(SPEECH),
        heard=_times(found),
    )


def _speech(vad: "FsmnVad", clip: Path) -> tuple[tuple[float, float], ...]:
    """Where the clip has speech, in seconds."""
    from engine.audio import SAMPLE_RATE, AudioSource  # noqa: PLC0415 - as above
    from engine.batching import SpanFinder  # noqa: PLC0415 - as above

    finder = SpanFinder(vad, longest=60.0, widest_gap=None, wants_frames=False)
    with AudioSource(clip) as source:
        spans = [span for block in source.blocks() for span in finder.accept(block)]
    spans += finder.finish()
    return tuple(
        ((span.start + region.start) / SAMPLE_RATE, (span.start + region.end) / SAMPLE_RATE)
        for span in spans
        for region in span.speech
    )


def _times(regions: tuple[tuple[float, float], ...]) -> str:
    return ", ".join(f"{start:.2f}-{end:.2f} s" for start, end in regions)


def _check_punctuation(model: Model, store: Store) -> Iterator[Check]:
    from engine.loader import Loader  # noqa: PLC0415 - as above

    Loader(store).punctuator(model.name)
    yield Check(model.name, "load", "ok")


def _check_aligner(model: Model, store: Store) -> Iterator[Check]:
    from engine.loader import Loader  # noqa: PLC0415 - as above

    Loader(store).aligner(model.name)
    yield Check(model.name, "load", "ok")
