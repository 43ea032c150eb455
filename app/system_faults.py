"""What disks and graphics cards refuse, and what to do. Free of Qt, as `app/messages.py`."""

import errno
from collections.abc import Callable

from app.message import Message
from engine import DiskFull


class SystemFaults:
    """Words for what the system says, in one language."""

    def __init__(self, translate: Callable[[str, str], str]) -> None:
        """Take QCoreApplication.translate, or what does nothing for English."""
        self._translate = translate

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self._translate("SystemFaults", text)

    def full(self, error: DiskFull) -> Message:
        """How much room is wanted, where that is known."""
        text = self.tr("The disk is full.")
        if error.needed is not None:
            text = self.tr("There is not enough room on the disk: %1 MB are needed.")
            text = text.replace("%1", str(-(-error.needed // 1_000_000)))
        return Message(text, self.tr("Make room and retry."), f"open-folder:{error.path}")

    def device(self, reason: str) -> str:
        """What the engine says of a graphics card, where it says it itself."""
        return {
            "no such device": self.tr("there is no such graphics card"),
            "this PyTorch is built without it": self.tr("PyTorch was built for the CPU alone"),
            "what computes here is cpu or cuda": self.tr("it is neither “cpu” nor “cuda”"),
            "an ONNX file of a model runs on the CPU": self.tr(
                "a model of ONNX files runs on the CPU alone"
            ),
        }.get(reason, reason)

    def unwritable(self, error: OSError) -> Message:
        """Why a file was not written."""
        place = "" if error.filename is None else str(error.filename)
        text = self.tr("%1 cannot be written: %2.").replace("%1", place)
        text = text.replace("%2", self._reason(error))
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            hint = self.tr("Make room and retry.")
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            hint = self.tr("Change the permissions of the folder, or choose another one.")
        else:
            hint = self.tr("See whether the drive is still there, and retry.")
        return Message(text, hint, f"open-folder:{place}" if place else "")

    def _reason(self, error: OSError) -> str:
        """What the system says, in the window's language where it is known."""
        known = {
            errno.ENOSPC: self.tr("No space left on device"),
            errno.EDQUOT: self.tr("Disk quota exceeded"),
            errno.EACCES: self.tr("Permission denied"),
            errno.EPERM: self.tr("Operation not permitted"),
            errno.EROFS: self.tr("Read-only file system"),
            errno.ENOENT: self.tr("No such file or directory"),
            errno.EIO: self.tr("Input/output error"),
            errno.ENAMETOOLONG: self.tr("File name too long"),
            errno.EEXIST: self.tr("File exists"),
            errno.ENOTDIR: self.tr("Not a directory"),
        }
        return known.get(error.errno or 0) or error.strerror or str(error)
