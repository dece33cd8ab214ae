"""Headers, secret cookies and the guards that every room's views share."""

from collections.abc import Callable

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.cache import patch_vary_headers

BACK_OFFICE = "/admin/"
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=()"


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


def publicly_cached(response: HttpResponse, *, seconds: int = 300) -> HttpResponse:
    """Say that anyone may keep this answer for `seconds`; only for what is the same for everybody."""
    response["Cache-Control"] = f"public, max-age={seconds}"
    patch_vary_headers(response, ["Accept-Encoding"])
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
        name,
        signing.dumps(str(value), salt=f"cookie.{name}"),
        max_age=hours * 3600,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def recall(request: HttpRequest, name: str, *, hours: int = 12) -> str | None:
    """What `remember` put into the cookie `name`, or None when it is missing, too old or altered."""
    try:
        return signing.loads(request.COOKIES.get(name, ""), salt=f"cookie.{name}", max_age=hours * 3600)
    except signing.BadSignature:
        return None


# ---- error pages ----------------------------------------------------------------------------------------
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Made without database or context processors: either may be what has failed."""
    return HttpResponse(loader.get_template("500.html").render({}), status=500)
