"""Where words of a story, and the name of its teller, are found on the rest of the site."""

import json
from collections.abc import Callable

import pytest
from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Comment

from openhartig.media.models import SiteDocument
from openhartig.pages.models import BasePage, SiteSettings
from stories.conversation.models import Conversation
from stories.models import StoryPage
from stories.withdrawal.elsewhere import places
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.holdings import Holdings
from stories.withdrawal.models import Leftover
from tests.factories import (
    HelplineFactory,
    ImageFactory,
    PartnerFactory,
    StoryPageFactory,
    TellerFactory,
    ThemeFactory,
    Tree,
    UserFactory,
)
from tests.stories.desk.makers import make_submission

pytestmark = pytest.mark.slow

NAME = "Zwerfkraai"
QUOTE = "Ik telde elke nacht de lantaarns in onze straat."


@pytest.fixture
def story(site: Tree) -> StoryPage:
    """The story of somebody with a name, who was quoted."""
    return StoryPageFactory(
        title="De lantaarns",
        display_name=NAME,
        body=[{"type": "text", "value": f"<p>Het was stil. <b>{QUOTE}</b> Toen kwam jij.</p>"}],
    )


def found(story: StoryPage) -> list[tuple[Model, bool]]:
    return [
        (place.item, place.where == Leftover.Where.EARLIER) for place in places(Holdings(story.key))
    ]


def base(page: BasePage) -> BasePage:
    return BasePage.objects.get(pk=page.pk)


def quote_block(text: str, attribution: str = "") -> list[dict]:
    return [{"type": "quote", "value": {"text": text, "attribution": attribution}}]


def published(site: Tree, **fields) -> BasePage:
    for name, value in fields.items():
        setattr(site.plain, name, value)
    site.plain.save_revision().publish()
    return base(site.plain)


def in_quote(site: Tree) -> Model:
    return published(site, body=quote_block("elke nacht de lantaarns in onze straat"))


def in_attribution(site: Tree) -> Model:
    return published(site, body=quote_block("Het hielp mij.", f"{NAME}, Venlo"))


def in_words_of_a_link(site: Tree) -> Model:
    link = f'<p>Lees <a href="https://krant.example/">hoe {NAME} het vertelt</a>.</p>'
    return published(site, body=[{"type": "text", "value": link}])


def in_introduction(site: Tree) -> Model:
    return published(site, introduction=f"“{QUOTE}”")


def in_alt_text(site: Tree) -> Model:
    image = {"image": ImageFactory().pk, "alt_text": f"{NAME} lacht", "decorative": False}
    value = {"image": image, "caption": ""}
    return published(site, body=[{"type": "image", "value": value}])


def in_caption(site: Tree) -> Model:
    image = {"image": ImageFactory().pk, "alt_text": "Een brug", "decorative": False}
    value = {"image": image, "caption": f"Foto: {NAME}"}
    return published(site, body=[{"type": "image", "value": value}])


def in_search_description(site: Tree) -> Model:
    return published(site, search_description=f"Met {NAME}.")


def in_draft(site: Tree) -> Model:
    site.plain.introduction = QUOTE
    site.plain.save_revision()
    return base(site.plain)


def in_comment(site: Tree) -> Model:
    Comment.objects.create(
        page=site.plain, user=UserFactory(), text=f"Mag {NAME} erbij?", contentpath="title"
    )
    return base(site.plain)


def in_the_story_of_another(site: Tree) -> Model:
    text = f"<p>Mijn broer {NAME} vroeg het mij.</p>"
    return base(StoryPageFactory(body=[{"type": "text", "value": text}]))


def in_a_made_up_story(site: Tree) -> Model:
    body = [{"type": "text", "value": f"<p>{QUOTE}</p>"}]
    return base(StoryPageFactory(is_example=True, body=body))


def in_settings(site: Tree) -> Model:
    settings = SiteSettings.for_site(site.record)
    settings.footer_text = f"<p>{QUOTE}</p>"
    settings.save()
    return settings


def in_theme(site: Tree) -> Model:
    return ThemeFactory(name=f"Zoals {NAME}")


def in_helpline(site: Tree) -> Model:
    return HelplineFactory(name=f"De lijn van {NAME}")


def in_partner(site: Tree) -> Model:
    return PartnerFactory(name=f"Stichting {NAME}")


def in_title_of_a_picture(site: Tree) -> Model:
    return ImageFactory(title=f"Portret {NAME}")


