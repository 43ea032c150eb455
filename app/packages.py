"""The packages that this program is made of, with their licences, as they say themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

_OURS = "shengwen"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"\bextra\s*==")
_LICENCE = "License :: "
_LONGEST = 80  # characters; some packages have the whole licence there


@dataclass(frozen=True, slots=True)
class Package:
    """One of them; `licence` is empty where it does not say."""

    name: str
    version: str
    licence: str


def packages() -> list[Package]:
    """All that comes along, by name."""
    found: dict[str, Package] = {}
    for each in _needed(_OURS):
        name = each.metadata["Name"]
        found[name.lower()] = Package(name, each.version, _licence(each.metadata))
    return [found[name] for name in sorted(found)]


def version() -> str:
    """The version of this program; empty where it runs from a folder of sources."""
    try:
        return metadata.version(_OURS)
    except metadata.PackageNotFoundError:
        return ""


def _needed(root: str) -> Iterator[metadata.Distribution]:
    """What a package needs, and what that needs; extras are left out, whose packages are apart."""
    seen, waiting = {root}, [root]
    while waiting:
        try:
            found = metadata.distribution(waiting.pop())
        except metadata.PackageNotFoundError:
            continue  # not for this system, or run from a folder of sources
        if found.metadata["Name"] != root:
            yield found
        names = {_plain(line) for line in found.requires or () if not _EXTRA.search(line)}
        waiting.extend(names - seen)
        seen |= names


def _plain(requirement: str) -> str:
    """The name of a package in a line that says what is needed, in its plain form."""
    name = _NAME.match(requirement)
    return re.sub("[-_.]+", "-", name.group().lower()) if name is not None else ""


def _licence(about: metadata.PackageMetadata) -> str:
    """What it says: the expression, else the classifiers, else the first line of the text."""
    expressions = about.get_all("License-Expression", [])
    classifiers = about.get_all("Classifier", [])
    names = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith(_LICENCE)]
    texts = [text.strip().split("\n")[0][:_LONGEST] for text in about.get_all("License", [])]
    return ", ".join(expressions or names or texts)
