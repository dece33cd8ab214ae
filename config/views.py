"""The few addresses that belong to the site as a whole."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request


def choose_language(request: HttpRequest) -> HttpResponse:
    """The bare address: on to the language that the browser asks for."""
    response = redirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read the public pages, and nothing that belongs to one person."""
    private = ["accounts", "bookings", "e", "my", "leave"]
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /documents/"]
    lines += [f"Disallow: /{language}/{part}/" for language, _name in settings.LANGUAGES for part in private]
    lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116)."""
    expires = (timezone.now() + timedelta(days=180)).replace(microsecond=0).isoformat()
    lines = [
        f"Contact: mailto:{settings.ORGANISATION['email']}",
        f"Expires: {expires}",
        "Preferred-Languages: en, fr",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
