from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "openhartig.users"
    verbose_name = "Gebruikers"
