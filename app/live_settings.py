"""The settings of live sessions: when the microphone is open, what happens when it is gone."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from app.job_words import shown_name
from app.recordings import folder_of
from app.setting_group import SettingGroup
from app.setting_row import CheckRow, SettingRow
from app.theme import Theme


class FolderRow(SettingRow):
    """Where recordings are kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("recordings_folder", self.tr("Recordings are kept in"), " ", theme)
        self.choose = QPushButton(self.tr("Choose…"))
        self._folder = folder_of("")
        self.choose.clicked.connect(self._on_clicked)
        self._hold(self.choose)

    def _show_value(self, value: object) -> None:
        self._folder = folder_of(str(value))
        self.tell(shown_name(str(self._folder)))

    def _text_of(self, value: object) -> str:
        return shown_name(str(folder_of(str(value))))

    def _on_clicked(self) -> None:
        title = self.tr("Folder for recordings")
        name = QFileDialog.getExistingDirectory(self, title, str(self._folder))
        if name:
            folder = Path(name)
            self._edit({"recordings_folder": "" if folder == folder_of("") else str(folder)})


class LiveSettings(SettingGroup):
    """Three rows; source, model and language are chosen on the live page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.folder = FolderRow(theme)
        self._fill(
            self.tr("Live"),
            self.tr("What is spoken while you watch; everything is recorded on this computer."),
            (
                CheckRow(
                    "listens_ahead",
                    self.tr("Listen ahead"),
                    self.tr(
                        "The microphone is open while the page “Live” is seen: its level is shown, "
                        "and the first word is not lost. Nothing is kept before you start."
                    ),
                    theme,
                ),
                CheckRow(
                    "live_returns",
                    self.tr("Wait for a lost microphone"),
                    self.tr("Recording goes on when it is back; else the session ends, saved."),
                    theme,
                ),
                self.folder,
            ),
        )
