"""Answering an offer, leaving the list, waiting again."""

from django.urls import path

from events.waiting import views

urlpatterns = [
    path("bookings/waiting-list/accept/", views.accept, name="waiting-accept"),
    path("bookings/waiting-list/decline/", views.decline, name="waiting-decline"),
    path("bookings/waiting-list/leave/", views.leave, name="waiting-leave"),
    path("bookings/waiting-list/again/", views.again, name="waiting-again"),
    path("bookings/waiting-list/short-notice/", views.short_notice, name="waiting-short-notice"),
]
