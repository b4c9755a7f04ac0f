from django.apps import AppConfig


class SubmissionConfig(AppConfig):
    name = "stories.submission"
    verbose_name = "Inzendingen"
