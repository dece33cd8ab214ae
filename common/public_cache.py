"""Whole public pages, kept until something they show changes.

A view says that its answer is the same for everybody (`common.http.publicly_cached`); the middleware keeps
it, gzipped too, in the shared cache and answers from there before sessions, languages or the database are
touched. Every kept page is bound to the site's generation. `changed` begins a new one after commit, so a
page made out of what was true before can never be served afterwards, not even one that was being made
meanwhile: it is stored under the generation that was read before it was made.

Nothing is kept for anyone who is signed in, and nothing that sets a cookie.
"""

import gzip
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import DisallowedHost
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

GENERATION = "public-pages-generation"
KEEP_SECONDS = 24 * 3600
GZIP_FROM_BYTES = 500
NOT_KEPT = {"set-cookie", "content-length", "vary"}


@dataclass(frozen=True)
class Kept:
    """One answer as it was first given, and the generation it was made under."""

    generation: str
    headers: list[tuple[str, str]]
    etag: str
    body: bytes
    zipped: bytes


def changed() -> None:
    """Something that public pages show has changed; takes effect after commit."""
    transaction.on_commit(_begin_generation)


def watch(*senders: type[models.Model]) -> None:
    """Have every save and deletion of these models count as a change; `.update()` calls `changed` itself."""
    for sender in senders:
        name = f"public-cache-{sender._meta.label}"
        post_save.connect(_on_change, sender=sender, dispatch_uid=f"{name}-save")
        post_delete.connect(_on_change, sender=sender, dispatch_uid=f"{name}-delete")
        for field in sender._meta.local_many_to_many:
            m2m_changed.connect(
                _on_change, sender=field.remote_field.through, dispatch_uid=f"{name}-{field.name}"
            )


def _on_change(**_event: object) -> None:
    changed()


def _begin_generation() -> str:
    generation = secrets.token_hex(8)
    cache.set(GENERATION, generation, None)
    return generation


def _generation() -> str:
    # One that the cache has lost begins anew, so that nothing kept before it can match.
    return cache.get(GENERATION) or _begin_generation()


class PublicCacheMiddleware:
    """Answers from the cache where it can; stands before everything that costs something."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (_is_for_everybody(request) and _names_this_site(request)):
            return self.get_response(request)
        key = f"page:{hashlib.sha256(request.build_absolute_uri().encode()).hexdigest()}"
        generation = _generation()
        kept = cache.get(key)
        if kept and kept.generation == generation:
            return _answer(request, kept)
        response = self.get_response(request)
        if not getattr(response, "is_public", False) or response.status_code != 200 or response.cookies:
            return response
        kept = _keep(response, generation)
        cache.set(key, kept, KEEP_SECONDS)
        return _answer(request, kept)


def _is_for_everybody(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_HX_REQUEST" not in request.META
    )


def _names_this_site(request: HttpRequest) -> bool:
    """Refusing a wrong host is left to the middleware inside, so that the refusal has its headers too."""
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False


def _keep(response: HttpResponse, generation: str) -> Kept:
    body = response.content
    zipped = gzip.compress(body, 6, mtime=0) if len(body) >= GZIP_FROM_BYTES and _is_text(response) else b""
    headers = [(name, value) for name, value in response.items() if name.lower() not in NOT_KEPT]
    return Kept(generation, headers, f'"{hashlib.sha256(body).hexdigest()[:24]}"', body, zipped)


def _is_text(response: HttpResponse) -> bool:
    return response.get("Content-Type", "").startswith(("text/", "application/json", "application/xml"))


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    if kept.etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        response: HttpResponse = HttpResponseNotModified()
    elif kept.zipped and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        response = HttpResponse(kept.zipped)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(kept.body)
    for name, value in kept.headers:
        response[name] = value
    if response.status_code != 304:
        response["Content-Length"] = str(len(response.content))
    response["ETag"] = kept.etag
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response
