from django import template

from openhartig.region.models import Municipality

register = template.Library()


@register.simple_tag(takes_context=True)
def municipalities(context: template.Context) -> list[Municipality]:
    """Return the municipalities of the campaign, fetched once per request."""
    return Municipality.of(context["request"])
