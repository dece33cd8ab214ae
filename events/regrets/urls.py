"""Saying that one cannot come."""

from django.urls import path

from events.regrets import views

urlpatterns = [
    path("forums/<slug:slug>/cannot-come/", views.regret, name="regret"),
    path("forums/<slug:slug>/cannot-come/thank-you/", views.thanks, name="regret-thanks"),
]
