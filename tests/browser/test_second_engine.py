"""HTML_CodeSniffer, which looks beside axe at night, finds what is wrong on a broken page."""

import pytest
from playwright.sync_api import Page

from .looking import html_codesniffer

pytestmark = pytest.mark.nightly
BREAK = """() => {
  document.documentElement.removeAttribute("lang");
  document.title = "";
  const main = document.querySelector("main");
  main.append(document.createElement("img"), document.createElement("input"));
  Object.assign(main.querySelector("h1").style, { color: "#aaa", background: "#fff" });
}"""
BROKEN = {"1_1_1", "1_3_1", "1_4_3", "2_4_2", "3_1_1", "4_1_2"}


def test_it_finds_what_is_wrong(page: Page) -> None:
    page.goto("/hulp/")
    assert html_codesniffer(page) == ""
    page.evaluate(BREAK)
    found = html_codesniffer(page)
    assert {criterion for criterion in BROKEN if f".{criterion}." in found} == BROKEN
