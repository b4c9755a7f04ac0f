from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from stories.consent.locking import lock
from stories.consent.permissions import may_coordinate
from stories.desk.forms import VersionForm
from stories.models import StoryPage

CHANGED = "De tekst is net veranderd. Kijk nog eens."


class SayOfVersion(WagtailAdminTemplateMixin, FormView):
    """Says something about the latest version of a story, as far as it is the one that was read.

    It shows what stands on the page, and nobody.

    Attributes:
        submit_label: what the button says.
        done: what to say afterwards.
    """

    form_class = VersionForm
    submit_label = done = ""

    def dispatch(self, request, *args, **kwargs) -> HttpResponseBase:
        self.check_permission()
        return super().dispatch(request, *args, **kwargs)

    def check_permission(self) -> None:
        """Let in whoever may publish the story, and a coordinator.

        Raises:
            PermissionDenied: it is somebody else.
        """
        can_publish = self.story.permissions_for_user(self.request.user).can_publish()
        if not can_publish and not may_coordinate(self.request.user):
            raise PermissionDenied

    @cached_property
    def story(self) -> StoryPage:
        """The story that was edited."""
        return get_object_or_404(StoryPage, pk=self.kwargs["page_id"])

    @cached_property
    def version(self) -> StoryPage:
        """The story as it was last saved."""
        return self.story.get_latest_revision_as_object()

    @property
    def edit_url(self) -> str:
        """Where the story is edited."""
        return reverse("wagtailadmin_pages:edit", args=[self.story.pk])

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": self.edit_url, "label": self.version.title},
            {"url": "", "label": self.page_title},
        ]

    def get_initial(self) -> dict:
        return {"revision": self.story.latest_revision_id}

    def get_context_data(self, **kwargs) -> dict:
        details = {"back_url": self.edit_url, "submit_label": self.submit_label}
        return super().get_context_data(**details, **kwargs)

    def refusal(self) -> str:
        """Return why this cannot be said of the version; empty when it can."""
        return ""

    def say(self, form) -> None:
        """Write down what somebody says of the version."""
        raise NotImplementedError

    def form_valid(self, form) -> HttpResponse:
        with transaction.atomic():
            lock(self.story.key)
            self.story = StoryPage.objects.get(pk=self.story.pk)
            refusal = self.refusal()
            if self.story.latest_revision_id != form.cleaned_data["revision"]:
                form.data = form.data.copy()
                form.data["revision"] = self.story.latest_revision_id
                refusal = CHANGED
            if refusal:
                form.add_error(None, refusal)
                return self.form_invalid(form)
            self.say(form)
        self.tell()
        return HttpResponseRedirect(self.edit_url, status=303)

    def tell(self) -> None:
        """Say afterwards what was done."""
        messages.success(self.request, self.done)

    def form_invalid(self, form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
