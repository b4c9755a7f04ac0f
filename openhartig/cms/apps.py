from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "openhartig.cms"
    label = "cms"
    verbose_name = "CMS"
