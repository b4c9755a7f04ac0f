"""Takes in what visitors report, and lets somebody know, without a word of it in the mail."""

from django.db import transaction
from django.http import HttpRequest

from openhartig.mail import outbox
from openhartig.pages.frame import Frame
from openhartig.web.limits import Limit, address_of
from openhartig.web.open_forms import HONEYPOT, Refusal

from .forms import ReportForm
from .models import ProblemReport

REPORTS = Limit("report", most=10)
"""How many problems may be reported from one address."""

REPORTS_OF_ALL = Limit("report of all", most=100)
LETTERS = Limit("letter about reports", most=3)
"""How many letters about them go out; whoever reads one finds all reports in the CMS."""

AGAIN = "Druk nog een keer op Verstuur. Wat je schreef, staat er nog."
TOO_MANY = (
    "Er zijn net veel meldingen gedaan. Probeer het over een uur nog eens. "
    "Wat je schreef, staat hieronder nog."
)


def refuse(request: HttpRequest) -> Refusal | None:
    """Tell why a report is not accepted now; count it when it is."""
    if request.POST.get(HONEYPOT):
        return Refusal(AGAIN)
    address = address_of(request)
    is_full = REPORTS_OF_ALL.is_reached("")
    if is_full or (address and not REPORTS.take(address)):
        return Refusal(TOO_MANY, 429, REPORTS.seconds)
    REPORTS_OF_ALL.take("")
    return None


@transaction.atomic
def receive(request: HttpRequest, form: ReportForm) -> None:
    """Keep a report, and tell the contact point of the site that there is one."""
    ProblemReport.objects.create(**form.cleaned_data)
    address = Frame.of(request).settings.contact_email
    if address and LETTERS.take(""):
        outbox.send(address, "problem", {})
