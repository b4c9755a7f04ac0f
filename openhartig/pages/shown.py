"""Tells whether everybody can see a picture or a file on some page at this moment.

Wagtail keeps an index of what refers to a file, made from the row of a page. A draft of a live page
is not in that row, and the row of a live story holds only what its teller allows.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Case, Model, QuerySet, When
from django.db.models.functions import Cast
from wagtail.models import DraftStateMixin, ReferenceIndex, get_default_page_content_type
from wagtail.snippets.models import get_snippet_models

from openhartig.media.models import SiteDocument, SiteImage

from .models import BasePage, SiteSettings


def is_shown(file: SiteImage | SiteDocument) -> bool:
    """Tell whether a live page that anybody may open refers to a file, or something on all pages.

    The same few queries for every file, however many pages the site has.
    """
    references = ReferenceIndex.get_references_to(file)
    if BasePage.objects.live().public().filter(pk__in=_pages(references)).exists():
        return True
    always_shown = ContentType.objects.get_for_models(*_always_shown()).values()
    return references.filter(base_content_type__in=always_shown).exists()


def is_restricted(file: SiteImage | SiteDocument) -> bool:
    """Tell whether somebody made the collection of a file private, or one above it."""
    return file.collection.get_view_restrictions().exists()


def _pages(references: QuerySet[ReferenceIndex]) -> QuerySet:
    """Return the numbers of the pages among what refers to a file.

    As a condition in WHERE, SQLite would look for the file among all references of all pages.
    """
    is_page = When(
        base_content_type=get_default_page_content_type(), then=Cast("object_id", BigIntegerField())
    )
    return references.annotate(page=Case(is_page)).values("page")


def _always_shown() -> list[type[Model]]:
    """Return the settings and the snippets, of which what is saved is what pages show."""
    snippets = [model for model in get_snippet_models() if not issubclass(model, DraftStateMixin)]
    return [SiteSettings, *snippets]
