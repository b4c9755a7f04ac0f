import pytest

from openhartig.cookies.models import CookieText
from openhartig.pages.models import SiteSettings


@pytest.fixture
def settings_of_site(site) -> SiteSettings:
    """The settings of a site that measures visits, so that all three services are asked for."""
    settings = SiteSettings.for_site(site.record)
    settings.measurement_id = "G-TEST12345"
    settings.save()
    settings.refresh_from_db()
    return settings


@pytest.fixture
def text(settings_of_site) -> CookieText:
    """What visitors read now."""
    return settings_of_site.cookie_text
