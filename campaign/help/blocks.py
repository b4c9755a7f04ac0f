"""How editors write down when somebody answers."""

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .hours import DAY, DAYS, Times, overlap

ENDS_FIRST = (
    "De eindtijd ligt niet na de begintijd. Gaat het door na middernacht? "
    "Zet dan een vinkje bij ‘tot de volgende dag’."
)
TOO_LONG = "Dit duurt langer dan een etmaal. Haal het vinkje bij ‘tot de volgende dag’ weg."
OVERLAP = "Op {day} lopen twee tijden door elkaar. Maak er één van, of pas ze aan."


class TimesValue(blocks.StructValue):
    """One row of times as the editor wrote it."""

    @property
    def times(self) -> Times:
        """The row as times of a week."""
        days = tuple(sorted(int(day) for day in self["days"]))
        return Times(days, self["opens"], self["closes"], self["next_day"])


class TimesBlock(blocks.StructBlock):
    """Days of the week that have the same times."""

    days = blocks.MultipleChoiceBlock(
        choices=[(str(number), name) for number, name in enumerate(DAYS)],
        label="Op welke dagen?",
        widget=CheckboxSelectMultiple,
    )
    opens = blocks.TimeBlock(label="Van", help_text="Zoals 9:00.")
    closes = blocks.TimeBlock(label="Tot", help_text="Zoals 17:00. Middernacht is 0:00.")
    next_day = blocks.BooleanBlock(
        label="Tot de volgende dag", required=False, help_text="Als het doorgaat na middernacht."
    )

    class Meta:
        icon = "time"
        label = "Dagen en tijden"
        value_class = TimesValue

    def clean(self, value: TimesValue) -> TimesValue:
        """Refuse times that end before they begin, or go on for more than a day.

        Raises:
            StructBlockValidationError: the end does not fit the beginning.
        """
        value = super().clean(value)
        if value.times.minutes <= 0:
            raise StructBlockValidationError({"closes": ValidationError(ENDS_FIRST)})
        if value.times.minutes > DAY:
            raise StructBlockValidationError({"next_day": ValidationError(TOO_LONG)})
        return value


class OpeningTimesBlock(blocks.StreamBlock):
    """All times of a week."""

    times = TimesBlock()

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Refuse times of which two run at once.

        Raises:
            StreamBlockValidationError: somebody would answer twice.
        """
        value = super().clean(value)
        day = overlap(block.value.times for block in value)
        if day is not None:
            message = OVERLAP.format(day=DAYS[day])
            raise StreamBlockValidationError(non_block_errors=[ValidationError(message)])
        return value
