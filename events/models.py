"""Gathers the rooms' tables for Django: one label and one migration history per app."""

from events.access.models import AccessOption, AccessRequest
from events.attendance.models import Attendance
from events.forums.models import Forum, ForumSeries, Funder, Objective, Places, Venue
from events.registration.models import Booking, Category, Registration
from events.subsidies.models import SubsidyRequest

__all__ = [
    "AccessOption",
    "AccessRequest",
    "Attendance",
    "Booking",
    "Category",
    "Forum",
    "ForumSeries",
    "Funder",
    "Objective",
    "Places",
    "Registration",
    "SubsidyRequest",
    "Venue",
]
