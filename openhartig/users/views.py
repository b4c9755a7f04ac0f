from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import Form
from django.http import HttpResponse
from wagtail.admin.views import account

from .log_in import WRONG, remember_device


class LoginView(account.LoginView):
    """Logs in, remembers the device, and says by its status that somebody has to wait."""

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Log in."""
        response = super().form_valid(form)
        remember_device(response, form.get_user().get_username())
        return response

    def form_invalid(self, form: Form) -> HttpResponse:
        """Show the form again."""
        response = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, "too_many"):
            response.status_code = 429
            response["Retry-After"] = str(WRONG.seconds)
        return response
