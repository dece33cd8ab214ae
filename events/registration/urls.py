"""Registering, and the private link to one's booking."""

from django.urls import path

from events.registration import fee_views, views

urlpatterns = [
    path("forums/<slug:slug>/register/", views.start, name="register"),
    path("forums/<slug:slug>/register/about-you/", views.details, name="register-details"),
    path("forums/<slug:slug>/register/needs/", views.needs, name="register-needs"),
    path("forums/<slug:slug>/register/tasks/", views.tasks, name="register-tasks"),
    path("forums/<slug:slug>/register/check/", views.check, name="register-check"),
    path("forums/<slug:slug>/register/code/", fee_views.enter_code, name="register-code"),
    path("forums/<slug:slug>/register/with/<str:code>/", fee_views.with_code, name="register-with"),
    path("forums/<slug:slug>/register/fee/", fee_views.fee, name="register-fee"),
    path("forums/<slug:slug>/register/save/", views.save, name="register-save"),
    path("forums/<slug:slug>/register/saved/", views.saved, name="register-saved"),
    path("forums/<slug:slug>/register/booked/", views.booked, name="register-booked"),
    path("invited/<str:code>/", fee_views.invited, name="invited"),
    path("bookings/details/", views.change_details, name="booking-details"),
    path("bookings/fee/", fee_views.booking_fee, name="booking-fee"),
    path("bookings/category/", fee_views.booking_category, name="booking-category"),
    path("bookings/cancel/", views.cancel, name="booking-cancel"),
    path("bookings/calendar.ics", views.calendar, name="booking-ics"),
    path("bookings/<str:secret>/", views.open_booking, name="booking-open"),
]
