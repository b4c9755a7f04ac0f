from collections.abc import Iterator

from wagtail import hooks

from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS, Right, may_use_files


@hooks.register("rights_of_roles")
def share_files() -> Iterator[Right]:
    """Let editors do everything with pictures and documents, and others add and choose them."""
    everything, little = ["add", "change", "choose", "delete"], ["add", "choose"]
    yield from may_use_files(EDITORS, pictures=everything, documents=everything)
    yield from may_use_files(MUNICIPAL_EDITORS, pictures=little, documents=little)
