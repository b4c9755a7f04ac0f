"""Pages of all types in one query, as lists and search use them."""

from django.contrib.contenttypes.models import ContentType

from campaign.policy.models import AmbitionPage
from openhartig.pages.models import BasePage
from stories.models import StoryPage
from tests.factories import ImageFactory, MunicipalityFactory, StoryPageFactory


def test_pages_of_all_types_come_in_one_query(site, django_assert_num_queries):
    StoryPageFactory(
        photo=ImageFactory(), photo_decorative=True, municipality=MunicipalityFactory()
    )

    with django_assert_num_queries(1):
        pages = BasePage.objects.filter(depth__gt=1).order_by("path").details()
        shown = [
            (page.title, page.introduction, getattr(page, "body", None), getattr(page, "goal", ""))
            for page in pages
        ]

    assert {type(page) for page in pages} == {type(page) for page in site.pages}
    assert len(shown) == len(site.pages) + 1


def test_what_a_page_is_always_shown_with_comes_along(site, django_assert_num_queries):
    place = MunicipalityFactory()
    story = StoryPageFactory(photo=ImageFactory(), photo_decorative=True, municipality=place)

    period = site.ambition.period
    pages = BasePage.objects.filter(pk__in=[story.pk, site.ambition.pk])

    with django_assert_num_queries(1):
        found = {type(page): page for page in pages.details()}
        assert found[StoryPage].municipality == place
        assert found[StoryPage].photo == story.photo
        assert found[AmbitionPage].period == period


def test_a_page_of_its_own_type_is_itself(site, django_assert_num_queries):
    ContentType.objects.get_for_id(site.story.content_type_id)  # a process asks for each once
    with django_assert_num_queries(0):
        assert site.story.details is site.story


def test_the_root_of_the_tree_has_no_other_type(site):
    root = BasePage.get_first_root_node()

    assert root.details is root
