from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import BaseListingView

from stories.desk.models import ReadingLog

from .base import CoordinatorMixin


class ReadingLogList(CoordinatorMixin, BaseListingView):
    """Who opened the data of which teller, and when."""

    page_title = "Leeslog"
    template_name = "wagtailadmin/desk/reading_log.html"
    index_url_name = "desk_reading_log"
    paginate_by = 50
    is_searchable = False
    verbose_name_plural = "lezingen"
    columns = [
        Column("read_at", label="Wanneer"),
        Column("reader", label="Wie"),
        Column("reference", label="Verteller"),
    ]

    def get_base_queryset(self):
        return ReadingLog.objects.select_related("user")
