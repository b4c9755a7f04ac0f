import secrets

from django.contrib.auth import get_user_model

from openhartig.roles.rights import EDITORS
from openhartig.roles.roles import role_named

USERNAME = "redactie"
READABLE_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def generate_password() -> str:
    """Return sixteen random characters in groups of four that are easy to copy."""
    groups = ["".join(secrets.choice(READABLE_CHARACTERS) for _ in range(4)) for _ in range(4)]
    return "-".join(groups)


def make_first_editor() -> str | None:
    """Make an account that may do everything, other accounts included, on a site without any.

    Returns:
        The password of the new account, or None when the site has accounts.
    """
    users = get_user_model().objects
    if users.exists():
        return None
    password = generate_password()
    editor = users.create_superuser(USERNAME, password=password, last_name="Redactie")
    if group := role_named(EDITORS).group:
        editor.groups.add(group)
    return password
