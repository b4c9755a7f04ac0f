"""Style sheets: small, each joined once, and no colour outside the palette."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PIL import ImageColor

from openhartig.pages.templatetags.page_frame import palette
from openhartig.settings import PROJECT_DIR

FOLDER = PROJECT_DIR / "static/css"
SHEETS = sorted(FOLDER.rglob("*.css"))
PALETTE, PURPOSE = FOLDER / "palette.css", FOLDER / "purpose.css"
MOST_LINES = 300

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)
VALUE = re.compile(r"(?<=[\w-]:)\s[^;{}]+;")
TOKEN = re.compile(r"--[\w-]+")
USED = re.compile(r"var\((--[\w-]+)")
DEFINED = re.compile(r"(--[\w-]+):")
LITERAL = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\("
    rf"|(?<![\w-])(?:{'|'.join(ImageColor.colormap)})(?![\w-])",
    re.IGNORECASE,
)
FROM_SCRIPT = {"--layer-space"}


def text_of(sheet: Path) -> str:
    return COMMENT.sub("", sheet.read_text())


def found_in(pattern: re.Pattern, *sheets: Path) -> set[str]:
    return {name for sheet in sheets for name in pattern.findall(text_of(sheet))}


def literals_in(css: str) -> list[str]:
    values = [TOKEN.sub("", value) for value in VALUE.findall(css)]
    return [found for value in values for found in LITERAL.findall(value)]


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a { color: #fff; }", ["#fff"]),
        ("a { border: 1px solid #241c2e26; }", ["#241c2e26"]),
        ("a { color: rgb(1 2 3); }", ["rgb("]),
        ("a { background: white; }", ["white"]),
        ("a:hover { color: var(--color-red); }", []),
        ("#main { white-space: nowrap; color: currentColor; }", []),
    ],
)
def test_what_a_literal_colour_is(css: str, found: list[str]):
    assert literals_in(css) == found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_is_small_and_takes_its_colours_from_the_tokens(sheet: Path):
    assert len(sheet.read_text().splitlines()) <= MOST_LINES
    if sheet != PALETTE:
        assert literals_in(text_of(sheet)) == []
    if sheet != PURPOSE:
        assert found_in(USED, sheet).isdisjoint(found_in(DEFINED, PALETTE))


def test_a_name_that_is_used_has_a_value():
    ours = [sheet for sheet in SHEETS if sheet.parent.name != "cms"]

    assert found_in(USED, *ours) - found_in(DEFINED, *ours) == FROM_SCRIPT


def test_a_colour_is_in_the_palette_once_and_has_a_purpose():
    names = found_in(DEFINED, PALETTE)
    colours = literals_in(text_of(PALETTE))

    assert len(colours) == len(set(colours)) == len(names)
    assert names == found_in(USED, PURPOSE) & names


def test_every_component_is_joined_once():
    joined = Counter(
        sheet.parent / name
        for sheet in FOLDER.glob("*.css")
        for name in IMPORT.findall(text_of(sheet))
    )

    assert set(joined.values()) == {1}
    assert {sheet for sheet in SHEETS if sheet.parent.name == "components"} <= joined.keys()


@pytest.mark.parametrize("folder", ["templates", "static/js"])
def test_no_colour_is_written_outside_the_style_sheets(folder: str):
    pattern = re.compile(r"(?<!&)#(?:[0-9a-f]{6}|[0-9a-f]{8})\b", re.IGNORECASE)
    files = [file for file in (PROJECT_DIR / folder).rglob("*.*") if file.is_file()]

    assert files
    assert {str(file) for file in files if pattern.search(file.read_text())} == set()


def test_the_frame_of_a_browser_has_a_colour_of_the_palette():
    assert palette("ink") in literals_in(text_of(PALETTE))
    with pytest.raises(KeyError):
        palette("unknown")
