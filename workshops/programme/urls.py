from django.urls import path

from workshops.programme import views

urlpatterns = [
    path("forums/<slug:slug>/programme/", views.programme, name="programme"),
    path("forums/<slug:slug>/programme.ics", views.programme_ics, name="programme-ics"),
    path("forums/<slug:slug>/programme.pdf", views.programme_pdf, name="programme-pdf"),
]
