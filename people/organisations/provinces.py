"""Provinces and territories by their two-letter codes (Canada Post), named in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Province(models.TextChoices):
    ALBERTA = "AB", _("Alberta")
    BRITISH_COLUMBIA = "BC", _("British Columbia")
    MANITOBA = "MB", _("Manitoba")
    NEW_BRUNSWICK = "NB", _("New Brunswick")
    NEWFOUNDLAND_AND_LABRADOR = "NL", _("Newfoundland and Labrador")
    NORTHWEST_TERRITORIES = "NT", _("Northwest Territories")
    NOVA_SCOTIA = "NS", _("Nova Scotia")
    NUNAVUT = "NU", _("Nunavut")
    ONTARIO = "ON", _("Ontario")
    PRINCE_EDWARD_ISLAND = "PE", _("Prince Edward Island")
    QUEBEC = "QC", _("Quebec")
    SASKATCHEWAN = "SK", _("Saskatchewan")
    YUKON = "YT", _("Yukon")
