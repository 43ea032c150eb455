"""What holds for thousands of random streams of tokens."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from engine.subtitles import Cue, check, check_segments, cut, profile_from, repaired
from engine.subtitles.rules import columns
from engine.subtitles.timing import Draft, reading_ms, settle
from engine.types import Segment
from tests.unit.streams import HOTWORDS, OWN, RULES, Stream, streams

N = 2500  # as many streams
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cuts() -> list[tuple[Stream, list[Cue]]]:
    return [(s, cut(s.segments, s.profile, HOTWORDS)) for s in streams(N)]


def bare(text: str, dropped: str) -> str:
    return "".join(text.translate(dict.fromkeys(map(ord, dropped))).split())


def spoken(segments: list[Segment]) -> str:
    return " ".join("".join(token.text for token in segment.tokens) for segment in segments)


def test_order_is_kept_and_the_gap(cuts) -> None:
    for stream, cues in cuts:
        gap = round(stream.profile.gap * 1000)
        assert all(0 <= cue.start_ms < cue.end_ms for cue in cues)
        assert all(cue.end_ms + gap <= after.start_ms for cue, after in pairwise(cues))


def test_no_text_is_lost_or_doubled(cuts) -> None:
    for stream, cues in cuts:
        dropped = stream.profile.drop_trailing
        shown = "".join(line for cue in cues for line in cue.lines)
        assert bare(shown, dropped) == bare(spoken(stream.segments), dropped)


def test_only_marks_that_may_go_end_a_line_in_the_speech(cuts) -> None:
    for stream, cues in cuts:
        dropped = stream.profile.drop_trailing
        rest = "".join(spoken(stream.segments).split())
        for line in (line for cue in cues for line in cue.lines):
            text = "".join(line.split())
            assert rest.lstrip(dropped).startswith(text) or rest.startswith(text)
            rest = (rest if rest.startswith(text) else rest.lstrip(dropped))[len(text) :]
        assert not rest.strip(dropped)


def test_no_limit_is_broken_that_could_be_kept(cuts) -> None:
    for stream, cues in cuts:
        found = [violation for _, violation in check(cues, stream.profile)]
        assert not [violation for violation in found if not violation.is_unavoidable]
        assert {violation.kind for violation in found} <= {"speed", "short", "columns"}


def test_a_line_is_too_wide_only_where_it_is_one_word(cuts) -> None:
    for stream, cues in cuts:
        wide = [
            line for cue in cues for line in cue.lines if columns(line) > stream.profile.columns
        ]
        assert all(line.rstrip(",.!，。？、") in stream.runs for line in wide)


def test_no_run_is_cut(cuts) -> None:
    for stream, cues in cuts:
        shown = "\n".join(line for cue in cues for line in cue.lines)
        for run in set(stream.runs):
            if run in HOTWORDS and columns(run) > stream.profile.columns:
                continue
            assert shown.count(run) >= stream.runs.count(run), run


def test_the_same_input_gives_the_same_output(cuts) -> None:
    for stream, cues in cuts[::10]:
        assert cut(stream.segments, stream.profile, HOTWORDS) == cues


@pytest.mark.thorough
def test_output_does_not_hang_on_how_python_hashes() -> None:
    code = (
        "from engine.subtitles import cut; from tests.unit.streams import *;"
        "print([cut(s.segments, s.profile, HOTWORDS) for s in streams(40)])"
    )
    printed = {
        subprocess.check_output(
            [sys.executable, "-c", code], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_a_cue_leaves_when_it_was_read(cuts) -> None:
    """Past its speech it stays for the rules' sake, to be read, or to close a gap."""
    for stream, cues in cuts:
        profile = stream.profile
        drafts = [Draft(cue.start_ms, cue.start_ms + 100, cue.lines, profile, 0) for cue in cues]
        spoken_ms = [draft.end_ms for draft in drafts]
        settle(drafts)
        for draft, until_ms in zip(drafts, spoken_ms, strict=True):
            needed = max(round(profile.shortest * 1000), reading_ms(draft.lines, profile))
            trail, flicker = round(profile.trail * 1000), round(profile.flicker * 1000)
            assert draft.end_ms <= max(until_ms + trail, draft.start_ms + needed) + flicker


def near(segments: list[Segment], rows: range) -> list[Segment]:
    return [segments[row] for row in rows]


@pytest.mark.thorough
@pytest.mark.parametrize("as_rows", [False, True])
def test_a_repair_adds_no_violation_and_loses_no_text(as_rows) -> None:
    kinds = set()
    for stream in streams(150):
        before = check_segments(stream.segments, stream.profile, as_rows=as_rows)
        for row in range(len(stream.segments)):
            repair = repaired(stream.segments, row, stream.profile, as_rows=as_rows)
            if repair is None:
                continue
            kinds.add(repair.kind)
            mended = [*stream.segments[:row], *repair.segments, *stream.segments[row + 1 :]]
            after = check_segments(mended, stream.profile, as_rows=as_rows)
            n_more = len(mended) - len(stream.segments)
            inside = after[row : row + n_more + 1]
            assert {v.kind for each in inside for v in each} <= {v.kind for v in before[row]}
            outside = [*zip(before[:row], after[:row], strict=True)]
            outside += zip(before[row + 1 :], after[row + n_more + 1 :], strict=True)
            assert all({v.kind for v in new} <= {v.kind for v in old} for old, new in outside)
            dropped = stream.profile.drop_trailing
            assert bare(spoken(mended), dropped) == bare(spoken(stream.segments), dropped)
    assert kinds >= ({"split", "extended", "shortened"} if as_rows else {"split"})


def test_what_is_cut_and_written_back_as_rows_keeps_the_rules() -> None:
    verbatim = profile_from({"name": "narrow", "columns": 12, "speed": 30})
    for stream in streams(200):
        for profile in (stream.profile, verbatim, OWN, RULES[0]):
            cues = cut(stream.segments, profile)
            assert all(v.is_unavoidable for _, v in check(cues, profile))
