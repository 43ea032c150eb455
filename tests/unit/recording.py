"""A program that records from the source "pipe", to be stopped and killed by tests.

It says "listening" and its recorder's pid, then how many samples it was fed until a line came in.
"""

import queue
import sys
from pathlib import Path

from engine import Listening, Recorded, Recorder


def main() -> None:
    reports: queue.SimpleQueue = queue.SimpleQueue()
    n_samples = []
    recorder = Recorder(reports.put)

    def wait(kind: type) -> None:
        while not isinstance(reports.get(timeout=20), kind):
            pass

    recorder.listen("pulse:pipe")
    wait(Listening)
    recorder.record(Path(sys.argv[1]), lambda block: n_samples.append(block.n_samples))
    print("listening", recorder.pid, flush=True)
    sys.stdin.readline()
    recorder.stop()
    wait(Recorded)
    recorder.close()
    print("fed", sum(n_samples))


if __name__ == "__main__":
    main()
