from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy

from openhartig.cms.naming import NamingCreateView
from openhartig.figures.wagtail_hooks import SEE_FIGURES
from openhartig.media.apart import Apart
from openhartig.pages.models import BasePage
from openhartig.pages.teams import ours
from openhartig.roles.rights import Right, may_edit_pages, may_use, may_use_files
from openhartig.users.models import WORK_FOR_ALL, User
from stories.consent import gate
from stories.consent.explaining import (
    ExplainingEditView,
    ExplainingRevertView,
    ExplainingWorkflowActionView,
)
from stories.consent.obstacles import Kind, kinds_of
from stories.consent.permissions import COORDINATE, COORDINATORS, CoordinatorPolicy, may_coordinate
from stories.consent.road import Stage
from stories.library.models import StoryIndexPage
from stories.models import StoryPage

from . import photos
from .corrections import is_only_spelling, notices_for
from .deleting import refuse_with_tellers
from .models import ReadingLog, ReasonTemplate, TellerRequest
from .plans import dropped, may_plan
from .reminders import page_line, reminders
from .safety_net import GATE_CLOSED
from .story_list.views import StoryListing, ToTheList
from .urls import urlpatterns

IN_A_DIALOGUE = {"data-dialogue": "plan"}
"""Says what of the page behind a button the script shows."""

for model in (ReadingLog, ReasonTemplate):
    register_permission_policy(model, CoordinatorPolicy(model))


class ReasonTemplates(ModelViewSet):
    """The texts to start from when a story is not published."""

    model = ReasonTemplate
    url_prefix = "vertellers/sjablonen"
    icon = "doc-full"
    menu_label = "Sjablonen"
    list_display = ["name", "text"]
    copy_view_enabled = False
    add_to_reference_index = False


reason_templates = ReasonTemplates("reason_templates")


