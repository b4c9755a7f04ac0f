"""The pictures of the starting content are ready before anybody asks for one."""

from django.core.management import call_command
from django.test import Client

from openhartig.media.models import SiteImage, SiteRendition
from tests.whole_site.addresses import page_addresses


def test_no_visitor_of_the_starting_content_waits_for_a_picture(
    db, django_capture_on_commit_callbacks, monkeypatch
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("setup_site")
    assert SiteRendition.objects.exists()

    def refuse(image: SiteImage, *args, **kwargs) -> None:
        raise AssertionError(f"A visitor waits for {image.title}: {args}")

    monkeypatch.setattr(SiteImage, "generate_rendition_file", refuse)
    for address in page_addresses():
        assert Client().get(address).status_code == 200, address
