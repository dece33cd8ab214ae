"""All the pages of the sample site, gathered from their own files."""

from .site_notices import ACCESSIBILITY, CONTACT, PRIVACY, SAFETY
from .site_pages import FORUM_PAGES, FORUMS_INDEX, HOME, REPORTS_INDEX, SITE_NAME
from .site_resources import KINDS, RESOURCES, RESOURCES_INDEX
from .site_strategy import CONSULTATIONS_INDEX, DEMANDS, LEGAL_NEEDS, MATRIX_COLUMNS, STRATEGY

__all__ = [
    "ACCESSIBILITY",
    "CONSULTATIONS_INDEX",
    "CONTACT",
    "DEMANDS",
    "FORUMS_INDEX",
    "FORUM_PAGES",
    "HOME",
    "KINDS",
    "LEGAL_NEEDS",
    "MATRIX_COLUMNS",
    "PRIVACY",
    "REPORTS_INDEX",
    "RESOURCES",
    "RESOURCES_INDEX",
    "SAFETY",
    "SITE_NAME",
    "STRATEGY",
]
