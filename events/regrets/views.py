"""“I can't come”: one tap on the forum's page, without a name."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from common.http import publicly_cached
from events.forums.models import Forum
from events.forums.queries import forum_for_public
from events.regrets import actions, queries
from events.regrets.doors import from_this_site, is_new
from events.regrets.models import RegretCount


def _forum_or_404(slug: str) -> Forum:
    forum = forum_for_public(slug)
    if forum is None:
        raise Http404
    return forum


@from_this_site
@require_POST
def regret(request: HttpRequest, slug: str) -> HttpResponse:
    """Count the reason, once a day for each browser, and say thank you either way."""
    forum, reason = _forum_or_404(slug), request.POST.get("reason", "")
    if reason not in RegretCount.Reason.values:
        raise Http404
    if queries.still_asks(forum, at=timezone.now()) and is_new(request, forum, reason):
        actions.count(forum=forum, reason=reason)
    return redirect("regret-thanks", slug=slug)


@require_safe
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you; the other reasons, for whoever has more than one. The same page for everybody."""
    forum = _forum_or_404(slug)
    asks = queries.still_asks(forum, at=timezone.now())
    reasons = RegretCount.Reason.choices
    return publicly_cached(
        render(request, "events/regrets/thanks.html", {"forum": forum, "asks": asks, "reasons": reasons})
    )
