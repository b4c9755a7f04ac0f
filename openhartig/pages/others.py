"""What somebody sees in the CMS of pages that others work on: what visitors see, and no draft.

Wagtail names pages on many screens without asking who looks: above another page, in a field where
it was chosen, in an error. So a page comes out of the database as whoever looks may know it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import NotSupportedError
from wagtail.models import Revision

from .teams import WorkOfTeam, is_ours, works_for_all

HIDDEN = "Concept van anderen"
NEEDED = {"live", "team_id", "owner_id"}
NOT_OURS = "A page of others as somebody may see it in the CMS is never saved."

_onlooker: ContextVar = ContextVar("onlooker", default=None)


@contextmanager
def seen_by(user) -> Iterator[None]:
    """Let a user look at pages, who knows the drafts of one municipality only."""
    token = _onlooker.set(None if works_for_all(user) else user)
    try:
        yield
    finally:
        _onlooker.reset(token)


class SeenByOthers(WorkOfTeam):
    """A page of which others see what is public."""

    is_of_others = False
    """Whether whoever looks works on other pages, so that this one hides its draft."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        page = super().from_db(db, field_names, values)
        user = _onlooker.get()
        if user and set(field_names) >= NEEDED and not is_ours(user, page):
            page.hide_draft()
        return page

    def hide_draft(self) -> None:
        """Forget what is not public of this page, until it is fetched for somebody else."""
        self.is_of_others = True
        fields = self.__dict__
        known = {
            "draft_title": fields.get("title", ""),
            "has_unpublished_changes": False,
            "latest_revision_id": fields.get("live_revision_id"),
            "latest_revision_created_at": fields.get("last_published_at"),
            "go_live_at": None,
        }
        if not self.live:
            known |= {"title": HIDDEN, "draft_title": HIDDEN, "search_description": ""}
        fields.update({name: value for name, value in known.items() if name in fields})

    @property
    def is_hidden(self) -> bool:
        """Whether whoever looks may not know of this page at all."""
        return self.is_of_others and not self.live

    def save(self, *args, **kwargs) -> None:
        """Save the page.

        Raises:
            NotSupportedError: it says less than it is, because others work on it.
        """
        if self.is_of_others:
            raise NotSupportedError(NOT_OURS)
        super().save(*args, **kwargs)

    @property
    def approved_schedule(self) -> bool:
        return not self.is_of_others and super().approved_schedule

    @property
    def scheduled_revision(self) -> Revision | None:
        return None if self.is_of_others else super().scheduled_revision

    @property
    def workflow_in_progress(self) -> bool:
        return not self.is_of_others and super().workflow_in_progress

    @property
    def current_workflow_state(self):
        return None if self.is_of_others else super().current_workflow_state

    def get_url_parts(self, request=None):
        return None if self.is_hidden else super().get_url_parts(request)
