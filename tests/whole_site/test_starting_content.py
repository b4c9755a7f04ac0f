"""The starting content, as it stands on a site that was just made."""

from collections import Counter

import pytest
from django.utils import timezone
from wagtail.models import Site

from campaign.help.models import Helpline
from campaign.home.models import HomePage, PlainPage
from campaign.policy.models import AmbitionPage, PolicyPeriod
from campaign.practice.models import ExamplePage
from openhartig.pages.models import BasePage, SiteSettings
from openhartig.region.models import Municipality, Subregion
from stories.models import Perspective, StoryPage, Theme
from stories.my_story.changes import paragraphs_of
from tests.cms import edit_address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("full_site")]

UNFINISHED = "Concept voor de redactie"


def test_fourteen_municipalities_in_two_parts_of_the_region():
    parts = Counter(Municipality.objects.values_list("subregion", flat=True))

    assert parts == {Subregion.NORTH: 7, Subregion.MIDDLE: 7}
    assert not Municipality.objects.filter(name__contains="Mook").exists()


def test_twelve_stories_that_say_they_are_made_up(pages):
    stories = StoryPage.objects.live()

    assert stories.count() == 12
    for story in stories:
        page = pages[story.get_url()].one("main")
        assert story.is_example
        assert "voorbeeld" not in f"{story.title} {story.slug}".lower()
        assert page.one("h1").text == story.title
        assert "dit verhaal is verzonnen" in page.text


def test_every_perspective_and_form_is_told():
    stories = StoryPage.objects.live()

    assert {story.perspective for story in stories} == set(Perspective)
    assert stories.filter(has_video=True).exists()
    assert stories.filter(has_video=False, has_audio=False).exists()
    assert stories.exclude(photo=None).exists()
    assert stories.filter(municipality=None).exists()
    assert stories.filter(display_name="").exists()


def test_stories_differ_as_people_do(pages):
    stories = {story.slug: story for story in StoryPage.objects.live()}
    minutes = [story.minutes for story in stories.values()]
    blocks = [block.block_type for story in stories.values() for block in story.body]
    photos = [story for story in stories.values() if story.photo_id]
    openings = {tuple(paragraphs_of(story)[2].split()[:2]) for story in stories.values()}

    assert (min(minutes), max(minutes)) == (1, 8)
    assert {"dialogue", "translated", "sensitive", "tip"} <= set(blocks)
    assert len(photos) + blocks.count("image") >= 3
    assert len(openings) == len(stories)

    limburgs = pages[stories["om-vier-uur-gaan-we-lopen"].get_url()]
    pairs = limburgs.find("div", class_="translated")
    assert len(pairs) > 5
    for pair in pairs:
        original, dutch = pair.one("div", lang="li"), pair.one("div", class_="translated-dutch")
        assert original.text
        assert dutch.text != original.text
    polish = pages[stories["pas-na-een-jaar-de-goede-vraag"].get_url()]
    assert polish.one("span", lang="pl").text == "spokojnie"


def test_every_theme_has_a_story():
    assert [theme for theme in Theme.objects.all() if not theme.stories.live().exists()] == []


def test_stories_have_dates_of_their_own_in_the_past():
    dates = [story.first_published_at for story in StoryPage.objects.live()]

    assert len(set(dates)) == len(dates)
    for date in dates:
        assert date < timezone.now()
        assert timezone.localtime(date).hour == 9


def test_a_story_about_suicide_says_so_before_it_begins():
    for story in StoryPage.objects.live():
        text = f"{story.introduction} {story.body}".lower()
        if "suïcide" in text or "zelfdoding" in text:
            assert "suicide" in story.content_notes, story
            assert "zelfmoord" not in text, story


def test_only_the_ambition_that_we_know():
    (ambition,) = AmbitionPage.objects.all()

    assert (ambition.number, ambition.live) == (7, True)
    assert PolicyPeriod.objects.get() == ambition.period
    assert ambition.examples.live().exists()
    assert ambition.story_links.exists()


def test_examples_without_a_source_are_not_published(client, pages):
    drafts = ExamplePage.objects.filter(live=False)

    assert drafts
    for page in drafts:
        assert client.get(page.get_url()).status_code == 404
    for page in ExamplePage.objects.live():
        assert page.ambitions.exists()
        assert UNFINISHED not in pages[page.get_url()].text


def test_no_page_shows_words_that_are_meant_for_editors(pages):
    for page in BasePage.objects.live().filter(depth__gt=1):
        assert UNFINISHED not in pages[page.get_url()].text, page


def test_helplines_without_a_source_are_hidden():
    live = Helpline.objects.live()

    assert {"112", "113"} == {line.phone for line in live.filter(in_strip=True)}
    for line in live.exclude(phone=""):
        assert line.source_url, line
        assert line.checked_on, line
    drafts = Helpline.objects.never_checked()
    names = {"MIND Korrelatie", "Kindertelefoon", "Meldpunt Zorgwekkend Gedrag"}
    assert (
        names
        == {line.name for line in drafts}
        == {line.name for line in Helpline.objects.filter(live=False)}
    )
    for line in drafts:
        assert line.source_url, line
        assert line.to_check, line


def test_the_menu_and_the_footer(pages):
    page = pages["/"]
    menu = [link["href"] for link in page.one("nav", id="menu").find("a")]
    footer = {link["href"] for link in page.one("footer").find("a")}

    sections = ["/verhalen/", "/ambities/", "/in-de-praktijk/"]
    assert menu == [*sections, "/zoeken/", "/deel-jouw-verhaal/", "/hulp/"]
    assert footer >= {page.get_url() for page in PlainPage.objects.live()}
    assert "een initiatief van 14 gemeenten" in page.one("footer").text


def test_the_front_page_has_chosen_stories_and_a_question(answers, pages):
    context = answers["/"].context
    settings = SiteSettings.objects.get()

    assert len(context["stories"]) == 4
    assert settings.question in pages["/"].one("main").text


def test_search_finds_the_content(client):
    assert client.get("/zoeken/?q=koelkast").context["results"]
    assert client.get("/zoeken/?q=huisarts").context["results"]


def test_editors_can_go_on_with_every_kind_of_page(admin_client):
    pages = {page.content_type_id: page for page in BasePage.objects.filter(depth__gt=1)}

    for page in pages.values():
        assert admin_client.get(edit_address(page)).status_code == 200, page


def test_every_page_has_a_history_that_ends_with_what_is_shown():
    for page in BasePage.objects.filter(depth__gt=1):
        assert page.latest_revision, page
        assert not page.live or not page.has_unpublished_changes, page


def test_every_page_is_valid_as_it_stands():
    for page in BasePage.objects.filter(depth__gt=1).specific():
        page.full_clean()


def test_the_welcome_page_of_wagtail_is_gone(settings):
    site = Site.objects.get()

    assert site.root_page.specific == HomePage.objects.get()
    assert site.site_name == settings.WAGTAIL_SITE_NAME
    assert (site.hostname, site.port) == ("127.0.0.1", 8000)
    assert BasePage.objects.filter(depth=2).count() == 1
