from django import template
from wagtail.images.models import Picture

from openhartig.media.models import SiteImage, SiteRendition
from openhartig.media.renditions import PHOTO, SHARE_CARD, THUMBNAIL, available

register = template.Library()


@register.simple_tag
def photo(image: SiteImage, alt: str, sizes: str, eager: bool = False) -> Picture:
    """Return a picture in the sizes and formats a screen may ask for; false when there is none.

    Args:
        image: the picture.
        alt: what is to be seen; empty for decoration.
        sizes: its width on the page, as the attribute `sizes` of HTML says it.
        eager: whether it is in the first view, and must not wait.
    """
    loading = {"loading": "eager", "fetchpriority": "high"} if eager else {"loading": "lazy"}
    attributes = {"sizes": sizes, "alt": alt} | loading
    if focus := image.focus_classes:
        attributes["class"] = focus
    return Picture(available(image, *PHOTO), attributes)


@register.simple_tag
def share_card(image: SiteImage | None) -> SiteRendition | None:
    """Return a picture as other sites show it beside a link, if there is one."""
    return available(image, SHARE_CARD).get(SHARE_CARD) if image else None


@register.simple_tag
def small_picture(image: SiteImage) -> SiteRendition:
    """Return a picture as the library of the CMS shows it; an empty one when it cannot be made."""
    return image.get_rendition(THUMBNAIL)
