"""The pages of a registration about needs and food."""

from django.urls import path

from events.access import views

urlpatterns = [
    path("forums/<slug:slug>/register/access/", views.ask, name="register-access"),
    path("forums/<slug:slug>/register/access/progress/", views.cases, name="register-access-cases"),
    path("forums/<slug:slug>/register/access/progress/need/", views.case, name="register-access-case"),
    path("forums/<slug:slug>/register/food/", views.diet, name="register-diet"),
]
