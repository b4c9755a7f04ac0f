"""How a room asks what the others have without naming them: it opens a door, a hook of Wagtail."""

from collections.abc import Callable
from functools import cache

from wagtail import hooks
from wagtail.utils.apps import get_app_submodules


def answers(door: str, file: str = "") -> list[Callable]:
    """Return what all rooms registered for a door, in their order.

    Args:
        door: the name of the hook.
        file: where a room stands at this door, such as `mails`, when that is not its
            `wagtail_hooks.py`, which is always read.
    """
    if file:
        _read(file)
    return hooks.get_hooks(door)


@cache
def _read(file: str) -> None:
    """Import a module of every room that has it, once: looking for it takes milliseconds."""
    list(get_app_submodules(file))
