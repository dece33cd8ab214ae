"""How often one address, or one thing, may be asked for something: counted in the shared cache.

Rates are written as allauth writes them, "300/10m". They are meant to stop programmes and to be met by no
person, nor by an office of many people behind one address: `docs/operating.md` lists them. An address is
counted under a hash with the day's salt and forgotten with the window; none is stored or logged. Where the
cache does not answer, everybody is let through, and the log says so.

django-ratelimit would fit, but is no longer released and lets nobody through when Redis raises an error;
allauth's own counter is internal to it and takes a lock.
"""

import logging
from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from common.forms import LANGUAGE_BUTTON

logger = logging.getLogger(__name__)

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
# A form sends this again by itself, or must not be asked to.
NOT_SENT_AGAIN = {"csrfmiddlewaretoken", LANGUAGE_BUTTON}

# What one address may do. Two hundred people who register at once in one building stay well below.
BEGIN = "300/10m"
ANSWER = "600/10m"
BOOK = "240/10m"
WRITE_TO_ME = "40/10m"
REGRET = "60/1d"
ENTER_A_CODE = "60/10m"
# What may be mailed about one thing, or to one mailbox.
ONE_MAILBOX = "5/1h"


def limited(request: HttpRequest | None, key: str, rate: str = "5/10m") -> bool:
    """Count one more of `key`; was that one too many?

    With a request it is counted for the address that it comes from, with None for everybody together: then
    `key` names the subject, such as a registration.
    """
    times = settings.RATE_LIMITS
    if not times:
        return False
    most, seconds = parsed(rate)
    return _count(_counter(request, key, seconds), seconds) > most * times


def is_first(request: HttpRequest, key: str, *, within: str = "1d") -> bool:
    """Does this browser ask for `key` for the first time in this window?

    Told without a cookie, which whoever else uses the computer would find: by the address and by what the
    browser calls itself. Two people behind one address with the same browser count as one.
    """
    _most, seconds = parsed(f"1/{within}")
    browser = request.headers.get("User-Agent", "")
    return _count(_counter(request, f"{key}\0{browser}", seconds), seconds) <= 1


def parsed(rate: str) -> tuple[int, int]:
    """How many, in how many seconds: "5/10m" is (5, 600)."""
    most, _slash, span = rate.partition("/")
    return int(most), int(span[:-1] or 1) * SECONDS[span[-1]]


def _counter(request: HttpRequest | None, key: str, seconds: int) -> str:
    """The name of this window's counter: it tells neither the address nor the subject."""
    now = timezone.now()
    whom = "" if request is None else _network(request)
    # The date is in the salt, so that one address has another name tomorrow.
    digest = salted_hmac(f"common.limits.{now.date()}", f"{key}\0{whom}", algorithm="sha256").hexdigest()
    return f"limit:{digest[:40]}:{int(now.timestamp()) // seconds}"


def _network(request: HttpRequest) -> str:
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        # No address at all, as behind a socket: all such visitors count as one.
        return ""


def _count(counter: str, seconds: int) -> int:
    try:
        try:
            return cache.incr(counter)
        except ValueError:
            # The first in this window; of two firsts, one adds and the other counts on.
            return 1 if cache.add(counter, 1, seconds) else cache.incr(counter)
    except Exception:
        # Whatever a cache raises when it is away: nobody is kept from registering by it.
        logger.exception("a rate could not be counted: the cache does not answer")
        return 0


def limit_posts(key: str, rate: str) -> Callable:
    """A view whose POSTs are counted for each address; one too many gets a page that keeps what was typed."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def counted(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
            counts = request.method == "POST" and LANGUAGE_BUTTON not in request.POST
            if counts and limited(request, key, rate):
                return too_often(request, rate)
            return view(request, *arguments, **named)

        return counted

    return decorate


def too_often(request: HttpRequest, rate: str) -> HttpResponse:
    """Asks for a little patience; the button sends the same answers again."""
    _most, seconds = parsed(rate)
    answers = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_SENT_AGAIN
    ]
    response = render(request, "429.html", {"answers": answers}, status=429)
    response["Retry-After"] = str(seconds)
    return response
