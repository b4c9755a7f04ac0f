"""What a withdrawal does to the story, and leaves of everything else."""

import logging
import uuid
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db.models import CASCADE
from django.utils import timezone
from wagtail.models import PageLogEntry

from campaign.home.models import HomeStory
from openhartig.mail.models import QueuedMail
from openhartig.media.models import SiteImage
from stories.consent.links import make_link
from stories.consent.models import ConsentWording, Teller
from stories.consent.uses import Use
from stories.models import StoryPage
from stories.withdrawal.erasure import begin, resume_unfinished, withdraw
from stories.withdrawal.models import Erasure
from stories.withdrawal.receipt import Receipt
from tests.factories import ImageFactory, PlainPageFactory, StoryPageFactory, TellerFactory

pytestmark = pytest.mark.slow


def picture(image: SiteImage) -> list[dict]:
    """Return a text with a picture."""
    value = {"image": image.pk, "alt_text": "Een brug", "decorative": False}
    return [{"type": "image", "value": {"image": value, "caption": ""}}]


def test_the_story_and_its_teller_are_gone(client, story, teller):
    receipt = withdraw(teller.key)

    assert receipt.finished
    assert not StoryPage.objects.filter(key=teller.key).exists()
    assert not Teller.objects.filter(key=teller.key).exists()
    assert story.title not in client.get("/verhalen/").text


def test_the_story_is_off_the_site_before_anything_is_erased(client, story, teller):
    begin(teller.key)

    assert StoryPage.objects.filter(pk=story.pk).exists()
    assert client.get(story.url).status_code == 410


def test_other_stories_stay(client, story, teller):
    other = StoryPageFactory(photo=ImageFactory(), photo_decorative=True)

    withdraw(teller.key)

    assert client.get(other.url).status_code == 200
    assert Teller.objects.filter(key=other.key).exists()
    assert other.photo.file.storage.exists(other.photo.file.name)


def test_somebody_without_a_page_is_erased_as_well(site):
    teller = TellerFactory()

    assert withdraw(teller.key).finished
    assert not Teller.objects.filter(pk=teller.pk).exists()
    assert Erasure.objects.get(key=teller.key).addresses == []


def test_an_unknown_key_erases_nothing(site):
    with pytest.raises(Teller.DoesNotExist):
        withdraw(uuid.uuid4())
    assert not Erasure.objects.exists()


def test_a_second_time_gives_the_same_receipt(teller):
    assert withdraw(teller.key) == withdraw(teller.key)
    assert Erasure.objects.count() == 1


def test_the_old_link_shows_the_receipt_for_a_day(teller):
    token = make_link(teller)
    receipt = withdraw(teller.key)

    assert Receipt.for_token(token) == receipt
    assert Receipt.for_token("onzin") is None

    Erasure.objects.update(finished_at=timezone.now() - timedelta(days=2))
    resume_unfinished()
    assert Receipt.for_token(token) is None
    assert withdraw(teller.key).erased == ["alles wat we van jou en je verhaal hadden"]


class TestPictures:
    def test_that_only_this_story_shows_go_with_every_size(self, client, site):
        photo, in_text = ImageFactory.create_batch(2)
        story = StoryPageFactory(photo=photo, photo_decorative=True, body=picture(in_text))
        client.get(story.url)
        files = [photo.file.name, *(size.file.name for size in photo.renditions.all())]
        assert len(files) > 1

        receipt = withdraw(story.key)

        assert not SiteImage.objects.exists()
        assert not any(default_storage.exists(name) for name in files)
        assert "2 foto’s of opnames, in alle maten" in receipt.erased

    def test_of_earlier_versions_go(self, site):
        story = StoryPageFactory(photo=ImageFactory(), photo_decorative=True)
        story.save_revision()
        story.photo = None
        story.save_revision()
        story.save(clean=False)

        withdraw(story.key)

        assert not SiteImage.objects.exists()

    def test_on_another_page_stay_and_the_receipt_says_so(self, client, site):
        photo = ImageFactory()
        story = StoryPageFactory(photo=photo, photo_decorative=True)
        other = PlainPageFactory(parent=site.home, body=picture(photo))

        receipt = withdraw(story.key)

        assert client.get(other.url).status_code == 200
        assert photo.file.storage.exists(photo.file.name)
        assert any("ook op een andere pagina" in line for line in receipt.unreachable)

    def test_in_a_draft_of_another_page_stay(self, site):
        photo = ImageFactory()
        story = StoryPageFactory(photo=photo, photo_decorative=True)
        other = PlainPageFactory(parent=site.home)
        other.body = picture(photo)
        other.save_revision()

        withdraw(story.key)

        assert SiteImage.objects.filter(pk=photo.pk).exists()


