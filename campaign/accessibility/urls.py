from django.urls import path

from . import views

urlpatterns = [
    path("melden/", views.report_problem, name="report_problem"),
    path("melden/verstuurd/", views.problem_reported, name="problem_reported"),
]
