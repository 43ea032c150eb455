"""engine/kept_sound.py: what is appended is read again, wherever it lies."""

import errno
import tempfile

from hypothesis import given
from hypothesis import strategies as st

from engine.kept_sound import _CHUNK, KeptSound

_PATTERN = bytes(i * 7 % 251 for i in range(251))


def whole(sound, start, end):
    parts = []
    while start < end:
        parts.append(sound.read(start, end))
        assert parts[-1]
        start += len(parts[-1])
    return b"".join(parts)


def numbered(n):
    return (_PATTERN * (n // len(_PATTERN) + 1))[:n]


@given(
    st.lists(st.integers(0, 2 * _CHUNK), max_size=6),
    st.sampled_from([0, _CHUNK, 100 * _CHUNK]),
    st.floats(0, 1),
)
def test_everything_that_was_not_let_go_is_there(sizes, most, share):
    said = numbered(sum(sizes))
    sound, at = KeptSound(most), 0
    for size in sizes:
        sound.append(said[at : at + size])
        at += size
    assert sound.end == len(said)
    until = int(share * at)
    sound.forget(until)
    assert whole(sound, until, at) == said[until:]
    sound.forget(at)
    sound.close_file()


def test_what_is_let_go_makes_room_in_the_file():
    sound = KeptSound(0)
    for n in range(40):
        sound.append(numbered(_CHUNK))
        sound.forget((n - 1) * _CHUNK)
    assert sound._n_slots <= 3
    assert whole(sound, 39 * _CHUNK, 40 * _CHUNK) == numbered(_CHUNK)
    sound.forget(40 * _CHUNK)
    assert sound._file is None


def test_little_sound_touches_no_disk(monkeypatch):
    monkeypatch.setattr(tempfile, "TemporaryFile", None)
    sound = KeptSound()
    for _ in range(10):
        sound.append(numbered(_CHUNK))
    assert whole(sound, 0, 10 * _CHUNK) == numbered(_CHUNK) * 10


def test_a_full_disk_leaves_the_sound_in_memory(monkeypatch):
    def full():
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    sound = KeptSound(0)
    for _ in range(3):
        sound.append(numbered(_CHUNK))
    assert whole(sound, 0, 3 * _CHUNK) == numbered(_CHUNK) * 3


def test_nothing_is_read_of_what_never_came():
    sound = KeptSound()
    assert sound.read(0, 10) == b""
    sound.append(b"ab")
    assert sound.read(2, 10) == b""
