from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig

OF_ONESELF = {"first_name": "given-name", "last_name": "family-name", "email": "email"}
"""What a browser may fill in on one's own account (WCAG 1.3.5)."""


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's screens of users, with our forms."""

    user_viewset = "openhartig.users.accounts.AccountViewSet"


class UsersConfig(AppConfig):
    default = True
    name = "openhartig.users"
    verbose_name = "Gebruikers"

    def ready(self) -> None:
        """Say on the form of one's own account what is asked, where Wagtail does not."""
        from wagtail.admin.forms.account import NameEmailForm

        for name, token in OF_ONESELF.items():
            NameEmailForm.base_fields[name].widget.attrs["autocomplete"] = token
