from django.apps import AppConfig


class MyStoryConfig(AppConfig):
    name = "stories.my_story"
    verbose_name = "Mijn verhaal"