class TestMail:
    def test_tells_the_teller_what_is_gone(
        self, teller, mailoutbox, django_capture_on_commit_callbacks
    ):
        address = teller.email
        with django_capture_on_commit_callbacks(execute=True):
            withdraw(teller.key)

        (mail,) = mailoutbox
        assert mail.to == [address]
        assert "de pagina met je verhaal" in mail.body
        assert "zoekmachines" in mail.body.lower()
        assert not QueuedMail.objects.exists()

    def test_is_not_sent_where_nobody_asked_for_it(
        self, teller, mailoutbox, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            withdraw(teller.key, tell=False)

        assert mailoutbox == []

    def test_that_fails_stops_nothing_and_waits_nowhere(
        self, teller, settings, caplog, django_capture_on_commit_callbacks
    ):
        settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        with caplog.at_level(logging.WARNING), django_capture_on_commit_callbacks(execute=True):
            receipt = withdraw(teller.key)

        assert receipt.finished
        assert "ConnectionRefusedError" in caplog.text
        assert teller.email not in caplog.text
        assert not QueuedMail.objects.exists()

    def test_that_waits_is_erased(self, teller):
        QueuedMail.objects.create(kind="link", to=teller.email, subject="a", text="b", html="c")
        QueuedMail.objects.create(kind="link", to="x@example.org", subject="a", text="b", html="c")

        withdraw(teller.key)

        assert [mail.to for mail in QueuedMail.objects.all()] == ["x@example.org"]


class TestReceipt:
    def test_names_social_media_and_press_only_where_they_were_allowed(self, site):
        shared = withdraw(TellerFactory().key)
        kept_here = withdraw(TellerFactory(granted=[Use.SITE_TEXT]).key)

        for word in ("sociale media", "krant"):
            assert any(word in line for line in shared.unreachable)
            assert not any(word in line for line in kept_here.unreachable)

    def test_says_until_when_back_ups_are_kept(self, settings, teller):
        settings.BACKUP_DAYS = 10
        day = timezone.localdate() + timedelta(days=10)

        assert f"{day:%-d-%-m-%Y}" in withdraw(teller.key).unreachable[-1]

    def test_says_nothing_of_search_engines_when_nothing_was_public(self, site):
        receipt = withdraw(TellerFactory().key)

        assert not any("Google" in line for line in receipt.unreachable)


def test_what_fails_is_logged_without_its_words(story, teller, monkeypatch, caplog):
    def fail(found):
        raise ValueError(story.title)

    monkeypatch.setitem(withdraw.__globals__["STEPS"], "media", fail)

    receipt = withdraw(teller.key)

    assert not receipt.finished
    assert "stopped at 'media': ValueError" in caplog.text
    assert story.title not in caplog.text
    assert resume_unfinished() == 1


def test_the_home_page_loses_its_link(client, site, story, teller):
    site.home.story_links = [HomeStory(story=story)]
    site.home.save_revision().publish()

    withdraw(teller.key)

    assert client.get("/").status_code == 200
    assert not site.home.story_links.model.objects.exists()


def test_what_the_cms_logged_of_a_story_goes_with_it(story, teller):
    story.save_revision(log_action=True)
    assert PageLogEntry.objects.filter(page=story.pk).exists()

    withdraw(teller.key)

    assert not PageLogEntry.objects.filter(page=story.pk).exists()


def test_stories_that_editors_deleted_leave_no_log_either(site, story):
    story.delete()
    assert PageLogEntry.objects.filter(page=story.pk).exists()

    resume_unfinished()

    assert not PageLogEntry.objects.filter(page=story.pk).exists()


NO_NEED = {
    "pages.BasePage.alias_of",  # the gate allows no aliases, and `holdings.py` follows them
    "wagtailcore.PageLogEntry.page",  # has a step of its own
}
"""Relations that do not have to cascade, each with its reason."""


@pytest.mark.parametrize("model", [Teller, StoryPage])
def test_whatever_points_to_a_story_is_erased_with_it(model):
    """A new model that points to a teller or a story goes with it, or says above why not."""
    relations = [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and (relation.one_to_many or relation.one_to_one)
    ]
    without_cascade = {
        f"{relation.related_model._meta.label}.{relation.field.name}"
        for relation in relations
        if hasattr(relation, "on_delete") and relation.on_delete is not CASCADE
    }

    assert relations
    assert without_cascade <= NO_NEED


def test_texts_with_consent_are_kept_for_others(teller):
    """The words that a teller agreed to belong to the site."""
    withdraw(teller.key)

    assert ConsentWording.objects.exists()
