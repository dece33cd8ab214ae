"""What stands before the counter: whether a tap comes from our own page, and whether it is a repetition.

The forum's page is kept whole for everybody, so that it holds no CSRF token; where a tap comes from is told
by the browser itself.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from common.limits import REGRET, is_first, limited
from events.forums.models import Forum


def from_this_site(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answers only to a page of this site, without a token: every browser says where a POST comes from."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        if request.method == "POST" and not _is_from_this_site(request):
            raise PermissionDenied
        return view(request, *arguments, **named)

    return answered


def _is_from_this_site(request: HttpRequest) -> bool:
    # Browsers send Sec-Fetch-Site over HTTPS only; scripts on other pages can forge neither header.
    came = request.headers.get("Sec-Fetch-Site")
    if came is not None:
        return came == "same-origin"
    source = urlsplit(request.headers.get("Origin") or request.headers.get("Referer") or "")
    return (source.scheme, source.netloc) == (request.scheme, request.get_host())


def is_new(request: HttpRequest, forum: Forum, reason: str) -> bool:
    """Is it the first time today that this browser says so?

    It is told without a cookie: somebody else who uses the computer must not find there that its owner looked
    at this forum. An estimate that is a little low, where people share a connection, is better than a trace.
    """
    about = f"regret.{forum.pk}"
    return not limited(request, about, REGRET) and is_first(request, f"{about}.{reason}")
