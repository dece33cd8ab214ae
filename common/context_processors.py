"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def site(request: HttpRequest) -> dict:
    """The organisation that runs the site, and whether everyone on it is invented."""
    return {"organisation": organisation(), "sample_data": settings.SAMPLE_DATA_ALLOWED}


def organisation() -> dict:
    """The organisation's settings, with `name` and `other_name` chosen by the page's language."""
    words = settings.ORGANISATION
    here, there = ("fr", "en") if (get_language() or "en").startswith("fr") else ("en", "fr")
    return {
        **words,
        "name": words[f"name_{here}"],
        "other_name": words[f"name_{there}"],
        "other_language": there,
        "hotline_link": "tel:+" + "".join(filter(str.isdigit, words["hotline"])),
    }
