"""Builds the page of settings, and does what it asks for besides."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.about_settings import AboutSettings
from app.background import Background, Problem
from app.computer import graphics
from app.device_settings import DeviceSettings, Graphics, speed_key
from app.general_settings import GeneralSettings
from app.key_settings import KeySettings
from app.licences_dialog import LicencesDialog
from app.live_settings import LiveSettings
from app.messages import Messages
from app.network_settings import NetworkSettings
from app.own_profiles import KnownProfiles, known_from
from app.preset_part import PresetSettings
from app.profile_dialog import ProfileDialog
from app.recognition_settings import RecognitionSettings
from app.setting_group import SettingGroup
from app.settings import Settings
from app.settings_page import SettingsPage
from app.speed_trial import Measured, SpeedTrial
from app.storage import Folders, clear, folders_of, sizes_of
from app.storage_settings import StorageSettings
from app.subtitle_settings import SubtitleSettings
from app.theme import Theme
from engine import profile_for, torch_build


class SettingsErrands(QObject):
    """Lives on while the page is built anew, in another language or size.

    Signals:
        chosen: Settings with the user's choice in them.
        model_wanted: the name of a model that is to be had.
        keys_wanted, report_wanted, welcome_wanted: something else is to be shown.
        rules_kept: as that of ProfileDialog.
    """

    chosen = Signal(object)
    model_wanted = Signal(str)
    keys_wanted = Signal()
    report_wanted = Signal()
    welcome_wanted = Signal()
    rules_kept = Signal(object, object)

    def __init__(
        self,
        config: Path,
        theme: Theme,
        messages: Messages,
        is_busy: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """Take the folder of the settings, and what says whether files are being transcribed."""
        super().__init__(parent)
        self._config = config
        self._theme = theme
        self._messages = messages
        self._is_busy = is_busy
        self._settings = Settings()
        self._last_edited = ""
        self._graphics: Graphics | None = None
        self._device: DeviceSettings | None = None
        self._storage: StorageSettings | None = None
        self._disk = Background(self)
        self.more: list[Callable[[], SettingGroup]] = []  # what others have to choose
        self.trial = SpeedTrial(self)
        self.trial.went_on.connect(self._on_measuring)
        self.trial.ended.connect(self._on_measured)

    def make_page(self, settings: Settings) -> SettingsPage:
        """The page, in the language now in force."""
        self._settings = settings
        self._device = self._storage = None  # those of a page before are gone with it
        self._page = SettingsPage(self._make_groups, settings, self._last_edited)
        self._page.chosen.connect(self._on_chosen)
        self._page.shown.connect(self._look)
        return self._page

    def adopt(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere."""
        self._settings = settings
        self._page.adopt(settings)

    def close(self) -> None:
        """Leave nothing behind."""
        self.trial.close()
        self._disk.finish()

    def _make_groups(self) -> tuple[SettingGroup, ...]:
        presets = PresetSettings(self._theme)
        presets.part.model_wanted.connect(self.model_wanted)
        subtitles = SubtitleSettings(self._theme)
        subtitles.rules_requested.connect(self._change_rules)
        keys = KeySettings(self._theme)
        keys.keys_requested.connect(self.keys_wanted)
        self._device = self._make_device()
        self._storage = self._make_storage()
        return (
            presets,
            GeneralSettings(self._theme),
            RecognitionSettings(self._theme),
            LiveSettings(self._theme),
            *(make() for make in self.more),
            subtitles,
            self._device,
            self._storage,
            keys,
            NetworkSettings(self._settings, self._theme),
            self._make_about(),
        )

    def _make_device(self) -> DeviceSettings:
        device = DeviceSettings(self._theme, self._messages)
        device.measure_requested.connect(self._on_measure)
        device.cancel_requested.connect(self.trial.cancel)
        if self._graphics is not None:
            device.show_graphics(self._graphics)
        if self.trial.device:
            device.show_measuring(self.trial.device)
        return device

    def _make_storage(self) -> StorageSettings:
        folders = folders_of(self._config)
        storage = StorageSettings(folders, self._theme)
        storage.open_requested.connect(_open_folder)
        storage.clear_requested.connect(self._on_clear)
        return storage

    def _make_about(self) -> AboutSettings:
        about = AboutSettings(self._theme)
        about.licences_requested.connect(self._show_licences)
        about.report_requested.connect(self.report_wanted)
        about.welcome_requested.connect(self.welcome_wanted)
        return about

    def _on_chosen(self, settings: Settings) -> None:
        self._last_edited = self._page.last_edited
        self.chosen.emit(settings)

    def _look(self) -> None:
        """Find out what takes a while, now that the page is seen."""
        busy = self.tr("Files are being transcribed; measure when they are done.")
        if self._device is not None:
            self._device.allow_measuring(busy if self._is_busy() else "")
        folders = folders_of(self._config)
        self._disk.run(partial(sizes_of, folders), partial(self._on_sizes, folders))
        if self._graphics is None:
            self._disk.run(_look_for_graphics, self._on_graphics)

    def _on_sizes(self, folders: Folders, sizes: dict[str, int] | Problem) -> None:
        if self._storage is not None and not isinstance(sizes, Problem):
            self._storage.show_sizes(folders, sizes)

    def _on_graphics(self, found: Graphics | Problem) -> None:
        if not isinstance(found, Problem):
            self._graphics = found
            if self._device is not None:
                self._device.show_graphics(found)

    def _on_clear(self) -> None:
        cache = folders_of(self._config).cache
        self._disk.run(partial(clear, cache), self._on_cleared)

    def _on_cleared(self, _left: int | Problem) -> None:
        self._look()

    def _on_measure(self, devices: list[str]) -> None:
        if self._is_busy():  # files came while the page was seen
            self._look()
            self._on_measured(None)
        else:
            self.trial.measure(self._settings, devices)

    def _on_measuring(self, device: str) -> None:
        if self._device is not None:
            self._device.show_measuring(device)

    def _on_measured(self, measured: Measured | None) -> None:
        if measured is not None and measured.speeds:
            found = {speed_key(measured.model, on): speed for on, speed in measured.speeds.items()}
            speeds = {**self._settings.speeds, **found}
            self.chosen.emit(replace(self._settings, speeds=speeds))
        if self._device is not None:
            self._device.show_measured(measured)

    def _change_rules(self) -> None:
        known = known_from(self._settings.profiles)
        begin = next((each.name for each in known.own), profile_for(self._settings.language).name)
        window = self._page.window()
        dialog = ProfileDialog(known, begin, self._theme, self._messages, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(self._on_rules_kept)
        dialog.open()

    def _on_rules_kept(self, known: KnownProfiles, renamed: dict[str, str]) -> None:
        self.rules_kept.emit(known, renamed)

    def _show_licences(self) -> None:
        dialog = LicencesDialog(self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _look_for_graphics() -> Graphics:
    return Graphics(graphics(), has_torch=torch_build() == "cuda")


def _open_folder(folder: Path) -> None:
    """Show a folder; where it was not needed yet, the one that it will be in."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
