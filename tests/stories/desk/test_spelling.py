import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from openhartig.users.models import User
from stories.consent.models import Agreement, Teller
from stories.desk.spelling import Comparison, words_changed
from stories.models import StoryPage
from tests.factories import ImageFactory, MunicipalityFactory

from .makers import agree, edit, make_page, text
from .screens import show

WORDS = ("Ik zat in de auot en kon niet meer uitstappen. " * 20).strip()


@pytest.fixture
def agreed(teller: Teller) -> StoryPage:
    """A story of some 200 words on the site."""
    return make_page(teller, live=True, body=text(WORDS), display_name="Mieke")


@pytest.fixture
def cms_of_editor(editor: User, log_in) -> Client:
    """A browser in which an editor has logged in."""
    return log_in(editor)


def screen(story: StoryPage) -> str:
    return reverse("desk_spelling", args=[story.pk])


def mark(client: Client, story: StoryPage, **changes):
    story = StoryPage.objects.get(pk=story.pk)
    data = {"same": "on", "revision": story.latest_revision_id} | changes
    return client.post(screen(story), data)


def test_an_editor_corrects_a_public_story(
    cms_of_editor: Client, editor: User, teller: Teller, agreed: StoryPage
):
    edit(agreed, body=text(WORDS.replace("auot", "auto", 1)))
    html = cms_of_editor.get(screen(agreed)).content.decode()
    assert "<ins>" in html
    assert "auto" in html
    assert "<del>" in html
    assert "Mieke Contactnaam" not in html

    response = mark(cms_of_editor, agreed)
    edit_page = reverse("wagtailadmin_pages:edit", args=[agreed.pk])
    assert (response.status_code, response["Location"]) == (303, edit_page)
    agreement = teller.agreement
    assert (agreement.kind, agreement.by) == (Agreement.Kind.SPELLING, editor)
    assert agreement.reason == "plekken: 1"
    assert "auto" in str(StoryPage.objects.get(pk=agreed.pk).body)


def test_the_coordinator_finds_the_screen(cms: Client, teller: Teller, agreed: StoryPage):
    assert "Alleen spelling" not in show(cms, "teller", teller)
    edit(agreed, introduction="Een ander begin.")
    assert screen(agreed) not in show(cms, "teller", teller)
    edit(agreed, introduction="Een inleiding")
    assert screen(agreed) in show(cms, "teller", teller)


def test_who_may_not_publish_only_records_it(cms: Client, teller: Teller, agreed: StoryPage):
    edit(agreed, introduction="Een inleiding")
    assert mark(cms, agreed).status_code == 303
    assert teller.agreement.kind == Agreement.Kind.SPELLING
    assert StoryPage.objects.get(pk=agreed.pk).introduction == "Een inleiding."


def test_somebody_read_it_again(cms: Client, teller: Teller, agreed: StoryPage):
    edit(agreed, introduction="Een inleiding")
    assert mark(cms, agreed, same="").status_code == 422
    assert teller.agreement.kind == Agreement.Kind.TELLER


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"body": text(WORDS.replace("uitstappen", "instappen"))}, "Dat is meer dan spelling"),
        ({"body": text(WORDS.replace("niet ", "", 1))}, "Er staat nu iets anders"),
        ({"body": text(WORDS.replace("auot", "<b>auot</b>", 1))}, "Er staat nu iets anders"),
        ({"body": [("heading", "Kop"), *text(WORDS)]}, "Er staat nu iets anders"),
        ({"body": text(WORDS.replace(" en ", "</p><p>en ", 1))}, "Er staat nu iets anders"),
        ({"title": "Verhaal van Mieke"}, "Er staat nu iets anders"),
        ({"easy_text": "Kort."}, "Er staat nu iets anders"),
        ({"seo_title": "Mieke"}, "Er staat nu iets anders"),
        ({"body": text("Een heel ander verhaal.")}, "Dat is meer dan spelling"),
        ({"display_name": "Mieke Jansen"}, "de naam"),
        ({"slug": "mieke-jansen"}, "het adres van de pagina"),
        ({"perspective": "werkgever"}, "wie vertelt"),
        ({"content_notes": ["loss"]}, "waar het verhaal ook over gaat"),
    ],
)
def test_more_than_spelling_is_refused(
    cms: Client, teller: Teller, agreed: StoryPage, changes: dict, why: str
):
    edit(agreed, **changes)
    assert why in cms.get(screen(agreed)).content.decode()
    assert "Het is alleen spelling" not in cms.get(screen(agreed)).content.decode()
    response = mark(cms, agreed)
    assert response.status_code == 422
    assert why in response.content.decode()
    assert teller.agreement.kind == Agreement.Kind.TELLER


