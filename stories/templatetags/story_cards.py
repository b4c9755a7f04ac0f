from django import template

from stories import cards

register = template.Library()


@register.simple_tag
def cards_of(stories) -> list[cards.Card]:
    """Return the cards of a list of stories: `{% cards_of stories as cards %}`."""
    return cards.cards(stories)
