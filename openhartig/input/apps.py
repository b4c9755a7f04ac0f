from django.apps import AppConfig
from django.db.models import CharField, EmailField, TextField
from django.db.models.signals import pre_save


class InputConfig(AppConfig):
    name = "openhartig.input"
    label = "input"
    verbose_name = "Invoer"

    def ready(self) -> None:
        """Clean text in every form of the CMS and in all that is saved; refuse impossible days."""
        from wagtail.admin.forms.models import register_form_field_override
        from wagtail.admin.widgets import AdminAutoHeightTextInput
        from wagtail.fields import StreamField

        from . import dates, fields, storage

        in_cms = {
            CharField: {"form_class": fields.PlainTextField},
            TextField: {
                "form_class": fields.PlainTextField,
                "widget": AdminAutoHeightTextInput,
            },
            EmailField: {"form_class": fields.EmailField},
            StreamField: {"form_class": fields.StreamFormField},
        }
        for kind, override in in_cms.items():
            register_form_field_override(kind, override=override, exact_class=True)
        pre_save.connect(storage.clean_texts)
        dates.look_at_every_year()