def test_a_new_municipality_or_photo_is_no_spelling(teller: Teller, agreed: StoryPage):
    story = edit(agreed, municipality=MunicipalityFactory(), introduction="Een inleiding,")
    assert "de gemeente" in Comparison(story, teller).refusal
    story = edit(agreed, municipality=None, photo=ImageFactory(), photo_decorative=True)
    assert "de foto" in Comparison(story, teller).refusal
    video = ("video", {"url": "https://vimeo.com/1", "title": "Film", "transcript": "<p>x</p>"})
    story = edit(agreed, photo=None, body=[*text(WORDS), video])
    assert "de video of het geluid" in Comparison(story, teller).refusal


def test_what_is_taken_away_needs_no_agreement(teller: Teller, agreed: StoryPage):
    story = edit(agreed, display_name="", introduction="Een inleiding,")
    assert not Comparison(story, teller).refusal


@pytest.mark.parametrize(("words", "is_refused"), [(10, False), (11, True)])
def test_the_border_is_one_word_in_twenty(
    teller: Teller, agreed: StoryPage, words: int, is_refused: bool
):
    assert 200 <= Comparison(agreed, teller).total < 220
    story = edit(agreed, body=text(WORDS.replace("auot", "auto", words)))
    assert bool(Comparison(story, teller).refusal) is is_refused


def test_many_small_corrections_are_not_small(cms: Client, teller: Teller, agreed: StoryPage):
    for number, status in ((6, 303), (12, 422)):
        edit(agreed, body=text(WORDS.replace("auot", "auto", number)))
        assert mark(cms, agreed).status_code == status
    assert "meer dan 10 van de" in cms.get(screen(agreed)).content.decode()


def test_in_a_short_text_a_few_words_are_allowed(teller: Teller, draft: StoryPage):
    draft = edit(draft, body=text("Hte begon op een gwone disndag in mei."))
    agree(teller, draft)
    story = edit(draft, body=text("Het begon op een gewone dinsdag in mei."))
    assert not Comparison(story, teller).refusal
    story = edit(draft, body=text("Het, begon, op, een, gewone, dinsdag, in, mei."))
    assert "meer dan 3 van de" in Comparison(story, teller).refusal


def test_where_a_link_leads_counts(teller: Teller, draft: StoryPage):
    body = [("text", '<p>Lees <a href="https://a.example">dit</a> ook eens een keer.</p>')]
    story = edit(draft, body=body)
    agree(teller, story)
    story = edit(story, body=[("text", body[0][1].replace("a.example", "b.example"))])
    assert "b.example" in str(Comparison(story, teller).changes.paragraphs)
    assert Comparison(story, teller).refusal


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("a b c", "a b c", 0),
        ("a b c", "a x c", 1),
        ("a b c", "a c", 1),
        ("a b c", "a b x c", 1),
        ("a b c d", "b c d e", 2),
        ("a b c", "x y z", 3),
        ("a b c", "x y z q", 4),
        ("a b c d e f", "f e d c b a", 4),
        ("", "a", 1),
        ("", "", 0),
        ("a b c d e", "", 4),
    ],
)
def test_counting_words(old: str, new: str, changed: int):
    assert words_changed(old.split(), new.split(), 3) == changed


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_counting_is_the_same_both_ways(old: list[str], new: list[str]):
    counted = words_changed(old, new, 4)
    assert counted == words_changed(new, old, 4)
    assert counted == min(words_changed(old, new, 30), 5)


def test_there_must_be_an_agreement(cms: Client, teller: Teller, draft: StoryPage):
    assert "nog geen versie goedgekeurd" in cms.get(screen(draft)).content.decode()
    assert mark(cms, draft).status_code == 422
    assert teller.agreement is None


def test_without_a_change_there_is_nothing_to_mark(cms: Client, agreed: StoryPage, teller: Teller):
    assert "niets veranderd" in cms.get(screen(agreed)).content.decode()
    assert mark(cms, agreed).status_code == 422


def test_a_story_without_a_teller(cms: Client, coordinator: User):
    story = make_page(Teller())
    assert "nog geen versie goedgekeurd" in cms.get(screen(story)).content.decode()
    assert mark(cms, story).status_code == 422


def test_an_agreed_version_that_is_gone(cms: Client, teller: Teller, agreed: StoryPage):
    edit(agreed, introduction="Een inleiding,")
    agreed.refresh_from_db()
    agreed.revisions.exclude(pk=agreed.latest_revision_id).delete()
    assert "niet meer te vinden" in cms.get(screen(agreed)).content.decode()
    assert mark(cms, agreed).status_code == 422


def test_somebody_edits_in_the_meantime(cms: Client, teller: Teller, agreed: StoryPage):
    seen = edit(agreed, introduction="Een inleiding,").latest_revision_id
    edit(agreed, introduction="Een inleiding")
    response = mark(cms, agreed, revision=seen)
    assert response.status_code == 422
    assert "net veranderd" in response.content.decode()
    assert teller.agreement.kind == Agreement.Kind.TELLER


def test_an_unknown_page_is_not_found(cms: Client, coordinator: User):
    assert cms.get(reverse("desk_spelling", args=[999_999])).status_code == 404
