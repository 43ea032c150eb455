"""Why a model cannot be used, and what to do about it. Free of Qt, as `app/messages.py`."""

from collections.abc import Callable
from pathlib import Path

from app.commands import STARTER_COMMAND
from app.message import Message
from app.model_faults import ModelFaults
from engine import (
    MODELS,
    DownloadFailed,
    FolderUnusable,
    ModelCorrupt,
    ModelMissing,
    Offline,
    PackUnusable,
    look_up,
)

ModelFault = ModelMissing | ModelCorrupt | DownloadFailed | Offline | PackUnusable | FolderUnusable


class ModelMessages:
    """Words for models that cannot be used, in one language."""

    def __init__(self, translate: Callable[[str, str], str], *, in_window: bool = False) -> None:
        """Take QCoreApplication.translate, or what does nothing for English."""
        self._translate = translate
        self._faults = ModelFaults(translate, in_window=in_window)

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self._translate("ModelMessages", text)

    def message(self, error: ModelFault) -> Message:  # noqa: C901, PLR0911 - a table
        """Why a model cannot be used."""
        name = "" if isinstance(error, PackUnusable | FolderUnusable) else error.model
        absent = self.tr("The model “%1” is not on this computer.").replace("%1", name)
        match error:
            case ModelMissing() if _can_be_had(name):
                return Message(absent, self._faults.way_in(name), f"get-model:{name}")
            case ModelMissing() if Path(name).name != name:  # a folder was asked for
                return Message(
                    self.tr("The model folder “%1” is not there.").replace("%1", name),
                    self.tr("Choose another model."),
                    "choose-model:",
                )
            case ModelMissing() if name != MODELS[0].name:
                return Message(absent, self.tr("Name the folder that it is in."), "choose-model:")
            case ModelMissing():
                hint = self.tr("Install the starter model: %1").replace("%1", STARTER_COMMAND)
                return Message(absent, hint, f"copy:{STARTER_COMMAND}")
            case ModelCorrupt():
                text = self.tr("The model in %1 cannot be used: %2.")
                return Message(
                    text.replace("%1", name).replace("%2", error.reason),
                    self.tr("Get it again, or choose another model."),
                    "doctor:",
                )
            case Offline():
                return Message(
                    self.tr(
                        "The model “%1” is not on this computer, and downloads are off."
                    ).replace("%1", name),
                    self._faults.ways_out(name),
                    "models:",
                )
            case DownloadFailed():
                text = self.tr("The model “%1” could not be downloaded: %2.")
                fault = self._faults.download_fault(error)
                return Message(
                    text.replace("%1", name).replace("%2", fault),
                    self._faults.ways_out(name),
                    f"get-model:{name}" if _can_be_had(name) else "models:",
                )
            case FolderUnusable():
                fault = self._faults.folder_fault(error)
                return Message(fault, self.tr("Choose another folder."), "models:")
            case PackUnusable():
                text = self.tr("%1 cannot be imported: %2.").replace("%1", error.path)
                text = text.replace("%2", self._faults.pack_fault(error))
                if error.reason in ("there", "unknown"):
                    return Message(text)  # it says what to do
                return Message(text, self.tr("Get or make the pack again."))


def _can_be_had(name: str) -> bool:
    model = look_up(name)
    return model is not None and (model.modelscope or model.huggingface) is not None
