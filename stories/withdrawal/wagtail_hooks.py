from uuid import UUID

from wagtail import hooks

from .ledger import REFUSED, REFUSED_STORY, is_erased, knows
from .ledger_files import renew_salts


@hooks.register("refuse_address")
def refuse_erased_address(path: str) -> str:
    """Let no page have the address of an erased story, whatever it would be about."""
    return REFUSED if is_erased(path) else ""


@hooks.register("refuse_story")
def refuse_erased_story(key: UUID) -> str:
    """Let no story that was taken back be public again, and nobody in with its private link."""
    return REFUSED_STORY if knows(key) else ""


hooks.register("reencrypt", renew_salts)
