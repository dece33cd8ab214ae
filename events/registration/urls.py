"""Registering, and the private link to one's booking."""

from django.urls import path

from events.registration import views

urlpatterns = [
    path("forums/<slug:slug>/register/", views.start, name="register"),
    path("forums/<slug:slug>/register/about-you/", views.details, name="register-details"),
    path("forums/<slug:slug>/register/needs/", views.needs, name="register-needs"),
    path("forums/<slug:slug>/register/tasks/", views.tasks, name="register-tasks"),
    path("forums/<slug:slug>/register/check/", views.check, name="register-check"),
    path("forums/<slug:slug>/register/booked/", views.booked, name="register-booked"),
    path("bookings/", views.booking, name="booking"),
    path("bookings/details/", views.change_details, name="booking-details"),
    path("bookings/cancel/", views.cancel, name="booking-cancel"),
    path("bookings/calendar.ics", views.calendar, name="booking-ics"),
    path("bookings/<str:secret>/", views.open_booking, name="booking-open"),
]
