"""What the library says of an entry: dates, sizes, kinds, languages."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, QTime

from app import number_words
from app.job_words import clock, model_title
from app.languages import language_name, short_language
from app.library_entries import Entry, Kind

_N_LANGUAGES = 2  # are named in a row


class LibraryWords(QObject):
    """Speaks the window's language."""

    def day(self, when: datetime, today: date) -> str:
        """When something was made, as short as it is plain: today the time is enough."""
        locale = QLocale()
        if when.date() == today:
            time = locale.toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)
            return self.tr("Today %1").replace("%1", time)
        there = QDate(when.year, when.month, when.day)
        return locale.toString(there, QLocale.FormatType.ShortFormat)

    def moment(self, when: datetime) -> str:
        """The same in full."""
        there = QDateTime(QDate(when.year, when.month, when.day), QTime(when.hour, when.minute))
        return QLocale().toString(there, QLocale.FormatType.ShortFormat)

    def length(self, entry: Entry) -> str:
        return clock(entry.duration) if entry.duration else ""

    def languages(self, entry: Entry) -> str:
        """The languages, short."""
        names = [short_language(code) for code in entry.languages]
        rest = len(names) - _N_LANGUAGES
        more = [f"+{rest}"] if rest > 0 else []
        return " ".join([", ".join(names[:_N_LANGUAGES]), *more])

    def languages_in_full(self, entry: Entry) -> str:
        return ", ".join(language_name(code) for code in entry.languages)

    def kind(self, kind: Kind) -> str:
        return {
            "file": self.tr("File"),
            "recording": self.tr("Recording"),
            "text": self.tr("Subtitles"),
        }[kind]

    def size(self, entry: Entry) -> str:
        """How large the media are."""
        return number_words.size(entry.size) if entry.size else ""

    def about(self, entry: Entry) -> str:
        """A line of facts."""
        unfinished = self.tr("not finished") if not entry.is_complete else ""
        facts = (
            self.moment(entry.created),
            self.length(entry),
            self.languages_in_full(entry),
            model_title(entry.model) if entry.model else self.kind(entry.kind),
            self.size(entry),
            unfinished,
        )
        return " · ".join(fact for fact in facts if fact)
