"""One call for scripts and notebooks: a file or samples in, segments out, in this process."""

from __future__ import annotations

import os
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.hotwords.lists import HotwordList, as_hotwords
from engine.hotwords.parsing import parse_hotwords
from engine.jobs import FileJob, JobId, Options

if TYPE_CHECKING:  # importing the port stays light
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from engine.audio import Source
    from engine.loader import Loader
    from engine.types import Segment


def transcribe(
    source: str | os.PathLike[str] | npt.ArrayLike,
    rate: int | None = None,
    *,
    model: str | os.PathLike[str] = "whisper-base",
    language: str | tuple[str, ...] | None = None,
    hotwords: str | Iterable[str] | HotwordList = (),
    **options: object,
) -> Iterator[Segment]:
    """Transcribe a file or samples; yield each sentence as soon as it is known.

    Models stay loaded for the next call. No text is written to disk.

    Args:
        source: a path, or samples (n_samples,) or (n_samples, n_channels); floats in [-1, 1], or
            integers.
        rate: of the samples, in hertz; with a path, that of a headerless .pcm file.
        model: a name or a model's directory.
        language: what is spoken, or what may be; None finds out.
        hotwords: what to listen for, in a text, one by one, or as a list with its rules.
        options: as in Options: device, precision, vad, punctuation, itn, script, track, span.

    Raises:
        EngineError: the source, the model or the device cannot be used.
        ValueError: the samples are no samples, or have no rate; there is nothing in the span.
    """
    from engine.audio import SAMPLE_RATE, AudioSource, SampleSource  # noqa: PLC0415

    named = (language,) if isinstance(language, str) else language or ()
    languages = tuple(code.lower() for code in named if code not in ("", "auto"))
    chosen = Options(
        model=os.fspath(model),
        languages=languages,
        hotwords=_listed(hotwords),
        **options,  # type: ignore[arg-type]
    )
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        pcm_rate = rate or SAMPLE_RATE
        with AudioSource(path, track=chosen.track, pcm_rate=pcm_rate, span=chosen.span) as file:
            yield from _segments(FileJob(JobId(0), path, chosen), file)
    elif rate is None:
        raise ValueError("samples need their rate")
    else:
        samples = SampleSource(source, rate, span=chosen.span)
        yield from _segments(FileJob(JobId(0), Path("samples"), chosen), samples)


def _listed(hotwords: str | Iterable[str] | HotwordList) -> HotwordList:
    if isinstance(hotwords, HotwordList):
        return hotwords
    return parse_hotwords(hotwords) if isinstance(hotwords, str) else as_hotwords(hotwords)


def _segments(job: FileJob, source: Source) -> Iterator[Segment]:
    from engine.events import SegmentReady  # noqa: PLC0415
    from engine.pipeline import transcribe_source  # noqa: PLC0415

    stages = _loader().load(job.options)
    with closing(transcribe_source(job, source, stages, lambda: False)) as events:
        for event in events:
            if isinstance(event, SegmentReady):
                yield event.segment


@cache
def _loader() -> Loader:
    from engine.loader import Loader  # noqa: PLC0415

    return Loader()
