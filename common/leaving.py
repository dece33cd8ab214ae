"""Leave this site at once: this browser loses its session, its drafts and, where it can, its traces.

Answers are kept on the server; a fresh e-mailed code opens them. Rooms that let a browser in by a cookie
say here what leaving means to them, in `AppConfig.ready()`:

    leaving.followers.append(drafts.close_to_this_browser)

Nothing may stand between a person and the way out: a follower or a session that fails is noted, and the
redirect goes out all the same.
"""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from common import http

ELSEWHERE = {"en": "https://weather.gc.ca/", "fr": "https://meteo.gc.ca/"}
# Deleted even where the browser did not say that it has them.
COOKIES = ("draft", "booking", "group", "code", "entry", "ballot")

# Called with the request while its cookies and session are still there.
followers: list[Callable[[HttpRequest], None]] = []

logger = logging.getLogger(__name__)


@csrf_exempt
def leave(request: HttpRequest) -> HttpResponse:
    """End what this browser may see and go to the weather. Works by GET, so that a plain link is enough."""
    response = HttpResponseRedirect(ELSEWHERE.get(get_language() or "en", ELSEWHERE["en"]))
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    if is_meant(request):
        forget(request, response)
    return response


def is_meant(request: HttpRequest) -> bool:
    """Whether a person asked: not a browser reading ahead, nor another site that would sign people out."""
    ahead = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    return "prefetch" not in ahead and request.headers.get("Sec-Fetch-Site") != "cross-site"


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Tell the followers, end the session, delete every cookie and what the browser stored of us."""
    for step in (*(lambda f=f: f(request) for f in followers), request.session.flush):
        try:
            step()
        except Exception:
            logger.exception("A step of leaving failed; the person left all the same.")
    http.forget(response, *COOKIES)
    for name in {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, *request.COOKIES}:
        response.delete_cookie(name, samesite="Lax")
    response["Clear-Site-Data"] = '"cookies", "storage", "cache"'
