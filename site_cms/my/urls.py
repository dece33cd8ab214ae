"""The pages of whoever takes part."""

from django.urls import path

from site_cms.my import views

urlpatterns = [
    path("my/", views.hub, name="my"),
    # Where links of earlier messages and the pages below it lead back to: the same page.
    path("bookings/", views.hub, name="booking"),
    path("my/known/", views.known, name="my-known"),
    path("my/known.txt", views.known_as_text, name="my-known-text"),
    path("my/known.json", views.known_as_json, name="my-known-json"),
    path("my/readers/", views.readers, name="my-readers"),
    path("my/erase/", views.erase, name="my-erase"),
    path("my/erased/", views.erased, name="my-erased"),
    path("my/open/<uuid:registration>/", views.open_one, name="my-open"),
]
