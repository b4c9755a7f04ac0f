from wagtail import hooks
from wagtail.models import get_page_models


@hooks.register("cached_queries")
def name_questions() -> list[str]:
    """Return what pages can be asked, and what asks for a part of the sitemap."""
    return ["p", *(name for page_type in get_page_models() for name in page_type.questions)]
