from django.urls import path

from .views import choose, preferences, saved

urlpatterns = [
    path("", preferences, name="cookies"),
    path("keuze/", choose, name="cookies_choose"),
    path("bewaard/", saved, name="cookies_saved"),
]
