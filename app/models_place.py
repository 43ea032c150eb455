"""Where models are kept: as the environment says, else as was chosen in the window.

Free of Qt: the command line keeps them in the same place. The engine, and every process that it
starts, hears of it by the environment.
"""

import os
from pathlib import Path

from app.settings import Settings
from engine import FOLDER_VARIABLE, Store, usual_folder


def is_there(folder: Path) -> bool:
    """Whether it can be seen: a drive may not answer, and not everything may be looked at."""
    try:
        return folder.is_dir()
    except OSError:
        return False


class ModelsPlace:
    """Tells the engine where models are kept."""

    def __init__(self) -> None:
        """See what the environment says before anything here changes it."""
        self.is_fixed = bool(os.environ.get(FOLDER_VARIABLE))

    def use(self, settings: Settings) -> bool:
        """Keep models where the settings say.

        Returns:
            Whether that is so; False where the folder is not there, as on a disk that was taken
            out, so that the usual place serves meanwhile.
        """
        if self.is_fixed:
            return True
        chosen = settings.models_folder
        if chosen and is_there(Path(chosen)):
            os.environ[FOLDER_VARIABLE] = chosen
            return True
        os.environ.pop(FOLDER_VARIABLE, None)
        return not chosen

    @property
    def folder(self) -> Path:
        """Where they are kept now."""
        return Store().folder

    @staticmethod
    def stored(folder: Path) -> str:
        """What the settings hold of a place: nothing of the usual one."""
        return "" if folder == usual_folder() else str(folder)
