"""Words for a live session: where it stands, how well it is heard, how far the text is behind."""

from PySide6.QtCore import QObject

from app.level_watch import Hearing
from app.live_state import LiveState

_MINUTE = 60


class LiveLabels(QObject):
    """Words for what the page shows."""

    def state(self, state: LiveState) -> str:
        """Where it stands."""
        return {
            LiveState.CLOSED: self.tr("Not listening"),
            LiveState.OPENING: self.tr("Opening…"),
            LiveState.READY: self.tr("Ready"),
            LiveState.RECORDING: self.tr("Recording"),
            LiveState.PAUSED: self.tr("Paused"),
            LiveState.AWAITING: self.tr("Source is gone"),
            LiveState.ENDING: self.tr("Finishing"),
        }[state]

    def deed(self, state: LiveState) -> str:
        """What the big button does then."""
        if state is LiveState.RECORDING:
            return self.tr("Pause")
        if state in {LiveState.PAUSED, LiveState.AWAITING}:
            return self.tr("Resume")
        return self.tr("Start")

    def hearing(self, hearing: Hearing, silence: float, *, is_microphone: bool) -> str:
        """What is wrong with what is heard; empty where nothing is."""
        if hearing is Hearing.CLIPPED:
            if is_microphone:
                return self.tr("Too loud: move away from the microphone, or turn it down.")
            return self.tr("Too loud: turn down what the computer plays.")
        if hearing is Hearing.QUIET:
            if is_microphone:
                return self.tr("Very quiet: if you are speaking, come closer or turn it up.")
            return self.tr("Very quiet: turn up what the computer plays.")
        if hearing is not Hearing.SILENT:
            return ""
        if is_microphone:
            text = self.tr("No sound from this microphone for %1.")
        else:
            text = self.tr("The computer has played nothing for %1.")
        return text.replace("%1", self._time(silence))

    def lag(self, seconds: float) -> str:
        """How far the text is behind; empty where it is not."""
        if seconds <= 0:
            return ""
        text = self.tr("Text is %1 behind; the recording is complete.")
        return text.replace("%1", self._behind(seconds))

    def device(self, device: str) -> str:
        """What computes, as "cuda:0" is named."""
        if not device:
            return ""
        return self.tr("GPU") if device.startswith("cuda") else self.tr("CPU")

    def why_no_system_sound(self, hint: str) -> str:
        """Why what the computer plays is not to be had, and what can be done about it."""
        if hint == "macos":
            return self.tr(
                "macOS keeps the sound of one program from another. A free driver such as "
                "BlackHole passes it on: it is then among the microphones here."
            )
        if hint == "no-server":
            return self.tr(
                "No sound server answers, and it alone knows what the computer plays. Start "
                "PipeWire or PulseAudio, and what it plays can be chosen here."
            )
        return self.tr(
            "This system does not say what it plays. Where it has a device called “Stereo mix” or "
            "“Monitor”, switch that on, and it can be chosen here."
        )

    def _time(self, seconds: float) -> str:
        """Tens of seconds, then minutes: a number that changes each second would be unrest."""
        if seconds < _MINUTE:
            return self.tr("%1 s").replace("%1", str(int(seconds) // 10 * 10))
        return self.tr("%1 min").replace("%1", str(int(seconds) // _MINUTE))

    def _behind(self, seconds: float) -> str:
        if seconds < _MINUTE:
            return self.tr("%1 s").replace("%1", str(max(round(seconds), 1)))
        return self.tr("%1 min").replace("%1", str(round(seconds / _MINUTE)))
