"""What stands before the counter: whether a tap comes from our own page, and whether it is a repetition.

The forum's page is kept whole for everybody, so that it holds no CSRF token; where a tap comes from is told
by the browser itself.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from events.forums.models import Forum

DAY = 24 * 3600
# More taps a day than a shelter's whole house makes from one connection.
MOST_FROM_ONE_ADDRESS = 60


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
    """Is it the first time today that this browser says so? Without a cookie, which would be a trace.

    Somebody else who uses the computer must not find there that its owner looked at this forum. So the shared
    cache keeps, for a day, a mark made of the connection and the browser's name with a salt that nobody keeps
    longer: it cannot be turned back into either. Two people behind one connection with the same browser count
    once; an estimate that is a little low is better than a trace.
    """
    address = request.META.get("REMOTE_ADDR", "")
    browser = request.headers.get("User-Agent", "")
    mark = _mark("reason", forum.pk, reason, address, browser)
    return _few_from(address) and bool(cache.add(mark, 1, DAY))


def _few_from(address: str) -> bool:
    key = _mark("address", address)
    cache.add(key, 0, DAY)
    try:
        return cache.incr(key) <= MOST_FROM_ONE_ADDRESS
    except ValueError:
        return True  # it went just now: a new day begins


def _mark(*parts: object) -> str:
    salt = cache.get_or_set("regrets-salt", lambda: secrets.token_hex(32), DAY)
    words = "\0".join(map(str, parts))
    return f"regret:{hmac.new(salt.encode(), words.encode(), hashlib.sha256).hexdigest()}"
