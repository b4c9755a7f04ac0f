"""Gives pictures, sounds and documents: to everybody what a public page shows, to editors the rest.

Each request is a new question, so that what a teller refuses is gone together with the page.
"""

from collections.abc import Callable
from functools import wraps

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.permissions import policy_registry

from openhartig.media.models import SiteDocument, SiteImage, SiteRendition
from openhartig.media.renditions import PUBLIC_SIZES
from openhartig.pages.shown import is_restricted, is_shown
from openhartig.pages.views import page_not_found

from .file_answers import file_answer

FOR_EVERYBODY = "public, max-age=1800, must-revalidate"
"""Half an hour in a cache on the way, and again in a browser: a refusal counts within the hour."""

FOR_ONE = "private, no-store"
NOTHING_INSIDE_RUNS = "default-src 'none'"


def file_view(view: Callable) -> Callable:
    """Say of what somebody may not have that it is not there, and let nobody remember that."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, **kwargs) -> HttpResponseBase:
        try:
            return view(request, **kwargs)
        except Http404 as error:
            response = page_not_found(request, error)
            response["Cache-Control"] = "no-store"
            return response

    return answered


@file_view
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with one size of a picture; the sizes that the CMS made are for editors."""
    size = _first(SiteRendition.objects.select_related("image__collection"), f"images/{name}")
    is_public = size.filter_spec in PUBLIC_SIZES and _is_for_everybody(size.image)
    headers = {"Cache-Control": _lifetime(request, size.image, is_public)}
    return file_answer(request, size.file, headers)


@file_view
def sound(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with a sound; what an editor called it is not told.

    One that could not be cleaned is for editors alone.
    """
    item = _first(SiteDocument.objects.select_related("collection"), f"audio/{name}")
    headers = {"Cache-Control": _lifetime(request, item, item.is_clean and _is_for_everybody(item))}
    return file_answer(request, item.file, headers)


@file_view
def document(request: HttpRequest, number: str, name: str) -> HttpResponseBase:
    """Answer with a document, under its title; a private collection may ask for a password."""
    documents = SiteDocument.objects.select_related("collection").filter(pk=number)
    item = _first(documents, f"documents/{name}")
    if is_shown(item):
        if refusal := _refusal(request, item):
            return refusal
        lifetime = FOR_ONE if is_restricted(item) else FOR_EVERYBODY
    else:
        lifetime = _lifetime(request, item, is_public=False)
    is_attachment = item.content_disposition != "inline"
    headers = {
        "Cache-Control": lifetime,
        "Content-Disposition": content_disposition_header(is_attachment, item.download_name),
        "Content-Security-Policy": NOTHING_INSIDE_RUNS,
    }
    return file_answer(request, item.file, headers)


def _first(rows: QuerySet, file: str) -> SiteRendition | SiteDocument:
    if found := rows.filter(file=file).first():
        return found
    raise Http404


def _is_for_everybody(item: SiteImage | SiteDocument) -> bool:
    return is_shown(item) and not is_restricted(item)


def _lifetime(request: HttpRequest, item: SiteImage | SiteDocument, is_public: bool) -> str:
    """Return how long, and by whom, an answer may be kept.

    Who asks is looked up only when the answer depends on it.

    Raises:
        Http404: who asks may not have the file.
    """
    if is_public:
        return FOR_EVERYBODY
    policy = policy_registry.get_by_type(type(item))
    works_here = request.user.has_perm("wagtailadmin.access_admin")
    if works_here and policy.user_has_any_permission_for_instance(
        request.user, ["choose", "change"], item
    ):
        return FOR_ONE
    raise Http404


def _refusal(request: HttpRequest, item: SiteDocument) -> HttpResponse | None:
    """Return what Wagtail answers instead of a document, such as a question for a password."""
    for hook in hooks.get_hooks("before_serve_document"):
        answer = hook(item, request)
        if isinstance(answer, HttpResponse):
            return answer
    return None
