"""Registering, and the private link to one's booking."""

from django.urls import path

from events.registration.views import booking, checking, fees, registering

urlpatterns = [
    path("forums/<slug:slug>/register/", registering.start, name="register"),
    path("forums/<slug:slug>/register/about-you/", registering.details, name="register-details"),
    path("forums/<slug:slug>/register/needs/", registering.needs, name="register-needs"),
    path("forums/<slug:slug>/register/tasks/", registering.tasks, name="register-tasks"),
    path("forums/<slug:slug>/register/check/", checking.check, name="register-check"),
    path("forums/<slug:slug>/register/code/", fees.enter_code, name="register-code"),
    path("forums/<slug:slug>/register/with/<str:code>/", fees.with_code, name="register-with"),
    path("forums/<slug:slug>/register/fee/", fees.fee, name="register-fee"),
    path("forums/<slug:slug>/register/save/", registering.save, name="register-save"),
    path("forums/<slug:slug>/register/saved/", registering.saved, name="register-saved"),
    path("forums/<slug:slug>/register/booked/", checking.booked, name="register-booked"),
    path("invited/<str:code>/", fees.invited, name="invited"),
    path("bookings/details/", booking.change_details, name="booking-details"),
    path("bookings/fee/", fees.booking_fee, name="booking-fee"),
    path("bookings/category/", fees.booking_category, name="booking-category"),
    path("bookings/cancel/", booking.cancel, name="booking-cancel"),
    path("bookings/calendar.ics", booking.calendar, name="booking-ics"),
    path("bookings/<str:secret>/", booking.open_booking, name="booking-open"),
]
