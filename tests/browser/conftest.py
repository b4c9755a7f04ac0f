"""A real Chromium in front of the real `manage.py serve`, on an empty data folder."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS = 240
STOP_SECONDS = 60
MUNICIPAL_EDITOR = "gemeente-weert"
PASSWORD = "alleen-in-deze-test-1"
HOST = "limburg-openhartig.test"  # another name for the site, of which no browser knows anything
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
QUIET += [f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
expect.set_options(timeout=30_000)  # milliseconds: enough for a slow machine under load

MAKE_MUNICIPAL_EDITOR = f"""
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
user = get_user_model().objects.create_user({MUNICIPAL_EDITOR!r}, password={PASSWORD!r})
user.groups.add(Group.objects.get(name="Gemeenteredactie"))
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


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
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def served(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"SITE_URL", "DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"}
    } | {"DATA_DIR": str(tmp_path_factory.mktemp("site") / "var"), "ALLOWED_HOSTS": HOST}
    manage = [sys.executable, str(PROJECT / "manage.py")]
    output = tmp_path_factory.mktemp("output") / "serve.txt"
    with output.open("w") as file:
        process = subprocess.Popen(
            [*manage, "serve", "--bind", address], env=environment, stdout=file, stderr=file
        )
    try:
        wait_for(f"http://{address}/", process, output)
        subprocess.run(
            [*manage, "shell", "-v0", "-c", MAKE_MUNICIPAL_EDITOR], env=environment, check=True
        )
        printed = output.read_text()
        editor = re.search(r"(?i)^\W*(?:user|name)\w*:\s*(\S+)$", printed, re.MULTILINE)
        password = re.search(r"(?i)^\W*password:\s*(\S+)$", printed, re.MULTILINE)
        yield ServedSite(f"http://{address}", editor[1], password[1], environment)
    finally:
        process.terminate()
        process.wait(timeout=STOP_SECONDS)


def wait_for(url: str, process: subprocess.Popen, output: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urlopen(url, timeout=5).close()
        except (URLError, OSError):
            time.sleep(0.3)
        else:
            return
    pytest.fail(f"The site did not start:\n{output.read_text()}")


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
