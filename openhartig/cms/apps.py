from django.apps import AppConfig
from wagtail.admin.apps import WagtailAdminAppConfig

AT_ONCE = {
    "group_approval_task_submitted_email_notification",
    "workflow_state_submitted_email_notification",
}
"""What Wagtail calls its mails about a page that was sent on."""


class CmsConfig(AppConfig):
    default = True
    name = "openhartig.cms"
    label = "cms"
    verbose_name = "CMS"


class AdminConfig(WagtailAdminAppConfig):
    """Wagtail's CMS without its mails about what waits: one mail a day takes their place."""

    default = False

    def ready(self) -> None:
        super().ready()
        from wagtail.models import TaskState, WorkflowState
        from wagtail.signals import task_submitted, workflow_submitted

        for name in AT_ONCE:
            task_submitted.disconnect(sender=TaskState, dispatch_uid=name)
            workflow_submitted.disconnect(sender=WorkflowState, dispatch_uid=name)
