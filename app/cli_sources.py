"""What can be recorded from, listed in the terminal and chosen by a part of its name."""

import dataclasses
from collections.abc import Sequence

import typer
from rich.cells import cell_len

from app.terminal import print_json, shown
from engine import SoundSource

_NO_SYSTEM_SOUND = {
    "macos": "macOS lets no program record what the computer plays. A virtual device that the "
    "sound is also played to, as BlackHole, can be recorded with --source.",
    "no-package": "What the computer plays can be recorded with the Python package soundcard, "
    "which is not installed.",
    "no-server": "What the computer plays can be recorded only where PulseAudio or PipeWire runs.",
}


class NoSuchSource(Exception):  # noqa: N818 - a fact, as the engine's are
    """No source is called that; the text says which there are."""


def print_sources(sources: Sequence[SoundSource], *, as_json: bool) -> None:
    """A line a source: id, kind, name; the one that the system takes has a star."""
    if as_json:
        for source in sources:
            print_json({"event": "source", **dataclasses.asdict(source)})
        return
    width = max((cell_len(shown(source.id)) for source in sources), default=0)
    for source in sources:
        star, id_ = "*" if source.is_default else " ", shown(source.id)
        gap = " " * (width - cell_len(id_))
        typer.echo(f"{star} {id_}{gap}  {source.kind:<10}  {shown(source.name)}")


def chosen_source(
    sources: Sequence[SoundSource], wanted: str, *, is_system: bool, hint: str = ""
) -> SoundSource:
    """The source with that id or name, or the only one whose name has `wanted` in it.

    Args:
        is_system: only what the computer plays will do.
        hint: why that cannot be recorded, as engine.system_sound_hint says it.

    Raises:
        NoSuchSource: there is none.
        typer.BadParameter: several are called like that.
    """
    eligible = [source for source in sources if source.kind == "system" or not is_system]
    if is_system and not eligible:
        why = "Nothing that the computer plays can be recorded here."
        raise NoSuchSource(_NO_SYSTEM_SOUND.get(hint, why))
    if not eligible:
        raise NoSuchSource("There is nothing that sound can be recorded from.")
    if not wanted:
        return next((source for source in eligible if source.is_default), eligible[0])
    found = _called(eligible, wanted)
    if not found:
        names = ", ".join(f"“{source.name}”" for source in eligible)
        raise NoSuchSource(f"There is no source “{wanted}”. There is: {names}.")
    if len(found) > 1:
        names = ", ".join(f"“{source.name}” ({source.id})" for source in found)
        raise typer.BadParameter(f"“{wanted}” may be any of {names}.", param_hint="--source")
    return found[0]


def check_channel(channel: int | None, source: SoundSource) -> None:
    """See that the source has it.

    Raises:
        typer.BadParameter: it has not.
    """
    if channel is not None and channel > source.n_channels:
        text = f"“{source.name}” has {source.n_channels} channel(s), no channel {channel}."
        raise typer.BadParameter(text, param_hint="--channel")


def _called(sources: Sequence[SoundSource], wanted: str) -> list[SoundSource]:
    """Those with this id, else with this name, else with it as a part of either."""
    asked = wanted.casefold()
    by_id = [source for source in sources if source.id == wanted]
    by_name = [source for source in sources if source.name.casefold() == asked]
    by_part = [
        source
        for source in sources
        if asked in source.name.casefold() or asked in source.id.casefold()
    ]
    return by_id or by_name or by_part