class CoordinatorMenuItem(MenuItem):
    """Something that only coordinators find in the menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_coordinate(request.user)


@hooks.register("register_admin_viewset")
def register_reason_templates() -> ModelViewSet:
    return reason_templates


@hooks.register("register_admin_viewset")
def register_stories() -> list[ViewSet]:
    """Show one list of stories; their screens say why the gate is closed."""
    screens = PageViewSet(
        "story_pages",
        model=StoryPage,
        index_view_class=ToTheList,
        add_view_class=NamingCreateView,
        edit_view_class=ExplainingEditView,
        revisions_revert_view_class=ExplainingRevertView,
        workflow_action_view_class=ExplainingWorkflowActionView,
    )
    return [StoryListing("stories"), screens]


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def register_menu() -> MenuItem:
    screens = [
        ("Alle vertellers", "desk_tellers", "openquote"),
        ("Nazorg", "desk_after_care", "calendar-check"),
        ("Na te kijken", "desk_leftovers", "search"),
        ("Sjablonen", reason_templates.get_url_name("index"), "doc-full"),
        ("Leeslog", "desk_reading_log", "history"),
    ]
    items = [
        CoordinatorMenuItem(label, reverse(name), icon_name=icon, order=order)
        for order, (label, name, icon) in enumerate(screens)
    ]
    return SubmenuMenuItem("Vertellers", Menu(items=items), icon_name="openquote", order=105)


@hooks.register("rights_of_roles")
def let_coordinators_coordinate() -> Iterator[Right]:
    """Let a coordinator work on stories and have an editor publish them: two people see each."""
    yield from may_use(COORDINATORS, "wagtailadmin.access_admin", COORDINATE, WORK_FOR_ALL)
    yield from may_use(COORDINATORS, SEE_FIGURES)
    yield from may_edit_pages(COORDINATORS, StoryIndexPage.objects.all(), ["add", "change"])
    yield from may_use_files(COORDINATORS, pictures=["add", "choose"], documents=["choose"])


@hooks.register("keep_apart")
def keep_photos_of_tellers_apart() -> Apart:
    """Let nobody find the photo of a teller who does not work on the story."""
    return Apart(photos.taken_over, photos.is_for)


@hooks.register("gate_buttons")
def lead_to_the_desk(
    version: StoryPage, kinds: set[Kind], user: User
) -> Iterator[tuple[Stage, Button]]:
    """Lead to the screens where an obstacle goes away, and a coordinator to the teller."""
    is_coordinator = may_coordinate(user)
    if is_coordinator or version.permissions_for_user(user).can_publish():
        if Kind.IS_IT_MADE_UP in kinds:
            yield Stage.PUBLIC, _button("Is dit verzonnen?", "desk_made_up", version.pk)
        if Kind.CHANGED in kinds and is_only_spelling(version):
            yield Stage.AGREED, _button("Alleen spelling", "desk_spelling", version.pk)
    if kinds <= {Kind.SECOND_EDITOR} and may_plan(version, user):
        label = "Verander de planning" if version.scheduled_revision else "Plan"
        yield Stage.PUBLIC, _button(label, "desk_plan", version.pk, attrs=IN_A_DIALOGUE)
    if is_coordinator and not version.is_example:
        if teller := gate.teller_of(version):
            stage = Stage.SHOWN if Kind.NO_CONSENT not in kinds else Stage.CONSENT
            yield stage, _button("Naar de verteller", "desk_teller", teller.key)
        else:
            yield Stage.CONSENT, _button("Naar de vertellers", "desk_tellers")
    elif Kind.NO_TELLER in kinds and not TellerRequest.objects.filter(story=version.pk).exists():
        yield (
            Stage.CONSENT,
            _button("Vraag de verhalencoördinator", "desk_ask_coordinator", version.pk),
        )


def _button(label: str, name: str, *args, attrs: dict | None = None) -> Button:
    url = reverse(name, args=args)
    return Button(label, url, classname="button button-secondary", attrs=attrs)


@hooks.register("insert_editor_js")
def open_plans_in_a_dialogue() -> SafeString:
    """Show the page to plan a story above the editor; without a script it is a page."""
    src = static("js/cms/dialogue.js")
    return format_html('<script type="module" src="{}"></script>', src)


@hooks.register("before_publish_page", order=-1)
def offer_spelling_first(request: HttpRequest, page) -> HttpResponse | None:
    """Ask whether a change of a public story is only spelling, before the gate refuses it."""
    if not gate.is_story(page) or not page.live:
        return None
    kinds = kinds_of(gate.obstacles(page))
    if Kind.CHANGED not in kinds or kinds - {Kind.CHANGED, Kind.SECOND_EDITOR}:
        return None
    if not is_only_spelling(page):
        return None
    return HttpResponseRedirect(reverse("desk_spelling", args=[page.pk]))


@hooks.register("register_log_actions")
def name_log_actions(actions) -> None:
    """Say in the history of a page why it went off the site."""
    actions.register_action(
        GATE_CLOSED,
        "Van de site gehaald",
        "Van de site gehaald: de toestemming klopte niet meer",
    )


class DroppedPlansPanel(Component):
    """Tells editors on the start screen what was planned and could not go on the site."""

    name = "desk_dropped_plans"
    template_name = "wagtailadmin/desk/dropped_plans.html"
    order = 25

    def __init__(self, stories: list[StoryPage]) -> None:
        self.stories = stories

    def get_context_data(self, parent_context: dict) -> dict:
        return {"lines": map(page_line, self.stories)}


@hooks.register("construct_homepage_panels")
def tell_of_dropped_plans(request: HttpRequest, panels: list) -> None:
    """Show them to who works on the story; a coordinator has them among the reminders."""
    if may_coordinate(request.user):
        return
    ours_now = StoryPage.objects.filter(ours(request.user))
    stories = [
        story
        for story in dropped(ours_now, timezone.now())
        if story.permissions_for_user(request.user).can_edit()
    ]
    if stories:
        panels.append(DroppedPlansPanel(stories))


class RemindersPanel(Component):
    """Shows a coordinator on the start screen what waits."""

    name = "desk_reminders"
    template_name = "wagtailadmin/desk/reminders.html"
    order = 40

    def get_context_data(self, parent_context: dict) -> dict:
        return {"reminders": reminders()}


@hooks.register("construct_homepage_panels")
def remind_coordinators(request: HttpRequest, panels: list) -> None:
    """Show the reminders to coordinators only."""
    if may_coordinate(request.user):
        panels.append(RemindersPanel())


class CorrectionsPanel(Component):
    """Tells an editor on the start screen what colleagues corrected in an approved story."""

    name = "desk_corrections"
    template_name = "wagtailadmin/desk/corrections.html"
    order = 35

    def get_context_data(self, parent_context: dict) -> dict:
        notices = notices_for(parent_context["request"].user)
        return {
            "notices": notices.select_related("story", "made_by"),
            "csrf_token": parent_context["csrf_token"],
        }


@hooks.register("construct_homepage_panels")
def tell_of_corrections(request: HttpRequest, panels: list) -> None:
    """Show the notices to who has any."""
    if notices_for(request.user).exists():
        panels.append(CorrectionsPanel())


@hooks.register("before_delete_page")
def withdraw_instead(request: HttpRequest, page) -> HttpResponse | None:
    """Let the story of a teller only be withdrawn."""
    if not refuse_with_tellers(request, [page]):
        return None
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def withdraw_instead_of_deleting_all(
    request: HttpRequest, action: str, pages: list, view
) -> HttpResponse | None:
    """Delete nothing of a selection with the story of a teller in it."""
    if action != "delete" or view.model is not BasePage or not refuse_with_tellers(request, pages):
        return None
    return HttpResponseRedirect(view.next_url)
