"""The requirements files: complete, pinned by hash and free of addresses."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from openhartig.settings import PROJECT_DIR

ENGINES = "tests/engines/requirements.txt"
FILES = ["requirements.txt", "requirements-dev.txt", ENGINES]


def pinned(file: str) -> dict[str, str]:
    """Return the versions in a requirements file by package."""
    text = (PROJECT_DIR / file).read_text()
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.!+-]+)", text, re.MULTILINE))


def declared(file: str) -> list[Requirement]:
    """Return what pyproject.toml asks for in a requirements file."""
    tables = tomllib.loads((PROJECT_DIR / "pyproject.toml").read_text())
    project = tables["project"]
    lines = project["dependencies"]
    if file == ENGINES:
        lines = tables["dependency-groups"]["engines"]
    if file == "requirements-dev.txt":
        lines = lines + project["optional-dependencies"]["dev"]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("file", FILES)
def test_every_dependency_is_pinned(file: str):
    versions = pinned(file)
    for requirement in declared(file):
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


@pytest.mark.parametrize("file", FILES)
def test_every_package_has_hashes(file: str):
    text = (PROJECT_DIR / file).read_text()
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("file", FILES)
def test_no_address_of_a_registry(file: str):
    text = (PROJECT_DIR / file).read_text()
    assert not re.search(r"://|--(extra-)?index-url|--find-links|^-", text, re.MULTILINE)


def test_developers_run_what_production_runs():
    assert pinned("requirements.txt").items() <= pinned("requirements-dev.txt").items()


def test_the_engines_need_no_other_versions():
    shared = pinned("requirements-dev.txt").keys() & pinned(ENGINES).keys()
    assert {name: pinned(ENGINES)[name] for name in shared} == {
        name: pinned("requirements-dev.txt")[name] for name in shared
    }
