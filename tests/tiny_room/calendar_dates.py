from collections.abc import Iterator

from wagtail import hooks

from openhartig.pages.calendar import CalendarDate, Month


@hooks.register("calendar_dates", order=500)
def drink_tea(month: Month, user, place) -> Iterator[CalendarDate]:
    """Drink tea on the first day of each month."""
    yield CalendarDate(month.first, "15:00", "Theedrinken", "Samen", "/theehuizen/")
