from wagtail import hooks

from .reasons import make_reasons


@hooks.register("starting_content", order=620)
def make_templates(is_empty: bool) -> None:
    """Make the first texts of coordinators."""
    make_reasons()
