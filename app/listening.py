"""The sound of a transcript, heard: the player, and what shows where it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from app.document import Document
from app.document_view import DocumentView
from app.export_choices import ExportChoices
from app.player import Player
from app.player_bar import PlayerBar
from app.row_subtitles import RowSubtitles
from app.theme import Theme
from app.typing_pause import TypingPause
from app.video_pane import VideoPane
from app.waveform import Waveform
from app.word_finder import WordFinder


class Listening(QObject):
    """Keeps the player, the table, the waveform and the picture at the same moment.

    Signals:
        missing: the Path of a recording that is not there.
        faulted: a Fault of the player.
    """

    missing = Signal(object)
    faulted = Signal(object)

    def __init__(
        self,
        document: Document,
        view: DocumentView,
        waveform: Waveform,
        choices: Callable[[], ExportChoices],
        theme: Theme,
    ) -> None:
        """Make one; subtitles over a picture are as they are exported by `choices`."""
        super().__init__(view)
        self._document = document
        self._view = view
        self._waveform = waveform
        self._words = WordFinder(document.segments)
        self._subtitles = RowSubtitles(choices, self)
        self.player = Player(self)
        self.bar = PlayerBar(self.player, theme)
        self.video = VideoPane(theme)
        self.typing = TypingPause(self.player, view, self)
        self.bar.addActions([self.video.detach, self.typing.wanted])  # their keys work on the page
        self.video.share(list(self.actions.values()))
        self._connect()
        self._on_video(is_there=False)

    @property
    def slots(self) -> dict[str, Callable[[], object]]:
        """What each action does, by its name in the key map."""
        sight = self._waveform.sight
        return {
            "play-outside-text": self.player.toggle,
            "play-line": self.play_line,
            "zoom-in": sight.zoom_in,
            "zoom-out": sight.zoom_out,
            "zoom-all": sight.show_all,
        }

    @property
    def actions(self) -> dict[str, QAction]:
        """The actions that are there already, by their names in the key map."""
        bar = self.bar
        return {
            "play": bar.play,
            "loop-line": bar.loop,
            "back": bar.back,
            "forward": bar.forward,
            "slower": bar.slower,
            "faster": bar.faster,
            "jump-to-now": bar.jump,
            "follow": bar.follow,
            "mute": bar.mute,
            "detach-video": self.video.detach,
            "pause-while-typing": self.typing.wanted,
        }

    @property
    def now(self) -> float:
        """Where playing is, in seconds."""
        return self.player.position

    def open(self, media: Path | None) -> None:
        """Be ready to play a recording; None if there is none."""
        self.bar.setEnabled(media is not None)
        if media is not None:
            self.video.show_title(media.name)
            self.player.load(media, self.player.position)
        self.player.expect(self._document.duration)

    def close(self) -> None:
        """Stop, and let go of the recording."""
        self.typing.stop()
        self.player.close()
        self._on_video(is_there=False)
        self._subtitles.close()

    def play_line(self) -> None:
        """Play the current row."""
        if self._view.row is not None:
            self.play_row(self._view.row)

    def play_row(self, row: int) -> None:
        """Play a row: once, or again and again where that was asked."""
        segment = self._document.segments[row]
        self._view.select(row)
        if self.bar.loop.isChecked():
            self.player.seek(segment.start)
            self.player.play()
        else:
            self.player.play_range(segment.start, segment.end)

    def _connect(self) -> None:
        player, view, waveform = self.player, self._view, self._waveform
        player.moved.connect(self._on_moved)
        player.has_video_changed.connect(self._on_video)
        player.frame_arrived.connect(self.video.show_frame)
        player.missing.connect(self.missing)
        player.faulted.connect(self.faulted)
        waveform.sought.connect(player.seek)
        waveform.row_activated.connect(self.play_row)
        view.time_clicked.connect(player.seek)
        view.following_changed.connect(self.bar.follow.setChecked)
        waveform.following_changed.connect(self.bar.follow.setChecked)
        view.rows_selected.connect(self._on_selected)
        self.bar.follow.toggled.connect(self._on_follow)
        self.bar.loop.toggled.connect(self._on_selected)
        self._subtitles.ready.connect(self._show_subtitle)
        self._document.exchanged.connect(self._on_exchanged)

    def _on_moved(self, seconds: float) -> None:
        self._waveform.set_playhead(seconds)
        spoken = self._words.at(seconds)
        if spoken is not None:
            self._view.play(spoken.row, (spoken.start, spoken.end))
        else:
            self._view.play(self._words.row_at(seconds))
        self._show_subtitle()

    def _show_subtitle(self) -> None:
        if self.video.is_in_sight:
            row = self._words.row_at(self.now)
            segment = None if row is None else self._document.segments[row]
            self.video.show_subtitle(self._subtitles.at(segment, self.now) if segment else "")

    def _on_video(self, is_there: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.video.detach.setEnabled(is_there)
        if not is_there:
            self.video.clear()
        self.video.setVisible(is_there and not self.video.is_detached)

    def _on_follow(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._view.follow(is_on=is_on)
        if is_on:
            self._waveform.follow()

    def _on_selected(self) -> None:
        """Loop the row that is selected."""
        row = self._view.row
        if self.bar.loop.isChecked() and row is not None:
            segment = self._document.segments[row]
            self.player.set_loop((segment.start, segment.end))
        else:
            self.player.set_loop(None)

    def _on_exchanged(self, first: int, n_gone: int, segments: object) -> None:
        assert isinstance(segments, tuple)
        self._words.update(first, n_gone, segments)
        self._on_selected()
        self._show_subtitle()
