"""How a room asks what the others have without naming them: it opens a door, a hook of Wagtail."""

from collections.abc import Callable

from wagtail import hooks
from wagtail.utils.apps import get_app_submodules


def answers(door: str, file: str) -> list[Callable]:
    """Return what all rooms registered for a door, in their order.

    Args:
        door: the name of the hook.
        file: where a room stands at this door, such as `mails`; `wagtail_hooks.py` is always read.
    """
    list(get_app_submodules(file))
    return hooks.get_hooks(door)
