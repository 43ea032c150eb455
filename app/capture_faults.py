"""Words for sources of sound that cannot be used, and for sound that could not be kept."""

from collections.abc import Callable

from app.message import Message
from engine import MicrophoneUnusable, SoundLost, Unwritable


class CaptureFaults:
    """In one language."""

    def __init__(self, translate: Callable[[str, str], str]) -> None:
        self.translate = translate

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self.translate("CaptureFaults", text)

    def unusable(self, error: MicrophoneUnusable) -> Message:
        """Why nothing is heard."""
        another = self.tr("Choose another one, or the system's own.")
        what, hint = {
            "none": (
                self.tr("There is no microphone on this computer."),
                self.tr("Plug one in; it is found by itself."),
            ),
            "gone": (
                self.tr("%1 is not there any more."),
                self.tr("Plug it in again, or choose another one."),
            ),
            "busy": (
                self.tr("Another program is using %1."),
                self.tr("Close that program and try again, or choose another microphone."),
            ),
            "denied": (
                self.tr("The system does not let this program listen to %1."),
                self.tr("Allow it in the system's privacy settings, then try again."),
            ),
            "rate": (
                self.tr("%1 delivers sound in a form that cannot be recorded."),
                another,
            ),
            "silent": (
                self.tr("%1 gives no sound."),
                self.tr("See whether it is switched on, or choose another one."),
            ),
        }.get(
            error.reason,
            (
                self.tr("%1 cannot be used: %2."),
                self.tr("Plug it in again, or choose another one in the system's settings."),
            ),
        )
        named = f"“{error.device}”" if error.device else self.tr("The microphone")
        if not what.startswith("%1") and not error.device:
            named = self.tr("the microphone")
        return Message(what.replace("%1", named).replace("%2", error.reason.rstrip(".")), hint)

    def unwritable(self, error: Unwritable) -> Message:
        """Why a recording is not on the disk yet; its sound waits in memory."""
        text = {
            "denied": self.tr("The folder of the recording may not be written: %1."),
            "gone": self.tr("The folder of the recording is not there any more: %1."),
            "there": self.tr("There is another file in the recording's place: %1."),
        }.get(error.reason, self.tr("The recording cannot be written: %1 (%2)."))
        return Message(
            text.replace("%1", error.path).replace("%2", error.reason),
            self.tr("What is said is kept in memory until it can be; nothing is lost so far."),
        )

    def lost(self, error: SoundLost) -> Message:
        """How much of a recording is missing."""
        return Message(
            self.tr(
                "The last %1 s of the recording could not be saved: no disk took them."
            ).replace("%1", f"{error.seconds:.0f}"),
            self.tr("Make room on the disk before the next recording; the text is complete."),
        )
