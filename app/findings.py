"""What a check of this computer came to, as facts: for the terminal, the panel and programs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self

from engine import EngineError, errors_by_name

Outcome = Literal["ok", "failed", "skipped", "note"]
Fact = str | int | float


@dataclass(frozen=True, slots=True)
class Finding:
    """One check.

    Attributes:
        check: what was looked at, a name that `app.doctor_words` knows.
        state: what was found, likewise.
        outcome: "skipped" where the computer lacks what would be looked at, or nobody asked for
            it; "note" where all works and there is something to know.
        facts: what the words are about.
        command: what mends it, to be typed.
        action: what mends it, for the window: a name, a colon and what it is about.
        error: what the engine raised.
    """

    check: str
    state: str
    outcome: Outcome
    facts: Mapping[str, Fact] = field(default_factory=dict)
    command: str = ""
    action: str = ""
    error: EngineError | None = None

    def as_json(self) -> dict[str, Any]:
        """What JSON can hold of it; `from_json` makes the same of it again."""
        fields = asdict(self)
        if self.error is not None:
            fields["error"] = {"type": type(self.error).__name__, "arguments": [*self.error.args]}
        return fields

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Self:
        """Take what `as_json` gave.

        Raises:
            KeyError, TypeError: it is something else.
        """
        error = fields["error"]
        known = {name: fields[name] for name in cls.__slots__ if name != "error"}
        if error is not None:
            error = errors_by_name()[error["type"]](*error["arguments"])
        return cls(**known, error=error)
