"""Coming back. Before registration's own addresses, whose private link takes any word."""

from django.urls import path

from events.returning import views

urlpatterns = [
    path("forums/<slug:slug>/register/reuse/", views.reuse, name="register-reuse"),
    path("bookings/find/", views.find, name="booking-find"),
    path("bookings/find/sent/", views.found, name="booking-find-sent"),
    path("bookings/code/", views.code, name="booking-code"),
    path("bookings/renew/", views.renew, name="booking-renew"),
    path("bookings/renewed/", views.renewed, name="booking-renewed"),
]
