from django import template

from openhartig.media.portrait import portrait

register = template.Library()


@register.inclusion_tag("components/portrait.html")
def shape_portrait(key: object) -> dict:
    """Draw the shape portrait of a key; it says nothing, so it is hidden from screen readers."""
    return {"portrait": portrait(key)}
