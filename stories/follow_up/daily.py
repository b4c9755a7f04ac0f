from datetime import datetime

from wagtail import hooks

from openhartig.operations.daily.errors import each

from .yearly_question import ask_again, hide_silent, silent, to_be_asked


@hooks.register("daily_work", order=400)
def ask_yearly(now: datetime) -> str:
    """Ask tellers whether they still stand behind their story."""
    return each(list(to_be_asked(now)), lambda teller: ask_again(teller, now))


@hooks.register("daily_work", order=410)
def hide_after_silence(now: datetime) -> str:
    """Hide the stories of tellers who did not answer."""
    return each(list(silent(now)), lambda teller: hide_silent(teller, now))
