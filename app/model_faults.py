"""Words for models that could not be downloaded or imported, and the ways that are left.

Free of Qt, as `app/messages.py`.
"""

from collections.abc import Callable

from engine import MODELS, DownloadFailed, FolderUnusable, PackUnusable, look_up

_MOST_DETAIL = 200  # characters


def page_of(name: str) -> str:
    """Where a browser finds a model of the catalogue."""
    model = look_up(name)
    model_id = None if model is None else model.modelscope
    return f"https://modelscope.cn/models/{model_id or ''}"


class ModelFaults:
    """Why a model is not here, in one language."""

    def __init__(self, translate: Callable[[str, str], str], *, in_window: bool = False) -> None:
        """Take QCoreApplication.translate, or what does nothing for English.

        Args:
            in_window: name what there is to press, not what there is to type.
        """
        self._translate = translate
        self._in_window = in_window

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self._translate("ModelFaults", text)

    def way_in(self, model: str) -> str:
        """How to get a model that a hub has."""
        if self._in_window:
            return self.tr("Get it on the page Models.")
        return self.tr("Get it: %1").replace("%1", f"shengwen models download {model}")

    def ways_out(self, model: str) -> str:
        """What to do without the network."""
        if self._in_window:
            return self.tr(
                "Try again, look at Settings, Network, or take it from elsewhere: “Use a model "
                "folder…” and “Import pack…” on the page Models."
            )
        return (
            self.tr(
                "Download it elsewhere (%3) and run “%1”, name its folder with --model, --vad or "
                "--punctuation, or use the starter model %2."
            )
            .replace("%1", f"shengwen models import FOLDER --as {model}")
            .replace("%2", MODELS[0].name)
            .replace("%3", page_of(model))
        )

    def download_fault(self, error: DownloadFailed) -> str:
        """What came in between, as the end of a sentence."""
        file = error.file or self.tr("the list of files")
        text = {
            "unreachable": self.tr("%1 cannot be reached"),
            "stalled": self.tr("%1 stopped answering"),
            "broke-off": self.tr("the connection to %1 keeps breaking off"),
            "busy": self.tr("%1 is too busy"),
            "missing": self.tr("%1 does not have %2"),
            "forbidden": self.tr("%1 does not give out %2"),
            "refused": self.tr("%1 did not give %2 (%3)"),
            "certificate": self.tr("the certificate of %1 is not trusted here"),
            "proxy": self.tr("the proxy does not let us through to %1"),
            "address": self.tr("the address %1, the proxy or the certificate file is wrong (%3)"),
            "redirect": self.tr("%1 points to an unsafe place for %2 (%3)"),
            "web-page": self.tr("%1 gave a web page in place of %2, perhaps to log in"),
            "length": self.tr("%2 from %1 has the wrong length"),
            "hash": self.tr("%2 from %1 is another file than it should be"),
            "listing": self.tr("what %1 says of its files makes no sense (%3)"),
            "name": self.tr("%1 has a file whose name is not allowed: %2"),
            "incomplete": self.tr("%2 is missing at %1"),
        }[error.reason]
        if not self._in_window:
            text += {"certificate": "; --ca-bundle", "proxy": "; --proxy"}.get(error.reason, "")
        detail = "".join(filter(str.isprintable, error.detail))[:_MOST_DETAIL]  # a stranger's words
        return text.replace("%1", error.host).replace("%2", file).replace("%3", detail)

    def pack_fault(self, error: PackUnusable) -> str:
        """What is wrong with a pack or a folder, as the end of a sentence."""
        text = {
            "missing": self.tr("it is no pack and no folder")
            if not error.file
            else self.tr("it is no pack: %1 is missing"),
            "damaged": self.tr("it is damaged, or no pack"),
            "encrypted": self.tr("it is encrypted"),
            "name": self.tr("a file in it has a name that is not allowed: %1"),
            "link": self.tr("%1 in it is no file of its own"),
            "doubled": self.tr("two files in it have the same name"),
            "unlisted": self.tr("%1 does not belong in it, or is missing"),
            "hash": self.tr("%1 is another file than it should be"),
            "length": self.tr("%1 has the wrong length"),
            "too-large": self.tr("it is larger than this model can be"),
            "unknown": self.tr("which model it is cannot be told from %1")
            if self._in_window
            else self.tr("which model it is cannot be told from %1; say it with --as NAME"),
            "incomplete": self.tr("%1 is missing in it"),
            "there": self.tr("this model is here already; remove it first"),
        }[error.reason]
        return text.replace("%1", error.file)

    def folder_fault(self, error: FolderUnusable) -> str:
        """Why models cannot be kept in a folder."""
        text = {
            "same": self.tr("Models are kept in %1 already."),
            "inside": self.tr("%1 lies in the present models folder."),
            "file": self.tr("%1 is a file, not a folder."),
            "read-only": self.tr("Nothing can be written to %1."),
        }[error.reason]
        return text.replace("%1", error.path)
