"""What computes, how many files at once, and how fast that is here."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app import number_words
from app.commands import install_command
from app.job_words import model_title
from app.messages import Messages
from app.setting_group import SettingGroup
from app.setting_row import ChoiceRow, DeedRow
from app.settings import MOST_AT_ONCE, Settings
from app.spacing import joined
from app.speed_trial import Measured
from app.theme import Theme
from engine import look_up

_WHISPER = "whisper-base"
_DEVICES = ("cpu", "cuda")


@dataclass(frozen=True, slots=True)
class Graphics:
    """What there is to compute with beside the processor.

    Attributes:
        cards: their names.
        has_torch: whether there is PyTorch for them, which the FunASR family needs.
    """

    cards: tuple[str, ...]
    has_torch: bool


class DeviceSettings(SettingGroup):
    """Device, files at once, speed.

    Signals:
        measure_requested: a list of devices.
        cancel_requested: no more of it.
    """

    measure_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__(theme)
        self._messages = messages
        self._settings = Settings()
        self._graphics: Graphics | None = None
        self._device = ChoiceRow("device", self.tr("Device"), "", self._devices(), theme)
        self._at_once = ChoiceRow(
            "files_at_once",
            self.tr("Files at once"),
            self.tr("More than one needs memory and cores for each."),
            self._numbers(),
            theme,
        )
        self._measure, self._cancel = QPushButton(self.tr("Measure")), QPushButton()
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.hide()
        self.speed = DeedRow(self.tr("Speed here"), "", theme, self._measure, self._cancel)
        self._fill(
            self.tr("Device"),
            self.tr("What computes, and how fast it is."),
            (self._device, self._at_once, self.speed),
        )
        self._measure.clicked.connect(self._on_measure)
        self._cancel.clicked.connect(self.cancel_requested)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, and what can be."""
        self._settings = settings
        super().show_settings(settings)
        self._show_graphics()
        if self._cancel.isHidden():
            self.speed.tell(self._known_speeds(settings))

    def show_graphics(self, graphics: Graphics) -> None:
        """There is this to compute with."""
        self._graphics = graphics
        self._show_graphics()

    def allow_measuring(self, reason: str) -> None:
        """Let speed be measured, or say why not now."""
        self._measure.setEnabled(not reason)
        self._measure.setToolTip(reason)

    def show_measuring(self, device: str) -> None:
        """A device is being measured."""
        self._measure.hide()
        self._cancel.show()
        text = self.tr("Measuring the graphics card…")
        if device == "cpu":
            text = self.tr("Measuring the processor…")
        self.speed.tell(text)

    def show_measured(self, measured: Measured | None) -> None:
        """Measuring ended; None where it was cancelled."""
        had_focus = self._cancel.hasFocus()
        self._cancel.hide()
        self._measure.show()
        if had_focus:
            self._measure.setFocus()
        lines = [self._known_speeds(self._settings)]
        for device, fault in measured.faults.items() if measured else ():
            name = f"{self._name(device)}: " if device else ""
            lines.append(f"{name}{self._messages.error(fault)}")
        self.speed.tell("\n".join(lines))

    def _show_graphics(self) -> None:
        graphics = self._graphics
        if graphics is None:
            return
        reason = self._why_no_card(graphics)
        self._device.allow_option("cuda", reason)
        cards = ", ".join(graphics.cards)
        text = self.tr("%1 is used where there is room in its memory.").replace("%1", cards)
        self._device.tell(reason or text)

    def _why_no_card(self, graphics: Graphics) -> str:
        if not graphics.cards:
            return self.tr("No NVIDIA graphics card was found; the processor computes.")
        known = look_up(self._settings.model)
        if graphics.has_torch or (known is not None and known.name == _WHISPER):
            return ""
        text = self.tr("%1 is there; for this model it needs PyTorch: %2")
        command = install_command("torch")
        return text.replace("%1", ", ".join(graphics.cards)).replace("%2", command)

    def _known_speeds(self, settings: Settings) -> str:
        """What was measured of the chosen model, and what follows."""
        speeds = speeds_of(settings)
        if not speeds:
            text = self.tr("Not measured yet for %1.")
            return text.replace("%1", model_title(settings.model))
        parts = [f"{self._name(each)} {number_words.times(speeds[each])}" for each in speeds]
        text = self.tr("%1: %2 as fast as listening.").replace("%1", model_title(settings.model))
        text = text.replace("%2", ", ".join(parts))
        return joined((text, self._advice(speeds)))

    def _advice(self, speeds: Mapping[str, float]) -> str:
        is_cpu_faster = "cuda" in speeds and speeds["cuda"] < speeds.get("cpu", 0)
        best = self._devices()[1 if is_cpu_faster else 0][0]
        return self.tr("Recommended: “%1”.").replace("%1", best)

    def _name(self, device: str) -> str:
        return self.tr("processor") if device == "cpu" else self.tr("graphics card")

    def _devices(self) -> list[tuple[str, object]]:
        return [
            (self.tr("Automatic"), "auto"),
            (self.tr("Processor"), "cpu"),
            (self.tr("Graphics card"), "cuda"),
        ]

    def _numbers(self) -> list[tuple[str, object]]:
        counts = range(1, MOST_AT_ONCE + 1)
        return [
            (self.tr("As many as suit this computer"), 0),
            *((number_words.count(n), n) for n in counts),
        ]

    def _on_measure(self) -> None:
        graphics = self._graphics
        has_card = graphics is not None and not self._why_no_card(graphics)
        self._cancel.show()
        self._cancel.setFocus()
        self.measure_requested.emit(["cpu", "cuda"] if has_card else ["cpu"])


def speeds_of(settings: Settings) -> dict[str, float]:
    """How fast the chosen model was when it was measured here, by device."""
    found = {device: settings.speeds.get(speed_key(settings.model, device)) for device in _DEVICES}
    return {device: speed for device, speed in found.items() if speed is not None}


def speed_key(model: str, device: str) -> str:
    """What a speed is called in Settings.speeds."""
    return f"{model} {device}"
