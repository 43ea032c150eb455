"""Where the recording of `shengwen live` goes, and what it is called."""

import tempfile
from datetime import datetime
from pathlib import Path

import platformdirs
import typer

from app.outputs import write_new

_SUFFIX = ".flac"


class LivePlace:
    """A new, empty file for a recording.

    Attributes:
        path: of the file.
        stem: what the recording is called; its results, too.
        result_folder: where those go if no other folder was chosen.
    """

    def __init__(self, wanted: Path | None, now: datetime, *, keeps: bool = True) -> None:
        """Make the file: an existing one is never written over.

        Args:
            wanted: a file or a folder; None takes the folder of recordings.
            keeps: whether it stays; else it is among the files that the system tidies away.

        Raises:
            OSError: it cannot be made.
            typer.BadParameter: it is a file of another kind.
        """
        name = f"Recording {now:%Y-%m-%d %H-%M-%S}"
        self.result_folder = Path.cwd()
        if wanted is None and not keeps:
            folder = Path(tempfile.gettempdir())
        elif wanted is None:
            folder = platformdirs.user_data_path("shengwen") / "recordings"
        elif wanted.is_dir() or not wanted.suffix:
            folder = self.result_folder = wanted
        elif wanted.suffix.lower() == _SUFFIX:
            folder, name = wanted.parent, wanted.stem
            self.result_folder = folder
        else:
            text = f"{wanted.name} ends in {wanted.suffix}; recordings are {_SUFFIX} files."
            raise typer.BadParameter(text, param_hint="--record")
        folder.mkdir(parents=True, exist_ok=True)
        self.path = write_new(folder, name, _SUFFIX, b"").absolute()
        self.stem = self.path.stem
