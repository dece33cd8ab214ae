"""Gathers the rooms' tables for Django: one label and one migration history per app."""

from events.access.models import AccessCase, AccessOption, AccessRequest, CaseEntry, Diet
from events.attendance.models import Attendance
from events.categories.models import Category, Code, Fee, FeeTerms
from events.contact.models import ContactSafety
from events.forums.models import Forum, ForumSeries, Funder, Objective, Places, Venue
from events.registration.models import Booking, Change, Registration, TwoPeople
from events.regrets.models import RegretCount
from events.retention.models import EraseRequest, ForumStage, KeptCount, LegalHold
from events.returning.models import LostLink, MailedCode
from events.subsidies.models import SubsidyRequest, TravelIdentity
from events.waiting.models import Offer, QueueEntry

__all__ = [
    "AccessCase",
    "AccessOption",
    "AccessRequest",
    "Attendance",
    "Booking",
    "CaseEntry",
    "Category",
    "Change",
    "Code",
    "ContactSafety",
    "Diet",
    "EraseRequest",
    "Fee",
    "FeeTerms",
    "Forum",
    "ForumSeries",
    "ForumStage",
    "Funder",
    "KeptCount",
    "LegalHold",
    "LostLink",
    "MailedCode",
    "Objective",
    "Offer",
    "Places",
    "QueueEntry",
    "Registration",
    "RegretCount",
    "SubsidyRequest",
    "TravelIdentity",
    "TwoPeople",
    "Venue",
]
