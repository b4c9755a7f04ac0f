"""The proof: after a withdrawal nothing on the site tells that there ever was such a person."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from stories.consent.models import Teller
from stories.models import StoryPage
from stories.withdrawal import erasure
from stories.withdrawal.database import clean_up_database
from stories.withdrawal.erasure import STEPS, resume_unfinished, withdraw
from tests.stories.withdrawal.life import OTHER_STORY
from tests.stories.withdrawal.lived import Lived

pytestmark = pytest.mark.slow

EXPECTED = {
    "policy_ambitionpage.goal",
    "home_plainpage.body",
    "consent_agreement.reason",
    "consent_grant.witness",
    "consent_teller.email",
    "file",
    "desk_tellernote.text",
    "mail_queuedmail.text",
    "media_sitedocument.title",
    "media_siteimage.title",
    "pages_basepage.url_path",
    "pages_sitesettings.footer_text",
    "session",
    "stories_storypage.body",
    "submission_submission.text",
    "taggit_tag.name",
    "wagtailadmin_formstate.data",
    "wagtailcore_comment.text",
    "wagtailcore_commentreply.text",
    "wagtailcore_modellogentry.label",
    "wagtailcore_pagelogentry.data",
    "wagtailcore_revision.content",
    "wagtailcore_taskstate.comment",
    "wagtailcore_uploadedfile.file",
    "wagtailembeds_embed.title",
    "wagtailredirects_redirect.old_path",
    "wagtailsearch_indexentry.title",
}
"""Where the name is found before the withdrawal, among other places."""

STEPS_AS_THEY_ARE = dict(STEPS)

NO_TRACES = {"goodbye", "leftovers"}
"""Steps that erase nothing."""


def test_the_life_leaves_traces_everywhere(lived: Lived):
    """Else the other tests would prove nothing."""
    assert {place.split()[0] for place in lived.traces()} >= EXPECTED
    assert lived.files()


def test_the_life_touches_every_model_of_a_teller(lived: Lived):
    """A new model that says something of a teller belongs in the life."""
    teller = Teller.objects.get(key=lived.key)
    for relation in Teller._meta.related_objects:
        rows = relation.related_model.objects.filter(**{relation.field.name: teller})
        assert rows.exists(), relation.related_model


def test_nothing_is_left(lived: Lived):
    receipt = withdraw(lived.key)

    assert receipt.finished
    assert lived.traces() == []
    assert lived.files() == []
    assert StoryPage.objects.get(slug=OTHER_STORY).body
    for address in lived.addresses:
        assert Client().get(address).status_code == 410
    for address in (
        "/",
        "/verhalen/",
        "/ambities/",
        "/zoeken/?q=zwerfkraai",
        "/sitemap-paginas.xml",
    ):
        assert b"Zwerfkraai" not in Client().get(address).content


@pytest.mark.parametrize("afterwards", [lambda: None, clean_up_database])
def test_not_even_deleted_bytes_are_left(lived: Lived, afterwards):
    """What is deleted stays in the file of a database until something is written over it."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has one file")
    assert withdraw(lived.key).finished
    afterwards()

    database = Path(connection.settings_dict["NAME"])
    files = [path for path in database.parent.glob(f"{database.name}*") if path.stat().st_size]
    assert files
    assert [path.name for path in files if lived.looking.finds(path.read_bytes())] == []


def test_not_even_statistics_know_the_name(lived: Lived):
    """PostgreSQL keeps samples of what stands in each column, to plan its queries by."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL keeps statistics")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert list(lived.looking.in_statistics())
    assert withdraw(lived.key).finished
    clean_up_database()

    assert list(lived.looking.in_statistics()) == []


@pytest.mark.parametrize("left_out", [name for name in STEPS if name not in NO_TRACES])
def test_no_step_can_be_left_out(lived: Lived, monkeypatch: pytest.MonkeyPatch, left_out: str):
    monkeypatch.setitem(erasure.STEPS, left_out, lambda story: {})

    assert withdraw(lived.key).finished
    assert lived.traces() or lived.files()


@pytest.mark.parametrize("name", STEPS)
def test_what_is_cut_short_in_a_step_is_finished_later(
    lived: Lived, monkeypatch: pytest.MonkeyPatch, name: str
):
    """The step has deleted its files, and then its rows come back."""

    def die(story):
        STEPS_AS_THEY_ARE[name](story)
        raise SystemExit

    monkeypatch.setitem(erasure.STEPS, name, die)
    with pytest.raises(SystemExit):
        withdraw(lived.key)
    for address in lived.addresses:
        assert Client().get(address).status_code in {404, 410}

    monkeypatch.undo()
    assert resume_unfinished() == 0
    assert lived.traces() == []
    assert lived.files() == []
