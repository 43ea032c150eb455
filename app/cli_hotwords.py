"""`shengwen hotwords`: what lists there are, what is wrong with one, and what it does."""

from typing import Annotated

import typer
from rich.cells import cell_len, set_cell_size
from typer import Option

from app.cli_hotword_check import check_list
from app.cli_hotword_try import try_list
from app.hotword_lists import HotwordLists, lists_folder
from app.input_errors import InputError
from app.input_words import in_words
from app.logs import start_logging
from app.messages import Messages
from app.terminal import print_json, print_path, shown
from engine import ListText

hotwords = typer.Typer(no_args_is_help=True, help="See, check and try lists of hotwords.")

_HEADINGS = ("NAME", "LANGUAGE", "WORDS", "RULES", "NEVER", "")


@hotwords.callback()
def begin() -> None:
    """See, check and try lists of hotwords."""
    start_logging()


hotwords.command("check")(check_list)
hotwords.command("try")(try_list)


@hotwords.command("path")
def print_folder() -> None:
    """Show the folder of lists: a text file each, one word a line."""
    print_path(lists_folder())


@hotwords.command("list")
def list_lists(
    *, as_json: Annotated[bool, Option("--json", help="A JSON object a list.")] = False
) -> None:
    """Show your lists. Those that cannot be read are named, with the reason."""
    lists = HotwordLists()
    facts = [_facts(lists, name) for name in lists.names()]
    if as_json:
        for each in facts:
            print_json(each)
        return
    rows = [_HEADINGS, *map(_cells, facts)]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for cells in rows if facts else ():
        padded = [set_cell_size(cell, width) for cell, width in zip(cells, widths, strict=True)]
        typer.echo("  ".join(padded).rstrip())
    if not facts:
        typer.echo(
            f"There are no lists yet. They are text files in {shown(lists.folder)}", err=True
        )


def _facts(lists: HotwordLists, name: str) -> dict[str, object]:
    place = {"name": name, "path": str(lists.path(name))}
    try:
        text: ListText = lists.read(name)
    except InputError as error:
        return {**place, "error": in_words(error)}
    except OSError as error:
        return {**place, "error": str(Messages().error(error))}
    found = text.hotwords
    return {
        **place,
        "language": text.language,
        "words": len(found.words),
        "rules": len(found.rules),
        "never": len(found.denied),
        "faults": sum(line.fault is not None for line in text.lines),
    }


def _cells(facts: dict[str, object]) -> tuple[str, ...]:
    name = shown(str(facts["name"])).encode("utf-8", "backslashreplace").decode()
    if "error" in facts:
        return (name, "", "", "", "", str(facts["error"]))
    counts = (str(facts[each]) for each in ("words", "rules", "never"))
    return (name, str(facts["language"] or "any"), *counts, _unusable(facts["faults"]))


def _unusable(n: object) -> str:
    if not n:
        return ""
    return "1 line cannot be used" if n == 1 else f"{n} lines cannot be used"
