"""The addresses of this app's rooms."""

from django.urls import include, path

urlpatterns = [
    path("", include("events.returning.urls")),
    path("", include("events.groups.urls")),
    path("", include("events.registration.urls")),
    path("", include("events.regrets.urls")),
    path("", include("events.access.urls")),
    path("", include("events.contact.urls")),
    path("", include("events.subsidies.urls")),
    path("", include("events.waiting.urls")),
    path("", include("events.retention.urls")),
]
