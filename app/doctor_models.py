"""Checks of the models: their files by hash, whether they load, and what they hear in a clip."""

from collections.abc import Iterator

from app.commands import STARTER_COMMAND
from app.findings import Finding
from app.model_words import again
from app.resources import resource
from engine import Check, InternalError, Store, check_models, look_up, removable

_STARTER = "whisper-base"


def check_all_models(store: Store) -> Iterator[Finding]:
    """Every model of the catalogue that is here."""
    starter = look_up(_STARTER)
    if starter and not store.comes_along(starter) and store.place(starter) is None:
        yield Finding("starter", "missing", "skipped", command=STARTER_COMMAND)
    for check in check_models(resource("samples"), store):
        yield _found(check, store)


def _found(check: Check, store: Store) -> Finding:
    facts = {"model": check.model}
    if check.error is not None:
        action = "report:" if isinstance(check.error, InternalError) else ""
        return Finding(f"model-{check.what}", "error", "failed", facts, "", action, check.error)
    if check.what == "files":
        return _files(check, store)
    if check.what == "load":
        return Finding("model-load", "ok", "ok", facts)
    facts |= {"clip": check.clip, "expected": check.expected, "heard": check.heard}
    state = {"ok": "ok", "failed": "differs", "skipped": "no-clip"}[check.outcome]
    return Finding("model-clip", state, check.outcome, facts)


def _files(check: Check, store: Store) -> Finding:
    facts = {"model": check.model}
    wrong = [file for file in check.files if file.is_wrong]
    if wrong:
        facts |= {"file": wrong[0].file, "outcome": wrong[0].outcome, "count": str(len(wrong))}
        is_ours = removable(check.model, store)
        command = again(check.model, store) if is_ours else ""
        action = f"get-model:{check.model}" if is_ours else ""
        state = "wrong" if is_ours else "wrong-in-cache"
        return Finding("model-files", state, "failed", facts, command, action)
    unknown = [file.file for file in check.files if file.outcome == "unknown"]
    if unknown:
        return Finding("model-files", "unknown", "ok", facts | {"files": ", ".join(unknown)})
    return Finding("model-files", "ok", "ok", facts)
