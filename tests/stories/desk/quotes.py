"""A story whose words somebody put on another page as well."""

from campaign.home.models import PlainPage
from openhartig.pages.models import BasePage
from stories.consent.models import Teller
from stories.models import StoryPage
from tests.factories import Tree

from .makers import make_page, text

NAME = "Zwerfkraai"
QUOTE = "Ik telde elke nacht de lantaarns in onze straat."
ASK = "Vraag de redactie om dit te veranderen."


def make_quoted_story(teller: Teller) -> StoryPage:
    return make_page(teller, display_name=NAME, body=text(QUOTE))


def publish(page: BasePage) -> None:
    page.save_revision().publish()


def write(page: BasePage, introduction: str) -> BasePage:
    page.introduction = introduction
    return page


def quote_on_site(site: Tree) -> PlainPage:
    publish(write(site.plain, NAME))
    return site.plain


def quote_on_unpublished_page(site: Tree) -> PlainPage:
    publish(write(site.plain, NAME))
    site.plain.unpublish()
    return PlainPage.objects.get(pk=site.plain.pk)
