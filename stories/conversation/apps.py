from django.apps import AppConfig


class ConversationConfig(AppConfig):
    name = "stories.conversation"
    verbose_name = "Gesprek met de verteller"
