from django.db.models import Model
from wagtail import hooks

from .models import Agreement, ConsentWording, Grant, PrivateLink, SignedForm, Teller


@hooks.register("never_on_a_page")
def name_tellers() -> list[type[Model]]:
    """Return who tells and what is allowed: the page of a story holds what was granted."""
    return [Agreement, ConsentWording, Grant, PrivateLink, SignedForm, Teller]
