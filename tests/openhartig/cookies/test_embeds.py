"""Whatever in Wagtail looks for an embed gets a link, and nobody is asked anything."""

import socket

import pytest
from django.apps import apps
from django.db.models import Model
from django.template import Context, Template
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import BaseBlock, RichTextBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.embeds.embeds import get_embed, get_finder_for_embed
from wagtail.embeds.exceptions import EmbedException
from wagtail.embeds.finders import get_finders
from wagtail.embeds.models import Embed
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import expand_db_html, features

from openhartig.cookies.embeds import VideoLinkFinder
from openhartig.settings.environment import PROJECT_DIR
from tests.factories import UserFactory

VIDEO = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
STRANGE = [
    "https://example.nl/video",
    "javascript:alert(1)//youtube.com/watch?v=aqz-KE-bpKQ",
    'https://youtu.be/"><iframe src=x>',
    "https://youtube.com@127.0.0.1/watch?v=aqz-KE-bpKQ",
    "http://169.254.169.254/latest/meta-data/",
    "",
]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail as soon as anything looks for another machine."""

    def refuse(*args, **kwargs):
        raise AssertionError("The site tried to reach another machine.")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def without_player(html: str) -> bool:
    """Tell whether HTML has none of the elements that load something of a provider."""
    return not any(f"<{name}" in html.lower() for name in ("iframe", "img", "script", "object"))


def test_our_finder_is_the_only_one():
    assert [type(finder) for finder in get_finders()] == [VideoLinkFinder]


def test_the_tag_of_wagtail_makes_a_link(db):
    template = Template("{% load wagtailembeds_tags %}{% embed url %}")

    html = template.render(Context({"url": VIDEO}))

    assert html == f'<a href="{VIDEO}" rel="noreferrer">Bekijk de video op YouTube</a>'


def test_the_block_of_wagtail_makes_a_link(db):
    html = str(EmbedBlock().to_python("https://vimeo.com/1084537"))

    assert '<a href="https://vimeo.com/1084537"' in html
    assert without_player(html)
    assert "style=" not in html


@pytest.mark.parametrize("address", STRANGE)
def test_any_other_address_gives_nothing(db, address):
    template = Template("{% load wagtailembeds_tags %}{% embed url %}")

    assert template.render(Context({"url": address})) == ""
    assert str(EmbedBlock().to_python(address) or "") == ""


@given(st.text() | st.sampled_from(STRANGE).flatmap(lambda s: st.text().map(s.__add__)))
def test_the_finder_returns_a_link_or_refuses(address):
    try:
        html = get_finder_for_embed(address)["html"]
    except EmbedException:
        return
    assert html.startswith(('<a href="https://www.youtube.com/', '<a href="https://vimeo.com/'))
    assert without_player(html)


def test_a_pasted_embed_in_a_text_becomes_a_link(db):
    html = expand_db_html(f'<p>Kijk</p><embed embedtype="media" url="{VIDEO}"/>')

    assert f'<a href="{VIDEO}"' in html
    assert without_player(html)


def test_an_answer_of_a_provider_kept_from_before_is_not_shown_in_a_text(db):
    get_embed(VIDEO)
    Embed.objects.update(html='<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe>')

    assert without_player(expand_db_html(f'<embed embedtype="media" url="{VIDEO}"/>'))


def test_the_dialog_of_wagtail_brings_no_player(client, db):
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("wagtailembeds:chooser_upload")

    chosen = client.post(address, {"embed-chooser-url": VIDEO}).json()
    refused = client.post(address, {"embed-chooser-url": "https://example.nl/video"}).json()

    assert chosen["step"] == "embed_chosen"
    assert chosen["embed_data"]["thumbnail"] == ""
    assert without_player(chosen["embed_html"])
    assert refused["step"] == "chooser"


def rich_texts_of(block: BaseBlock) -> list[RichTextBlock]:
    """Return all rich text blocks inside a block."""
    children = getattr(block, "child_blocks", {}).values()
    child = getattr(block, "child_block", None)
    inside = [t for b in [*children, *([child] if child else [])] for t in rich_texts_of(b)]
    return [block, *inside] if isinstance(block, RichTextBlock) else inside


def fields_of(model: type[Model]) -> list:
    """Return the rich text fields and blocks of a model."""
    found = []
    for field in model._meta.get_fields():
        if isinstance(field, RichTextField):
            found.append(field)
        elif isinstance(field, StreamField):
            found += rich_texts_of(field.stream_block)
    return found


def test_no_text_of_an_editor_offers_embeds():
    texts = [text for model in apps.get_models() for text in fields_of(model)]

    assert texts
    for text in texts:
        assert text.features, text
        assert "embed" not in text.features, text
    assert "embed" not in features.get_default_features()


def test_no_page_of_ours_asks_wagtail_for_an_embed():
    folder = PROJECT_DIR / "templates"

    assert not [file for file in folder.rglob("*.html") if "wagtailembeds_tags" in file.read_text()]
