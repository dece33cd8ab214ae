"""The pages about reaching somebody, their badge, and what they agreed to."""

from django.urls import path

from events.contact import views

urlpatterns = [
    path("forums/<slug:slug>/register/contact/", views.reach, name="register-contact"),
    path("forums/<slug:slug>/register/badge/", views.badge, name="register-badge"),
    path("my/agreements/", views.agreements, name="my-agreements"),
]
