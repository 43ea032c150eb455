"""A worker process that remembers what it is sent; a test lets it speak and die."""


class FakeWorker:
    """Stands for a WorkerProcess."""

    def __init__(self, on_event, on_end, n_sharing):
        self.say, self.end, self.n_sharing = on_event, on_end, n_sharing
        self.sent = []
        self.is_killed = False
        self.pid = 1

    def send(self, command):
        self.sent.append(command)

    def kill(self):
        self.is_killed = True
        self.end(-9)
