"""Lets Wagtail's fields start without inline scripts, so that the CMS can forbid those.

Wagtail 8 writes a <script> behind every chooser, date field and inline panel. Here, and in
templates/wagtailadmin/{widgets,panels}, an empty <template> takes its place: it says what to
start, and static/js/cms/start.js does so.
"""

import json

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

START = "wagtailadmin/shared/start.html"


def render_chooser(chooser: BaseChooser, name, value, attrs=None, renderer=None) -> SafeString:
    """Render a field to choose something, as `BaseChooser.render` does but for the script.

    Args:
        chooser: the widget.
        name: the name of the field.
        value: what is chosen: an object, its id, or None.
        attrs: the attributes of the field; `id` is needed.
        renderer: what Django passes to every widget; choosers do not use it.
    """
    data = chooser.get_value_data(value)
    options = chooser.get_js_init_options(attrs["id"], name, data)
    start = {"what": chooser.js_constructor, "id": attrs["id"], "options": json.dumps(options)}
    return chooser.render_html(name, data, attrs) + render_to_string(START, start)


def start_choosers_without_inline_scripts() -> None:
    """Replace Wagtail's own way for every kind of chooser, those of other packages included."""
    BaseChooser.render = render_chooser
    AdminTaskChooser.js_constructor = "createTaskChooser"
