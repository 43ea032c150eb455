"""app/power.py: which command puts a computer to sleep."""

import sys

import pytest

from app.power import Deed, Refused, perform, run_command


@pytest.mark.parametrize(
    ("system", "deed", "command"),
    [
        ("linux", Deed.SLEEP, "systemctl suspend"),
        ("linux", Deed.SHUT_DOWN, "systemctl poweroff"),
        ("freebsd14", Deed.SLEEP, "systemctl suspend"),
        ("darwin", Deed.SLEEP, "pmset sleepnow"),
        ("win32", Deed.SHUT_DOWN, "shutdown.exe /s /t 0"),
    ],
)
def test_each_system_has_a_command_of_its_own(system, deed, command):
    ran = []
    assert perform(deed, ran.append, system) is None
    assert [" ".join(each) for each in ran] == [command]


def test_the_next_command_is_tried_and_the_last_one_says_why_not():
    ran = []

    def refuse(command):
        ran.append(command[0])
        return f"{command[0]}: not here"

    refused = perform(Deed.SLEEP, refuse, "linux")
    assert ran == ["systemctl", "loginctl"]
    assert refused == Refused(Deed.SLEEP, "loginctl: not here")


def test_a_command_that_is_not_there_says_so():
    assert "no-such-program" in run_command(["no-such-program"])


def test_a_command_that_fails_tells_what_it_said():
    code = "import sys; sys.stderr.write('no\\nmore'); sys.exit(3)"
    assert run_command([sys.executable, "-c", code]) == "no"
    assert run_command([sys.executable, "-c", ""]) is None
