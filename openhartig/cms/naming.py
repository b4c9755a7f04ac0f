"""Screens for pages that say by name where something is to be filled in."""

from django.http import HttpResponse, JsonResponse
from django.utils.text import capfirst
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

INVALID = "validation_error"
"""What Wagtail calls it when a form is refused."""


class NamesFields:
    """A screen with a form; Wagtail only says that something in it is not right."""

    def form_invalid(self, form) -> HttpResponse:
        """Name the fields above the form as well; each says below itself what is wrong."""
        response = super().form_invalid(form)  # type: ignore[misc]  # of the screen
        is_about_fields = not getattr(self, "locked_for_user", False)
        is_shown = is_about_fields and not self.expects_json_response  # type: ignore[attr-defined]
        if is_shown and (line := where_to_look(form)):
            messages.warning(self.request, line)  # type: ignore[attr-defined]
        return response

    def json_error_response(self, error_code: str, error_message: str) -> JsonResponse:
        """Name the fields where a page that saves itself says that it did not."""
        if error_code == INVALID:
            named = where_to_look(self.form)  # type: ignore[attr-defined]
            error_message = f"{error_message} {named}".strip()
        return super().json_error_response(error_code, error_message)  # type: ignore[misc]


class NamingCreateView(NamesFields, CreateView):
    """Makes a page."""


class NamingEditView(NamesFields, EditView):
    """Edits a page."""


def where_to_look(form) -> str:
    """Return in a sentence which fields of a form are not right; nothing when none is."""
    names = [capfirst(str(form[name].label)) for name in form.errors if name in form.fields]
    return f"Kijk nog naar: {', '.join(names)}." if names else ""
