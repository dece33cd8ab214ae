"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict:
    return {"organisation": settings.ORGANISATION, "sample_data": settings.SAMPLE_DATA_ALLOWED}
