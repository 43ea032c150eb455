"""Sentences → plain text, and a table of comma-separated values for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from engine.sentences import is_ideographic
from engine.subtitles.labels import labelled
from engine.subtitles.options import FormatOptions
from engine.subtitles.rules import columns
from engine.subtitles.writing import clock, lines_of, on_one_line, to_ms_precision
from engine.types import Segment

_PARAGRAPH_PAUSE = 2.0  # seconds
_FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")  # a spreadsheet would calculate what follows
_COLUMNS = ("start", "end", "speaker", "text", "language", "emotion", "events")


def write_txt(segments: Iterable[Segment], options: FormatOptions) -> str:
    """Sentences, with an empty line where the speaker pauses, or somebody else begins."""
    paragraphs = list(_paragraphs(labelled(segments, tags=options.tags, names=options.speakers)))
    match options.text_layout:
        case "sentences":
            texts = ["".join(f"{text}\n" for _, text in part) for part in paragraphs]
        case "paragraphs":
            texts = [_joined([text for _, text in part]) + "\n" for part in paragraphs]
        case "timed":
            lines = [
                f"[{clock(round(segment.start * 1000))[:-4]}] {text}\n"
                for part in paragraphs
                for segment, text in part
            ]
            return "".join(lines)
    return "\n".join(texts)


def _paragraphs(segments: Iterable[Segment]) -> Iterator[list[tuple[Segment, str]]]:
    part: list[tuple[Segment, str]] = []
    for segment in segments:
        text = on_one_line(segment.text)
        if not text:
            continue
        if part and _is_end(part[-1][0], segment):
            yield part
            part = []
        part.append((segment, text))
    if part:
        yield part


def _is_end(segment: Segment, following: Segment) -> bool:
    is_pause = following.start - segment.end >= _PARAGRAPH_PAUSE
    return is_pause or segment.speaker != following.speaker


def _joined(sentences: Sequence[str]) -> str:
    """A paragraph, with a space between two sentences where both are written with spaces."""
    text = ""
    for sentence in sentences:
        is_spaced = text and not _is_unspaced(text[-1]) and not _is_unspaced(sentence[0])
        text += " " * bool(is_spaced) + sentence
    return text


def _is_unspaced(character: str) -> bool:
    """Whether it is of a script without spaces, or a mark like 。 that brings its own."""
    return is_ideographic(character) or (columns(character) > 1 and not character.isalnum())


def write_csv(segments: Iterable[Segment]) -> str:
    """A row a sentence; times in seconds, events between spaces."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for segment in segments:
        times = [f"{to_ms_precision(time):.3f}" for time in (segment.start, segment.end)]
        tags = segment.tags
        cells = (
            on_one_line(segment.speaker or ""),
            "\n".join(lines_of(segment.text)),
            tags.language or "",
            tags.emotion or "",
            " ".join(tags.events),
        )
        writer.writerow([*times, *map(_as_text, cells)])
    return table.getvalue()


def _as_text(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
