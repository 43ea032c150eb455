"""The window: sidebar, pages, drops, status line."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QIcon,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.drop_zone import DropOverlay
from app.files_page import FilesPage
from app.hotword_errands import LIST_SUFFIXES
from app.job import AT_REST, Job
from app.job_model import JobModel
from app.job_words import model_title
from app.keymap import Place
from app.resources import resource
from app.settings import Settings
from app.shortcut_settings import ShortcutDialog
from app.shortcut_sheet import ShortcutSheet
from app.shortcuts import Shortcuts
from app.sidebar import Sidebar
from app.status_line import StatusLine
from app.theme import Theme
from app.transcript_page import TranscriptPage
from app.video_pane import VideoPane

MakePages = Callable[[], Mapping[str, QWidget]]  # by name, as "library"

_MINIMUM = QSize(900, 600)
_USUAL = QSize(1240, 780)
_FRAME = QSize(20, 60)  # of the window, about


class MainWindow(QMainWindow):
    """Everything the user sees. Choices leave by signals.

    Signals:
        paths_given: files and folders were dropped or chosen, a list of Path.
    """

    paths_given = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it shows
        self,
        model: JobModel,
        settings: Settings,
        theme: Theme,
        shortcuts: Shortcuts,
        state: QSettings,
        may_close: Callable[[QWidget], bool],
        make_pages: MakePages,
    ) -> None:
        super().__init__()
        self._make_pages = make_pages
        self._aside = ""
        self.is_quitting = False  # whether closing ends the program in any case
        self._model = model
        self._theme = theme
        self._state = state
        self._may_close = may_close
        self.setWindowTitle("声文 Shengwen")
        self.setWindowIcon(QIcon(str(resource("icons/shengwen.svg"))))
        self.setAcceptDrops(True)
        self._overlay = DropOverlay(theme, self)
        self._shortcuts = shortcuts
        self._add_keys()
        self.fill(settings)
        self._restore_place()
        model.refreshed.connect(self._on_refreshed)

    def fill(self, settings: Settings) -> None:
        """Build what is in the window, in the language now in force; what was in it goes."""
        with self._theme.undressed():
            self._build(settings)
        self._restore_division()
        self._on_refreshed()

    def _build(self, settings: Settings) -> None:
        self._make_room(settings.font_percent)
        self.files = FilesPage(self._model, settings, self._theme)
        self._places = {"files": self.files, **self._make_pages()}
        self.sidebar = Sidebar(self._places, self._theme)
        self.sidebar.page_chosen.connect(self.show_page)
        self._last = "files"
        self.status = StatusLine(self._theme)
        self.files.paths_given.connect(self.paths_given)
        self._shortcuts.bind("open", self.files.toolbar.add_files)
        self._shortcuts.bind("open-folder", self.files.toolbar.add_folder)
        self._shortcuts.bind("pause-queue", self.files.toolbar.pause)
        self._shortcuts.bind("pause-queue", self.files.toolbar.start)
        self.files.actions_menu.bind(self._shortcuts)
        self._lay_out()

    def remember(self) -> None:
        """Store where the window is and how it is divided."""
        self._state.setValue("geometry", self.saveGeometry())
        self._state.setValue("splitter", self.files.splitter.saveState())
        self._state.setValue("columns", self.files.table.columns)

    def show_keys(self) -> None:
        """Show which keys do what."""
        places = {"library": Place.LIBRARY, "live": Place.LIVE, "hotwords": Place.HOTWORDS}
        here = places.get(self.place, Place.FILES)
        place = here if self.transcript is None else Place.TRANSCRIPT
        sheet = ShortcutSheet(self._shortcuts, place, self._theme, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.change_requested.connect(sheet.close)
        sheet.change_requested.connect(self.change_keys)
        sheet.open()

    def change_keys(self) -> None:
        """Let keys be changed."""
        dialog = ShortcutDialog(self._shortcuts, self._theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_files(self) -> None:
        """Go to the files."""
        self.show_page("files")
        self.files.table.setFocus()

    def show_page(self, name: str) -> None:
        """Go to a page, where there is one of that name."""
        page = self._places.get(name)
        if page is not None:
            self._pages.setCurrentWidget(page)
            self.sidebar.mark(name)
            self._last = name
            page.setFocus()

    def show_settings(self) -> None:
        """Let settings be changed."""
        self.show_page("settings")

    def tell_aside(self, text: str) -> None:
        """Say at the bottom what goes on beside the files; nothing hides it."""
        self._aside = text
        self._on_refreshed()

    def go_back(self) -> None:
        """Go from a transcript to the page that it was opened from."""
        self.show_page(self._last)

    def show_transcript(self, page: TranscriptPage) -> None:
        """Go to a transcript."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            self._place_video(page.listening.video)
        self._pages.setCurrentWidget(page)
        page.view.setFocus()

    def come_to_front(self) -> None:
        """Show the window to whoever looks for it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def place(self) -> str:
        """The name of the page that is shown; that of files where it has none."""
        page = self._pages.currentWidget()
        return next((name for name, each in self._places.items() if each is page), "files")

    @property
    def transcript(self) -> TranscriptPage | None:
        """The transcript that is shown."""
        page = self._pages.currentWidget()
        return page if isinstance(page, TranscriptPage) else None

    def quit(self) -> None:
        """Close, and end the program, whether the window is shown or not."""
        was_hidden = self.isHidden()
        self.is_quitting = True
        if self.close() and was_hidden:
            QApplication.quit()
        self.is_quitting = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close if nothing is lost by it."""
        if not self._may_close(self):
            event.ignore()
            return
        self.remember()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what a drop would do."""
        paths = _local_paths(event)
        if paths:
            self._overlay.announce(self._promise(paths), self.rect())
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say no more."""
        self._overlay.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self._overlay.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.paths_given.emit(_local_paths(event))

    def _add_keys(self) -> None:
        """What works on every page."""
        for name, deed in (
            ("page-files", self.show_files),
            ("page-live", partial(self.show_page, "live")),
            ("page-library", partial(self.show_page, "library")),
            ("page-hotwords", partial(self.show_page, "hotwords")),
            ("page-models", partial(self.show_page, "models")),
            ("settings", self.show_settings),
            ("keys", self.show_keys),
            ("quit", self.quit),
        ):
            action = QAction(self)
            action.triggered.connect(deed)
            self._shortcuts.bind(name, action)
            self.addAction(action)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in self._places.values():
            self._pages.addWidget(page)
        self.sidebar.mark("files")
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._pages, 1)
        right.addWidget(self.status)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)

    def _make_room(self, font_percent: int) -> None:
        """Be no smaller than text of this size needs, nor larger than the screen."""
        larger = max(font_percent / 100 - 1, 0)
        need = QSize(
            round(_MINIMUM.width() * (1 + 0.4 * larger)),
            round(_MINIMUM.height() * (1 + 0.2 * larger)),
        )
        room = self.screen().availableSize() - _FRAME
        self.setMinimumSize(need.boundedTo(room).expandedTo(_MINIMUM))

    def _restore_place(self) -> None:
        geometry = self._state.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(_USUAL)

    def _place_video(self, video: VideoPane) -> None:
        place = self._state.value("video")
        if isinstance(place, QByteArray):
            video.restore_place(place)
        video.detached_changed.connect(partial(self._on_video_detached, video))

    def _on_video_detached(self, video: VideoPane, is_detached: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not is_detached:
            self._state.setValue("video", video.place)

    def _restore_division(self) -> None:
        splitter, columns = self._state.value("splitter"), self._state.value("columns")
        if isinstance(splitter, QByteArray):
            self.files.splitter.restoreState(splitter)
        if isinstance(columns, QByteArray):
            self.files.table.horizontalHeader().restoreState(columns)

    def _promise(self, paths: list[Path]) -> str:
        model = model_title(self.files.toolbar.settings.model)
        if self.place == "hotwords" and all(each.suffix.lower() in LIST_SUFFIXES for each in paths):
            return self.tr("Import %n list(s)", "", len(paths))
        if any(path.is_dir() for path in paths):
            text = self.tr("Transcribe everything in these folders with %1")
        else:
            text = self.tr("Transcribe %n file(s) with %1", "", len(paths))
        return text.replace("%1", model)

    def _on_refreshed(self) -> None:
        parts = [self._told_of_files(), self._aside]
        self.status.tell(" · ".join(filter(None, parts)))

    def _told_of_files(self) -> str:
        to_go = [job for job in self._model.unfinished if job.state not in AT_REST]
        if not to_go:
            return ""
        text = self.tr("%n file(s) to go", "", len(to_go))
        left = _time_left(to_go, self._model.now())
        if self._model.is_held:
            return self.tr("Paused · %1").replace("%1", text)
        return text if left is None else f"{text} · {self._model.words.left(left)}"


def _local_paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _time_left(to_go: list[Job], now: float) -> float | None:
    """Seconds until everything is done, where every length and the speed are known."""
    speeds = [speed for job in to_go if (speed := job.speed(now))]
    if not speeds or any(job.duration is None for job in to_go):
        return None
    return sum((job.duration or 0.0) - job.done for job in to_go) / sum(speeds)
