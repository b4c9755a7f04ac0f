"""The page that invites people to share a story, and the ways that lead there."""

from django.test import Client

from tests.factories import StoryPageFactory
from tests.html import read_html

from .conftest import Writer

ADDRESS = "/deel-jouw-verhaal/"


def links_to_it(client, address: str, part: str) -> int:
    (element,) = read_html(client.get(address)).find(part)[:1]
    return sum(link["href"] == ADDRESS for link in element.find("a"))


def test_it_begins_at_once_and_tells_below(client, share_page):
    share_page.introduction = "Jij beslist."
    share_page.body = [("heading", "Wie het leest"), ("text", "<p>Iemand.</p>")]
    share_page.save()
    page = read_html(client.get(ADDRESS)).one("main")

    assert "Jij beslist." in page.text
    assert page.text.index("Begin") < page.text.index("Wie het leest")
    assert "Vier stappen, ongeveer 10 minuten." in page.text
    form, again = page.find("form", method="get")
    assert form.one("button").text == again.one("button").text == "Begin"
    assert form["action"] == again["action"]
    assert page.text.rindex("Begin") > page.text.index("Iemand.")
    writer = Writer()
    writer.open(f"{form['action']}?")
    assert "Stap 1 van 4" in writer.page_text


def test_it_is_the_same_for_everybody(client, share_page):
    client.get(ADDRESS)
    first, second = client.get(ADDRESS), Client().get(ADDRESS)
    assert first.content == second.content
    assert not first.cookies
    assert "no-store" not in first.get("Cache-Control", "")


def test_the_ways_that_lead_there(client, site, share_page):
    StoryPageFactory()
    assert links_to_it(client, "/", "header") == 1
    assert links_to_it(client, "/", "main") == 1
    assert links_to_it(client, site.story.get_url(), "main") == 1
    assert links_to_it(client, "/verhalen/?vorm=video", "main") == 1


def test_the_menu_names_it_once_and_says_where_you_are(client, share_page):
    menu = read_html(client.get(ADDRESS)).one("nav", id="menu")
    (link,) = [link for link in menu.find("a") if link["href"] == ADDRESS]
    assert link["aria-current"] == "page"


def test_without_the_page_nothing_leads_there(client, site):
    site.share.delete()
    for address in ("/", site.story.get_url(), "/verhalen/?vorm=video"):
        assert ADDRESS not in client.get(address).text


def test_what_is_not_published_is_not_offered(client, site, share_page):
    share_page.unpublish()
    assert ADDRESS not in client.get("/").text
    assert client.get(ADDRESS).status_code == 404
