from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.permissions import register_permission_policy

from openhartig.pages.models import BasePage

from . import gate, made_up
from .explaining import as_list, explain
from .models import Teller
from .permissions import COORDINATE, CoordinatorPolicy
from .road import road

COPY = (
    "Een kopie begint als concept. De toestemming en het akkoord van de verteller horen bij dit "
    "verhaal en gaan niet mee."
)
NOTHING_PUBLISHED = "Er is niets gepubliceerd. Deze verhalen kunnen nog niet op de site:"


register_permission_policy(Teller, CoordinatorPolicy(Teller))


@hooks.register("register_permissions")
def offer_permission() -> QuerySet[Permission]:
    """Let owners give the permission to a role of their own."""
    app, codename = COORDINATE.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


@hooks.register("before_publish_page")
def keep_as_draft(request: HttpRequest, page) -> HttpResponse | None:
    """Stop before a story is published or scheduled; what was typed is already saved."""
    found = gate.obstacles(page) if gate.is_story(page) else []
    return explain(request, page, found) if found else None


@hooks.register("construct_page_action_menu", order=100)
def offer_nothing_that_is_refused(items: list, request: HttpRequest, context: dict) -> None:
    """Leave out publishing a story that may not be public; the checklist says what comes first."""
    page = context.get("page")
    if page and gate.is_story(page) and gate.obstacles(page.get_latest_revision_as_object()):
        items[:] = [item for item in items if item.name != "action-publish"]


@hooks.register("before_bulk_action")
def publish_all_or_nothing(
    request: HttpRequest, action: str, pages: list, view
) -> HttpResponse | None:
    """Publish no page of a selection when one of the stories among them may not be public."""
    if action != "publish" or view.model is not BasePage:
        return None
    pages = list(pages)
    if view.cleaned_form.cleaned_data["include_descendants"]:
        pages += [below for page in pages for below in page.get_descendants().not_live()]
    closed = [
        f"{version.title}: {' '.join(map(str, found))}"
        for version in (p.get_latest_revision_as_object() for p in pages if gate.is_story(p))
        if (found := gate.obstacles(version))
    ]
    if not closed:
        return None
    messages.warning(request, format_html("{}{}", NOTHING_PUBLISHED, as_list(closed)))
    return HttpResponseRedirect(view.next_url)


@hooks.register("register_log_actions")
def name_log_actions(actions) -> None:
    """Say in the history of an example that somebody answered."""
    actions.register_action(made_up.MADE_UP, "Verzonnen", "Gezegd dat alles verzonnen is")


@hooks.register("before_copy_page")
def say_what_a_copy_is(request: HttpRequest, page) -> None:
    """Explain beforehand that consent does not come with a copy."""
    if gate.is_story(page) and request.method == "GET":
        messages.info(request, COPY)


@hooks.register("next_step")
def tell_next_step(page, user) -> str:
    """Say on the start screen what the draft of a story waits for."""
    if not gate.is_story(page) or page.is_example:
        return ""
    version = page.get_latest_revision_as_object()
    steps = road(version, gate.obstacles(version), user)
    return next((f"Wacht op {step.waits_for}" for step in steps if step.is_next), "")
