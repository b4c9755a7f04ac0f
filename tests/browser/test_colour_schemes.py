"""A scheme of colours: chosen by the device of a visitor, or by name."""

import pytest
from playwright.sync_api import Page

COLOURS = """() => {
  const style = getComputedStyle(document.documentElement);
  const rules = [...document.styleSheets].flatMap(rulesOf);
  const names = rules.flatMap(({ style }) => [...(style ?? [])]);
  return Object.fromEntries(
    names
      .filter((name) => name.startsWith("--") && !/^--(color|in)-/.test(name))
      .map((name) => [name, style.getPropertyValue(name).trim()]),
  );
  function rulesOf(rule) {
    return rule.cssRules ? [rule, ...[...rule.cssRules].flatMap(rulesOf)] : [rule];
  }
}"""
NAME = "theme => document.documentElement.dataset.theme = theme"


def colours(page: Page, device: str, *, theme: str = "", media: str = "screen") -> dict[str, str]:
    page.emulate_media(color_scheme=device, media=media)
    page.evaluate(NAME, theme)
    return page.evaluate(COLOURS)


@pytest.fixture
def light(page: Page) -> dict[str, str]:
    page.goto("/cookies/")
    return colours(page, "light")


def test_a_name_wins_from_the_device(page: Page, light: dict[str, str]) -> None:
    dark = colours(page, "dark")

    assert light["--page"] != dark["--page"]
    assert light["--picture-filter"] != dark["--picture-filter"]
    assert colours(page, "light", theme="dark") == dark
    assert colours(page, "dark", theme="light") == light


def test_paper_is_the_same_for_every_device_and_name(page: Page, light: dict[str, str]) -> None:
    on_paper = colours(page, "dark", media="print")

    assert on_paper == colours(page, "light", media="print")
    assert on_paper == colours(page, "light", theme="dark", media="print")
    assert on_paper["--line"] == light["--line"]
