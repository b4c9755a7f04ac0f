import pytest
from wagtail.models import get_page_models

from campaign.home.models import HomePage
from openhartig.pages.models import BasePage
from stories.models import StoryPage
from tests import factories
from tests.factories import PageFactory


def page_types() -> list[type[BasePage]]:
    """Return the page types that editors can choose from."""
    return [model for model in get_page_models() if model is not BasePage]


def test_the_site_has_page_types():
    assert {HomePage, StoryPage} < set(page_types())


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_every_page_type_has_a_factory(model):
    factory = getattr(factories, f"{model.__name__}Factory")

    assert issubclass(factory, PageFactory)
    assert factory._meta.model is model


def test_the_small_site_has_a_valid_live_page_of_every_type(site):
    assert {type(page) for page in site.pages} == set(page_types())
    for page in site.pages:
        page.full_clean()
        assert page.live
