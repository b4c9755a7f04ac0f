"""What an editor does on a small site while its renewals are counted."""

from dataclasses import dataclass
from functools import cached_property

from django.test import Client
from django.urls import reverse

from openhartig.pages.models import BasePage
from openhartig.users.models import User
from tests.cms import PUBLISH, edit_address, form_of

AS_SCRIPT = {"accept": "application/json"}


def live(model: type[BasePage]) -> BasePage:
    return model.objects.live().get()


@dataclass
class World:
    """A small site with an editor who has logged in, and a way to count what renews its pages.

    Attributes:
        changes: how often the stamp changed.
    """

    changes: int = 0

    @cached_property
    def editor(self) -> Client:
        client = Client()
        client.force_login(User.objects.get(username="beheerder"))
        return client

    def save(self, page: BasePage, times: int = 1, **fields) -> None:
        """Send the form of a page as the script of the editor does, again and again."""
        form = form_of(self.editor, page)
        form["title"] = "Een andere titel"
        for name, value in fields.items():
            form.setlist(name, value if isinstance(value, list) else [value])
        for _ in range(times):
            answer = self.editor.post(edit_address(page), form, headers=AS_SCRIPT)
            assert answer.status_code == 200, answer.content
            form["overwrite_revision_id"] = answer.json()["revision_id"]

    def post(self, name: str, *arguments, data: dict) -> None:
        """Send a form of the CMS."""
        answer = self.editor.post(reverse(name, args=arguments), data)
        assert answer.status_code in {200, 302}, answer.content

    def publish(self, page: BasePage) -> None:
        """Press the button."""
        form = form_of(self.editor, page)
        form.update(PUBLISH)
        assert self.editor.post(edit_address(page), form).status_code == 302
        assert BasePage.objects.get(pk=page.pk).live

    def draft(self, model: type[BasePage]) -> BasePage:
        """Take a page off the site, before anything is counted."""
        page = live(model)
        page.unpublish()
        self.changes = 0
        return model.objects.get(pk=page.pk)
