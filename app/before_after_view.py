"""Before and after in the terminal: changed sentences, hits in their colours, figures; or JSON."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from app.before_after import BeforeAfter, Row, Score, said
from app.hotword_report_file import hit_fields
from app.messages import clock
from app.terminal import print_json, shown
from engine import Hit

_STYLES = {  # by how a word came in; each is named as well, for those who see no colours
    "heard": "",
    "model": "bold green",
    "alias": "bold blue",
    "sound": "bold cyan",
    "rule": "bold magenta",
    "suggestion": "italic yellow",
}
_WAYS = {
    "heard": "as heard",
    "model": "heard only with the list",
    "alias": "for an alias",
    "sound": "by sound",
    "rule": "by a rule",
    "suggestion": "suggested",
}
_N_NAMED = 20  # words in one line

_Hits = Sequence[tuple[Hit, str]]


def print_trial(
    trial: BeforeAfter, reference: str | None, *, shows_all: bool, has_times: bool
) -> None:
    """Show all of it on stdout, with colours where that is a terminal."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    ways = trial.ways()
    for row in trial.rows():
        own = [each for each in ways if row.first <= each[0].row < row.first + len(row.after)]
        if shows_all or row.is_changed or any(way == "suggestion" for _, way in own):
            _print_row(console, row, own, f"{clock(row.start)}  " if has_times else "")
    _print_hits(console, ways, has_times=has_times)
    if never := trial.tally.never:
        more = f" and {len(never) - _N_NAMED} more" if len(never) > _N_NAMED else ""
        console.print(f"never heard: {', '.join(map(shown, never[:_N_NAMED]))}{more}")
    console.print(f"hotwords: {trial.tally}")
    if reference is not None:
        for name, score in zip(("before", "after "), trial.scores(reference), strict=True):
            console.print(f"{name}: {_score(score)}")


def print_fields(name: str, file: str, trial: BeforeAfter, reference: str | None) -> None:
    """All of it as one JSON object."""
    fields: dict[str, object] = {
        "list": name,
        "file": file,
        "changed": [
            {"start": round(row.start, 3), "before": said(row.before), "after": said(row.after)}
            for row in trial.rows()
            if row.is_changed
        ],
        "words": trial.tally.n_words,
        "heard": trial.tally.n_heard,
        "hits": [{**hit_fields(hit), "way": way} for hit, way in trial.ways()],
        "never": list(trial.tally.never),
    }
    if reference is not None:
        before, after = trial.scores(reference)
        fields |= {"scores": {"before": _score_fields(before), "after": _score_fields(after)}}
    print_json(fields)


def _print_row(console: Console, row: Row, hits: _Hits, place: str) -> None:
    before, after = shown(said(row.before)), shown(said(row.after))
    if before != after:
        console.print(Text(f"{place}{before}", style="dim"))
        place = "→ ".rjust(len(place))
    console.print(Text(place) + _coloured(after, hits))
    for hit, way in hits:
        if way not in {"heard", "model"}:
            alike = f", {hit.likeness:.2f} alike" if way in {"sound", "suggestion"} else ""
            text = f"{hit.word} {_WAYS[way]}, for {hit.heard}{alike}"
            console.print(Text(" " * len(place) + shown(text), style=_STYLES[way]))


def _coloured(text: str, hits: _Hits) -> Text:
    """A sentence with its hits in their colours."""
    coloured = Text(text)
    at = 0
    for hit, way in hits:
        written = shown(hit.heard if way == "suggestion" else hit.word)
        found = text.casefold().find(written.casefold(), at)
        if found >= 0:
            at = found + len(written)
            coloured.stylize(_STYLES[way], found, at)
    return coloured


def _print_hits(console: Console, ways: _Hits, *, has_times: bool) -> None:
    """A line a word: how often it came how, and when."""
    by_word: defaultdict[str, list[tuple[Hit, str]]] = defaultdict(list)
    for hit, way in ways:
        by_word[hit.word].append((hit, way))
    for word, own in by_word.items():
        line = Text(f"{shown(word)}  ")
        counts = Counter(way for _, way in own)
        for n, (way, count) in enumerate(counts.items()):
            line.append(", " if n else "").append(f"{count} {_WAYS[way]}", style=_STYLES[way])
        if has_times:
            line.append(f"  {' '.join(clock(hit.start) for hit, _ in own[:_N_NAMED])}")
        console.print(line)


def _score(score: Score) -> str:
    errors, hits = score.errors, score.hits
    rate = "unknown" if errors.rate is None else f"{100 * errors.rate:.2f} %"
    return (
        f"{score.measure.upper()} {rate} ({errors.total} of {errors.length}); "
        f"{hits.both} of {hits.in_reference} hotwords that are said are in the text, "
        f"{hits.in_text - hits.both} of {hits.in_text} in it are not said"
    )


def _score_fields(score: Score) -> dict[str, object]:
    return {
        "measure": score.measure.value,
        "rate": score.errors.rate,
        "errors": score.errors.total,
        "length": score.errors.length,
        "recall": score.hits.recall,
        "precision": score.hits.precision,
    }
