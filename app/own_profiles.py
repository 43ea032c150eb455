"""Subtitle rules that users make, beside those of the engine: in the settings and in files."""

import itertools
import json
import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.outputs import replace_file
from engine import PROFILES, Profile, ProfileError, fields_of, profile_from

log = logging.getLogger(__name__)

_RESERVED = ("auto", "rows")  # other choices of rules; the command line calls them so
_MOST_BYTES = 1 << 20  # a hundred times what the fields of rules take


class NotRules(Exception):  # noqa: N818 - a fact
    """A file that holds something else."""


@dataclass(frozen=True, slots=True)
class KnownProfiles:
    """All there are; no two have the same name.

    Attributes:
        own: those of the user.
        left_out: what the settings hold beside them and nothing can be made of.
    """

    own: tuple[Profile, ...] = ()
    left_out: Mapping[str, object] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Those of the engine first."""
        return (*PROFILES, *(profile.name for profile in self.own))

    @property
    def stored(self) -> dict[str, object]:
        """The user's as the settings keep them."""
        return {**self.left_out, **{profile.name: fields_of(profile) for profile in self.own}}

    def look_up(self, name: str | None) -> Profile | None:
        """The profile of that name, if there is one."""
        own = {profile.name: profile for profile in self.own}
        return None if name is None else PROFILES.get(name) or own.get(name)


NO_OWN = KnownProfiles()


def known_from(kept: Mapping[str, object]) -> KnownProfiles:
    """Those of the engine and the settings; the log tells what is left out."""
    own: list[Profile] = []
    left_out: dict[str, object] = {}
    for name, values in kept.items():
        profile = _stored_profile(name, values)
        if profile is None or is_taken(name, [each.name for each in own]):
            log.warning("the subtitle rules “%s” of the settings are left out", name)
            left_out[name] = values
        else:
            own.append(profile)
    return KnownProfiles(tuple(own), left_out)


def is_taken(name: str, others: Collection[str]) -> bool:
    """Whether rules cannot be called that, as others are; capitals make no difference."""
    taken = (*PROFILES, *_RESERVED, *others)
    return name.strip().casefold() in {each.casefold() for each in taken}


def free_name(name: str, others: Collection[str]) -> str:
    """The name, with a number where it is taken."""
    names = (f"{name} {number}" if number > 1 else name for number in itertools.count(1))
    return next(each for each in names if not is_taken(each, others))


def read_profile(path: Path) -> Profile:
    """Read the file that the command line takes, too.

    Raises:
        OSError: it cannot be read.
        NotRules: it is no JSON object.
        ProfileError: a field makes no sense.
    """
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    try:
        values = json.loads(data.decode("utf-8-sig")) if len(data) <= _MOST_BYTES else None
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise NotRules
    return profile_from(values)


def write_profile(path: Path, profile: Profile) -> None:
    """Write it for the command line, or for somebody else.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    text = json.dumps(fields_of(profile), ensure_ascii=False, indent=2) + "\n"
    replace_file(path, text.encode())


def _stored_profile(name: str, values: object) -> Profile | None:
    if not isinstance(values, Mapping):
        return None
    try:
        return profile_from({**values, "name": name})
    except ProfileError:
        return None
