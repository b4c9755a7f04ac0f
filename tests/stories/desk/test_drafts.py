import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from openhartig.users.models import User
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation
from stories.desk.drafts import paragraphs
from stories.follow_up.models import AfterCare
from stories.models import Perspective, StoryPage
from tests.factories import TellerFactory

from .makers import make_page, make_submission
from .screens import act, address, show


def draft_of(teller: Teller) -> StoryPage:
    return StoryPage.objects.get(key=teller.key)


def test_a_draft_has_what_was_sent(cms: Client, teller: Teller, coordinator: User):
    response = cms.post(address("draft", teller))
    story = draft_of(teller)
    edit_page = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert (response.status_code, response["Location"]) == (303, edit_page)
    assert cms.get(edit_page).status_code == 200

    assert not story.live
    assert story.owner == coordinator
    assert story.title == f"Verhaal {teller.reference}"
    assert story.slug == f"verhaal-{teller.reference.lower()}"
    version = story.get_latest_revision_as_object()
    for page in (story, version):
        assert page.display_name == "Mieke"
        assert page.municipality.name == "Venlo"
        assert page.perspective == Perspective.RELATIVE
        assert page.content_notes == ["loss"]
        assert [theme.name for theme in page.themes.all()] == ["Verlies"]
        (block,) = page.body
        assert block.block_type == "text"
        assert block.value.source == (
            "<p>Het begon op een dinsdag.</p>"
            "<p>Toen hielp mijn buurvrouw.<br/>Zij bleef vragen.</p>"
        )
    teller.refresh_from_db()
    assert teller.conversation.status == Conversation.Status.ACCEPTED
    assert AfterCare.objects.get(teller=teller).moment == AfterCare.Moment.BEFORE


def test_nothing_on_the_page_leads_to_the_person(cms: Client, teller: Teller):
    cms.post(address("draft", teller))
    story = draft_of(teller)
    texts = [str(story.serializable_data()), *map(str, story.revisions.values_list("content"))]
    entries = PageLogEntry.objects.filter(page=story)
    texts += [f"{entry.label} {entry.data}" for entry in entries]
    assert entries.exists()
    for text in texts:
        for secret in ("Contactnaam", "contact.example", "1234 5678"):
            assert secret not in text


@pytest.mark.parametrize(
    ("granted", "fields", "name", "place"),
    [
        ({Use.SITE_TEXT}, {}, "", None),
        ({Use.SITE_TEXT, Use.NAME}, {}, "Mieke", None),
        ({Use.SITE_TEXT, Use.NAME}, {"is_anonymous": True}, "", None),
        ({Use.SITE_TEXT, Use.MUNICIPALITY}, {}, "", "Venlo"),
    ],
)
def test_name_and_place_stand_there_only_when_they_may(
    cms: Client, granted: set[Use], fields: dict, name: str, place: str | None
):
    teller = make_submission(teller=TellerFactory(granted=granted), **fields).teller
    cms.post(address("draft", teller))
    story = draft_of(teller)
    assert story.display_name == name
    assert (story.municipality.name if story.municipality else None) == place


def test_a_second_click_opens_the_same_draft(cms: Client, teller: Teller):
    cms.post(address("draft", teller))
    story = draft_of(teller)
    response = cms.post(address("draft", teller))
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert StoryPage.objects.filter(key=teller.key).count() == 1
    assert story.revisions.count() == 1
    assert "Maak concept" not in show(cms, "teller", teller)


def test_a_story_without_a_form_starts_empty(cms: Client):
    teller = TellerFactory(origin=Teller.Origin.INTERVIEW)
    cms.post(address("draft", teller))
    assert len(draft_of(teller).body) == 0


def test_a_story_that_was_refused_can_be_taken_up_again(cms: Client, teller: Teller):
    teller.conversation.set_status(Conversation.Status.DECLINED)
    cms.post(address("draft", teller))
    teller.refresh_from_db()
    assert teller.conversation.status == Conversation.Status.ACCEPTED


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Eén.\r\n\r\nTwee.", "<p>Eén.</p><p>Twee.</p>"),
        ("Eén.\n \n\n\nTwee.\n", "<p>Eén.</p><p>Twee.</p>"),
        ("Eén\nTwee", "<p>Eén<br/>Twee</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ('A & B <a href="x">', "<p>A &amp; B &lt;a href=&quot;x&quot;&gt;</p>"),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_plain_text_becomes_paragraphs(typed: str, html: str):
    assert paragraphs(typed) == html


def test_a_draft_of_an_editor_can_be_linked(cms: Client, coordinator: User):
    teller = TellerFactory(origin=Teller.Origin.INTERVIEW, granted={Use.SITE_TEXT})
    other = make_page(TellerFactory())
    free = make_page(Teller(), title="Uit een gesprek")
    html = show(cms, "link_draft", teller)
    assert "Uit een gesprek" in html
    assert other.title not in html

    cms.get(address("teller", teller))
    act(cms, "link_draft", teller, story=free.pk)
    teller.refresh_from_db()
    assert teller.key == free.key
    assert teller.conversation.status == Conversation.Status.ACCEPTED
    html = cms.get(reverse("desk_reading_log")).content.decode()
    assert teller.reference in html


def test_a_draft_with_a_teller_cannot_be_linked(cms: Client, coordinator: User):
    teller = TellerFactory(origin=Teller.Origin.INTERVIEW)
    other = make_page(TellerFactory())
    response = act(cms, "link_draft", teller, story=other.pk)
    assert response.status_code == 422
    assert Teller.objects.get(pk=teller.pk).key == teller.key


def test_a_teller_with_a_page_cannot_be_linked(cms: Client, teller: Teller, draft: StoryPage):
    free = make_page(Teller(), title="Uit een gesprek", slug="gesprek")
    response = act(cms, "link_draft", teller, story=free.pk)
    assert response.status_code == 422
    assert "al een pagina" in response.content.decode()


def test_consent_that_changes_later_does_not_change_the_draft(cms: Client, teller: Teller):
    cms.post(address("draft", teller))
    teller.decide({Use.SITE_TEXT}, How.PRIVATE_LINK)
    assert draft_of(teller).display_name == "Mieke"
