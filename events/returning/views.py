"""Finding a lost link, entering a mailed code, replacing one's link, and using what was told before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common import limits
from common.http import forget, recall
from events.registration import actions as registrations
from events.registration.doors import (
    BOOKING,
    CODE,
    let_in,
    let_in_booker,
    no_booking,
    safely_sealed,
    told_before,
    with_booking,
    with_draft,
)
from events.registration.models import Booking, Registration
from events.returning import actions, queries
from events.returning.forms import CodeForm, FindForm
from events.returning.queries import Held

form_page = require_http_methods(["GET", "HEAD", "POST"])


# ---- lost links -------------------------------------------------------------------------------------------
@form_page
@limits.limit_posts("mailed link", limits.WRITE_TO_ME)
@safely_sealed
def find(request: HttpRequest) -> HttpResponse:
    """I cannot find my link. Known and unknown addresses get the same answer."""
    form = FindForm(request.POST or None)
    if form.is_valid():
        # A programme fills in what people do not see; it is answered like everyone and mails nobody.
        if not form.cleaned_data["website"]:
            actions.ask_for_links(email=form.cleaned_data["email"], at=timezone.now())
        return redirect("booking-find-sent")
    return render(request, "events/returning/find.html", {"form": form})


@require_safe
def found(request: HttpRequest) -> HttpResponse:
    """If there is something at that address, a message is on its way."""
    return render(request, "events/returning/find_sent.html")


# ---- a code, after leaving --------------------------------------------------------------------------------
@form_page
@limits.limit_posts("code", limits.ENTER_A_CODE)
@safely_sealed
def code(request: HttpRequest) -> HttpResponse:
    """Somebody left the site with this open: a mailed code opens it again."""
    held = _to_open(request)
    if held is None:
        return no_booking(request)
    if not held.asks_for_code:
        return _opened(request, held)
    if "send" in request.POST:
        return _send_code(request, held)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if actions.enter_code(held=held, typed=form.cleaned_data["code"], at=timezone.now()):
            return _opened(request, held)
        form.add_error("code", _("This code does not open it. Check the digits, or ask for a new code."))
    address, _language = queries.mailbox_of(held)
    return render(
        request,
        "events/returning/code.html",
        {"form": form, "sent": "sent" in request.GET, "has_mailbox": bool(address)},
    )


def _to_open(request: HttpRequest) -> Held | None:
    cookie = recall(request, CODE, hours=1)
    return queries.to_open(cookie) if cookie else None


def _send_code(request: HttpRequest, held: Held) -> HttpResponse:
    if limits.limited(None, f"code {held.id}", limits.ONE_MAILBOX):
        return limits.too_often(request, limits.ONE_MAILBOX)
    address, _language = queries.mailbox_of(held)
    if address:
        actions.send_code(held=held, at=timezone.now())
    return redirect(f"{request.path}?sent")


def _opened(request: HttpRequest, held: Held) -> HttpResponse:
    response = let_in_booker(request, held) if isinstance(held, Booking) else let_in(request, held)
    forget(response, CODE)
    return response


# ---- a new link -------------------------------------------------------------------------------------------
@form_page
@limits.limit_posts("mailed link", limits.WRITE_TO_ME)
@with_booking
def renew(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Make my old link useless: every link and every browser but this message's is shut out."""
    if not registration.email:
        return redirect("booking")
    if request.method == "POST":
        registrations.renew_link(registration=registration, at=timezone.now())
        response = redirect("booking-renewed")
        forget(response, BOOKING)
        return response
    return render(request, "events/returning/renew.html", {"registration": registration})


@require_safe
def renewed(request: HttpRequest) -> HttpResponse:
    """The new link is on its way; this browser has none."""
    return render(request, "events/returning/renewed.html")


# ---- what was told before ---------------------------------------------------------------------------------
@require_POST
@limits.limit_posts("answer", limits.ANSWER)
@with_draft
def reuse(request: HttpRequest, draft: Registration) -> HttpResponse:
    """Use what you told us last time; every answer is shown again before anything is booked."""
    earlier = told_before(request, draft)
    if earlier:
        actions.reuse(
            draft=draft,
            earlier=earlier,
            everything=getattr(earlier, "came_by_link", False) or queries.may_be_remembered(earlier),
            at=timezone.now(),
        )
    return redirect("register-details", slug=draft.forum.slug)
