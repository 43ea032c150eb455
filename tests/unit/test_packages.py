"""The packages that come along, and their licences."""

from importlib import metadata

from app.packages import packages, version


def test_what_comes_along_is_named_once_with_its_licence():
    found = {package.name.lower(): package for package in packages()}
    assert len(found) == len(packages()) >= 20
    assert found["numpy"].licence.startswith("BSD-3-Clause")
    assert "LGPL" in found["pyside6_essentials"].licence
    assert found["numpy"].version == metadata.version("numpy")


def test_what_tests_need_does_not_come_along():
    names = {package.name.lower() for package in packages()}
    assert names.isdisjoint({"pytest", "ruff", "mypy", "hypothesis", "torch"})


def test_no_licence_is_a_page_long():
    assert max(len(package.licence) for package in packages()) < 200


def test_a_program_that_was_not_installed_has_no_version(monkeypatch):
    def refuse(name):
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", refuse)
    assert version() == ""
