from functools import cached_property

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from stories.conversation.models import Move, TellerSettings
from stories.desk import contact
from stories.desk.drafts import link_draft, make_draft
from stories.desk.forms import DeclineForm, LinkDraftForm, QuestionForm
from stories.desk.models import ReasonTemplate
from stories.follow_up.yearly_question import hide_unreachable
from stories.models import StoryPage
from stories.my_story.decisions import confirm

from .base import TellerActionView, TellerFormView

NO_PAGE = "Er is nog geen pagina. Maak eerst een concept."
ALSO_SEEN = "De verteller ziet op Mijn verhaal ook de tekst zoals die nu in het concept staat."


class MakeDraft(TellerActionView):
    """Make a draft page, or open the one there is."""

    def act(self) -> HttpResponse:
        story, is_new = make_draft(self.teller, self.request.user)
        if not is_new and not story.permissions_for_user(self.request.user).can_edit():
            return self.done("Er was al een concept.")
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[story.pk]), status=303)


class LinkDraft(TellerFormView):
    """Say which draft of an editor this teller told."""

    form_class = LinkDraftForm
    page_title = "Koppel een concept"
    submit_label = "Koppel dit concept"
    explanation = "Een redacteur heeft het verhaal al geschreven. Welk concept is het?"

    def act(self, form) -> HttpResponse:
        story = form.cleaned_data["story"]
        link_draft(self.teller, story)
        self.teller.key = story.key
        return self.done("Het concept hoort nu bij deze verteller.")


class Ask(TellerFormView):
    """Ask the teller something."""

    form_class = QuestionForm
    page_title = "Stel een vraag"
    submit_label = "Verstuur de vraag"

    def get_context_data(self, **kwargs) -> dict:
        has_draft = StoryPage.objects.filter(key=self.teller.key).exists()
        return super().get_context_data(**kwargs) | {"explanation": ALSO_SEEN if has_draft else ""}

    def act(self, form) -> HttpResponse:
        mailed = contact.ask(self.teller, form.cleaned_data["question"], self.request.user)
        return self.done("Je vraag staat klaar voor de verteller.", mailed=mailed)


class Decline(TellerFormView):
    """Tell the teller that the story will not be published."""

    template_name = "wagtailadmin/desk/decline.html"
    form_class = DeclineForm
    page_title = "Niet plaatsen"
    submit_label = "Laat het de verteller weten"

    def get_initial(self) -> dict:
        """Start from the template that was chosen."""
        return {"reason": self.template.text} if self.template else {}

    @cached_property
    def template(self) -> ReasonTemplate | None:
        """The text that the message starts from; its number stays in the address of the form."""
        chosen = self.request.GET.get("sjabloon", "")
        return ReasonTemplate.objects.filter(pk=chosen).first() if chosen.isdecimal() else None

    def get_context_data(self, **kwargs) -> dict:
        details = {
            "templates": ReasonTemplate.objects.all(),
            "days": TellerSettings.current().declined_days,
        }
        return super().get_context_data(**details, **kwargs)

    def act(self, form) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        mailed = contact.decline(self.teller, reason, self.request.user, self.template)
        return self.done("Vastgelegd. De verteller kan het lezen op Mijn verhaal.", mailed=mailed)


class ShowText(TellerActionView):
    """Ask the teller to look at the text."""

    def act(self) -> HttpResponse:
        story = StoryPage.objects.filter(key=self.teller.key).first()
        if story is None:
            return self.refused(NO_PAGE)
        mailed = contact.show_text(self.teller, story, self.request.user)
        return self.done("De tekst staat klaar voor de verteller.", mailed=mailed)


class HandleRemark(TellerActionView):
    """Put a remark of the teller away."""

    def act(self) -> HttpResponse:
        contact.handle_remark(self.teller, self.request.user)
        return self.done("De opmerking is verwerkt.")


class RenewLink(TellerActionView):
    """Replace the private link; without a mail address it is shown here, once."""

    template_name = "wagtailadmin/desk/new_link.html"
    page_title = "Nieuwe link"

    def act(self) -> HttpResponse:
        link = contact.renew_link(self.teller, self.request.user)
        if link is None:
            return self.done(
                "De verteller krijgt een nieuwe link per mail. De oude werkt niet meer."
            )
        return self.render_to_response(self.get_context_data(link=link))


class Confirm(TellerActionView):
    """Record that the teller still stands behind the story, as somebody said on the phone."""

    def act(self) -> HttpResponse:
        confirm(self.teller)
        contact.remember(self.teller, Move.Kind.CONFIRMED, self.request.user)
        return self.done("Vastgelegd: de verteller staat er nog achter.")


class Hide(TellerActionView):
    """Take a story out of sight because its teller cannot be reached."""

    def act(self) -> HttpResponse:
        hide_unreachable(self.teller, self.request.user)
        return self.done("Het verhaal is van de site. De verteller kan het zelf terugzetten.")
