"""Where the hubs' own programs keep what they downloaded. Read here, never changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from engine.models.catalog import Model


def cached(model: Model) -> Iterator[Path]:
    """Directories in which a hub's program would have put the model, there or not."""
    if model.modelscope is not None:
        yield from _modelscope(model.modelscope)
    if model.huggingface is not None:
        yield from _huggingface(model.huggingface)


def is_in_a_cache(directory: Path) -> bool:
    """Whether a hub's program keeps this directory."""
    bases = [*_modelscope_bases(), _huggingface_cache()]
    return any(directory.resolve().is_relative_to(base.resolve()) for base in bases)


def _modelscope(model_id: str) -> Iterator[Path]:
    owner, name = model_id.split("/")
    for base in _modelscope_bases():
        for owner_then in (owner, "damo") if owner == "iic" else (owner,):
            for folder in ("models", "hub/models", "hub", ""):  # newest layout first
                yield base / folder / owner_then / name
        yield from _snapshots(base / "models" / f"{owner}--{name}", "master")


def _modelscope_bases() -> Iterator[Path]:
    named = os.environ.get("MODELSCOPE_CACHE")
    if named:
        yield Path(named).expanduser()
    yield Path.home() / ".cache" / "modelscope"


def _huggingface(model_id: str) -> Iterator[Path]:
    yield from _snapshots(
        _huggingface_cache() / f"models--{model_id.replace('/', '--')}",
        "main",
    )


def _huggingface_cache() -> Path:
    named = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE")
    if named:
        return Path(named).expanduser()
    home = os.environ.get("HF_HOME")
    if home:
        return Path(home).expanduser() / "hub"
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "huggingface" / "hub"


def _snapshots(folder: Path, latest: str) -> Iterator[Path]:
    """The snapshots in a cache folder: what its latest revision is called, then the newest."""
    snapshots = folder / "snapshots"
    try:
        revision = (folder / "refs" / latest).read_text("utf-8").strip()
    except (OSError, ValueError):
        revision = latest
    if Path(revision).name == revision and revision not in ("", ".", ".."):
        yield snapshots / revision
    try:
        yield from sorted(snapshots.iterdir(), key=lambda path: -path.stat().st_mtime)
    except OSError:
        return
