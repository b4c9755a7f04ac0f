"""The first start of the site, once in a run of the tests: what follows serves copies of it."""

import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.openhartig.operations.processes import Server, serve


@dataclass(frozen=True)
class Start:
    """One start of a site.

    Attributes:
        printed: what `serve` wrote until the site answered.
        seconds: how long that took.
        status: of the answer to somebody who visited the home page.
    """

    printed: str
    seconds: float
    status: int


@dataclass(frozen=True)
class FirstStart:
    """A site after its first start. It is stopped, and nobody changes it.

    Attributes:
        data_dir: its data folder.
        starts: two starts at the same moment.
    """

    data_dir: Path
    starts: list[Start]

    @property
    def of_who_set_up(self) -> Start:
        """The start that did not wait for the other."""
        return next(start for start in self.starts if "Password" in start.printed)

    def copied_to(self, data_dir: Path) -> Path:
        """Copy the data folder, and return where the copy is."""
        return shutil.copytree(self.data_dir, data_dir, symlinks=True)

    def account(self) -> tuple[str, str]:
        """Return the name and the password of the first account, as they were printed."""
        printed = self.of_who_set_up.printed
        name = re.search(r"^Name: +(\S+)$", printed, re.MULTILINE)[1]
        return name, re.search(r"^Password: +(\S+)$", printed, re.MULTILINE)[1]


def start_for_the_first_time(folder: Path) -> None:
    """Serve an empty data folder in a folder, twice at once, and keep there what came of it."""
    folder.mkdir()
    starts = start_together([{"DATA_DIR": str(folder / "var")}] * 2)
    (folder / "told.json").write_text(json.dumps([asdict(start) for start in starts]))


def first_start_in(folder: Path) -> FirstStart:
    """Return what `start_for_the_first_time` left in a folder."""
    told = json.loads((folder / "told.json").read_text())
    return FirstStart(folder / "var", [Start(**start) for start in told])


def start_together(configurations: list[dict[str, str]]) -> list[Start]:
    """Let sites start at the same moment, visit each, and stop them.

    Args:
        configurations: the variables of each.
    """

    def start(variables: dict[str, str]) -> tuple[Server, int]:
        others = {name: value for name, value in variables.items() if name != "DATA_DIR"}
        server = stack.enter_context(serve(Path(variables["DATA_DIR"]), untold=True, **others))
        return server, server.ask("/")[0].status

    with ExitStack() as stack, ThreadPoolExecutor() as pool:
        served = list(pool.map(start, configurations))
    return [Start(server.printed, server.seconds, status) for server, status in served]
