from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.counting import count
from openhartig.figures.figure import Figure

INVITED = "invited"


def count_invitation() -> None:
    """Count that somebody is invited."""
    count(INVITED)


@hooks.register("figures", order=900)
def name_invitations() -> Iterator[Figure]:
    """Yield how many guests were invited."""
    yield Figure(INVITED, "Theehuizen", "Uitgenodigd", "Wie een mail kreeg.")
