"""A site that measures visits, and providers that answer as the real ones do."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from ..conftest import ServedSite, Shell
from .providers import MEASUREMENT_ID, Providers

SET_MEASUREMENT_ID = """
from openhartig.pages.models import SiteSettings
for settings in SiteSettings.objects.all():
    settings.measurement_id = {!r}
    settings.save()
"""


def set_measurement_id(shell: Shell, measurement_id: str) -> None:
    """Let an editor change the measurement id; empty stops measuring."""
    shell.run(SET_MEASUREMENT_ID.format(measurement_id))


@pytest.fixture(scope="package", autouse=True)
def _measuring(shell: Shell) -> Iterator[None]:
    """The site measures visits as long as the tests of this package run."""
    set_measurement_id(shell, MEASUREMENT_ID)
    yield
    set_measurement_id(shell, "")


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
