from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from stories.consent.models import Teller
from stories.conversation.models import Conversation, Move
from stories.desk.turns import Turn, with_turns
from stories.follow_up.models import AfterCare
from stories.models import StoryPage
from tests.factories import StoryPageFactory, TellerFactory, ThemeFactory

from .dates import set_dates
from .makers import agree, edit, make_page, make_submission

Status = Conversation.Status


def rows(cms: Client, query: str = "") -> str:
    response = cms.get(reverse("desk_tellers") + query)
    assert response.status_code == 200
    return response.content.decode()


def move_back(teller: Teller, days: int) -> None:
    """Let a teller have come in some days ago."""
    moment = timezone.now() - timedelta(days=days)
    Conversation.objects.filter(teller=teller).update(status_changed_at=moment)


def turn_of(teller: Teller) -> Turn:
    return Turn(with_turns(Teller.objects.filter(pk=teller.pk)).get().turn)


def test_the_list_tells_of_the_story_and_not_of_the_person(cms: Client, teller: Teller):
    html = rows(cms)
    assert teller.reference in html
    for shown in ("ontvangen", "vandaag, op ons", "Venlo", "Verlies", "nog geen pagina"):
        assert shown in html
    for hidden in ("Mieke", "contact.example", "1234", "buurvrouw"):
        assert hidden not in html


def test_once_there_is_a_page_the_list_shows_what_stands_there(cms: Client, teller: Teller):
    story = make_page(teller)
    edit(story, themes=[ThemeFactory(name="Herstel")])
    assert "Venlo" not in rows(cms)
    assert "de regio" in rows(cms)
    assert ">concept<" in " ".join(rows(cms).split()).replace(" <", "<").replace("> ", ">")


def test_waiting_is_told_in_words_and_marked_when_it_is_too_long(cms: Client, teller: Teller):
    move_back(teller, 13)
    assert "13 dagen, op ons" in rows(cms)
    assert "te lang</span>" not in rows(cms)
    move_back(teller, 15)
    assert "2 weken, op ons" in rows(cms)
    assert "te lang</span>" in rows(cms)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?status=received", {"new", "late"}),
        ("?status=received&status=declined", {"new", "late", "declined"}),
        ("?origin=interview", {"declined"}),
        ("?origin=form", {"new", "late"}),
        ("?waiting=te-lang", {"late"}),
        ("?waiting=1", {"new", "late"}),
        ("?waiting=2", set()),
        ("?waiting=nonsense", {"new", "late", "declined"}),
        ("?status=unfinished", {"new", "late", "declined"}),
    ],
)
def test_filters(cms: Client, teller: Teller, query: str, found: set[str]):
    tellers = {
        "new": teller,
        "late": make_submission(teller=TellerFactory(), municipality=None).teller,
        "declined": TellerFactory(origin="interview", conversation__status=Status.DECLINED),
        "unfinished": TellerFactory(conversation__status=Status.UNFINISHED),
    }
    move_back(tellers["late"], 20)
    html = rows(cms, query)
    assert {name for name, t in tellers.items() if t.reference in html} == found


def test_what_a_story_is_also_about_tells_what_to_read_first(cms: Client, teller: Teller):
    heavy = make_submission(teller=TellerFactory(), content_notes=["suicide"], municipality=None)
    move_back(teller, 3)
    html = rows(cms)
    assert "verlies" in html
    assert "zelfdoding" in html
    assert html.count("lees eerst") == 1
    assert html.index(heavy.teller.reference) < html.index(teller.reference)

    heavy.teller.conversation.set_status(Status.ASKED)
    assert "lees eerst" not in rows(cms)


def test_what_came_from_a_talk_has_the_notes_of_its_page(cms: Client, site):
    told = TellerFactory(origin="interview")
    make_page(told, content_notes=["self-harm"])
    assert "zelfbeschadiging" in rows(cms)
    assert "lees eerst" in rows(cms)


def test_a_term_tells_until_when_and_what(cms: Client, teller: Teller):
    day = timezone.localdate() + timedelta(days=14)
    assert f"{date_format(day, 'j F Y')}</span>: lezen" in rows(cms)

    move_back(teller, 20)
    assert "voorbij" in rows(cms)

    teller.conversation.set_status(Status.ASKED)
    assert "anders bellen" in rows(cms)
    AfterCare.objects.create(teller=teller, moment="before", due_on=timezone.localdate())
    assert "nazorg: vóór plaatsing" in rows(cms)

    teller.conversation.set_status(Status.DECLINED)
    assert "dan gewist" in rows(cms)


def test_a_yearly_question_has_a_term(cms: Client, teller: Teller):
    make_page(teller, live=True)
    AfterCare.objects.all().delete()
    assert "anders van de site" not in rows(cms)
    set_dates(teller, asked_again_at=timezone.now())
    assert "anders van de site" in rows(cms)


def test_the_name_on_the_site_is_shown_once_everybody_can_read_it(cms: Client, teller: Teller):
    make_page(teller, display_name="Mieke")
    assert "Mieke" not in rows(cms)
    StoryPage.objects.filter(key=teller.key).delete()
    make_page(teller, live=True, display_name="Mieke", slug="op-de-site")
    assert "Mieke" in rows(cms)


def test_who_waits_longest_for_us_comes_first(cms: Client, teller: Teller, site):
    older = TellerFactory()
    move_back(older, 3)
    asked = TellerFactory(conversation__status=Status.ASKED)
    move_back(asked, 9)
    html = rows(cms)
    places = [html.index(t.reference) for t in (older, teller, asked)]
    assert places == sorted(places)


def test_the_number_of_queries_does_not_grow(
    cms: Client, teller: Teller, django_assert_max_num_queries
):
    rows(cms)
    for number in range(8):
        make_submission(teller=TellerFactory(), municipality=None, themes=[f"Nummer {number}"])
        StoryPageFactory()
    with django_assert_max_num_queries(22):
        rows(cms)


def test_whose_turn_it_is(teller: Teller, coordinator):
    assert turn_of(teller) == Turn.OURS

    teller.conversation.set_status(Status.ASKED)
    teller.moves.create(kind=Move.Kind.QUESTION)
    assert turn_of(teller) == Turn.TELLERS

    teller.conversation.remark, teller.conversation.remark_at = "Ja hoor.", timezone.now()
    teller.conversation.save()
    assert turn_of(teller) == Turn.OURS

    story = make_page(teller)
    teller.conversation.set_status(Status.ASKED)
    teller.moves.create(kind=Move.Kind.READY)
    assert turn_of(teller) == Turn.TELLERS

    agree(teller, story)
    assert turn_of(teller) == Turn.OURS

    teller.conversation.set_status(Status.ACCEPTED)
    assert turn_of(teller) == Turn.OURS

    StoryPage.objects.get(pk=story.pk).get_latest_revision().publish()
    assert turn_of(teller) == Turn.NOBODY


@pytest.mark.parametrize("field", ["paused_at", "hidden_at"])
def test_a_story_out_of_sight_waits_for_nobody(teller: Teller, field: str):
    set_dates(teller, **{field: timezone.now()})
    assert turn_of(teller) == Turn.NOBODY
