from django.conf import settings
from wagtail import hooks


@hooks.register("never_cached")
def name_files() -> list[str]:
    """Return where files are answered, which are too large to be kept as pages."""
    return ["/documenten/", settings.MEDIA_URL, settings.STATIC_URL]
