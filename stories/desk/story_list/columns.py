"""The columns of the list of stories."""

from wagtail.admin.ui.tables import Column

from openhartig.media.renditions import THUMBNAIL, available


class StandingColumn(Column):
    """Shows something of how far a story is, which the list gave to it."""

    class Media:
        css = {"all": ["css/cms/stories.css"]}

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label=label, accessor="standing", classname=f"story-{name}")
        self.cell_template_name = f"wagtailadmin/desk/story_list/{name}.html"


class PhotoColumn(StandingColumn):
    """Shows the photo of a story, small: the title beside it says which story it is."""

    def get_cell_context_data(self, instance, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        photo = instance.standing.story.photo
        small = available(photo, THUMBNAIL).get(THUMBNAIL) if photo else None
        return context | {"small": small}
