from wagtail import hooks


@hooks.register("cached_queries")
def name_part_of_sitemap() -> list[str]:
    """Return what asks for a part of the sitemap."""
    return ["p"]
