"""The travel page of a registration."""

from django.urls import path

from events.subsidies import views

urlpatterns = [
    path("forums/<slug:slug>/register/travel/", views.ask, name="register-travel"),
    path("forums/<slug:slug>/register/travel/name/", views.name, name="register-travel-name"),
    path("forums/<slug:slug>/register/travel/drop/", views.drop, name="register-travel-drop"),
]
