from django import template

from campaign.help.models import Helpline

register = template.Library()


@register.simple_tag(takes_context=True)
def helplines(context: template.Context, place: str = "") -> list[Helpline]:
    """Return the live helplines: `{% helplines "in_strip" as lines %}`.

    Args:
        place: the name of a yes/no field of a helpline; without it, all of them.
    """
    found = Helpline.of(context["request"])
    return [helpline for helpline in found if not place or getattr(helpline, place)]
