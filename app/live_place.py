"""Where the recording of `shengwen live` goes, and what it is called."""

import itertools
import logging
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from app.live_plan import Kept
from app.messages import Messages
from app.outputs import write_new
from app.recordings_folder import usual_folder
from app.terminal import complain
from engine import Options

if TYPE_CHECKING:
    from app.keeper import Claim

log = logging.getLogger(__name__)

_SUFFIX = ".flac"


class LivePlace:
    """A place for a new recording.

    Attributes:
        path: of the file that will be made.
        stem: what the recording is called; its results, too.
        result_folder: where those go if no other folder was chosen.
    """

    def __init__(
        self, wanted: Path | None, now: datetime, *, keeps: bool = True, usual: str = ""
    ) -> None:
        """Find a name that is free, in a folder that can be written to.

        Args:
            wanted: a file or a folder; None takes the folder of recordings.
            keeps: whether it stays; else it is where nobody else can read it, until it goes.
            usual: the folder of recordings, where another one was chosen for them.

        Raises:
            OSError: the folder cannot be made, or not be written to.
            typer.BadParameter: it is a file of another kind.
        """
        self._created = now
        self._claim: Claim | None = None
        self._passing: Path | None = None  # a folder for what does not stay
        name = f"Recording {now:%Y-%m-%d %H-%M-%S}"
        self.result_folder = Path.cwd()
        self._is_for_library = wanted is None and keeps
        if wanted is None and not keeps:
            self._passing = Path(tempfile.mkdtemp(prefix="shengwen-"))
            self.path = _free(self._passing, name)
        elif wanted is None:
            self.path = self._claimed(usual, name)
        elif wanted.is_dir() or not wanted.suffix:
            self.path = _free(wanted, name)
            self.result_folder = wanted
        elif wanted.suffix.lower() == _SUFFIX:
            self.path = _free(wanted.parent, wanted.stem)
            self.result_folder = wanted.parent
        else:
            text = f"{wanted.name} ends in {wanted.suffix}; recordings are {_SUFFIX} files."
            raise typer.BadParameter(text, param_hint="--record")
        self.stem = self.path.stem

    def settle(self, kept: Kept, options: Options) -> None:
        """The recording is over and stays: one in the usual folder goes into the library."""
        if self._is_for_library:
            with suppress(ImportError):  # without Qt's core; the window takes it in at its start
                from app.cli_library import take_in  # noqa: PLC0415

                take_in(kept, self._created, options)

    def release(self) -> None:
        """Nothing more is written to it."""
        if self._claim is not None:
            self._claim.release()
        if self._passing is not None:
            with suppress(OSError):  # the recording is still there, as its text is not
                self._passing.rmdir()

    def _claimed(self, usual: str, name: str) -> Path:
        """A place in the folder of recordings that no window takes for one left unfinished."""
        for n in itertools.count(2):
            path = _free_in_usual(usual, name)
            try:
                from app.cli_library import claim  # noqa: PLC0415
            except ImportError as error:
                log.warning("no window knows that this is being recorded: %s", error)
                return path
            self._claim = claim(path)
            if self._claim.is_ours:
                return path
            name = f"{name} ({n})"
        raise AssertionError  # the names never end


def _free_in_usual(chosen: str, name: str) -> Path:
    """A place in the folder that was chosen; where that cannot be used, in the usual one."""
    usual = usual_folder()
    if chosen:
        try:
            return _free(Path(chosen), name)
        except OSError as error:
            complain(None, f"{Messages().error(error)} The recording is kept in {usual}.")
    return _free(usual, name)


def _free(folder: Path, name: str) -> Path:
    """The path of a file that could be made a moment ago."""
    folder.mkdir(parents=True, exist_ok=True)
    path = write_new(folder, name, _SUFFIX, b"")
    path.unlink()
    return path.absolute()
