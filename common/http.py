"""Headers, secret cookies and the guards that every room's views share."""

import sys
from collections.abc import Callable

from django.core import signing
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.template import loader

BACK_OFFICE = "/admin/"
WITHOUT_LANGUAGE = (BACK_OFFICE, "/documents/", "/_util/")
OURS_ALONE = "__Host-"
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=()"


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but what is not found in the back office is not found there.

    Django would send the reader on to `/en/admin/…`, because a page of that address might exist.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 404 and request.path.startswith(WITHOUT_LANGUAGE):
            return response
        return super().process_response(request, response)


class ResponsePolicyMiddleware:
    """What every answer says about caching, framing and permissions.

    Nothing is kept by a browser or proxy unless its view said so (`publicly_cached`): a form that someone
    typed into, or a page for one person, must not come back by the Back button after leaving the site.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith(BACK_OFFICE):
            # Seven templates of Wagtail's admin hold inline scripts; they stand behind the sign-in.
            inline = ["'self'", "'unsafe-inline'"]
            response._csp_replace = {
                "script-src": inline,
                "style-src": inline,
                "img-src": ["'self'", "data:", "blob:"],
                "connect-src": ["'self'"],
                "frame-src": ["'self'"],
                "frame-ancestors": ["'self'"],
                "worker-src": ["'self'", "blob:"],
            }
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response


def publicly_cached(response: HttpResponse) -> HttpResponse:
    """Say that this answer is the same for everybody: `common.public_cache` keeps it until the site changes.

    Browsers and proxies may keep it too but must ask whether it still holds, so that what staff take back
    (a venue, a quote) is gone at once.
    """
    response["Cache-Control"] = "public, no-cache"
    response.is_public = True
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose cookie is gone: says in both languages what to do; what was typed is one step Back."""
    return render(request, "403_csrf.html", {"reason": reason}, status=403)


# ---- secret cookies: what lets a person without an account come back to what is theirs ------------------
def remember(
    response: HttpResponse, request: HttpRequest, name: str, value: object, *, hours: int = 12
) -> None:
    """Put `value` in a signed, HttpOnly cookie `name`; secure wherever the connection is."""
    response.set_cookie(
        cookie_name(request, name),
        signing.dumps(str(value), salt=f"cookie.{name}"),
        max_age=hours * 3600,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def recall(request: HttpRequest, name: str, *, hours: int = 12) -> str | None:
    """What `remember` put into the cookie `name`, or None when it is missing, too old or altered."""
    try:
        kept = request.COOKIES.get(cookie_name(request, name), "")
        return signing.loads(kept, salt=f"cookie.{name}", max_age=hours * 3600)
    except signing.BadSignature:
        return None


def forget(response: HttpResponse, *names: str) -> None:
    """Have the browser drop these cookies, by whichever name it keeps them."""
    for name in names:
        for kept in (name, f"{OURS_ALONE}{name}"):
            response.delete_cookie(kept, samesite="Lax")


def cookie_name(request: HttpRequest, name: str) -> str:
    """What the browser calls it: on a secure connection no neighbouring host can plant or read it."""
    return f"{OURS_ALONE}{name}" if request.is_secure() else name


# ---- error pages ----------------------------------------------------------------------------------------
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Made without database or context processors: either may be what has failed.

    A database that cannot be reached is a matter of minutes, and said so: 503. Django has logged the cause.
    """
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = HttpResponse(loader.get_template("503.html").render({}), status=503)
        response["Retry-After"] = "60"
        return response
    return HttpResponse(loader.get_template("500.html").render({}), status=500)
