from wagtail import hooks

from .counting import begin_to_count


@hooks.register("starting_content", order=10)
def begin(is_empty: bool) -> None:
    """Remember when a site starts for the first time: the figures say since when they count."""
    begin_to_count()
