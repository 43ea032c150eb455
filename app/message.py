"""What is said of something that happened, and what can be done about it."""

from dataclasses import dataclass

START_OVER = "start-over:"  # of a job: it is done where the job is shown


@dataclass(frozen=True, slots=True)
class Message:
    """`what` happened, in one line; `hint` is the next step, or empty.

    Attributes:
        action: what the window can do about it, beside trying again: a name of `app.mending_words`,
            a colon and what it is about; or empty.
    """

    what: str
    hint: str = ""
    action: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.hint}".rstrip()
