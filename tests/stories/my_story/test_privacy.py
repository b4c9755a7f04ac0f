"""Nothing of the page ends up anywhere else: no cache, no log, no other host, no public media."""

import logging
import re

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from openhartig.media.models import SiteRendition
from openhartig.pages.models import SiteSettings
from openhartig.web.content_security import PUBLIC_POLICY
from stories.consent.models import Teller
from tests.factories import ImageFactory

from .conftest import Visit, edit, show

OWN_SCRIPT = r'<script type="module" src="/static/js/stories/(stories|copy_link)[^/"]*\.js">'
GETS = ["", "foto", "foto/zien", "terugtrekken", "beeld/999999", "bestaat-niet", "pauze"]


@pytest.fixture
def measured(site):
    """A site that measures visits to its public pages."""
    settings = SiteSettings.for_site(site.record)
    settings.measurement_id = "G-AB12CD34EF"
    settings.save()


def check(response) -> None:
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "Set-Cookie" not in response
    assert response.cookies == {}
    policy = response["Content-Security-Policy"]
    assert "google" not in policy
    assert set(PUBLIC_POLICY) == {part.split()[0] for part in policy.split(";")}
    if response["Content-Type"].startswith("text/html"):
        content = response.content.decode()
        assert "googletagmanager" not in content
        scripts = re.findall(r"<script[^>]*>", content)
        assert all(re.fullmatch(OWN_SCRIPT, script) for script in scripts)
        assert "G-AB12CD34EF" not in content


def test_every_answer_is_private(measured, story, visit):
    visit.post("pauze")
    for action in GETS:
        check(visit.get(action))
    check(visit.client.get(visit.address()[:-1]))
    check(Client().post(visit.address("pauze")))
    check(visit.post("verder"))
    check(visit.post("akkoord"))
    check(visit.post("anders"))
    check(visit.post("toestemming", granted="x"))
    check(Visit("x" * 43).get())
    check(visit.post("terugtrekken"))
    check(visit.post("terugtrekken"))
    check(visit.get())


def test_an_error_of_ours_is_private_too(monkeypatch, visit):
    monkeypatch.setattr(Teller, "granted", property(lambda teller: 1 / 0))
    visit.client.raise_request_exception = False
    response = visit.get()
    assert response.status_code == 500
    check(response)


def test_public_pages_stay_as_they_are(client, measured, story):
    response = client.get(story.url)
    assert "googletagmanager" in response["Content-Security-Policy"]
    assert "<script" in response.content.decode()
    assert "no-store" not in response.get("Cache-Control", "")


@pytest.fixture
def picture(story):
    """A picture in a version that is not public yet."""
    image = ImageFactory(title="Portret van Anna")
    edit(story, photo=image, photo_alt="Iemand op een bankje")
    show(story)
    return image


def test_a_picture_is_shown_through_the_link_only(picture, visit):
    files = set(default_storage.listdir("images")[1]) if default_storage.exists("images") else set()
    page = visit.html()
    photo = page.one("article").one("img")
    assert photo["src"] == visit.address(f"beeld/{picture.pk}")
    assert photo["alt"] == "Iemand op een bankje"
    response = visit.client.get(photo["src"])
    assert response["Content-Type"] == "image/webp"
    check(response)
    assert not SiteRendition.objects.exists()
    now = set(default_storage.listdir("images")[1]) if default_storage.exists("images") else set()
    assert now == files
    assert "/media/" not in str(visit.get().content)


def test_a_picture_of_another_story_is_not_shown(picture, visit, draft_visit):
    assert draft_visit.get(f"beeld/{picture.pk}").status_code == 404
    assert visit.get(f"beeld/{ImageFactory().pk}").status_code == 404
    assert Visit("x" * 43).get(f"beeld/{picture.pk}").status_code == 404


def test_a_picture_whose_file_is_gone_is_a_kind_404(picture, visit):
    picture.get_file_hash()
    picture.file.delete(save=False)
    assert visit.get(f"beeld/{picture.pk}").status_code == 404
    assert visit.get().status_code == 200


def test_no_link_carries_the_token_to_another_host(story, visit):
    for element in visit.html().find("a", "form", "img", "link"):
        address = element.get("href") or element.get("action") or element.get("src")
        if re.match(r"https?:", address):
            assert visit.token not in address


def test_logs_say_nothing_of_the_person(caplog, draft, draft_teller, draft_visit):
    draft_teller.conversation.question = "Mag Geheimnaam erin blijven?"
    draft_teller.conversation.save()
    caplog.set_level(logging.DEBUG)
    draft_visit.get()
    draft_visit.post("anders", remark="Liever zonder Geheimwoord.")
    draft_visit.post("akkoord", version="0")
    draft_visit.post("pauze")
    draft_visit.post("terugtrekken")
    draft_visit.get()
    ours = [r for r in caplog.records if not r.name.startswith(("django.db", "django.template"))]
    text = "\n".join(record.getMessage() for record in ours)
    for words in ("Geheimnaam", "Geheimwoord", draft_teller.email, draft.title):
        assert words not in text
