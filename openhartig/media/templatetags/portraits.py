from django import template

from openhartig.media.portrait import portrait

register = template.Library()


@register.inclusion_tag("components/portrait.html")
def shape_portrait(key: object, is_calm: object = False, scheme: str = "") -> dict:
    """Draw the shape portrait of a key; it says nothing, so it is hidden from screen readers.

    Args:
        is_calm: anything that is true when only calm drawings fit, such as the notes of a story.
        scheme: the colours that the list chose, if it did.
    """
    return {"portrait": portrait(key, is_calm=bool(is_calm), scheme=scheme)}
