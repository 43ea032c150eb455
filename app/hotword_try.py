"""Trying a list of hotwords: a transcript or a recording without it and with it, side by side."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.background import Problem
from app.hotword_hearing import HotwordHearing
from app.hotword_scores import HotwordScores
from app.hotword_shelf import HotwordShelf
from app.hotword_trial import Came, Trial
from app.hotword_try_bar import HotwordTryBar
from app.hotword_try_model import HotwordTryModel
from app.hotword_try_run import TryRun
from app.hotword_try_source import HeardText, Recording
from app.hotword_try_sources import HotwordTrySources
from app.hotword_try_view import HotwordTryView
from app.job_options import options_from
from app.job_queue import Transcriber
from app.job_words import shown_name
from app.library import Library
from app.messages import Messages
from app.settings import Settings, with_model
from app.theme import Theme
from engine import (
    NO_HOTWORDS,
    EngineError,
    Event,
    HotwordList,
    Options,
    Segment,
    look_up,
)

_SOON_MS = 300  # after an edit of the list
_LEAST_LINES = 7  # of text, that the table has room for, and all of it
_LEAST = 250  # pixels, once there is something to see


class HotwordTry(QFrame):
    """Tries the list that is shown above; again whenever it changes, while this is in sight.

    Signals:
        place_wanted: the Entry that the list is tried on, and a moment in it in seconds.
    """

    place_wanted = Signal(object, float)

    def __init__(  # noqa: PLR0913, PLR0917 - everything that it works with
        self,
        shelf: HotwordShelf,
        library: Library,
        theme: Theme,
        messages: Messages,
        settings: Callable[[], Settings],
        parent: QWidget | None = None,
    ) -> None:
        """Make it; `settings` gives those of now."""
        super().__init__(parent)
        self.setObjectName("card")
        self._shelf = shelf
        self._messages = messages
        self._current_settings = settings
        self._settings = settings()
        self._source: HeardText | Recording | None = None
        self._reference: str | None = None
        self._list: str | None = None
        self._heard: tuple[list[Segment], list[Segment] | None] | None = None
        self._tried: tuple[object, HotwordList, str | None] | None = None
        self._asked = NO_HOTWORDS  # what the recording is heard with now
        self.sources = HotwordTrySources(library, messages, self)
        self._run = TryRun(self)
        self._hearing = HotwordHearing(self)
        self._scores = HotwordScores(self)
        self.model = HotwordTryModel(self)
        self.view = HotwordTryView(self.model, theme)
        self.bar = HotwordTryBar(theme)
        self.bar.model.offer(self._settings)
        self._hint = QLabel()
        self._hint.setObjectName("muted")
        self._hint.setWordWrap(True)
        self._wanted: set[Came] = set()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._lay_out()
        self._connect()
        self._say_hint()

    def start(self, engine: Transcriber) -> None:
        """Ask this engine from now on."""
        self._hearing.start(engine)

    def on_event(self, event: Event) -> None:
        """Take what the engine says."""
        self._hearing.on_event(event)

    def show_list(self, name: str | None) -> None:
        """Try this list from now on; it, or what it says, is another one."""
        self._list = name
        self._soon.start()

    def close_down(self) -> None:
        """Let go of what goes on."""
        self._hearing.cancel()
        self._run.stop()
        self._run.finish()
        self.sources.finish()

    def recognize(self) -> None:
        """Recognize the recording, without the list and with it."""
        if not isinstance(self._source, Recording):
            return
        hotwords = self._asked = self._hotwords()
        self.bar.work(self.tr("Waiting for its turn"))
        listens = hotwords if self._listens() and hotwords.spoken else None
        self._hearing.hear(self._source.path, self._options(), listens)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be up to date when it comes in sight."""
        super().showEvent(event)
        self._soon.start()

    def _lay_out(self) -> None:
        self.view.setMinimumHeight(_LEAST_LINES * self.view.fontMetrics().height())
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self._hint)
        column.addWidget(self.view, 1)
        column.addStretch()
        scroll = QScrollArea()  # large letters in a small window need more room than there is
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        for widget in (inside, scroll.viewport()):
            widget.setAutoFillBackground(False)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(scroll)

    def _connect(self) -> None:
        self.bar.library_asked.connect(self.sources.ask_library)
        self.bar.file_asked.connect(self.sources.ask_file)
        self.bar.reference_asked.connect(self.sources.ask_reference)
        self.sources.taken.connect(self._take)
        self.sources.reference_taken.connect(self._compare_with)
        self.sources.failed.connect(self.bar.said.say)
        self.bar.reference_left.connect(self._leave_reference)
        self.bar.run_asked.connect(self.recognize)
        self.bar.stop_asked.connect(self._on_stopped)
        self.bar.every_wanted.connect(self._on_every_wanted)
        self.bar.legend.chosen.connect(self._on_ways_chosen)
        self.bar.model.model_chosen.connect(self._on_model_chosen)
        self._hearing.prepared.connect(self._on_prepared)
        self._hearing.progressed.connect(self._on_progressed)
        self._hearing.heard.connect(self._on_heard)
        self._hearing.failed.connect(self._on_failed)
        self.view.row_chosen.connect(self._on_row_chosen)
        self._run.found.connect(self._on_found)
        self._run.failed.connect(self._on_failed)
        self._shelf.changed.connect(self._soon.start)
        self._soon.timeout.connect(self._try_again)

    def _hotwords(self) -> HotwordList:
        """The list that is shown, else those for new jobs."""
        names = (self._list,) if self._list else self._current_settings().hotword_lists
        return self._shelf.resolve(names).hotwords

    def _options(self) -> Options:
        return options_from(self._settings)

    def _listens(self) -> bool:
        """Whether the model could; of a folder of one's own that is not known."""
        model = look_up(self._settings.model)
        return model is None or model.capabilities.hotwords

    def _take(self, source: HeardText | Recording, reference: str | None) -> None:
        self._hearing.cancel()
        self._run.stop()
        self._source, self._reference, self._tried = source, reference, None
        self._heard = None
        is_recording = isinstance(source, Recording)
        if is_recording:
            self._settings = self._current_settings()
            self.bar.model.offer(self._settings)
        self._show(Trial(()))
        self._show_source()
        if is_recording:
            self.recognize()
        else:
            self._soon.start(0)

    def _show_source(self) -> None:
        is_recording = isinstance(self._source, Recording)
        has_reference = self._reference is not None
        name = "" if self._source is None else self._source.name
        self.bar.show_source(name, is_recording=is_recording, has_reference=has_reference)
        self._say_hint()

    def _try_again(self) -> None:
        """Try it once more if anything is another one now, and somebody sees it."""
        if self._source is None or not self.isVisible():
            return
        hotwords = self._hotwords()
        if isinstance(self._source, HeardText):
            now = (self._source, hotwords, self._reference)
            if now != self._tried:
                self._tried = now
                script = self._current_settings().script
                self._run.correct(self._source.segments, hotwords, self._reference, script)
        elif self._hearing.is_busy or self._tried is None or hotwords == self._tried[1]:
            return
        elif not self._listens() and self._hearing.knows(self._source.path, self._options()):
            self.recognize()
        else:
            self.bar.said.say(self._changed(), is_wrong=False)

    def _changed(self) -> str:
        return self.tr("The list has changed since: recognize again to hear it.")

    def _say_hint(self) -> None:
        self._hint.setText(
            self.tr(
                "Choose a transcript or a recording, and see what this list makes of it: before "
                "and after, side by side."
            )
        )
        self._hint.setVisible(self._source is None)
        self.view.setVisible(self._source is not None)
        least = _LEAST_LINES * self.fontMetrics().height()
        self.setMinimumHeight(least if self._source is None else max(least, _LEAST))

    def _compare_with(self, text: str) -> None:
        self._reference = text
        self._show_source()
        self._count_again()

    def _leave_reference(self) -> None:
        self._reference = None
        self._show_source()
        self._count_again()

    def _count_again(self) -> None:
        if self._heard is not None:
            self._compare(*self._heard)
        else:
            self._soon.start(0)

    def _on_model_chosen(self, model: str) -> None:
        self._settings = with_model(self._settings, model)
        self.bar.model.offer(self._settings)
        self._soon.start(0)

    def _on_prepared(self) -> None:
        self.bar.work(self.tr("The model is made ready"))

    def _on_progressed(self, is_second: bool, done: float, duration: float | None) -> None:  # noqa: FBT001 - a signal's argument
        text = self.tr("Listening with the list") if is_second else self.tr("Listening")
        if not is_second and self._listens():
            text = self.tr("Listening without the list")
        self.bar.work(text, done, duration)

    def _on_stopped(self) -> None:
        self._hearing.cancel()
        self.bar.rest()
        self.bar.said.say(self.tr("Cancelled; nothing was kept of it."), is_wrong=False)

    def _on_heard(self, before: list[Segment], after: list[Segment] | None) -> None:
        self.bar.rest()
        self._tried, self._heard = (self._source, self._asked, None), (before, after)
        self._compare(before, after)

    def _compare(self, before: list[Segment], after: list[Segment] | None) -> None:
        if self._tried is None:
            return
        hotwords = self._tried[1]
        if after is None:
            self._run.correct(before, hotwords, self._reference, self._settings.script)
        else:
            self._run.compare(before, after, hotwords, self._reference)

    def _on_failed(self, error: EngineError | Problem) -> None:
        self.bar.rest()
        self.bar.said.say(shown_name(str(self._messages.error(error))))

    def _on_found(self, trial: Trial) -> None:
        self._show(trial)
        assert self._tried is not None
        is_deaf = isinstance(self._source, Recording) and not self._listens()
        told = self._scores.summary(trial, self._tried[1], is_deaf=is_deaf)
        if self._heard is not None and self._hotwords() != self._tried[1]:
            told = f"{told}\n{self._changed()}"  # while it was listened to
        if not self._hearing.is_busy:
            self.bar.said.say(told, is_wrong=False)

    def _show(self, trial: Trial) -> None:
        self.bar.legend.show_counts(trial.counts)
        has_times = not isinstance(self._source, HeardText) or self._source.has_times
        self.model.show(trial, has_times=has_times)

    def _on_row_chosen(self, row: int) -> None:
        if isinstance(self._source, HeardText) and self._source.entry is not None:
            self.place_wanted.emit(self._source.entry, self.model.start(row))

    def _on_every_wanted(self) -> None:
        self._show_wanted()

    def _on_ways_chosen(self, ways: set[Came]) -> None:
        self._wanted = ways
        self._show_wanted()

    def _show_wanted(self) -> None:
        self.model.want(self._wanted, every=self.bar.every.isChecked())
