"""`shengwen models`: what there is, and the ways onto this computer and off it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from app.fetching import FAILED, INTERRUPTED, Bar, fetch
from app.logs import start_logging
from app.messages import Messages
from app.model_words import HEADINGS, OUTCOMES, again, facts, row, summary
from app.network import MIRROR_KINDS, PROXY_KINDS, is_address
from app.terminal import complain, print_path, shown
from engine import (
    MODELS,
    EngineError,
    Hooks,
    ModelMissing,
    Network,
    Store,
    export_model,
    import_model,
    look_up,
    removable,
    remove,
    verify,
)

models = typer.Typer(no_args_is_help=True, help="Get, check, carry and remove models.")

Name = Annotated[str, Argument(metavar="NAME", help="As `models list` has it.")]


class Hub(StrEnum):
    """Whom to ask."""

    modelscope = "modelscope"
    huggingface = "huggingface"


@models.callback()
def begin() -> None:
    """Get, check, carry and remove models."""
    start_logging()


@models.command("list")
def list_models(
    *,
    as_json: Annotated[bool, Option("--json", help="Everything, as JSON.")] = False,
) -> None:
    """Show every model, and where it is."""
    store = Store()
    if as_json:
        print(json.dumps([facts(model, store) for model in MODELS], indent=2))  # noqa: T201
        return
    rows: list[tuple[str, ...]] = [HEADINGS]
    rows += [row(model, store) for model in MODELS]
    rows += [(shown(Path(path.name)), "", "", "", "", "models folder") for path in store.others()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for cells in rows:
        padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
        print("  ".join(padded).rstrip())  # noqa: T201


@models.command("download")
def download_models(  # noqa: PLR0913 - one parameter an option
    names: Annotated[list[str], Argument(metavar="NAME", help="As `models list` has them.")],
    *,
    hub: Annotated[
        Hub | None, Option(help="Ask this hub alone; by default ModelScope, then Hugging Face.")
    ] = None,
    mirror: Annotated[
        str | None,
        Option(metavar="URL", help="A copy of the hub that --hub names, else of ModelScope."),
    ] = None,
    proxy: Annotated[str | None, Option(metavar="URL", help="As http://host:port.")] = None,
    ca_bundle: Annotated[
        Path | None,
        Option(metavar="FILE", exists=True, dir_okay=False, help="Certificates to trust."),
    ] = None,
    offline: Annotated[bool, Option("--offline", help="Open no connection.")] = False,
    alone: Annotated[
        bool, Option("--alone", help="Without the models that it wants beside it.")
    ] = False,
) -> None:
    """Get models from a hub; what broke off is gone on with."""
    network = Network(
        offline=offline,
        hub=hub.value if hub is not None else None,
        mirror=_checked_address(mirror, MIRROR_KINDS, "--mirror"),
        proxy=_checked_address(proxy, PROXY_KINDS, "--proxy"),
        ca_bundle=ca_bundle,
    )
    for name in names:
        if look_up(name) is None:
            raise typer.BadParameter(
                f"There is no model {name!r}; `shengwen models list` has them.", param_hint="NAME"
            )
    code = fetch(names if alone else _with_needs(names), network)
    store = Store()
    for name in filter(store.has, names):
        _print_place(name, store)
    raise typer.Exit(code)


@models.command("verify")
def verify_models(
    names: Annotated[
        list[str] | None, Argument(metavar="NAME", help="By default all that are here.")
    ] = None,
) -> None:
    """Compare the models' files with their hashes."""
    store = Store()
    here = [model.name for model in MODELS if store.place(model) is not None]
    results = [_verify_one(name, store) for name in names or here]
    raise typer.Exit(0 if all(results) else FAILED)


@models.command("remove")
def remove_model(
    name: Name,
    *,
    yes: Annotated[bool, Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Remove a model from the models folder."""
    store = Store()
    folders = removable(name, store)
    if not folders:
        _complain_not_ours(name, store)
        raise typer.Exit(FAILED)
    for folder in folders:
        print_path(folder)
    if not yes:
        typer.confirm("Remove?", abort=True, err=True)
    with _said():
        waiting = f"{name}: another shengwen is downloading it; waiting."
        remove(name, store, lambda: complain(None, waiting))


@models.command("path")
def show_path(
    name: Annotated[
        str | None, Argument(metavar="NAME", help="By default the models folder itself.")
    ] = None,
) -> None:
    """Print the models folder, or where a model is."""
    store = Store()
    if name is None:
        print_path(store.folder)
        return
    with _said():
        _print_place(name, store)


@models.command("import")
def import_(
    origin: Annotated[
        Path,
        Argument(metavar="FILE|DIR", help="A pack, or a directory as a hub has it; it is copied."),
    ],
    *,
    name: Annotated[str | None, Option("--as", metavar="NAME", help="Which model it is.")] = None,
) -> None:
    """Take in a model that was downloaded elsewhere."""
    bar = Bar(shown(Path(origin.name)))
    with _said(), bar.shown():
        place = import_model(origin, name, hooks=Hooks(on_progress=bar.hear))
    assert place is not None  # nothing cancels it
    print_path(place.directory)


@models.command("export")
def export(
    name: Name,
    file: Annotated[Path, Argument(metavar="FILE", help="The pack to write, as model.zip.")],
) -> None:
    """Write a model to one file, for a computer without a network."""
    bar = Bar(name)
    with _said(), bar.shown():
        export_model(name, file, hooks=Hooks(on_progress=bar.hear))
    print_path(file)


@contextmanager
def _said() -> Iterator[None]:
    """Put what goes wrong in words, and end with its exit code."""
    try:
        yield
    except (EngineError, OSError) as error:
        complain(None, str(Messages().error(error)))
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as error:
        raise typer.Exit(INTERRUPTED) from error


def _with_needs(names: Sequence[str]) -> list[str]:
    """The models named, and behind them what they want beside them."""
    known = [model for name in names if (model := look_up(name)) is not None]
    return [*names, *(need for model in known for need in model.needs)]


def _print_place(name: str, store: Store) -> None:
    model = look_up(name)
    place = store.place(model) if model is not None else None
    if place is not None:
        print_path(place.directory)
    elif store.keeps(name):
        print_path(store.folder / name)
    else:
        raise ModelMissing(name)


def _verify_one(name: str, store: Store) -> bool:
    model = look_up(name)
    place = store.place(model) if model is not None else None
    if model is None or place is None:
        complain(None, str(Messages().error(ModelMissing(name))))
        return False
    results = list(verify(model, place))
    wrong = [result for result in results if result.is_wrong]
    for result in wrong:
        complain(place.directory / result.file, f"{OUTCOMES[result.outcome]}.")
    if wrong:
        complain(None, f"{name}: get it again: {again(name, store)}")
    else:
        print(f"{name}: {summary(results)}")  # noqa: T201
    return not wrong


def _complain_not_ours(name: str, store: Store) -> None:
    model = look_up(name)
    place = store.place(model) if model is not None else None
    if place is None:
        complain(None, str(Messages().error(ModelMissing(name))))
    else:
        complain(place.directory, "This is a hub's cache; remove it with the hub's own program.")


def _checked_address(address: str | None, kinds: Sequence[str], option: str) -> str | None:
    if address is not None and not is_address(address, kinds):
        raise typer.BadParameter(
            f"{address!r} is no address such as {kinds[0]}://host.", param_hint=option
        )
    return address
