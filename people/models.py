"""Gathers the rooms' tables for Django: one label and one migration history per app."""

from people.accounts.models import User
from people.consents.models import ConsentEntry, ConsentText
from people.disclosures.models import Disclosure
from people.organisations.models import Organisation
from people.persons.models import Person

__all__ = ["ConsentEntry", "ConsentText", "Disclosure", "Organisation", "Person", "User"]
