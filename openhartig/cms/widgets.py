"""Lets Wagtail's fields start without inline scripts, so that the CMS can forbid those.

Wagtail 8 writes a <script> behind every chooser, date field and inline panel. Here, and in
templates/wagtailadmin/{widgets,panels}, an empty <template> takes its place: it says what to
start, and static/js/cms/start.js does so.
"""

import json

from django import forms
from django.forms.renderers import TemplatesSetting
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

START = "wagtailadmin/shared/start.html"


class ChooserWithoutScript(forms.Widget):
    """A field to choose something, rendered as `BaseChooser.render` does but for the script.

    Args:
        chooser: the widget of Wagtail, or of another package.
    """

    def __init__(self, chooser: BaseChooser) -> None:
        super().__init__(chooser.attrs)
        self.chooser = chooser

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        data = self.chooser.get_value_data(value)
        options = self.chooser.get_js_init_options(attrs["id"], name, data)
        start = {"what": self.what, "id": attrs["id"], "options": json.dumps(options)}
        return self.chooser.render_html(name, data, attrs) + render_to_string(START, start)

    @property
    def what(self) -> str:
        """The name of what to start in the browser."""
        is_task = isinstance(self.chooser, AdminTaskChooser)
        return "createTaskChooser" if is_task else self.chooser.js_constructor


class BoundField(forms.BoundField):
    """A field of any form, with a chooser that needs no inline script."""

    def as_widget(self, widget=None, attrs=None, only_initial=False) -> SafeString:
        widget = widget or self.field.widget
        if isinstance(widget, BaseChooser):
            widget = ChooserWithoutScript(widget)
        return super().as_widget(widget, attrs, only_initial)


class Renderer(TemplatesSetting):
    """Renders every form of the site: a template of ours wins, and choosers have no script."""

    bound_field_class = BoundField
