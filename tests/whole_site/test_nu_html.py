"""Nu HTML, the checker of the W3C, finds no mistake in any page; for the night, with Java."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.engines import from_npm

pytestmark = pytest.mark.nightly
BROKEN = """<!doctype html><html lang="nl"><title>Stuk</title>
<h1 id="a">Stuk</h1><p id="a"><ul><li><div></li></ul><img src="/a.png"><p role="geen">"""
WRONG = ["Duplicate ID", "“alt”", "Unclosed element “div”", "“role”"]


def mistakes_in(folder: Path) -> list[str]:
    """Return what Nu HTML says is wrong in the files of a folder: warnings are not counted."""
    java = shutil.which("java")
    if not java:
        pytest.skip("Java is not installed (Debian: apt install default-jre-headless)")
    jar = from_npm("vnu-jar/build/dist/vnu.jar")
    command = [java, "-jar", jar, "--errors-only", "--format", "json", "--stdout", folder]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{Path(mistake['url']).name}: {mistake['message']} {mistake.get('extract', '')}"
        for mistake in json.loads(checked.stdout)["messages"]
    ]


def test_it_finds_what_is_wrong(tmp_path):
    (tmp_path / "broken.html").write_text(BROKEN)
    found = "\n".join(mistakes_in(tmp_path))
    assert [wrong for wrong in WRONG if wrong not in found] == []


def test_no_page_has_a_mistake(answers, pages, tmp_path):
    for address in pages:
        name = address.strip("/").replace("/", "_") or "home"
        (tmp_path / f"{name}.html").write_bytes(answers[address].content)
    assert mistakes_in(tmp_path) == []
