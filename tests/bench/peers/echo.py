"""A program that does no work, by which the others' common ground is tested."""

import os
import sys

from tests.bench.peers.serving import serve


class Echo:
    """Says what it hears, after a print that belongs to nobody."""

    def echo(self, text: str) -> str:
        """Give the text back."""
        print("no answer")
        return text

    def end(self) -> None:
        """Die with words on standard error."""
        print("last words", file=sys.stderr, flush=True)
        os._exit(1)


if __name__ == "__main__":
    serve(Echo())
