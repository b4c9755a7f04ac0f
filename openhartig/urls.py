from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.contrib.sitemaps import views as sitemaps
from wagtail.documents import urls as document_urls

from openhartig.operations import media_files
from openhartig.pages.sitemap import PageSitemap
from openhartig.pages.views import robots
from openhartig.search.views import search

handler404 = "openhartig.pages.views.page_not_found"
handler500 = "openhartig.pages.views.server_error"

SITEMAPS = {"paginas": PageSitemap}

urlpatterns = [
    path("beheer/", include(admin_urls)),
    path("documenten/", include(document_urls)),
    path("cookies/", include("openhartig.cookies.urls")),
    path("deel-jouw-verhaal/", include("stories.submission.urls")),
    path("mijn-verhaal/", include("stories.my_story.urls")),
    path("zoeken/", search, name="search"),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
        name="sitemap_index",
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    re_path(
        rf"^{settings.MEDIA_URL.strip('/')}/(?P<folder>images|audio)/(?P<name>[^/]+)$",
        media_files.serve,
    ),
    path("", include(wagtail_urls)),
]
