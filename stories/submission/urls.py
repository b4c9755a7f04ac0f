from django.urls import path

from . import views

# The page that leads here, below the same name, is a page of the CMS: see `models.SharePage`.
urlpatterns = [
    path("begin/", views.start, name="share_start"),
    path("jonger-dan-16/", views.too_young, name="share_too_young"),
    path("gewist/", views.discarded, name="share_discarded"),
    path("<str:ticket>/begin/", views.first, name="share_first"),
    path("<str:token>/", views.resume, name="share_resume"),
    path("<str:token>/bewaard/", views.kept, name="share_kept"),
    path("<str:token>/wissen/", views.discard, name="share_discard"),
    path("<str:token>/<slug:step>/", views.step, name="share_step"),
]
