"""Makes text of what recordings in the library still lack, beside the queue of files."""

import logging
import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app import session_store as store
from app.background import Background, Problem
from app.job_hotwords import Resolve, no_lists
from app.job_queue import Transcriber
from app.job_words import shown_name
from app.keeper import Claim
from app.library import Library
from app.live_options import live_options
from app.messages import Messages
from app.notice import Notice
from app.recordings import claim
from app.session_rows import SessionRows
from app.session_store import Session
from app.settings import Settings
from engine import (
    Cancelled,
    EndsBefore,
    EngineError,
    Event,
    Failed,
    Finished,
    HotwordList,
    JobId,
    NoSpeech,
    Options,
    Progress,
    Segment,
    SegmentReady,
)

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Work:
    """A recording whose rest becomes text."""

    session: Session
    claim: Claim
    rows: SessionRows
    done: float
    hotwords: HotwordList
    heard: list[Segment] = field(default_factory=list)


class Finishing(QObject):
    """Has the rest of recordings recognized; their entries grow by it, and know how far it is.

    Signals:
        changed: `progress` is otherwise.
        grown: the id of an entry, the number of a sentence and the Segment.
        heard: the Segments that came, and the HotwordList that they were recognized with.
        said: a Notice.
        opened: the id of an entry whose transcript is to be shown.
        action_wanted: what can be done about what went wrong, as `Message.action` has it.
    """

    changed = Signal()
    grown = Signal(object, int, object)
    heard = Signal(object, object)
    said = Signal(object)
    opened = Signal(object)
    action_wanted = Signal(str)

    def __init__(  # noqa: PLR0913 - everything that it brings together
        self,
        library: Library,
        messages: Messages,
        button: Callable[[str], str],
        settings: Settings,
        parent: QObject,
        *,
        resolve: Resolve = no_lists,
    ) -> None:
        """Make it; `button` names what an action does, `resolve` says what is in lists."""
        super().__init__(parent)
        self._resolve = resolve
        self._library = library
        self._messages = messages
        self._button = button
        self._settings = settings
        self._engine: Transcriber | None = None
        self._asked: set[int] = set()  # they are being looked at
        self._works: dict[JobId, _Work] = {}
        self._disk = Background(self)
        library.deleted.connect(self._on_deleted)

    @property
    def progress(self) -> Mapping[int, float]:
        """How much of the recordings at work is text, from 0 to 1, by their entries."""
        found = dict.fromkeys(self._asked, 0.0)
        for work in self._works.values():
            length = work.session.duration
            found[work.session.entry] = min(1.0, work.done / length) if length else 0.0
        return found

    def start(self, engine: Transcriber) -> None:
        """Ask this engine from now on."""
        self._engine = engine

    def adopt(self, settings: Settings) -> None:
        """Recognize with these settings what has no text at all yet."""
        self._settings = settings

    def finish(self, entry: int) -> None:
        """Recognize the rest of a recording."""
        if entry not in self.progress:
            self._asked.add(entry)
            self.changed.emit()
            self._library.ask(partial(store.find, entry=entry), partial(self._on_found, entry))

    def stop(self, entry: int) -> None:
        """Leave the rest for another time."""
        self._forget(entry)
        for job, work in list(self._works.items()):
            if work.session.entry == entry:
                if self._engine is not None:
                    self._engine.cancel(job)
                self._leave(job)

    def on_event(self, event: Event) -> None:
        """Take what the engine says, if it is about one of them."""
        work = self._works.get(event.job)
        if work is None:
            return
        match event:
            case SegmentReady():
                n = work.rows.add(event.segment)
                work.heard.append(event.segment)
                self.grown.emit(work.session.entry, n, event.segment)
            case Progress():
                work.done = max(work.done, work.session.done + event.done)  # of what is heard now
                self.changed.emit()
            case Finished():
                end = work.session.done + event.duration
                self._complete(event.job, work, max(end, work.session.duration))
            case Failed(error=EndsBefore() | NoSpeech()):  # the rest is silence
                self._complete(event.job, work, work.session.duration)
            case Failed():
                self._leave(event.job)
                self._say_failed(work.session, event.error)
            case Cancelled():
                self._leave(event.job)

    def close(self) -> None:
        """Keep what there is; nothing more begins."""
        self._engine = None
        self._disk.finish()
        for job in list(self._works):
            self._leave(job)

    def _on_deleted(self, ids: Collection[int]) -> None:
        for entry in ids:
            self.stop(entry)

    def _on_found(self, entry: int, session: object) -> None:
        if not isinstance(session, Session):
            self._forget(entry)
            return
        self._disk.run(partial(claim, session.path), partial(self._on_claimed, session))

    def _on_claimed(self, session: Session, ours: Claim | Problem) -> None:
        entry = session.entry
        if isinstance(ours, Claim) and ours.is_ours:  # see how far others came meanwhile
            find = partial(store.find, entry=entry)
            self._library.ask(find, partial(self._begin, entry, ours))
            return
        self._forget(entry)
        if isinstance(ours, Claim):
            ours.release()
            text = self.tr("“%1” is being recorded, or finished in another window.")
            self.said.emit(Notice(text.replace("%1", shown_name(session.title))))

    def _begin(self, entry: int, ours: Claim, session: object) -> None:
        engine = self._engine
        if not isinstance(session, Session) or engine is None or entry not in self._asked:
            ours.release()
            self._forget(entry)
            return
        self._asked.discard(entry)
        rows = SessionRows(self._library, self)
        rows.go_on(session)
        options = self._options(session)
        job = engine.transcribe(session.path, options)
        self._works[job] = _Work(session, ours, rows, session.done, options.hotwords)
        self.changed.emit()

    def _options(self, session: Session) -> Options:
        """What a session was recognized with; what gave no text may be recognized otherwise now."""
        if not session.n_segments:
            found = self._resolve(self._settings.hotword_lists)
            session = replace(session, options=live_options(self._settings, found.hotwords))
        span = (session.done, math.inf) if session.done else None
        return replace(session.options, span=span)

    def _complete(self, job: JobId, work: _Work, duration: float) -> None:
        session = work.session
        work.rows.close(session.path, duration=duration, is_complete=True)
        self._drop(job)
        text = self.tr("“%1” is finished.").replace("%1", shown_name(session.title))
        show = partial(self.opened.emit, session.entry)
        self.said.emit(Notice(text, self.tr("Open"), show))

    def _say_failed(self, session: Session, error: EngineError) -> None:
        log.warning("a recording was not finished: %r", error)
        message = self._messages.error(error)
        text = self.tr("“%1” was not finished: %2").replace("%1", session.title)
        text = shown_name(text.replace("%2", str(message)))
        act = partial(self.action_wanted.emit, message.action)
        self.said.emit(Notice(text, self._button(message.action), act))

    def _leave(self, job: JobId) -> None:
        """Keep what there is of it."""
        self._works[job].rows.leave()
        self._drop(job)

    def _drop(self, job: JobId) -> None:
        work = self._works.pop(job)
        work.rows.deleteLater()
        work.claim.release()
        self.heard.emit(work.heard, work.hotwords)
        self.changed.emit()

    def _forget(self, entry: int) -> None:
        self._asked.discard(entry)
        self.changed.emit()
