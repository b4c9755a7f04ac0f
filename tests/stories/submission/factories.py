from stories.submission.models import SharePage
from tests.openhartig.pages.factories import PageFactory


class SharePageFactory(PageFactory):
    title = "Deel jouw verhaal"
    slug = "deel-jouw-verhaal"
    show_in_menus = True

    class Meta:
        model = SharePage