def in_title_of_a_document(site: Tree) -> Model:
    return SiteDocument.objects.create(title=f"Interview {NAME}", file="documents/x.pdf")


def in_collection(site: Tree) -> Model:
    return Collection.get_first_root_node().add_child(name=f"Foto’s {NAME}")


def in_redirect(site: Tree) -> Model:
    return Redirect.objects.create(old_path=f"/{NAME}", redirect_link="https://example.org/")


ROADS = [
    in_quote,
    in_attribution,
    in_words_of_a_link,
    in_introduction,
    in_alt_text,
    in_caption,
    in_search_description,
    in_draft,
    in_comment,
    in_the_story_of_another,
    in_a_made_up_story,
    in_settings,
    in_theme,
    in_helpline,
    in_partner,
    in_title_of_a_picture,
    in_title_of_a_document,
    in_collection,
    in_redirect,
]


@pytest.mark.parametrize("plant", ROADS, ids=lambda plant: plant.__name__)
def test_words_are_found_wherever_editors_write(
    story: StoryPage, site: Tree, plant: Callable[[Tree], Model]
):
    place = plant(site)

    assert found(story) == [(place, False)]


@pytest.mark.parametrize("plant", ROADS, ids=lambda plant: plant.__name__)
def test_the_place_is_remembered_without_the_words(
    story: StoryPage, site: Tree, plant: Callable[[Tree], Model]
):
    place = plant(site)

    receipt = withdraw(story.key)

    leftover = Leftover.objects.get(kind=Leftover.Kind.WORDS)
    assert leftover.item == place
    assert any("Eén andere plek op de site" in line for line in receipt.unreachable)
    row = json.dumps(Leftover.objects.filter(pk=leftover.pk).values()[0], default=str)
    assert NAME not in row
    assert "lantaarns" not in row


def test_in_an_earlier_version_only(story: StoryPage, site: Tree):
    site.plain.introduction = QUOTE
    site.plain.save_revision().publish()
    site.plain.introduction = ""
    site.plain.save_revision().publish()

    assert found(story) == [(base(site.plain), True)]


def test_what_only_an_earlier_version_of_the_story_said(story: StoryPage, site: Tree):
    story.introduction = "Mijn oma leerde mij toen fietsen op het kerkplein."
    story.save_revision()
    story.introduction = ""
    story.save_revision()
    site.plain.introduction = "Wie leerde jou fietsen op het kerkplein?"
    site.plain.save_revision().publish()

    assert found(story) == []  # four words in a row are chance

    site.plain.introduction = "Zij schrijft: mijn oma leerde mij toen fietsen."
    site.plain.save_revision().publish()
    assert found(story) == [(base(site.plain), False)]


def test_what_was_sent_and_never_became_a_page(site: Tree):
    teller = make_submission(text=QUOTE, display_name=NAME).teller
    site.plain.introduction = f"{NAME}: {QUOTE}"
    site.plain.save_revision().publish()
    assert [place.item for place in places(Holdings(teller.key))] == [base(site.plain)]

    teller.conversation.set_status(Conversation.Status.UNFINISHED)
    assert places(Holdings(teller.key)) == []


@pytest.mark.parametrize("field", ["name", "display_name"])
def test_a_name_that_is_not_public(site: Tree, field: str):
    teller = TellerFactory(name=f"Mieke {NAME}")
    make_submission(teller=teller, display_name=f"Miek {NAME}", is_anonymous=True)
    names = {"name": f"mieke {NAME}", "display_name": f"Miek {NAME.upper()}"}
    site.plain.introduction = f"Met dank aan {names[field]}."
    site.plain.save_revision().publish()

    assert [place.item for place in places(Holdings(teller.key))] == [base(site.plain)]


def test_a_site_that_says_nothing_of_the_story(story: StoryPage, site: Tree):
    UserFactory(first_name=NAME)  # an editor with the same name is no place

    assert found(story) == []
    assert not any("andere plek" in line for line in withdraw(story.key).unreachable)
    assert not Leftover.objects.exists()


def test_links_to_the_story_are_mended_and_no_place_to_look_at(story: StoryPage, site: Tree):
    link = f'<p><a linktype="page" id="{story.pk}">Lees wat {NAME} zegt</a></p>'
    site.plain.body = [{"type": "text", "value": link}]
    site.plain.save_revision().publish()
    assert found(story) == [(base(site.plain), False)]

    withdraw(story.key)

    assert not Leftover.objects.exists()
