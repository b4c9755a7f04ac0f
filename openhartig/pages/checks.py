"""Which part of a page the checks of the CMS look at: what somebody writes, not the frame."""

from wagtail.admin.userbar import ContentCheckerItem

from .models import BasePage


class ChecksOfPage(ContentCheckerItem):
    """Wagtail's checks, of the part of one page that an editor can do something about."""

    def __init__(self, page: BasePage | None, in_editor: bool = False) -> None:
        super().__init__(in_editor)
        self.page = page

    def get_axe_include(self, request) -> list[str]:
        """Return one selector: in the editor Wagtail reads each further one as a frame in it."""
        return [self.page.checked_part if isinstance(self.page, BasePage) else "body"]


def with_own_checks(items: list, page) -> list:
    """Return the items of Wagtail, with its checks replaced by ours."""
    return [
        ChecksOfPage(page, item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]
