"""The text of a session as files: kept as it grows, whole at its end."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.outputs import replace_file, write_new, write_outputs
from engine import FORMATS, Encoder, FormatOptions, Profile, Transcript

log = logging.getLogger(__name__)

_SOON = 5.0  # seconds from one writing to the next
_SHARE = 20  # times as long as writing takes it rests


@dataclass(frozen=True, slots=True)
class ResultPlan:
    """What to write.

    Attributes:
        formats: names of `engine.FORMATS`; without any nothing is written.
        stem: what the files are called.
        profile: subtitle rules; None goes by the language.
        protected: words that no line break goes through.
    """

    folder: Path
    stem: str
    formats: tuple[str, ...] = ()
    profile: Profile | None = None
    protected: tuple[str, ...] = ()


class LiveResults:
    """Keeps what was said in files called "stem.incomplete" until the session is over."""

    def __init__(self, plan: ResultPlan, clock: Callable[[], float] = time.monotonic) -> None:
        self._plan = plan
        self._options = FormatOptions(protected=plan.protected)
        self._clock = clock
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="results")
        self._writing: Future[None] | None = None
        self._next = 0.0  # when to write again
        self._n_written = 0  # segments
        self._growing: dict[str, Path] = {}

    def grow(self, make: Callable[[], Transcript], n_segments: int) -> None:
        """Write what there is, if that is worth it by now.

        Raises:
            OSError: the last time it could not be done; it is tried again.
        """
        if self._writing is not None and self._writing.done():
            writing, self._writing = self._writing, None
            writing.result()
        is_due = n_segments > self._n_written and self._clock() >= self._next
        if self._plan.formats and is_due and self._writing is None:
            self._n_written = n_segments
            self._next = self._clock() + _SOON
            self._writing = self._writer.submit(self._write_growing, make())

    def finish(self, transcript: Transcript, *, is_whole: bool = True) -> list[Path]:
        """Write all, and return where.

        Raises:
            OSError: a file cannot be written; what was kept last stays.
        """
        self._writer.shutdown()
        if not (self._plan.formats and transcript.segments):
            return []
        plan = self._plan
        if not is_whole and self._growing:
            self._write_growing(transcript)
            return list(self._growing.values())
        paths = write_outputs(
            transcript,
            plan.folder / plan.stem,
            plan.formats,
            stem=plan.stem,
            profile=plan.profile,
            options=self._options,
            is_partial=not is_whole,
        )
        for path in self._growing.values():
            with suppress(OSError):
                path.unlink()
        return paths

    def _write_growing(self, transcript: Transcript) -> None:
        began = self._clock()
        encoder = Encoder(transcript, self._plan.profile, self._options)
        for name in self._plan.formats:
            data = encoder.data(name)
            if name in self._growing:
                replace_file(self._growing[name], data)
            else:
                stem = f"{self._plan.stem}.incomplete"
                suffix = FORMATS[name].suffix
                self._growing[name] = write_new(self._plan.folder, stem, suffix, data)
        self._next = self._clock() + max(_SOON, _SHARE * (self._clock() - began))
