"""What checks of this computer found, in words. Free of Qt, as `app/messages.py`."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.findings import Fact, Finding
from app.messages import Messages
from app.model_words import shown_size

_FACT = re.compile("%([a-z]+)")
_SIZES = ("total", "free", "size")  # facts in bytes


@dataclass(frozen=True, slots=True)
class Line:
    """`what` was looked at, and a `note` on what was found; empty where there is nothing to say."""

    what: str
    note: str = ""


class DoctorWords:
    """Words for findings, in one language."""

    def __init__(self, translate: Callable[[str, str], str] = lambda _context, text: text) -> None:
        """Take QCoreApplication.translate, or nothing for English."""
        self._translate = translate
        self._messages = Messages(translate)

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self._translate("DoctorWords", text)

    def outcome(self, finding: Finding) -> str:
        """A word or two."""
        if finding.state == "unasked":
            return self.tr("Not checked")
        return {
            "ok": self.tr("Works"),
            "failed": self.tr("Does not work"),
            "skipped": self.tr("Not here"),
            "note": self.tr("Worth knowing"),
        }[finding.outcome]

    def line(self, finding: Finding) -> Line:
        """What was looked at, and what was found."""
        return Line(_filled(self._what(finding), finding), self._note(finding))

    def lack(self, finding: Finding) -> str:
        """What the computer does not have, with its article; empty where it lacks nothing."""
        return {
            "graphics/none": self.tr("an NVIDIA graphics card"),
            "screen/none": self.tr("a screen"),
            "outputs/none": self.tr("a loudspeaker"),
            "microphones/none": self.tr("a microphone"),
            "starter/missing": self.tr("the starter model"),
        }.get(f"{finding.check}/{finding.state}", "")

    def summary(self, findings: list[Finding]) -> str:
        """What all of it comes to."""
        n_failed = sum(finding.outcome == "failed" for finding in findings)
        lacks = [lack for finding in findings if (lack := self.lack(finding))]
        if n_failed == 1:
            text = self.tr("One thing does not work.")
        elif n_failed:
            text = self.tr("%1 things do not work.").replace("%1", str(n_failed))
        else:
            text = self.tr("Everything that is here works.")
        if not lacks:
            return text
        separator = self.tr(", ")
        lack = self.tr("This computer does not have: %1.")
        return f"{text} {lack.replace('%1', separator.join(lacks))}"

    def _what(self, finding: Finding) -> str:
        if finding.check == "folder":
            return {
                "models": self.tr("Models folder"),
                "data": self.tr("Data folder"),
                "cache": self.tr("Cache folder"),
                "settings": self.tr("Settings folder"),
                "log": self.tr("Log folder"),
                "temporary": self.tr("Folder for temporary files"),
            }[str(finding.facts["name"])]
        return {
            "program": self.tr("Program"),
            "packages": self.tr("Packages"),
            "processor": self.tr("Processor"),
            "memory": self.tr("Memory"),
            "graphics": self.tr("Graphics card"),
            "libraries": self.tr("System libraries"),
            "qt": self.tr("Window"),
            "screen": self.tr("Screen"),
            "fonts": self.tr("Fonts"),
            "player": self.tr("Playback"),
            "outputs": self.tr("Loudspeakers"),
            "codecs": self.tr("Formats"),
            "sample": self.tr("A known recording"),
            "microphones": self.tr("Microphones"),
            "level": self.tr("Microphone level"),
            "sqlite": self.tr("Search"),
            "library": self.tr("Library"),
            "settings": self.tr("Settings"),
            "crashes": self.tr("Crash reports"),
            "network": self.tr("Network"),
            "starter": self.tr("Starter model"),
            "model-files": self.tr("%model: files"),
            "model-load": self.tr("%model: loads"),
            "model-clip": self.tr("%model: hears %clip"),
            "part": self.tr("A check"),
        }[finding.check]

    def _note(self, finding: Finding) -> str:
        if finding.error is not None:
            message = self._messages.error(finding.error)
            return message.what if finding.command else str(message)
        if finding.check == "model-files" and finding.state.startswith("wrong"):
            return self._wrong(finding)
        key = f"{finding.check}/{finding.state}"
        notes = self._computer() | self._window() | self._sound() | self._files() | self._models()
        return _filled(notes[key], finding)

    def _computer(self) -> dict[str, str]:
        return {
            "program/ok": self.tr("version %version, Python %python, %system (%machine)"),
            "packages/ok": self.tr("all %count are there"),
            "packages/missing": self.tr("not installed: %packages"),
            "processor/ok": self.tr("%name; cores for this program: %cores"),
            "processor/no-vnni": self.tr(
                "%name; cores for this program: %cores. It has no VNNI, so models get weights of "
                "seven bits."
            ),
            "memory/ok": self.tr("%total, of which %free are free"),
            "memory/little": self.tr(
                "%total, of which %free are free. Small models fit; before using a large one, "
                "close other programs."
            ),
            "graphics/ok": "%cards",
            "graphics/none": self.tr("none of NVIDIA's; everything runs on the processor"),
            "graphics/driver": self.tr(
                "it cannot be used. %cards%fault. Install or update NVIDIA's driver."
            ),
            "graphics/torch-missing": self.tr(
                "%cards. Whisper uses it; the FunASR models would need PyTorch."
            ),
            "graphics/torch-cpu": self.tr(
                "%cards. Whisper uses it; the PyTorch that is installed is for processors alone, "
                "so the FunASR models cannot."
            ),
        }

    def _window(self) -> dict[str, str]:
        return {
            "libraries/missing": self.tr("the window needs %libraries"),
            "qt/ok": self.tr("Qt %version on %platform"),
            "qt/broken": self.tr("Qt does not start: %detail"),
            "screen/ok": "%screens",
            "screen/none": self.tr("none; the command line needs none"),
            "fonts/no-chinese": self.tr("none of them has Chinese characters"),
            "player/missing": self.tr("off, as this is missing: %detail"),
            "outputs/ok": "%names",
            "outputs/none": self.tr("none; what is played is not heard"),
        }

    def _sound(self) -> dict[str, str]:
        return {
            "codecs/ok": self.tr("all common recordings and videos can be read"),
            "codecs/missing": self.tr("these cannot be decoded: %codecs"),
            "sample/ok": self.tr("is read as it should be"),
            "sample/cut": self.tr("gives %seconds s instead of %expected s"),
            "microphones/ok": "%names",
            "microphones/none": self.tr("none"),
            "microphones/no-package": self.tr("the package “sounddevice” is not installed"),
            "microphones/no-portaudio": self.tr("the system's library PortAudio is missing"),
            "level/unasked": self.tr("not measured, as nobody asked for it"),
            "level/none": self.tr("there is no microphone"),
            "level/unlisted": self.tr("the microphones cannot be listed"),
            "level/ok": self.tr("fine"),
            "level/low": self.tr(
                "very quiet. Come closer, or turn it up in the system's sound settings."
            ),
            "level/silent": self.tr(
                "silent. It may be muted, or another one may be chosen in the system's sound "
                "settings."
            ),
            "level/clipping": self.tr(
                "too loud, so it is cut off. Turn it down in the system's sound settings."
            ),
        }

    def _files(self) -> dict[str, str]:
        return {
            "folder/ok": self.tr("%path, %free are free"),
            "folder/unwritable": self.tr("%place cannot be written to. Change its permissions."),
            "folder/unreadable": self.tr("%path cannot be reached: %fault"),
            "folder/full": self.tr("%path: only %free are free. Make room."),
            "sqlite/ok": self.tr("SQLite %version"),
            "sqlite/no-search": self.tr(
                "SQLite %version cannot search texts. Install a Python that comes with FTS5."
            ),
            "library/none": self.tr("empty so far"),
            "library/ok": self.tr("whole, %size"),
            "library/locked": self.tr("another program holds it. Close that, and look again."),
            "library/unreadable": self.tr("%path cannot be read: %fault"),
            "library/damaged": self.tr(
                "%path is damaged (%fault). The next start of the window puts it aside and saves "
                "what can be read."
            ),
            "settings/none": self.tr("the usual ones"),
            "settings/ok": "%path",
            "settings/damaged": self.tr(
                "%path cannot be read, so the usual ones are in force. Choose anew in the window."
            ),
            "settings/bad-values": self.tr(
                "these make no sense, so the usual ones are in force: %names"
            ),
            "crashes/some": self.tr("%count in %path"),
            "network/ok": self.tr("models are downloaded when you ask for them"),
            "network/proxy": self.tr(
                "models are downloaded when you ask for them, through a proxy"
            ),
            "network/offline": self.tr("downloads are off"),
        }

    def _models(self) -> dict[str, str]:
        return {
            "starter/missing": self.tr("not installed"),
            "model-files/ok": "",
            "model-files/unknown": self.tr("no hash is known of %files"),
            "model-load/ok": "",
            "model-clip/ok": "",
            "model-clip/no-clip": self.tr("this recording is not in its folder"),
            "model-clip/differs": self.tr(
                "“%heard” instead of “%expected”. If the files are right, this is a fault of the "
                "program; please report it."
            ),
        }

    def _wrong(self, finding: Finding) -> str:
        text = {
            "missing": self.tr("%file is missing."),
            "added": self.tr("%file did not come with the others."),
            "length": self.tr("%file has the wrong length."),
            "hash": self.tr("%file is not what it was."),
            "unreadable": self.tr("%file cannot be read."),
        }[str(finding.facts["outcome"])]
        n_more = int(finding.facts["count"]) - 1
        if n_more:
            text += " " + self.tr("Other files that are wrong: %1.").replace("%1", str(n_more))
        if finding.state == "wrong-in-cache":
            text += " " + self.tr(
                "Remove the model from the hub's cache with the hub's own program, then get it "
                "again."
            )
        return _filled(text, finding)


def _filled(text: str, finding: Finding) -> str:
    """The text with facts in place of their names, as %path."""

    def fact(found: re.Match[str]) -> str:
        name = found[1]
        return _shown(name, finding.facts[name]) if name in finding.facts else found[0]

    return _FACT.sub(fact, text)


def _shown(name: str, fact: Fact) -> str:
    if name in _SIZES:
        return shown_size(int(fact))
    return f"{fact:g}" if isinstance(fact, float) else str(fact)
