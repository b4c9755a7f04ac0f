from wagtail import hooks

from .yearly_question import HIDDEN


@hooks.register("register_log_actions")
def name_log_actions(actions) -> None:
    """Say in the history of a page why it went off the site."""
    actions.register_action(
        HIDDEN, "Verborgen", "Verborgen tot de verteller weer van zich laat horen"
    )
