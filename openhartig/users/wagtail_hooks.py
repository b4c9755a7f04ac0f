from collections.abc import Iterator

from wagtail import hooks

from .rights import EDITORS, MUNICIPAL_EDITORS, Right, may_use


@hooks.register("rights_of_roles")
def let_them_in() -> Iterator[Right]:
    """Let both roles into the CMS."""
    for role in (EDITORS, MUNICIPAL_EDITORS):
        yield from may_use(role, "wagtailadmin.access_admin")
