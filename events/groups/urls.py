"""Booking for several people, and the page behind the booker's private link.

Included before registration's addresses: there `bookings/<secret>/` would take `bookings/group/` for a link.
"""

from django.urls import path

from events.groups import views

urlpatterns = [
    path("forums/<slug:slug>/register/several/", views.several, name="register-several"),
    path("bookings/hand-on/", views.hand_on, name="booking-hand-on"),
    path("bookings/group/", views.group, name="group"),
    path("bookings/group/add/", views.add, name="group-add"),
    path("bookings/group/cancel/", views.cancel, name="group-cancel"),
    path("bookings/group/<uuid:pk>/link/", views.send_again, name="group-send-again"),
    path("bookings/group/<uuid:pk>/correct/", views.correct, name="group-correct"),
    path("bookings/group/<uuid:pk>/replace/", views.replace, name="group-replace"),
    path("bookings/group/<uuid:pk>/withdraw/", views.withdraw, name="group-withdraw"),
]
