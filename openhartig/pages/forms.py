from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from .addresses import refusal
from .to_fill_in import NOTHING_TO_READ, has_only_notes


class PageForm(WagtailAdminPageForm):
    """The form of a page in the CMS; says why an address or a page is refused."""

    def clean(self) -> dict:
        """Refuse an address that no page may have, whether the page is new or not.

        What is no draft has to tell visitors something.
        """
        cleaned = super().clean()
        if reason := refusal(self.parent_page, cleaned.get("slug"), self.instance):
            self.add_error("slug", reason)
        if not self.is_deferred_validation and has_only_notes(type(self.instance), cleaned.get):
            self.add_error("body", NOTHING_TO_READ)
        return cleaned

    def save(self, commit: bool = True):
        """Save the page; whose work it is, is no part of a version and holds at once."""
        page = super().save(commit)
        if page.pk and "team" in self.changed_data:
            base = page.base_page_model.objects
            base.filter(pk=page.pk).update(team=page.team_id)
        return page


class PageCopyForm(CopyForm):
    """The form to copy a page; says why an address is refused."""

    def clean(self) -> dict:
        """Refuse an address that no page may have."""
        cleaned = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        if reason := refusal(parent, cleaned.get("new_slug"), self.page):
            self.add_error("new_slug", reason)
        return cleaned
