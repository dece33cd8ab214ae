"""The addresses of this app's rooms; Wagtail finds the pages themselves."""

from django.urls import include, path

urlpatterns = [
    path("", include("site_cms.report_pages.urls")),
    path("", include("site_cms.my.urls")),
]
