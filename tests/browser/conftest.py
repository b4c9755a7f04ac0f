"""A real Chromium in front of the real `manage.py serve`, on a copy of a site of one start old."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from openhartig.settings import PROJECT_DIR
from tests.first_start import FirstStart
from tests.openhartig.operations.processes import environment_of, serve

from .looking import ENGINES, looking_at

STOP_SECONDS = 60
HOST = "limburg-openhartig.test"  # another name for the site, of which no browser knows anything
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
QUIET += [f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
LISTEN = """
import json, sys
for line in sys.stdin:
    exec(json.loads(line), globals())
"""
OPENED_BEFORE = """
from time import time
from unittest.mock import patch
from django.urls import reverse
from stories.submission.tickets import new_ticket
with patch("time.time", return_value=time() - 60):
    answer(reverse("share_first", args=[new_ticket()]))
"""
WITHDRAW_ALL = """
from stories.consent.models import Teller
from stories.withdrawal.erasure import withdraw
for teller in Teller.objects.all():
    withdraw(teller.key, tell=False)
"""
PATIENCE = 120_000  # milliseconds: no machine is so slow that a test fails for it
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)


@dataclass(frozen=True)
class ServedSite:
    """A site that runs as the README says.

    Attributes:
        url: its address, without a slash at the end.
        editor, password: the first account, as the command printed them.
        environment: the variables it runs with, for another `manage.py` on the same data.
    """

    url: str
    editor: str
    password: str
    environment: dict[str, str]


@pytest.fixture(scope="package")
def chromium_path() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path:
        return path
    message = "Chromium is not installed: browser tests need it (Debian: apt install chromium)"
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=QUIET)
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def served(
    chromium_path: str, first_start: FirstStart, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedSite]:
    data_dir = first_start.copied_to(tmp_path_factory.mktemp("site") / "var")
    variables = {"DATA_DIR": str(data_dir), "ALLOWED_HOSTS": HOST}
    with serve(data_dir, ALLOWED_HOSTS=HOST, WEB_CONCURRENCY="2") as server:
        address = f"http://127.0.0.1:{server.port}"
        yield ServedSite(address, *first_start.account(), environment_of(variables))


@dataclass
class Shell:
    """A `manage.py shell` on the data of the served site that stays open: starting one is slow."""

    process: subprocess.Popen

    def run(self, code: str) -> object:
        """Run Python code in the site.

        Args:
            code: may call `answer(value)` once, with something that JSON can hold.

        Returns:
            The answer, or None.
        """
        prelude = "answers = []\nanswer = answers.append\n"
        report = "\nprint(json.dumps(answers[-1:]), flush=True)"
        self.process.stdin.write(json.dumps(prelude + code + report) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            pytest.fail("The code for the site failed; its message is above.")
        answers = json.loads(line)
        return answers[0] if answers else None


@pytest.fixture
def nobody_came_before(served: ServedSite) -> None:
    """Let the site forget how often anybody began with the form."""
    shutil.rmtree(Path(served.environment["DATA_DIR"]) / "cache", ignore_errors=True)


@pytest.fixture(scope="package")
def shell(served: ServedSite) -> Iterator[Shell]:
    """A shell in the site."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-v0", "-c", LISTEN],
        cwd=PROJECT_DIR,
        env=served.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield Shell(process)
    process.stdin.close()
    process.wait(timeout=STOP_SECONDS)


@pytest.fixture
def leaves_no_story(shell: Shell) -> Iterator[None]:
    """Withdraw the stories that a test put on the site, which other tests look at too."""
    yield
    shell.run(WITHDRAW_ALL)


@pytest.fixture
def form(shell: Shell) -> str:
    """The address of a form that somebody opened a minute ago: nobody fills it in so fast."""
    return shell.run(OPENED_BEFORE)


# A page that draws nothing may never be told that it is idle: half a second is enough
IDLE = """async () => {
  await document.fonts.ready;
  await new Promise((done) => requestIdleCallback(done, { timeout: 500 }));
}"""


def follow(target: Locator) -> None:
    """Click what leads to another page, and wait until that page has loaded.

    A form that comes back with mistakes is another page as well.
    """
    with target.page.expect_navigation():
        target.click()


def wait_until_idle(page: Page) -> None:
    """Wait until a page has loaded, with its fonts, and its scripts have nothing left to do."""
    page.wait_for_load_state()
    page.evaluate(IDLE)


def wait_until_quiet(page: Page) -> None:
    """Wait until nothing comes over the network any more: what a page costs, or does not ask."""
    page.wait_for_load_state("networkidle")


@dataclass
class Watch:
    """What a page did that a visitor would not want.

    Attributes:
        host: the host of the site itself.
        complaints: messages of the browser, such as violations of the policy.
        strangers: addresses on other hosts that were asked for anything.
        requests: how many requests were made.
    """

    host: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    requests: int = 0

    def follow(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfinished", self._count)
        page.on("request", self._check_host)

    def _hear(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _check_host(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.netloc != self.host:
            self.strangers.append(request.url)

    def _count(self, request) -> None:
        self.requests += 1


@pytest.fixture
def watch(served: ServedSite) -> Watch:
    return Watch(urlsplit(served.url).netloc)


@pytest.fixture
def context(browser: Browser, served: ServedSite, request) -> Iterator[BrowserContext]:
    """A fresh visitor; `@pytest.mark.parametrize("context", [{...}], indirect=True)` for others."""
    options = {"viewport": {"width": 390, "height": 844}, "locale": "nl-NL"}
    context = browser.new_context(base_url=served.url, **(options | getattr(request, "param", {})))
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    page = context.new_page()
    watch.follow(page)
    return page


@pytest.fixture(params=["axe", pytest.param("html_codesniffer", marks=pytest.mark.nightly)])
def look(page: Page, request) -> Callable[[], None]:
    """A function that expects no fault in what the page shows now."""
    return looking_at(page, ENGINES[request.param])
