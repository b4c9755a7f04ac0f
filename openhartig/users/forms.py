from collections.abc import Iterable
from functools import partial

from django.core.exceptions import ValidationError
from wagtail.admin.forms import auth

from openhartig.web.background import in_background
from openhartig.web.limits import Limit, address_of

from .log_in import Tries
from .models import User

TOO_MANY = (
    "Er is te vaak een verkeerd wachtwoord ingevuld. Daarom kun je hier nu even niet inloggen. "
    "Wacht een kwartier en probeer het dan opnieuw."
)
RESETS = Limit("password reset", most=3)
"""How often a new password may be asked for one mail address: nobody can fill a mailbox."""

RESETS_FROM_ADDRESS = Limit("password reset from address", most=20)


class LoginForm(auth.LoginForm):
    """Says so when it is no use to try another password."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Wachtwoord"
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"

    def get_invalid_login_error(self) -> ValidationError:
        """Return why somebody cannot log in; the same for an account that does not exist."""
        if Tries.of(self.request, self.cleaned_data["username"]).are_used_up:
            return ValidationError(TOO_MANY, code="too_many")
        return super().get_invalid_login_error()


class PasswordResetForm(auth.PasswordResetForm):
    """Looks for the account after the answer, so that time tells nothing about which exist."""

    def get_users(self, email: str) -> Iterable[User]:
        """Return the accounts with an address, also of who never chose a password."""
        return User.objects.filter(email__iexact=email, is_active=True)

    def save(self, *args, request, **options) -> None:
        """Mail a link to whoever has this mail address, unless that was asked too often."""
        address = address_of(request)
        if address and not RESETS_FROM_ADDRESS.take(address):
            return
        if RESETS.take(self.cleaned_data["email"].casefold()):
            in_background(partial(super().save, *args, request=request, **options))
