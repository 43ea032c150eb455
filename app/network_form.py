"""The form that says how models are fetched: hub, mirror, proxy, certificates, or not at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.combo import Combo
from app.errand import Errand, Trouble
from app.labels import ProblemLine, spoken
from app.model_faults import ModelFaults
from app.network import MIRROR_KINDS, PROXY_KINDS, completed, is_address, network_of
from app.settings import Settings
from app.theme import Theme
from engine import Network, Offline, Reached, ask_hubs

Ask = Callable[[Network], Iterator[Reached]]


class NetworkForm(QWidget):
    """Shows the network's settings; what is wrong is said below its field and not taken over.

    Signals:
        chosen: Settings with the user's choice in them.
    """

    chosen = Signal(object)

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        ask: Ask = ask_hubs,
    ) -> None:
        """Take what asks the hubs, for tests."""
        super().__init__(parent)
        self._settings = settings
        self._ask = ask
        self._errand: Errand | None = None
        self._faults = ModelFaults(QCoreApplication.translate, in_window=True)
        self.offline = QCheckBox(self.tr("Offline: open no connection"))
        self.offline.setAccessibleName(self.offline.text())
        self.hub = Combo(theme, self.tr("Where models come from"))
        self.mirror, self.mirror_problem = self._field(self.tr("Mirror"), "https://hub.example.com")
        self.proxy, self.proxy_problem = self._field(self.tr("Proxy"), "http://127.0.0.1:7890")
        self.bundle, self.bundle_problem = self._field(self.tr("Certificates"), "")
        self.bundle.setPlaceholderText(self.tr("those of the system"))
        self._choose_bundle = _button(self.tr("Choose…"))
        self.test = _button(self.tr("Test the connection"))
        self.outcome = ProblemLine()
        self._fill()
        self._lay_out()
        self._connect()
        self.adopt(settings)

    def adopt(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere; what is being typed stays."""
        self._settings = settings
        self.offline.setChecked(settings.is_offline)
        self.hub.choose(settings.hub)
        for field, value in (
            (self.mirror, settings.mirror),
            (self.proxy, settings.proxy),
            (self.bundle, settings.ca_bundle),
        ):
            if not field.hasFocus():
                field.setText(value)
        self._offer_test()

    def _field(self, name: str, example: str) -> tuple[QLineEdit, ProblemLine]:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(self.tr("none, or as %1").replace("%1", example))
        field.setClearButtonEnabled(True)
        return field, ProblemLine()

    def _fill(self) -> None:
        self.hub.addItem(self.tr("ModelScope, then Hugging Face"), "auto")
        self.hub.addItem("ModelScope", "modelscope")
        self.hub.addItem("Hugging Face", "huggingface")

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.offline)
        form.addRow(self._label(self.hub), self.hub)
        form.addRow(self._label(self.mirror), _stacked(self.mirror, self.mirror_problem))
        form.addRow(self._label(self.proxy), _stacked(self.proxy, self.proxy_problem))
        files = QHBoxLayout()
        files.setSpacing(8)
        files.addWidget(self.bundle, 1)
        files.addWidget(self._choose_bundle)
        form.addRow(self._label(self.bundle), _stacked(files, self.bundle_problem))
        test = QHBoxLayout()
        test.addWidget(self.test)
        test.addStretch()
        form.addRow("", _stacked(test, self.outcome))

    def _label(self, field: QWidget) -> QLabel:
        label = QLabel(field.accessibleName())
        label.setBuddy(field)
        return label

    def _connect(self) -> None:
        self.offline.clicked.connect(self._on_chosen)
        self.hub.activated.connect(self._on_chosen)
        for field in (self.mirror, self.proxy, self.bundle):
            field.editingFinished.connect(self._on_chosen)
        self._choose_bundle.clicked.connect(self._on_bundle_wanted)
        self.test.clicked.connect(self._on_test)

    def _on_chosen(self) -> None:
        """Take over whatever makes sense."""
        mirror = completed(self.mirror.text(), "https")
        proxy = completed(self.proxy.text(), "http")
        bundle = self.bundle.text().strip()
        settings = replace(
            self._settings, is_offline=self.offline.isChecked(), hub=self.hub.currentData()
        )
        if self._is_good(self.mirror_problem, mirror, MIRROR_KINDS):
            settings = replace(settings, mirror=mirror)
        if self._is_good(self.proxy_problem, proxy, PROXY_KINDS):
            settings = replace(settings, proxy=proxy)
        if self._is_bundle(bundle):
            settings = replace(settings, ca_bundle=bundle)
        if settings != self._settings:
            self._settings = settings
            self.outcome.say("")
            self._offer_test()
            self.chosen.emit(settings)

    def _is_good(self, problem: ProblemLine, address: str, kinds: Sequence[str]) -> bool:
        is_good = not address or (is_address(address, kinds) and address.isprintable())
        text = self.tr("This is no address such as %1.").replace("%1", f"{kinds[0]}://host:8080")
        problem.say("" if is_good else text)
        return is_good

    def _is_bundle(self, path: str) -> bool:
        is_there = not path or (Path(path).is_absolute() and Path(path).is_file())
        self.bundle_problem.say("" if is_there else self.tr("There is no such file."))
        return is_there

    def _on_bundle_wanted(self) -> None:
        kinds = self.tr("Certificates (%1)").replace("%1", "*.pem *.crt *.cer")
        every = self.tr("All files (*)")
        title = self.tr("Choose a file of certificates")
        name, _kind = QFileDialog.getOpenFileName(self, title, "", f"{kinds};;{every}")
        if name:
            self.bundle.setText(str(Path(name)))
            self._on_chosen()

    def _offer_test(self) -> None:
        self.test.setEnabled(self._errand is None and not self._settings.is_offline)
        self.test.setToolTip(
            self.tr("Offline: no connection is opened.") if self._settings.is_offline else ""
        )

    def _on_test(self) -> None:
        network = network_of(self._settings)
        self.outcome.say(self.tr("Asking for the list of a model's files…"), is_wrong=False)
        # No child of the form, which must not wait for the network when it goes.
        self._errand = Errand(QCoreApplication.instance() or self)
        self._errand.ended.connect(self._on_tested)
        self._errand.ended.connect(self._errand.deleteLater)
        self._errand.start(partial(_asked, self._ask, network))
        self._offer_test()

    def _on_tested(self, result: tuple[Reached, ...] | Trouble) -> None:
        self._errand = None
        self._offer_test()
        if isinstance(result, tuple):
            lines = [self._told(reached) for reached in result]
            is_wrong = all(reached.error is not None for reached in result)
            self.outcome.say("\n".join(lines), is_wrong=is_wrong)
        elif isinstance(result, Offline):
            self.outcome.say(self.tr("Offline: no connection is opened."))
        else:
            self.outcome.say(
                self.tr("Something went wrong inside the program; the log has the details.")
            )

    def _told(self, reached: Reached) -> str:
        if reached.error is None:
            return self.tr("%1 answers: models can be downloaded.").replace("%1", reached.host)
        fault = self._faults.download_fault(reached.error)
        return self.tr("No models from there: %1.").replace("%1", fault)


def _asked(ask: Ask, network: Network, _hooks: object) -> tuple[Reached, ...]:
    return tuple(ask(network))


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(spoken(text))
    return button


def _stacked(field: QWidget | QHBoxLayout, problem: ProblemLine) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    if isinstance(field, QWidget):
        column.addWidget(field)
    else:
        column.addLayout(field)
    column.addWidget(problem)
    return column
