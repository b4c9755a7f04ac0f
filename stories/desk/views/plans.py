from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin import messages

from stories.desk.forms import PlanForm
from stories.desk.plans import forget_plan, plan, refusal

from .versions import SayOfVersion


class PlanStory(SayOfVersion):
    """Choose when a story goes on the site: a page, which a script shows as a dialogue."""

    template_name = "wagtailadmin/desk/plan.html"
    form_class = PlanForm
    page_title = "Plan"
    header_icon = "calendar-alt"
    submit_label = "Plan"

    def check_permission(self) -> None:
        """Let in whoever may edit the story; what that person may plan is another question."""
        if not self.story.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied

    def get_context_data(self, **kwargs) -> dict:
        planned = self.story.scheduled_revision
        details = {
            "refusal": self.refusal(),
            "planned": planned.approved_go_live_at if planned else None,
            "story": self.story,
            "may_stop": self.story.permissions_for_user(self.request.user).can_publish(),
        }
        return super().get_context_data(**details, **kwargs)

    def get_initial(self) -> dict:
        planned = self.story.scheduled_revision
        if planned is None:
            return super().get_initial()
        moment = timezone.localtime(planned.approved_go_live_at)
        return super().get_initial() | {"day": moment.date(), "hour": moment.time()}

    def refusal(self) -> str:
        """Return why this version cannot be planned; empty when it can."""
        return refusal(self.story, self.request.user)

    def say(self, form) -> None:
        """Keep the plan."""
        moment = form.cleaned_data["moment"]
        plan(self.story, moment, self.request.user)
        words = date_format(timezone.localtime(moment), "l j F Y, H:i")
        self.done = f"Gepland: {words} uur. Dan komt het vanzelf op de site."


class ForgetPlan(PlanStory):
    """Take the plan of a story back."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs) -> HttpResponse:
        if not self.story.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        forget_plan(self.story, request.user)
        messages.success(request, "Dit is niet meer gepland.")
        return HttpResponseRedirect(self.edit_url, status=303)
