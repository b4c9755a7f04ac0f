"""The first start of the site, once in a run of the tests: what follows serves copies of it."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.openhartig.operations.processes import serve


@dataclass(frozen=True)
class FirstStart:
    """A site after its first start. It is stopped, and nobody changes it.

    Attributes:
        data_dir: its data folder.
        printed: what `serve` wrote until the site answered.
        seconds: how long that took.
    """

    data_dir: Path
    printed: str
    seconds: float

    def copied_to(self, data_dir: Path) -> Path:
        """Copy the data folder, and return where the copy is."""
        return shutil.copytree(self.data_dir, data_dir, symlinks=True)

    def account(self) -> tuple[str, str]:
        """Return the name and the password of the first account, as they were printed."""
        name = re.search(r"^Name: +(\S+)$", self.printed, re.MULTILINE)[1]
        return name, re.search(r"^Password: +(\S+)$", self.printed, re.MULTILINE)[1]


def start_for_the_first_time(folder: Path) -> None:
    """Serve an empty data folder in a folder, and keep there what it printed."""
    folder.mkdir()
    with serve(folder / "var") as server:
        told = {"printed": server.printed, "seconds": server.seconds}
    (folder / "told.json").write_text(json.dumps(told))


def first_start_in(folder: Path) -> FirstStart:
    """Return what `start_for_the_first_time` left in a folder."""
    return FirstStart(folder / "var", **json.loads((folder / "told.json").read_text()))
