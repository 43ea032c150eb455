"""engine/child.py: who makes way for whom."""

from types import SimpleNamespace

import pytest

from engine import child


@pytest.mark.parametrize(("niceness", "n_changes"), [(0, 0), (child.LIVE_NICE, 0), (child.NICE, 1)])
def test_on_windows_files_make_way_for_who_speaks(monkeypatch, niceness, n_changes):
    changes: list[int] = []
    kernel32 = SimpleNamespace(
        GetCurrentProcess=lambda: -1,
        SetPriorityClass=lambda _process, priority: changes.append(priority),
    )
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("ctypes.windll", SimpleNamespace(kernel32=kernel32), raising=False)
    child._make_way(niceness)
    assert changes == [0x4000] * n_changes
