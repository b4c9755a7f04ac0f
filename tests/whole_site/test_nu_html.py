"""Nu HTML, the checker of the W3C, finds no mistake in any page; for the night, with Java."""

import pytest

from tests.engines.nu_html import mistakes_in

pytestmark = pytest.mark.nightly
BROKEN = """<!doctype html><html lang="nl"><title>Stuk</title>
<h1 id="a">Stuk</h1><p id="a"><ul><li><div></li></ul><img src="/a.png"><p role="geen">"""
WRONG = ["Duplicate ID", "“alt”", "Unclosed element “div”", "“role”"]


def test_it_finds_what_is_wrong(tmp_path):
    (tmp_path / "broken.html").write_text(BROKEN)
    found = "\n".join(mistakes_in(tmp_path))
    assert [wrong for wrong in WRONG if wrong not in found] == []


def test_no_page_has_a_mistake(answers, pages, tmp_path):
    for address in pages:
        name = address.strip("/").replace("/", "_") or "home"
        (tmp_path / f"{name}.html").write_bytes(answers[address].content)
    assert mistakes_in(tmp_path) == []
