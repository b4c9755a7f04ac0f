from django import template
from wagtail.images.models import Filter, Picture
from wagtail.images.shortcuts import get_rendition_or_not_found, get_renditions_or_not_found

from openhartig.media.models import SiteImage, SiteRendition
from openhartig.media.renditions import PHOTO, SHARE_CARD

register = template.Library()


@register.simple_tag
def photo(image: SiteImage, alt: str, sizes: str, eager: bool = False) -> Picture:
    """Show a picture in the size and format that suits the screen.

    Args:
        image: the picture.
        alt: what is to be seen; empty for decoration.
        sizes: its width on the page, as the attribute `sizes` of HTML says it.
        eager: whether it is in the first view, and must not wait.
    """
    renditions = get_renditions_or_not_found(image, [Filter(spec) for spec in PHOTO])
    loading = {"loading": "eager", "fetchpriority": "high"} if eager else {"loading": "lazy"}
    return Picture(renditions, {"sizes": sizes, "alt": alt} | loading)


@register.simple_tag
def share_card(image: SiteImage) -> SiteRendition:
    """Return a picture as other sites show it beside a link."""
    return get_rendition_or_not_found(image, SHARE_CARD)
