"""Everything is said in 简体中文, and what is shipped is what was translated."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QPushButton

from app.labels import spoken
from app.languages import language_name
from app.resources import resource
from app.translations import Translations
from engine import MODELS

_ROOT = Path(__file__).parents[2]
_BIN = Path(sys.executable).parent


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_text_is_translated(language: str) -> None:
    tree = ET.parse(resource(f"translations/shengwen_{language}.ts"))
    open_ones = [
        message.findtext("source")
        for message in tree.iter("message")
        if message.find("translation").get("type")
        or not "".join(message.find("translation").itertext()).strip()
    ]
    assert open_ones == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_shipped_translation_is_fresh(language: str, tmp_path: Path) -> None:
    source = resource(f"translations/shengwen_{language}.ts")
    built = tmp_path / "built.qm"
    lrelease = [_BIN / "pyside6-lrelease", source, "-qm", built]
    subprocess.run(lrelease, check=True, capture_output=True)
    assert built.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_no_text_of_the_window_is_missing(tmp_path: Path) -> None:
    known = resource("translations/shengwen_zh_CN.ts")
    fresh = tmp_path / "fresh.ts"
    fresh.write_bytes(known.read_bytes())
    files = sorted((_ROOT / "app").glob("*.py"))
    lupdate = [_BIN / "pyside6-lupdate", "-no-obsolete", "-locations", "none", *files, "-ts", fresh]
    subprocess.run(lupdate, check=True, capture_output=True)
    texts = re.compile(r"<source>(.*?)</source>", re.DOTALL)
    found = set(texts.findall(fresh.read_text(encoding="utf-8")))
    assert found == set(texts.findall(known.read_text(encoding="utf-8")))


def test_every_language_of_every_model_has_a_name() -> None:
    codes = {code for model in MODELS for code in model.languages}
    assert [code for code in sorted(codes) if language_name(code) == code] == []


@pytest.fixture
def chinese(qapp):
    owner = QObject()
    translations = Translations(qapp, owner)
    translations.install("zh_CN")
    yield
    translations.install("en")


@pytest.mark.usefixtures("chinese")
def test_what_is_qts_own_is_in_chinese_too(qtbot):
    dialog = QFileDialog(None, "", "", "x (*.x)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    shown = [each.text() for kind in (QLabel, QPushButton) for each in dialog.findChildren(kind)]
    assert len([text for text in shown if text]) >= 5
    assert [text for text in shown if text and text.isascii()] == []
    assert [button.text() for button in box.buttons()] == ["取消"]


@pytest.mark.parametrize(("text", "said"), [("&Keep", "Keep"), ("保存(&K)", "保存"), ("a", "a")])
def test_nobody_hears_the_mark_of_an_access_key(text, said):
    assert spoken(text) == said
