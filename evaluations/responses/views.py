"""Answering: the link, the page, and until the closing date answering anew or withdrawing.

Opening a link costs nothing and tells nothing: it only puts the token into a cookie, whatever it is, so that
scanners of mail do no harm and the address bar, the history and the next page's Referer are free of it. No
session is made, and nothing of the browser or its address is kept.
"""

import logging
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from common import sealing
from common.http import recall, remember
from evaluations.invitations.models import Invitation
from evaluations.invitations.queries import closing, open_invitation
from evaluations.questionnaires.queries import whole
from evaluations.responses import actions
from evaluations.responses.forms import BallotForm

logger = logging.getLogger(__name__)

COOKIE, COOKIE_HOURS, LONGEST_TOKEN = "ballot", 2, 64


@csrf_exempt
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Takes every method and every token alike: a refusal would be logged with the token in its address."""
    response = redirect("ballot")
    remember(response, request, COOKIE, token[:LONGEST_TOKEN], hours=COOKIE_HOURS)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def with_invitation(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets token and invitation. One page, the same in every case, where the token opens nothing."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        token = recall(request, COOKIE, hours=COOKIE_HOURS)
        invitation = open_invitation(token, at=timezone.now()) if token else None
        if invitation is None:
            return _nothing_here(request)
        try:
            return view(request, token, invitation)
        except actions.LinkOpensNothing:
            return _nothing_here(request)
        except sealing.SealingError:
            logger.exception("a ballot could not be sealed")
            return render(request, "evaluations/responses/cannot_seal.html", status=503)

    return opened


def _nothing_here(request: HttpRequest) -> HttpResponse:
    return render(request, "evaluations/responses/nothing_here.html", status=404)


@require_http_methods(["GET", "HEAD", "POST"])
@with_invitation
def ballot(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    """The questions; or, once answered, thanks and what can still be done."""
    campaign = invitation.campaign
    context = {"campaign": campaign, "version": campaign.version, "closing": closing(campaign)}
    if invitation.done and "anew" not in request.GET:
        return render(request, "evaluations/responses/answered.html", context)
    form = BallotForm(request.POST or None, sections=whole(campaign.version))
    if form.is_valid():
        actions.submit(token=token, answers=form.answers, at=timezone.now())
        return redirect("ballot")
    return render(
        request, "evaluations/responses/ballot.html", {**context, "form": form, "anew": invitation.done}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_invitation
def withdraw(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    """Ask, then delete the sealed answers."""
    if request.method == "POST":
        actions.withdraw(token=token, at=timezone.now())
        return redirect("ballot-withdrawn")
    return render(request, "evaluations/responses/withdraw.html", {"campaign": invitation.campaign})


@require_safe
def withdrawn(request: HttpRequest) -> HttpResponse:
    return render(request, "evaluations/responses/withdrawn.html")
