"""Whose work is in the program: models with their makers, packages with their licences."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.dialog import Dialog
from app.packages import packages
from engine import MODELS, Model

_SIZE = QSize(680, 560)
_WHO = attrgetter("attribution", "licence")
_SAMPLES = "welcome.flac: CC0 · sample-zh.flac: FunASR, MIT"


class LicencesDialog(Dialog):
    """One text that can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Licences and credits"), parent)
        self.text = QPlainTextEdit("\n".join(self._lines()))
        self.text.setObjectName("preview")
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.windowTitle())
        self.column.addWidget(self.text, 1)
        self.add_close()
        self.fit(_SIZE)

    def _lines(self) -> Iterator[str]:
        yield "声文 Shengwen: Apache-2.0"
        yield ""
        yield self.tr("Models, each under its maker's licence:")
        by_maker = sorted(MODELS, key=_WHO)
        for (maker, licence), models in groupby(by_maker, key=_WHO):
            yield f"{maker} · {licence}"
            yield from (f"    {_credit(model)}" for model in models)
        yield ""
        yield self.tr("Packages:")
        unsaid = self.tr("see the package")
        for each in packages():
            yield f"{each.name} {each.version}: {each.licence or unsaid}"
        yield ""
        yield self.tr("Sample recordings:")
        yield _SAMPLES


def _credit(model: Model) -> str:
    """Its name, and where it comes from."""
    where = model.modelscope or model.huggingface
    return f"{model.title} ({where})" if where else model.title
