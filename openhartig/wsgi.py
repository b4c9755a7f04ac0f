import os

from django.core.wsgi import get_wsgi_application

from openhartig.page_cache.wsgi import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openhartig.settings")

application = PageCache(get_wsgi_application())
