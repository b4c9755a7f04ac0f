from django.db import models


class Use(models.TextChoices):
    """What a teller may allow, each apart from the others (GDPR art. 4(11) and 7(2))."""

    SITE_TEXT = "site-text", "tekst op de site"
    NAME = "name", "naam"
    MUNICIPALITY = "municipality", "gemeente"
    PHOTO = "photo", "foto"
    VIDEO = "video", "video of geluid"
    SOCIAL_MEDIA = "social-media", "sociale media"
    PRESS = "press", "pers"


class How(models.TextChoices):
    """How somebody gave or refused consent."""

    FORM = "form", "met het formulier op de site"
    PRIVATE_LINK = "private-link", "op de pagina Mijn verhaal"
    SIGNED_FORM = "signed-form", "op papier, met handtekening"
    MAIL = "mail", "per mail"
    SPOKEN = "spoken", "mondeling, met een getuige"
