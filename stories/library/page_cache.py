from wagtail import hooks

from .listing import filters


@hooks.register("cached_queries")
def name_filters() -> list[str]:
    """Return what the list of stories can be asked."""
    return ["pagina", *(question.name for question in filters([]))]
