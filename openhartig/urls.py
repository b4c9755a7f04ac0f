from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.contrib.sitemaps import views as sitemaps
from wagtail.documents.views.serve import authenticate_with_password

from openhartig.operations import media_files
from openhartig.pages.sitemap import PageSitemap
from openhartig.pages.views import robots, sitemap_part
from openhartig.search.views import search
from openhartig.users.views import LoginView

handler404 = "openhartig.pages.views.page_not_found"
handler500 = "openhartig.pages.views.server_error"

MEDIA = settings.MEDIA_URL.strip("/")
SITEMAPS = {"paginas": PageSitemap}

urlpatterns = [
    path("beheer/login/", LoginView.as_view()),  # in place of Wagtail's, at the same address
    path("beheer/", include(admin_urls)),
    re_path(
        r"^documenten/(?P<number>[0-9]+)/(?P<name>[^/\0]+)$",
        media_files.document,
        name="wagtaildocs_serve",
    ),
    path(
        "documenten/authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("cookies/", include("openhartig.cookies.urls")),
    path("deel-jouw-verhaal/", include("stories.submission.urls")),
    path("toegankelijkheid/", include("campaign.accessibility.urls")),
    path("mijn-keuzes/", include("stories.folding.urls")),
    path("mijn-verhaal/", include("stories.my_story.urls")),
    path("zoeken/", search, name="search"),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
        name="sitemap_index",
    ),
    path("sitemap-<section>.xml", sitemap_part, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    re_path(rf"^{MEDIA}/images/(?P<name>[^/\0]+)$", media_files.picture),
    re_path(rf"^{MEDIA}/audio/(?P<name>[^/\0]+)$", media_files.sound),
    path("", include(wagtail_urls)),
]
