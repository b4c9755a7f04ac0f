from django.apps import AppConfig


class TinyRoomConfig(AppConfig):
    name = "tests.tiny_room"
    verbose_name = "Theehuizen"
    default_auto_field = "django.db.models.BigAutoField"
