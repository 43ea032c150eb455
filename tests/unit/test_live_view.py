"""app/live_view.py: what a session shows, and app/cli_live_words.py: how it says what happens."""

import json
from pathlib import Path

import pytest

from app.hotword_tally import Tally
from app.live_view import EventLiveView, QuietLiveView, TextLiveView
from engine import (
    CaptureFailed,
    DiskFull,
    Failed,
    FellBack,
    Finished,
    Hit,
    HotwordsLeftOut,
    JobId,
    KeptInMemory,
    Lag,
    Level,
    Listening,
    MicrophoneUnusable,
    Missed,
    Partial,
    Preparing,
    Progress,
    Recorded,
    Recording,
    Restarted,
    Segment,
    SegmentReady,
    SoundSource,
    SourceBack,
    SourceLost,
    Started,
    Tags,
    Token,
    WorkerDied,
)

JOB = JobId(1)
SOURCE = SoundSource(
    "pulse:mic", "Desk\nmicrophone", "microphone", is_default=True, rate=48_000, n_channels=1
)
SEGMENT = Segment((Token("你好", 61.2, 62.0),), "你好，\n世界\x1b[31m", Tags("zh"))
STARTED = Started(JOB, "whisper-base", "cpu", None)


class Written:
    """A Screen that keeps what is put on it."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.err: list[str] = []
        self.status = ""

    def write(self, line: str) -> None:
        self.out.append(line)

    def remark(self, line: str) -> None:
        self.err.append(line)

    def show(self, status: str) -> None:
        self.status = status


def level(elapsed: float, peak: float = 0.1, *, is_clipped: bool = False) -> Level:
    return Level(peak / 2, peak, is_clipped, elapsed)


@pytest.fixture
def screen() -> Written:
    return Written()


@pytest.fixture
def text(screen) -> TextLiveView:
    view = TextLiveView(screen)
    view.show(Recording(Path("talk.flac")))
    view.show(STARTED)
    return view


def test_what_was_said_is_a_line_with_its_time_that_cannot_break_the_terminal(text, screen):
    text.show(SegmentReady(JOB, SEGMENT))
    assert screen.out == ["1:01  你好， 世界\\x1b[31m"]


def test_what_is_being_said_is_shown_until_it_has_been(text, screen):
    text.show(Partial(JOB, "what is\x07", 1.0))
    assert screen.status == "what is\\x07"
    text.show(Partial(JOB, "", 1.0))
    assert screen.status == ""


def test_the_line_below_says_how_loud_it_is_and_since_when(text, screen):
    text.show(level(65.0, 1.0))
    assert screen.status == "1:05 █"
    text.show(level(66.0, 0.1))
    assert screen.status == "1:06 ▅"
    text.show(level(67.0, 0.0))
    assert screen.status == "1:07 ▁"
    text.show(level(68.0, 1.0, is_clipped=True))
    assert screen.status == "1:08 █  too loud"


def test_a_source_without_any_sound_is_noticed(text, screen):
    text.show(level(5.0, 0.1))
    text.show(level(14.9, 0.0))
    assert "no sound" not in screen.status
    text.show(level(15.0, 0.0))
    assert "no sound for 10 s" in screen.status
    text.show(level(15.1, 0.1))
    assert "no sound" not in screen.status


def test_the_line_below_says_what_is_waited_for(screen):
    view = TextLiveView(screen)
    assert screen.status == "opening the source"
    view.show(Recording(Path("talk.flac")))
    assert screen.status == "loading the model"
    view.show(Preparing(JOB, "sense-voice-small", first_time=True))
    assert screen.status == "preparing sense-voice-small, the first time"
    view.show(STARTED)
    assert screen.status == ""
    view.show(Lag(JOB, 12.0))
    assert screen.status == "12 s behind"
    view.show(Lag(JOB, 0.0))
    view.end()
    assert screen.status == "recognizing what was said last"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (SourceLost("Desk", is_awaited=True), "What was said is saved, and it goes on once"),
        (SourceLost("Desk", is_awaited=False), "Desk is gone. What was said is saved."),
        (Missed(62.0), "Sound was lost at 1:02"),
        (KeptInMemory(DiskFull("/x"), 4.0), "The disk is full. Make room and retry. 4 s of sound"),
    ],
)
@pytest.mark.parametrize("kind", [TextLiveView, QuietLiveView, EventLiveView])
def test_trouble_is_said_in_every_view(screen, kind, message, words):
    kind(screen).show(message)
    [line] = screen.err
    assert words in line
    assert line.startswith("shengwen: ")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (Listening(SOURCE), "Listening to Desk\\nmicrophone. Ctrl+C ends it."),
        (SourceBack(SOURCE), "Listening to Desk\\nmicrophone again."),
        (Restarted(JOB, -9), "nothing is lost"),
        (FellBack(JOB, "cpu", "no card"), "runs on the CPU: no card"),
        (HotwordsLeftOut(JOB, ("x",), takes_hotwords=False), "does not listen for hotwords"),
        (KeptInMemory(DiskFull("/x"), 0), "All of the recording is on the disk again."),
    ],
)
def test_news_is_said_to_who_wants_to_read(screen, message, words):
    QuietLiveView(screen).show(message)
    assert screen.err == []
    TextLiveView(screen).show(message)
    [line] = screen.err
    assert words in line


def test_a_disk_that_stays_full_is_told_of_when_twice_as_much_waits(text, screen):
    for seconds in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1):
        text.show(KeptInMemory(DiskFull("/x"), float(seconds)))
    told = [line.split(" Make room and retry. ")[-1].split(" s of")[0] for line in screen.err]
    assert told == ["1", "3", "7", "shengwen: All of the recording is on the disk again.", "1"]


def test_the_quiet_say_nothing_but_errors(screen):
    view = QuietLiveView(screen)
    for message in (Listening(SOURCE), STARTED, level(1.0), SegmentReady(JOB, SEGMENT)):
        view.show(message)
    view.say("Recording to /x")
    view.wrote([Path("/x.srt")])
    view.end()
    assert (screen.out, screen.err, screen.status) == ([], [], "")
    view.failed(WorkerDied(1), "It broke.")
    view.say("Its sound is kept.", is_trouble=True)
    assert screen.err == ["shengwen: It broke.", "shengwen: Its sound is kept."]


def test_results_are_named(text, screen):
    text.wrote([Path("/a b.srt"), Path("/a b.txt")])
    assert screen.err == ["shengwen: Written: /a b.srt", "shengwen: Written: /a b.txt"]


def test_events_are_a_json_object_a_line(screen):
    view = EventLiveView(screen)
    messages = [
        Listening(SOURCE),
        Recording(Path("/talk.flac")),
        STARTED,
        Partial(JOB, "你", 61.0),
        SegmentReady(JOB, SEGMENT),
        Progress(JOB, 62.0, 63.0),
        SourceLost("Desk", is_awaited=True),
        KeptInMemory(DiskFull("/x"), 4.0),
        Recorded(Path("/talk.flac"), 63.0, DiskFull("/x")),
        Finished(JOB, 63.0),
    ]
    for message in messages:
        view.show(message)
    view.end()
    view.wrote([Path("/talk.srt")])
    view.failed(WorkerDied(1), "It broke.")
    events = [json.loads(line) for line in screen.out]
    assert [event["event"] for event in events] == [
        *("listening", "recording", "started", "partial", "segment_ready", "progress"),
        *("source_lost", "kept_in_memory", "recorded", "finished"),
        *("ending", "written", "failed"),
    ]
    assert events[0]["source"]["id"] == "pulse:mic"
    assert events[1]["path"] == "/talk.flac"
    assert events[3] == {"event": "partial", "job": 1, "text": "你", "start": 61.0}
    assert (events[4]["segment"]["start"], events[4]["segment"]["end"]) == (61.2, 62.0)
    assert events[8]["error"] == "DiskFull"
    assert events[-1] == {"event": "failed", "error": "WorkerDied", "message": "It broke."}
    assert all(line.isascii() for line in screen.out)


def test_failures_are_events_once(screen):
    view = EventLiveView(screen)
    view.show(Failed(JOB, WorkerDied(1)))
    view.show(CaptureFailed(MicrophoneUnusable("", "none")))
    assert screen.out == []


def test_levels_are_events_five_times_a_second(screen):
    view = EventLiveView(screen)
    for n in range(33):
        view.show(level(n / 16))
    view.show(level(0.0))  # another recording
    times = [json.loads(line)["elapsed"] for line in screen.out]
    assert times == [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 0.0]


def test_what_became_of_hotwords_is_one_line_or_one_event(text, screen):
    tally = Tally(2, (Hit("CUDA", 0, 1.0, 2.0, "sound", "coda", 0.9),), ("邓郁松",))
    text.hotwords(tally)
    assert screen.err[-1] == (
        "shengwen: hotwords: 1 of 2 heard, 1 hit, 1 put in by sound; 1 never heard"
    )
    n_told = len(screen.err)
    QuietLiveView(screen).hotwords(tally)
    EventLiveView(screen).hotwords(tally)
    assert len(screen.err) == n_told
    told = json.loads(screen.out[-1])
    assert (told["event"], told["never"]) == ("hotwords", ["邓郁松"])
    assert told["hits"][0]["way"] == "sound"
