from wagtail import hooks
from wagtail.permissions import register_permission_policy

from stories.consent.permissions import CoordinatorPolicy

from .models import AfterCare
from .yearly_question import HIDDEN

register_permission_policy(AfterCare, CoordinatorPolicy(AfterCare))


@hooks.register("register_log_actions")
def name_log_actions(actions) -> None:
    """Say in the history of a page why it went off the site."""
    actions.register_action(
        HIDDEN, "Verborgen", "Verborgen tot de verteller weer van zich laat horen"
    )
