"""However a redirect was typed, it goes with the story: its old address is often a name."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.ledger import is_erased
from tests.factories import StoryPageFactory, TellerFactory

pytestmark = pytest.mark.slow

LINKS = {
    "path": "/verhalen/dag-truus/",
    "no slash": "/verhalen/dag-truus",
    "whole": "http://localhost/verhalen/dag-truus/",
    "https and a port": "https://localhost:8000/verhalen/dag-truus/",
    "another name of the site": "https://www.example.nl/verhalen/dag-truus/",
    "capitals": "http://LOCALHOST/Verhalen/Dag-Truus/",
    "question and place": "http://localhost/verhalen/dag-truus/?van=krant#eind",
    "percents": "http://localhost/verhalen/dag%2Dtruu%73/",
    "percents of percents": "http://localhost/verhalen/dag%252Dtruus/",
    "slashes and dots": "http://localhost//verhalen/./iets/../dag-truus//",
    "spaces": " /verhalen/dag-truus/ ",
    "below": "/verhalen/dag-truus/foto/",
    "inside a question": "https://example.org/delen?naar=http%3A%2F%2Flocalhost%2Fverhalen%2Fdag-truus",
    "an earlier draft": "/verhalen/nog-zonder-titel/",
    "a copy": "/verhalen/dag-truus-kopie/",
    "another redirect": "/kort/",
    "a redirect to a redirect": "https://localhost/langer?x=1",
}
OF_OTHERS = {
    "elsewhere": "https://example.org/",
    "another story": "/verhalen/dag-truus-en-piet/",
    "the list": "/verhalen/",
    "the home page": "/",
    "the name of the site in a question": "https://example.org/?q=kort",
    "a path that ends the same": "https://example.org/in-het/kort/",
}


@pytest.fixture(params=["public", "never public"])
def truus(request, site) -> StoryPage:
    """A story with an earlier draft, a copy, and a redirect to it and to that."""
    is_public = request.param == "public"
    story = StoryPageFactory(title="Dag Truus", slug="nog-zonder-titel", live=is_public)
    if not is_public:
        StoryPage.objects.filter(pk=story.pk).update(first_published_at=None)
    story.save_revision()
    StoryPage.objects.filter(pk=story.pk).update(
        slug="dag-truus", url_path=f"{story.get_parent().url_path}dag-truus/"
    )
    story.refresh_from_db()
    story.body = [{"type": "text", "value": "<p>Dag.</p>", "id": str(story.key)}]
    story.save_revision(clean=False)
    copy = story.copy(update_attrs={"slug": "dag-truus-kopie"}, keep_live=False)
    assert copy.slug == "dag-truus-kopie"
    Redirect.add_redirect("/kort", redirect_to=story)
    Redirect.add_redirect("/langer", redirect_to="https://localhost/kort/")
    return story


def test_what_leads_to_the_story_goes_and_what_is_of_others_stays(truus: StoryPage):
    StoryPageFactory(slug="dag-truus-en-piet")
    typed = {**LINKS, **OF_OTHERS}
    for number, link in enumerate(typed.values()):
        Redirect.objects.create(old_path=f"/weg-{number}", redirect_link=link)

    withdraw(truus.key)

    left = set(Redirect.objects.values_list("redirect_link", flat=True))
    assert {name for name, link in typed.items() if link in left} == set(OF_OTHERS)
    assert len(left) == len(OF_OTHERS)


@pytest.mark.parametrize("old_path", ["/verhalen/dag-truus", "/verhalen/dag-truus?van=krant"])
def test_a_redirect_away_from_the_story_goes(truus: StoryPage, old_path: str):
    Redirect.objects.create(old_path=old_path, redirect_link="https://example.org/")

    withdraw(truus.key)

    assert not Redirect.objects.exists()


def test_a_redirect_of_one_site_goes(truus: StoryPage):
    Redirect.objects.create(
        old_path="/truus", redirect_link="/verhalen/dag-truus/", site=Site.objects.get()
    )

    withdraw(truus.key)

    assert not Redirect.objects.exists()


def test_a_question_at_the_same_path_is_of_somebody_else(truus: StoryPage):
    Redirect.objects.create(old_path="/index.php?id=1", redirect_link="/verhalen/dag-truus/")
    Redirect.objects.create(old_path="/index.php?id=2", redirect_link="https://example.org/")
    Redirect.objects.create(old_path="/?id=1", redirect_page=truus)

    withdraw(truus.key)

    assert [redirect.old_path for redirect in Redirect.objects.all()] == ["/index.php?id=2"]
    assert not any(is_erased(path) for path in ("/", "/index.php"))


def test_where_visitors_came_by_a_typed_redirect_the_story_is_gone(client, site):
    story = StoryPageFactory(slug="dag-truus")
    Redirect.objects.create(old_path="/truus", redirect_link="http://localhost/verhalen/dag-truus/")

    withdraw(story.key)

    assert client.get("/truus/").status_code == 410


def test_a_copy_that_became_the_story_of_somebody_else_keeps_its_redirects(truus: StoryPage):
    copy = StoryPage.objects.get(slug="dag-truus-kopie")
    TellerFactory(key=copy.key)
    Redirect.add_redirect("/van-een-ander", redirect_to=copy)

    withdraw(truus.key)

    assert [redirect.old_path for redirect in Redirect.objects.all()] == ["/van-een-ander"]
