"""A model that was fetched by other means: a pack, or a directory as the hubs have it."""

import json
from pathlib import Path

from engine.errors import PackUnusable
from engine.models.catalog import Model, look_up
from engine.models.hooks import Hooks, Stopped
from engine.models.hubs import is_needed
from engine.models.landing import landing
from engine.models.manifest import read_manifest
from engine.models.packs import import_pack
from engine.models.store import Place, Store

_MOST_CONFIG_BYTES = 1 << 20


def import_model(
    origin: Path,
    name: str | None = None,
    store: Store | None = None,
    hooks: Hooks | None = None,
) -> Place | None:
    """Copy a model into the models folder.

    Args:
        origin: a pack, or a directory.
        name: which model of the catalogue it is; None recognizes it.

    Returns:
        Where it is now; None where it was cancelled.

    Raises:
        PackUnusable: it is none, or not what it should be.
        DiskFull: no room for it.
        OSError: the models folder cannot be written to.
    """
    store, hooks = store or Store(), hooks or Hooks()
    try:
        if not origin.is_dir():
            return import_pack(origin, name, store, hooks)
        model = look_up(name) if name is not None else recognize(origin)
        if model is None:
            raise PackUnusable(str(origin), "unknown", ascii(name or origin.resolve().name))
        return _import_directory(origin, model, store, hooks)
    except Stopped:
        return None


def recognize(directory: Path) -> Model | None:
    """Which model a directory holds, by its own word: manifest, configuration.json, or name."""
    manifest = read_manifest(directory)
    names = [directory.resolve().name] if manifest is None else [manifest.name]
    found = (look_up(name) for name in (*names, *_names_in_hub(directory)))
    return next((model for model in found if model is not None), None)


def _names_in_hub(directory: Path) -> list[str]:
    path = directory / "configuration.json"
    try:
        if not path.is_file() or path.stat().st_size > _MOST_CONFIG_BYTES:
            return []
        content = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return []
    names = content.get("model_name_in_hub") if isinstance(content, dict) else None
    found = names.values() if isinstance(names, dict) else ()
    return [name for name in found if isinstance(name, str) and name]


def _import_directory(origin: Path, model: Model, store: Store, hooks: Hooks) -> Place:
    manifest = read_manifest(origin)
    files = sorted(path for path in origin.iterdir() if is_needed(path.name, model))
    for path in files:
        if not _is_within(path, origin):
            raise PackUnusable(str(origin), "link", ascii(path.name))
    files = [path for path in files if path.is_file()]
    sizes = {path.name: path.stat().st_size for path in files}
    with landing(origin, model, store, hooks, sum(sizes.values())) as target:
        for path in files:
            record = manifest.files.get(path.name) if manifest is not None else None
            with path.open("rb") as source:
                sha256 = None if record is None else record.sha256
                target.take(path.name, source, sizes[path.name], sha256)
        source_hub = "import" if manifest is None else manifest.source
        target.finish(source_hub, "" if manifest is None else manifest.revision)
    return Place(store.folder / model.name, "folder")


def _is_within(path: Path, origin: Path) -> bool:
    """Whether a file lies where it seems to; Hugging Face's snapshots point into their cache."""
    root = origin.resolve()
    if root.parent.name == "snapshots":
        root = root.parent.parent
    return path.resolve().is_relative_to(root)
