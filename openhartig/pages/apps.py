from django.apps import AppConfig
from django.db.models.signals import post_save


class PagesConfig(AppConfig):
    name = "openhartig.pages"
    verbose_name = "Pagina’s"

    def ready(self) -> None:
        """Make the sizes of pictures as soon as they are public, and know what the footer shows."""
        from wagtail.models import ReferenceIndex

        from openhartig.media.models import SiteImage

        from .pictures import make_for_image, make_for_page
        from .site_settings import SiteSettings

        ReferenceIndex.register_model(SiteSettings)

        post_save.connect(make_for_page)
        post_save.connect(make_for_image, sender=SiteImage)
