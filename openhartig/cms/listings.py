from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import policy_registry


class PagesMenuItem(MenuItem):
    """Leads to a list of pages those who may do something with any page."""

    def is_shown(self, request: HttpRequest) -> bool:
        needed = IndexView.any_permission_required
        policy = policy_registry.get_by_type(IndexView.model)
        return policy.user_has_any_permission(request.user, needed)


class PageListing(PageListingViewSet):
    """A list of pages of one type in the menu, for who may open it; Wagtail shows it to all."""

    menu_item_class = PagesMenuItem
    add_to_admin_menu = True
