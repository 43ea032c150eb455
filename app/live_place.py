"""Where the recording of `shengwen live` goes, and what it is called."""

import logging
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import typer

from app.live_command import Kept
from app.messages import Messages
from app.outputs import write_new
from app.terminal import complain
from engine import Options

if TYPE_CHECKING:
    from app.keeper import Claim

log = logging.getLogger(__name__)

_SUFFIX = ".flac"


class LivePlace:
    """A new, empty file for a recording.

    Attributes:
        path: of the file.
        stem: what the recording is called; its results, too.
        result_folder: where those go if no other folder was chosen.
    """

    def __init__(
        self, wanted: Path | None, now: datetime, *, keeps: bool = True, usual: str = ""
    ) -> None:
        """Make the file: an existing one is never written over.

        Args:
            wanted: a file or a folder; None takes the folder of recordings.
            keeps: whether it stays; else it is among the files that the system tidies away.
            usual: the folder of recordings, where another one was chosen for them.

        Raises:
            OSError: it cannot be made.
            typer.BadParameter: it is a file of another kind.
        """
        self._created = now
        self._claim: Claim | None = None
        name = f"Recording {now:%Y-%m-%d %H-%M-%S}"
        self.result_folder = Path.cwd()
        self._is_for_library = wanted is None and keeps
        if wanted is None and not keeps:
            self.path = _make(Path(tempfile.gettempdir()), name)
        elif wanted is None:
            self.path = _make_in_usual(usual, name)
            self._claim_it()
        elif wanted.is_dir() or not wanted.suffix:
            self.path = _make(wanted, name)
            self.result_folder = wanted
        elif wanted.suffix.lower() == _SUFFIX:
            self.path = _make(wanted.parent, wanted.stem)
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

    def _claim_it(self) -> None:
        """Keep a window from taking it for a recording that was left unfinished."""
        try:
            from app.cli_library import claim  # noqa: PLC0415

            self._claim = claim(self.path)
        except ImportError as error:
            log.warning("a window does not know that this is being recorded: %s", error)


def _make_in_usual(chosen: str, name: str) -> Path:
    """A file in the folder that was chosen; where that cannot be used, in the one of the system."""
    usual = platformdirs.user_data_path("shengwen") / "recordings"
    if chosen:
        try:
            return _make(Path(chosen), name)
        except OSError as error:
            complain(None, f"{Messages().error(error)} The recording is kept in {usual}.")
    return _make(usual, name)


def _make(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return write_new(folder, name, _SUFFIX, b"").absolute()
