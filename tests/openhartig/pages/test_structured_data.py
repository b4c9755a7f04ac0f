"""What pages tell machines in the terms of schema.org."""

import json
from datetime import UTC, datetime

from openhartig.pages.templatetags.page_frame import structured_data
from tests.factories import PlainPageFactory, StoryPageFactory
from tests.html import read_html


def data_of(client, page) -> dict[str, dict]:
    """Return the descriptions in a page, by their type."""
    script = read_html(client.get(page.get_url())).one("script", type="application/ld+json")
    return {item["@type"]: item for item in json.loads("".join(script.content))}


def test_a_story_is_an_article(client, site):
    story = StoryPageFactory(
        title="Om vier uur gaan we lopen",
        introduction="Wiel vertelt.",
        display_name="Wiel",
        first_published_at=datetime(2026, 3, 1, 8, tzinfo=UTC),
        last_published_at=datetime(2026, 4, 1, 8, tzinfo=UTC),
    )
    article = data_of(client, story)["Article"]

    assert article["headline"] == "Om vier uur gaan we lopen"
    assert article["description"] == "Wiel vertelt."
    assert article["author"] == {"@type": "Person", "name": "Wiel"}
    assert article["inLanguage"] == "nl"
    assert article["datePublished"] == "2026-03-01T08:00:00+00:00"
    assert article["dateModified"] == "2026-04-01T08:00:00+00:00"
    assert article["mainEntityOfPage"].endswith(story.get_url())


def test_an_anonymous_story_has_no_author(client, site):
    assert "author" not in data_of(client, site.story)["Article"]


def test_only_stories_are_articles(client, site):
    for page in site.pages:
        assert ("Article" in data_of(client, page)) == (page == site.story)


def test_every_page_but_the_first_tells_the_way_to_it(client, site):
    for page in site.pages:
        found = data_of(client, page)
        if page == site.home:
            assert "BreadcrumbList" not in found
            continue
        way = found["BreadcrumbList"]["itemListElement"]
        above = [*page.get_ancestors().filter(depth__gt=1), page]
        assert [step["name"] for step in way] == [step.title for step in above]
        assert [step["position"] for step in way] == list(range(1, len(above) + 1))
        assert [step["item"] for step in way] == [step.get_full_url() for step in above]


def test_the_front_page_tells_the_name_of_the_site(client, site):
    found = data_of(client, site.home)["WebSite"]

    assert (found["name"], found["inLanguage"]) == ("Limburg Openhartig", "nl")
    assert found["url"] == site.home.get_full_url()


def test_the_way_on_the_page_is_the_same_as_that_for_machines(client, site):
    page = read_html(client.get(site.story.get_url()))
    trail = page.one("nav", class_="breadcrumbs")

    assert [link["href"] for link in trail.find("a")] == ["/", "/verhalen/"]


def test_no_title_can_break_out_of_its_script(client, site):
    title = "</script><script>alert(1)</script><!-- & \u2028 \"'"
    story = StoryPageFactory(title=title, display_name=title, introduction=title)
    response = client.get(story.get_url())

    assert "<script>alert(1)" not in response.text
    assert data_of(client, story)["Article"]["headline"] == title
    assert data_of(client, story)["Article"]["author"]["name"] == title


def test_a_page_that_is_not_in_the_tree_yet_has_no_trail(rf, site):
    page = PlainPageFactory.build(title="Nieuw")

    assert structured_data({"request": rf.get("/")}, page) == "[]"
