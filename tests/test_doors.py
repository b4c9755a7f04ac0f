"""The table of doors in docs/architecture.md is complete, and says where a room stands."""

import re
from functools import cache
from pathlib import Path

import wagtail

from openhartig.settings import PROJECT_DIR

ROW = re.compile(r"^\| `(\w+)` \| .+ \| (`\w+.+`) \|$", re.MULTILINE)
ANSWERED = re.compile(r'''(?:hooks\.register\(\s*|menu_hook = )"(\w+)"''')
ASKED = re.compile(r'''(?:\banswers\(|_tables_named\(|register_hook_name=)"(\w+)"''')
ROOMS = ("openhartig", "stories", "campaign")


def files_of(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*.py")) if "migrations" not in file.parts]


@cache
def text_of_wagtail() -> str:
    folder = Path(wagtail.__file__).parent
    files = [*files_of(folder), *folder.rglob("templates/**/*.html")]
    return "".join(file.read_text() for file in files)


def is_of_wagtail(name: str) -> bool:
    return f'"{name}"' in text_of_wagtail() or f"'{name}'" in text_of_wagtail()


def doors() -> dict[str, str]:
    """Return the file that the table gives for each door."""
    text = (PROJECT_DIR / "docs/architecture.md").read_text()
    return dict(ROW.findall(text.split("\n## Doors\n")[1].split("\n## ")[0]))


def found(pattern: re.Pattern) -> dict[str, set[Path]]:
    """Return where our code answers or asks by each hook that is not Wagtail's."""
    places: dict[str, set[Path]] = {}
    for file in (file for room in ROOMS for file in files_of(PROJECT_DIR / room)):
        for name in pattern.findall(file.read_text()):
            places.setdefault(name, set()).add(file)
    return {name: files for name, files in places.items() if not is_of_wagtail(name)}


def test_the_table_has_every_door_and_no_other():
    assert set(found(ANSWERED)) == set(found(ASKED)) == set(doors())


def test_every_room_stands_where_the_table_says():
    elsewhere = {
        (name, str(file.relative_to(PROJECT_DIR)))
        for name, files in found(ANSWERED).items()
        for file in files
        if f"`{file.name}`" not in doors()[name] and f"`{file.parent.name}/`" not in doors()[name]
    }
    assert elsewhere == set()
