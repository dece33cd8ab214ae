"""Gathers the rooms' tables for Django: one label and one migration history per app."""

from events.forums.models import Forum, ForumSeries, Funder, Objective, Places, Venue
from events.registration.models import Booking, Category, Registration

__all__ = [
    "Booking",
    "Category",
    "Forum",
    "ForumSeries",
    "Funder",
    "Objective",
    "Places",
    "Registration",
    "Venue",
]
