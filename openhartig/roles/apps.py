from django.apps import AppConfig


class RolesConfig(AppConfig):
    name = "openhartig.roles"
    verbose_name = "Rollen"
