from wagtail import hooks

from .ledger import REFUSED, is_erased


@hooks.register("refuse_address")
def refuse_erased_address(path: str) -> str:
    """Let no page have the address of an erased story, whatever it would be about."""
    return REFUSED if is_erased(path) else ""
