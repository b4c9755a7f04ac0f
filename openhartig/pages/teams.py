"""Whose work a page is: the editors of one municipality, or those of the region.

What somebody may do with a page follows from it, on top of what Wagtail gives a group somewhere in
the tree. A page of others can be read as soon as it is public; a draft of others is not there.
"""

from django.db import models
from django.db.models import Q
from django.forms import Select
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, PagePermissionTester, WorkflowMixin

from openhartig.region.models import Municipality
from openhartig.users.models import WORK_FOR_ALL

TEAM_PANEL = FieldPanel("team", permission=WORK_FOR_ALL, widget=Select)
"""Where those who work for all give a page to others."""


def works_for_all(user) -> bool:
    """Tell whether the work of every municipality is that of a user."""
    return user.has_perm(WORK_FOR_ALL)


def ours(user) -> Q:
    """Return which pages are the work of a user.

    Without a municipality those are what somebody made, and not all that is of the region.
    """
    if works_for_all(user):
        return Q(pk__isnull=False)
    if user.municipality_id:
        return Q(team=user.municipality_id)
    return Q(owner=user.pk)


def visible(user) -> Q:
    """Return which pages a user may know of in the CMS."""
    return Q(live=True) | ours(user)


def is_ours(user, page) -> bool:
    """Tell whether a page is the work of a user."""
    if not user.is_active or works_for_all(user):
        return user.is_active
    if user.municipality_id:
        return page.team_id == user.municipality_id
    return page.owner_id == user.pk


class TeamTester(PagePermissionTester):
    """What a user may do with a page: nothing when others work on it, but add a page below it.

    Who may add pages may change those of the own municipality, whoever of it made them.
    """

    def __init__(self, user, page) -> None:
        super().__init__(user, page)
        self.is_ours = is_ours(user, page)
        if not user.is_active or works_for_all(user):
            return
        if not self.is_ours:
            self.permissions &= {"add"} if page.live else set()
        elif "add" in self.permissions:
            self.permissions.add("change")

    def can_edit(self) -> bool:
        return self.is_ours and super().can_edit()

    def can_submit_for_moderation(self) -> bool:
        return self.is_ours and super().can_submit_for_moderation()

    def can_lock(self) -> bool:
        return self.is_ours and super().can_lock()

    def can_unlock(self) -> bool:
        return self.is_ours and super().can_unlock()

    def can_view_revisions(self) -> bool:
        return self.is_ours and super().can_view_revisions()

    def can_set_view_restrictions(self) -> bool:
        """A page is public or a draft: nobody can put a password on it."""
        return False


class WorkOfTeam(WorkflowMixin, DraftStateMixin):
    """A page that is somebody's work.

    Attributes:
        team: the municipality whose editors work on it; None for the region. No page shows it.
    """

    team = models.ForeignKey(
        Municipality,
        verbose_name="werk van",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="De redactie van deze gemeente werkt aan de pagina. Leeg is de hele regio. "
        "Bezoekers zien dit niet.",
    )

    class Meta:
        abstract = True

    def permissions_for_user(self, user) -> TeamTester:
        return TeamTester(user, self)

    def save(self, *args, **kwargs) -> None:
        """Save the page.

        A new one is the work of the municipality of its maker. The title of a draft of a live page
        stays out of its row: lists name the page as visitors see it, to everybody.
        """
        if self._state.adding and self.owner and not self.team:
            self.team = self.owner.municipality
        written = kwargs.get("update_fields")
        if self.live and written is None:
            self.draft_title = self.title
        elif self.live:
            kwargs["update_fields"] = [name for name in written or () if name != "draft_title"]
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict):
        """Return a version of this page; whose work it is stays as it is."""
        version = super().with_content_json(content)
        version.team_id = self.team_id
        return version
