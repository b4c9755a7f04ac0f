from django.urls import path

from .views import my_choices

urlpatterns = [path("", my_choices, name="my_choices")]
