import os

from django.core.wsgi import get_wsgi_application

from openhartig.operations.beginning import BeginsFirst
from openhartig.page_cache.wsgi import PageCache
from openhartig.web.readable_headers import ReadableHeaders

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openhartig.settings")

site = BeginsFirst(get_wsgi_application())
application = PageCache(ReadableHeaders(site))
