from stories.library.models import StoryIndexPage
from tests.openhartig.pages.factories import PageFactory


class StoryIndexPageFactory(PageFactory):
    title = "Verhalen"
    slug = "verhalen"
    show_in_menus = True

    class Meta:
        model = StoryIndexPage
