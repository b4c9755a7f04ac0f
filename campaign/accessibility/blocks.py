from django.core.validators import RegexValidator
from wagtail import blocks

CRITERION = RegexValidator(
    r"^\d\.\d{1,2}\.\d{1,2}\b", "Begin met het nummer van de eis, zoals 1.4.3."
)


class DeviationBlock(blocks.StructBlock):
    """A rule that the site does not meet yet, as the register of statements asks for it."""

    what = blocks.CharBlock(label="Wat werkt nog niet goed?", max_length=120)
    criterion = blocks.CharBlock(
        label="Eis van WCAG",
        max_length=80,
        validators=[CRITERION],
        help_text="Het nummer en de naam, zoals: 1.2.2 Ondertitels voor media.",
    )
    reason = blocks.TextBlock(label="Oorzaak", max_length=600, rows=2)
    effect = blocks.TextBlock(
        label="Gevolg",
        max_length=600,
        rows=2,
        help_text="Wie heeft er last van, en wat kan die persoon dan niet?",
    )
    measure = blocks.TextBlock(label="Wat we eraan doen", max_length=600, rows=2)
    planned_on = blocks.DateBlock(label="Wanneer is het klaar?")

    class Meta:
        icon = "warning"
        label = "Afwijking"
        template = "accessibility/deviation.html"
        preview_value = {
            "what": "Een video heeft nog geen ondertitels",
            "criterion": "1.2.2 Ondertitels voor media",
            "reason": "De maker leverde ze niet mee.",
            "effect": "Wie niet hoort, mist wat er gezegd wordt.",
            "measure": "We maken zelf ondertitels.",
            "planned_on": "2027-03-01",
        }
