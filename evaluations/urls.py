"""The addresses of this app's rooms."""

from django.urls import include, path

urlpatterns = [path("", include("evaluations.responses.urls"))]
