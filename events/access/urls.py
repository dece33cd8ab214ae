"""The access page of a registration."""

from django.urls import path

from events.access import views

urlpatterns = [path("forums/<slug:slug>/register/access/", views.ask, name="register-access")]
