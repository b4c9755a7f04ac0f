import os

from django.core.wsgi import get_wsgi_application

from openhartig.page_cache.wsgi import PageCache
from openhartig.readable_headers import ReadableHeaders

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openhartig.settings")

application = PageCache(ReadableHeaders(get_wsgi_application()))
