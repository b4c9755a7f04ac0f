from django.db.models import Model
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import (
    APIToken,
    Comment,
    CommentReply,
    ModelLogEntry,
    PageLogEntry,
    PageSubscription,
    ReferenceIndex,
    Revision,
    TaskState,
    UploadedFile,
    WorkflowState,
)


@hooks.register("never_cached")
def name_cms() -> list[str]:
    """Return where the CMS is."""
    return [reverse("wagtailadmin_home")]


@hooks.register("never_on_a_page")
def name_work_of_editors() -> list[type[Model]]:
    """Return what Wagtail keeps of the work on pages; visitors see what is published."""
    return [
        APIToken,
        Comment,
        CommentReply,
        EditingSession,
        FormState,
        ModelLogEntry,
        PageLogEntry,
        PageSubscription,
        ReferenceIndex,
        Revision,
        TaskState,
        UploadedFile,
        WorkflowState,
    ]
