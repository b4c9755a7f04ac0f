"""A site that measures visits, and providers that answer as the real ones do."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page

from ..conftest import PROJECT, STOP_SECONDS, ServedSite
from .providers import MEASUREMENT_ID, Providers

LISTEN = """
import json, sys
for line in sys.stdin:
    exec(json.loads(line), globals())
"""
SET_MEASUREMENT_ID = """
from openhartig.pages.models import SiteSettings
for settings in SiteSettings.objects.all():
    settings.measurement_id = {!r}
    settings.save()
"""


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

    def set_measurement_id(self, measurement_id: str) -> None:
        """Let an editor change the measurement id; empty stops measuring."""
        self.run(SET_MEASUREMENT_ID.format(measurement_id))


@pytest.fixture(scope="package", autouse=True)
def shell(served: ServedSite) -> Iterator[Shell]:
    """A shell in the site, which measures visits as long as the tests of this package run."""
    command = [sys.executable, str(PROJECT / "manage.py"), "shell", "-v0", "-c", LISTEN]
    process = subprocess.Popen(
        command,
        env=served.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    shell = Shell(process)
    try:
        shell.set_measurement_id(MEASUREMENT_ID)
        yield shell
        shell.set_measurement_id("")
    finally:
        process.stdin.close()
        process.wait(timeout=STOP_SECONDS)


@pytest.fixture
def providers(context: BrowserContext, served: ServedSite) -> Providers:
    """What the visitor's browser asked of other hosts; the tests answer in their place."""
    providers = Providers()
    context.route(lambda url: not url.startswith(f"{served.url}/"), providers.answer)
    return providers


@pytest.fixture
def complaints(context: BrowserContext) -> list[str]:
    """What the browser complains of in any tab, such as violations of the policy."""
    complaints = []

    def hear(message) -> None:
        if message.type in {"error", "warning"} and "404" not in message.text:
            complaints.append(message.text)

    context.on("console", hear)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    return complaints


@pytest.fixture
def page(context: BrowserContext, providers: Providers, complaints: list[str]) -> Page:
    """A page in view, whose providers are ready to answer, and that scrolls without a motion."""
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.bring_to_front()
    return page
