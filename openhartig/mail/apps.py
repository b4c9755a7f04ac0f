from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "openhartig.mail"
    verbose_name = "Post"
