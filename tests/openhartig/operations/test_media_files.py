"""Who gets pictures, sounds and documents, and how long they may keep them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from wagtail.documents.views import serve as wagtail_view
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from openhartig.media.models import SiteDocument
from openhartig.media.renditions import PHOTO, SHARE_CARD
from openhartig.pages.models import SiteSettings
from tests.factories import (
    ImageFactory,
    PdfFactory,
    PlainPageFactory,
    StoryPageFactory,
    UserFactory,
)
from tests.stories.consent.test_known_roads import patterns

from .files import (
    HIDDEN,
    PUBLIC,
    body,
    in_text,
    link_to,
    public_document,
    public_picture,
    public_sound,
)

HOUR = timedelta(hours=1).total_seconds()

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.slow]


def lifetime(response) -> dict[str, str]:
    pairs = (part.strip().partition("=") for part in response["Cache-Control"].split(","))
    return {name: value for name, _, value in pairs}


@pytest.fixture
def sound() -> str:
    return public_sound()


# Who gets what


@pytest.mark.parametrize("make", PUBLIC)
def test_what_a_public_page_shows_is_for_everybody(client, make):
    response = client.get(make(), headers={"accept-encoding": "gzip"})

    assert response.status_code == 200
    assert len(body(response)) == int(response["Content-Length"])
    assert "Content-Encoding" not in response
    assert not response.cookies


@pytest.mark.parametrize("make", PUBLIC)
@pytest.mark.parametrize("is_editor", [False, True])
def test_two_caches_in_a_row_keep_it_for_an_hour_at_most(client, log_in, make, is_editor):
    browser = log_in(UserFactory(is_superuser=True)) if is_editor else client
    response = browser.get(make())

    assert 2 * int(lifetime(response)["max-age"]) <= HOUR
    assert lifetime(response).keys() == {"public", "max-age", "must-revalidate"}
    assert "Vary" not in response


@pytest.mark.parametrize("make", HIDDEN)
def test_what_no_page_shows_is_for_nobody(client, make):
    response = client.get(make())

    assert response.status_code == 404
    assert "no-store" in lifetime(response)


@pytest.mark.parametrize("make", HIDDEN)
@pytest.mark.parametrize("role", ["owner", "editor", "municipal_editor"])
def test_an_editor_sees_it_and_no_cache_does(make, role, log_in, request):
    user = UserFactory(is_superuser=True) if role == "owner" else request.getfixturevalue(role)

    response = log_in(user).get(make())

    assert response.status_code == 200
    assert lifetime(response).keys() == {"private", "no-store"}
    assert "Cookie" in response["Vary"]


def somebody() -> dict:
    return {}


def somebody_who_left() -> dict:
    return {"is_superuser": True, "is_active": False}


@pytest.mark.parametrize("make", HIDDEN)
@pytest.mark.parametrize("who", [somebody, somebody_who_left])
def test_an_account_alone_is_not_enough(make, who, log_in):
    assert log_in(UserFactory(**who())).get(make()).status_code == 404


@pytest.mark.parametrize("make", HIDDEN)
def test_nor_is_a_right_in_the_cms_to_other_things(make, log_in):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert log_in(user).get(make()).status_code == 404


@pytest.mark.parametrize("make", [*PUBLIC, *HIDDEN])
def test_a_browser_that_has_it_asks_again_and_gets_no_secret(client, make):
    """A 304 would tell that the picture is still there."""
    address = make()
    name = address.split("/")[-1]
    for folder in ("images", "audio", "documents"):
        if default_storage.exists(f"{folder}/{name}"):
            moment = default_storage.get_modified_time(f"{folder}/{name}")
    later = (moment + timedelta(days=1)).strftime("%a, %d %b %Y %H:%M:%S GMT")

    response = client.get(address, headers={"if-modified-since": later})
    assert response.status_code == (304 if make in PUBLIC else 404)
    response = client.get(address, headers={"if-none-match": "*"})
    assert response.status_code == (304 if make in PUBLIC else 404)


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("above", [False, True])
def test_a_page_with_a_restriction_is_not_public(client, site, above):
    image = ImageFactory()
    page = PlainPageFactory(body=[in_text(image)])
    address = image.get_rendition(PHOTO[0]).url
    assert client.get(address).status_code == 200

    restrict(site.home if above else page)

    assert client.get(address).status_code == 404


def test_a_link_in_the_footer_counts_on_every_page(client, site):
    document = PdfFactory()
    settings = SiteSettings.for_site(site.record)
    settings.footer_text = link_to(document)["value"]
    settings.save()

    assert client.get(document.url).status_code == 200
    settings.footer_text = ""
    settings.save()
    assert client.get(document.url).status_code == 404


@pytest.mark.parametrize("size", ["original", "max-165x165", "max-800x600", "width-400"])
def test_sizes_of_the_cms_are_not_public(client, size):
    image = ImageFactory()
    PlainPageFactory(body=[in_text(image)])

    assert client.get(image.get_rendition(SHARE_CARD).url).status_code == 200
    assert client.get(image.get_rendition(size).url).status_code == 404


# Private collections


@pytest.fixture
def private_collection() -> Collection:
    collection = Collection.get_first_root_node().add_child(name="Besloten")
    restriction = CollectionViewRestriction(
        collection=collection, restriction_type="password", password="geheim"
    )
    restriction.save()
    return collection


@pytest.mark.parametrize("make", [public_picture, public_sound])
def test_a_private_collection_is_private(client, make, private_collection):
    address = make()
    for model in (ImageFactory._meta.model, SiteDocument):
        model.objects.update(collection=private_collection)

    assert client.get(address).status_code == 404


def test_a_document_in_it_asks_for_the_password(client, private_collection):
    address = public_document()
    SiteDocument.objects.update(collection=private_collection)
    restriction = private_collection.view_restrictions.get()

    asked = client.get(address)
    assert b"%PDF" not in asked.content
    assert "no-store" in lifetime(asked)
    client.post(
        f"/documenten/authenticate_with_password/{restriction.pk}/",
        {"password": "geheim", "return_url": address},
    )

    response = client.get(address)
    assert body(response) == b"%PDF"
    assert lifetime(response).keys() == {"private", "no-store"}
    assert "Cookie" in response["Vary"]


# Documents


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plan van aanpak", 'attachment; filename="Plan van aanpak.docx"'),
        ("plan.docx", 'attachment; filename="plan.docx"'),
        ("Plan.DOCX", 'attachment; filename="Plan.docx"'),
        ("🎉", "attachment; filename*=utf-8''%F0%9F%8E%89.docx"),
        ("Café", "attachment; filename*=utf-8''Caf%C3%A9.docx"),
        ("../../etc/passwd", 'attachment; filename="etc passwd.docx"'),
        ('a"b\r\nSet-Cookie: x', 'attachment; filename="a b Set-Cookie x.docx"'),
        ("brief\u202excod.exe", 'attachment; filename="briefxcod.exe.docx"'),
        (" . ", 'attachment; filename="document.docx"'),
        ("\u200b", 'attachment; filename="document.docx"'),
    ],
)
def test_a_document_is_downloaded_under_its_title(client, title, name):
    document = SiteDocument(title=title, file=ContentFile(b"x", name="getypt.docx"))
    document.save()
    PlainPageFactory(body=[link_to(document)])

    assert client.get(document.url)["Content-Disposition"] == name


def test_a_document_that_browsers_show_has_a_name_as_well(client):
    address = public_document()
    assert client.get(address)["Content-Disposition"].startswith('inline; filename="Brochure')


def test_a_sound_tells_nothing_of_its_title(client, sound):
    assert "Content-Disposition" not in client.get(sound)
    document = SiteDocument.objects.get()
    name = document.file.name.removeprefix("audio/")
    assert client.get(f"/documenten/{document.pk}/{name}").status_code == 404


@pytest.mark.parametrize("typed", ["Ontslagbrief Anna.pdf", "🎉.pdf", "plan.pdf"])
def test_an_address_tells_nothing_of_the_name_that_was_typed(client, typed):
    document = SiteDocument(title="Brief", file=ContentFile(b"x", name=typed))
    document.save()
    PlainPageFactory(body=[link_to(document)])

    assert document.url.endswith(".pdf")
    assert not {"Ontslagbrief", "Anna", "plan", "Brief"} & set(
        document.url.replace("_", "/").split("/")
    )
    assert client.get(document.url).status_code == 200
    for name in (typed, typed.replace(" ", "_"), "", "x.pdf"):
        assert client.get(f"/documenten/{document.pk}/{name}").status_code == 404
    assert client.get(f"/documenten/{document.pk + 1}/{document.filename}").status_code == 404
    assert client.get(f"/documenten/{10**30}/{document.filename}").status_code == 404


def test_no_address_leads_past_these_views():
    views = [pattern.callback for _, pattern in patterns(get_resolver())]
    assert wagtail_view.authenticate_with_password in views
    assert wagtail_view.serve not in views


# What it costs


@pytest.mark.parametrize(
    ("make", "most"), [(public_picture, 5), (public_sound, 5), (public_document, 6)]
)
def test_a_file_costs_a_few_queries_and_writes_nothing(client, make, most):
    address = make()
    client.get(address)
    counts = []
    for size in (1, 30):
        for _ in range(size):
            StoryPageFactory(photo=ImageFactory(), photo_decorative=True)
            image = ImageFactory._meta.model.objects.order_by("pk").first()
            PlainPageFactory(body=[in_text(image)])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
        assert all(query["sql"].startswith("SELECT") for query in queries)

    assert counts[0] == counts[1] <= most
