from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "campaign.policy"
    verbose_name = "Beleid"
