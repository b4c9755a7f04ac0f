"""Measures what readers notice of editors whose browsers save by themselves while they type."""

import os
import random
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from tests.benchmarks.growing import own_database
from tests.benchmarks.load import HEADERS
from tests.benchmarks.tables import Waiting, editing_table
from tests.html import read_html
from tests.openhartig.operations.processes import Server, run_manage, serve

READERS, EDITORS = 100, 5
SAVES_EVERY = 15.0  # seconds, as WAGTAIL_AUTOSAVE_INTERVAL says
READS_EVERY = 1.0  # seconds on average, for each reader
PASSWORD = "only for a benchmark"
MAKE_EDITORS = f"""
from openhartig.users.models import User
from stories.models import StoryPage
for number in range({EDITORS}):
    User.objects.create_superuser(f"editor-{{number}}", password={PASSWORD!r})
print(*StoryPage.objects.order_by("pk").values_list("pk", flat=True)[:{EDITORS}])
"""
ADDRESSES = ("/", "/verhalen/", "/verhalen/?vorm=tekst", "/hulp/", "/ambities/", "/in-de-praktijk/")


class Editor:
    """Somebody who types in a story that is public.

    Attributes:
        saves: how often the browser saved.
    """

    def __init__(self, server: Server, number: int, page: str) -> None:
        self.port = server.port
        self.cookies: dict[str, str] = {}
        self.saves = 0
        self.address = f"/beheer/pages/{page}/edit/"
        self.ask("/beheer/login/")
        self.ask("/beheer/login/", username=f"editor-{number}", password=PASSWORD)
        self.form = _fields(self.ask(self.address)) | {"body-count": "0"}

    def ask(self, address: str, **form: str | list[str]) -> str:
        """Ask for an address, or send a form, as a browser would."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Sec-Fetch-Site": "same-origin"}
        body = None
        if form:
            form["csrfmiddlewaretoken"] = self.cookies["csrftoken"]
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            headers |= {"Accept": "application/json"} if address == self.address else {}
            body = urlencode(form, doseq=True)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("POST" if form else "GET", address, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{address}: {answer.status}")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, value = re.match(r"([^=]+)=([^;]*)", cookie).groups()
            self.cookies[name] = value
        return text

    def save(self) -> None:
        """Send the form as the script does, over the version that it saved before."""
        self.saves += 1
        self.form["introduction"] = f"Verzonnen inleiding, versie {self.saves}."
        answer = self.ask(self.address, **self.form)
        self.form["overwrite_revision_id"] = re.search(r'"revision_id": "?(\d+)', answer)[1]


def _fields(html: str) -> dict[str, list[str]]:
    """Return what a browser would send of the form of a page, but for its blocks."""
    fields: dict[str, list[str]] = {}
    for field in read_html(html).one("form", id="page-edit-form").find():
        if field.tag == "textarea":
            values = ["".join(field.content)]
        elif field.tag == "select":
            values = [option["value"] for option in field.find("option", selected="")]
        elif field.get("type") in {"checkbox", "radio"}:
            values = [field["value"]] if "checked" in field.attributes else []
        else:
            values = [field.get("value")] if field.tag == "input" else []
        if values and field.get("name"):
            fields.setdefault(field["name"], []).extend(values)
    return fields


def measure_editing(folder: Path, seconds: float) -> None:
    """Print how long readers wait without editors and with them, on each database."""
    url = os.environ.get("DATABASE_URL", "")
    with ExitStack() as stack:
        sites = {"SQLite": {}}
        if url.startswith("postgres"):
            sites["PostgreSQL"] = {"DATABASE_URL": stack.enter_context(own_database(url, 0))}
        waiting = {
            name: _measure(folder / f"editing_{name.lower()}", seconds, variables)
            for name, variables in sites.items()
        }
    print(f"{editing_table(READERS, EDITORS, SAVES_EVERY, waiting)}\n", flush=True)


def _measure(data_dir: Path, seconds: float, variables: dict[str, str]) -> list[Waiting]:
    with serve(data_dir, WEB_CONCURRENCY="2", **variables) as server:
        made = run_manage(
            "shell", "-v0", "-c", MAKE_EDITORS, DATA_DIR=str(data_dir), **variables
        ).stdout
        editors = [Editor(server, *each) for each in enumerate(made.split())]
        _read(server, 5)
        alone = _read(server, seconds)
        with _typing(editors):
            together = _read(server, seconds)
    return [Waiting(alone, 0), Waiting(together, sum(editor.saves for editor in editors))]


@contextmanager
def _typing(editors: list[Editor]) -> Iterator[None]:
    """Let the browsers of editors save one after the other, each in its own rhythm."""
    over = threading.Event()

    def type_on(editor: Editor, wait: float) -> None:
        while not over.wait(wait):
            editor.save()
            wait = SAVES_EVERY

    with ThreadPoolExecutor(len(editors)) as pool:
        waits = [number * SAVES_EVERY / len(editors) for number in range(len(editors))]
        typing = pool.map(type_on, editors, waits)
        yield
        over.set()
        list(typing)  # raises what went wrong


def _read(server: Server, seconds: float) -> list[float]:
    """Let readers go from page to page; return the hundredths of how long they waited, in ms."""
    times: list[float] = []
    end = time.monotonic() + seconds

    def read(number: int) -> None:
        chance = random.Random(number)
        connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
        time.sleep(chance.uniform(0, READS_EVERY))
        while time.monotonic() < end:
            start = time.perf_counter()
            connection.request("GET", chance.choice(ADDRESSES), headers=HEADERS)
            connection.getresponse().read()
            times.append((time.perf_counter() - start) * 1000)
            time.sleep(chance.uniform(0, 2 * READS_EVERY))
        connection.close()

    threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return quantiles(times, n=100)
