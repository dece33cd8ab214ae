"""Booking for several people, the booker's page behind their link, and handing one's place on."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common import limits
from events.forums.models import Forum
from events.forums.policies import takes_registrations
from events.forums.queries import forum_for_public
from events.groups import actions, policies, queries
from events.groups.doors import unless_too_much, with_group, with_person
from events.groups.forms import AddForm, PersonForm, SeveralForm
from events.groups.queries import Status
from events.registration.doors import closed, let_in_booker, with_booking
from events.registration.models import Booking, Change, Registration

form_page = require_http_methods(["GET", "HEAD", "POST"])

# What one address may do: bookings, each of them up to 200 messages; and messages for one booking.
GROUPS = "10/1h"
LETTERS = "60/1h"


# ---- naming people ----------------------------------------------------------------------------------------
@form_page
@unless_too_much
def several(request: HttpRequest, slug: str) -> HttpResponse:
    """Who books, and for whom; then one look over the list, and the button that holds the places."""
    forum = forum_for_public(slug)
    if forum is None:
        raise Http404
    at = timezone.now()
    if not takes_registrations(forum, at=at):
        return closed(request, forum)
    if not policies.takes_groups(forum, at=at):
        return redirect("register", slug=slug)
    form = SeveralForm(
        request.POST or None,
        forum=forum,
        categories=queries.open_categories(forum),
        initial={"language": get_language()},
    )
    if not form.is_valid():
        return render(request, "events/groups/several.html", {"forum": forum, "form": form})
    if request.POST.get("step") == "hold":
        return _hold(request, forum, form, at=at)
    return _look_over(request, forum, form, queries.allot(forum, form.people))


def _look_over(
    request: HttpRequest, forum: Forum, form: SeveralForm, statuses: list[str], *, went: bool = False
) -> HttpResponse:
    waiting = statuses.count(Status.WAITING)
    fees = queries.fees_for(forum, form.people, at=timezone.now())
    lines = [
        {"named": one, "waits": status == Status.WAITING, "asks": status == Status.REQUESTED, "fee": fee}
        for one, status, fee in zip(form.people, statuses, fees, strict=True)
    ]
    return render(
        request,
        "events/groups/check.html",
        {
            "forum": forum,
            "people": form,
            "lines": lines,
            "total": len(lines),
            "waiting": waiting,
            "asking": statuses.count(Status.REQUESTED),
            "held": statuses.count(Status.BOOKED),
            "went": went,
            "fees": sum(fees),
        },
    )


def _hold(request: HttpRequest, forum: Forum, form: SeveralForm, *, at: datetime) -> HttpResponse:
    if limits.limited(request, "groups", GROUPS):
        return limits.too_often(request, GROUPS)
    typed = form.cleaned_data
    try:
        booking = actions.book_for_several(
            booking_id=typed["once"],
            forum=forum,
            organisation_name=typed["organisation_name"],
            name=typed["name"],
            email=typed["email"],
            language=typed["language"],
            named=form.people,
            rest_waits="rest_waits" in request.POST,
            at=at,
        )
    except actions.NotEnoughPlaces:
        # Somebody was faster: the same list again, with what is left of the places.
        return _look_over(request, forum, form, queries.allot(forum, form.people), went=True)
    return let_in_booker(request, booking, done="held")


# ---- the booker's page ------------------------------------------------------------------------------------
def _done() -> dict[str, str]:
    return {
        "held": _("Your booking is made. Each person gets a message with a link of their own."),
        "sent": _("The link is on its way again."),
        "corrected": _("The correction is saved."),
        "withdrawn": _("The person is withdrawn, and told so."),
        "replaced": _("The place is handed on. The new person gets a message with their own link."),
        "added": _("The person is added, and gets a message with their own link."),
        "cancelled": _("Everybody is withdrawn, and told so."),
    }


def _back(done: str) -> HttpResponse:
    return redirect(f"{reverse('group')}?done={done}")


@require_safe
@with_group
def group(request: HttpRequest, booking: Booking) -> HttpResponse:
    """Everybody in the booking, as the booker named them, and where each stands in words."""
    people = queries.people_of(booking)
    return _group_page(request, booking, people, notice=_done().get(request.GET.get("done", ""), ""))


def _group_page(
    request: HttpRequest, booking: Booking, people: list, *, notice: str = "", problem: str = ""
) -> HttpResponse:
    live = [person for person in people if person.is_live]
    return render(
        request,
        "events/groups/group.html",
        {
            "booking": booking,
            "forum": booking.forum,
            "people": people,
            "count": len(live),
            "completed": sum(person.is_completed for person in live),
            "notice": notice,
            "problem": problem,
            "may_add": policies.takes_groups(booking.forum, at=timezone.now())
            and len(people) < queries.MOST_PEOPLE,
        },
        status=409 if problem else 200,
    )


def _refused(request: HttpRequest, booking: Booking, problem: object) -> HttpResponse:
    return _group_page(request, booking, queries.people_of(booking), problem=str(problem))


def _writes_too_often(booking: Booking) -> bool:
    """Counted for the booking, wherever the requests come from: its messages go to others' mailboxes."""
    return limits.limited(None, f"group {booking.id}", LETTERS)


@require_POST
@with_person
def send_again(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The link once more, to somebody who has not completed their registration."""
    if _writes_too_often(registration.booking):
        return limits.too_often(request, LETTERS)
    try:
        actions.send_again(registration=registration, at=timezone.now())
    except actions.RegistrationProblem as problem:
        return _refused(request, registration.booking, problem)
    return _back("sent")


@form_page
@with_person
def correct(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The name or the address that the booker typed, until the person has said anything themselves."""
    if queries.is_claimed(registration) or not registration.booked_as:
        return _refused(request, registration.booking, actions.AlreadyTheirs())
    typed = {"name": registration.booked_as, "email": registration.email}
    form = PersonForm(request.POST or None, initial=typed)
    if form.is_valid():
        if _writes_too_often(registration.booking):
            return limits.too_often(request, LETTERS)
        name, email = form.cleaned_data["name"], form.cleaned_data["email"]
        try:
            actions.correct_person(registration=registration, name=name, email=email, at=timezone.now())
        except actions.RegistrationProblem as problem:
            return _refused(request, registration.booking, problem)
        return _back("corrected")
    return _person_page(request, registration, form, "events/groups/correct.html")


@form_page
@with_person
def replace(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Somebody else comes in this person's place."""
    if not policies.may_hand_on(registration):
        refusal = actions.TeamDecides() if registration.is_booked else actions.CannotHandOn()
        return _refused(request, registration.booking, refusal)
    form = PersonForm(request.POST or None)
    if form.is_valid():
        if _writes_too_often(registration.booking):
            return limits.too_often(request, LETTERS)
        try:
            _hand_on(registration, form, by_booker=True)
        except actions.RegistrationProblem as problem:
            return _refused(request, registration.booking, problem)
        return _back("replaced")
    return _person_page(request, registration, form, "events/groups/replace.html")


def _hand_on(registration: Registration, form: PersonForm, *, by_booker: bool) -> Registration:
    typed = form.cleaned_data
    return actions.hand_on(
        registration=registration,
        new_id=typed["once"],
        name=typed["name"],
        email=typed["email"],
        by_booker=by_booker,
        at=timezone.now(),
    )


@form_page
@with_person
def withdraw(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Asks once, then takes one person out."""
    if request.method == "POST":
        actions.withdraw(registration=registration, at=timezone.now())
        return _back("withdrawn")
    if not registration.is_live:
        return redirect("group")
    return _person_page(request, registration, None, "events/groups/withdraw.html")


def _person_page(
    request: HttpRequest, registration: Registration, form: PersonForm | None, template: str
) -> HttpResponse:
    # Only what the booker typed goes to the page: never the row of the person.
    context = {"booking": registration.booking, "name": registration.booked_as, "form": form}
    return render(request, template, context)


@form_page
@with_group
def add(request: HttpRequest, booking: Booking) -> HttpResponse:
    """One more person."""
    at = timezone.now()
    if not policies.takes_groups(booking.forum, at=at):
        return closed(request, booking.forum)
    categories = queries.open_categories(booking.forum)
    form = AddForm(request.POST or None, forum=booking.forum, categories=categories)
    if form.is_valid():
        if _writes_too_often(booking):
            return limits.too_often(request, LETTERS)
        typed = form.cleaned_data
        try:
            actions.add_person(
                booking=booking,
                registration_id=typed["once"],
                named=form.named,
                rest_waits=typed["rest_waits"],
                at=at,
            )
            return _back("added")
        except actions.RegistrationProblem as problem:
            form.add_error("category", str(problem))
    return render(request, "events/groups/add.html", {"booking": booking, "form": form})


@form_page
@with_group
def cancel(request: HttpRequest, booking: Booking) -> HttpResponse:
    """Asks once, then withdraws everybody."""
    if request.method == "POST":
        actions.cancel_all(booking=booking, at=timezone.now())
        return _back("cancelled")
    count = sum(person.is_live for person in queries.people_of(booking))
    return render(request, "events/groups/cancel.html", {"booking": booking, "count": count})


# ---- one's own place --------------------------------------------------------------------------------------
@form_page
@with_booking
def hand_on(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The person gives their own place to somebody else; what they told us does not go with it."""
    if not registration.is_booked:
        handed_on = registration.changes.filter(verb=Change.Verb.TRANSFERRED).exists()
        if not handed_on:
            return redirect("booking")
        return render(request, "events/groups/handed_on.html", {"registration": registration})
    may = policies.may_hand_on(registration)
    form = PersonForm(request.POST if may and request.method == "POST" else None)
    if form.is_valid():
        if limits.limited(None, f"hand on {registration.booking_id}", limits.ONE_MAILBOX):
            return limits.too_often(request, limits.ONE_MAILBOX)
        try:
            _hand_on(registration, form, by_booker=False)
            return redirect("booking-hand-on")
        except actions.RegistrationProblem as problem:
            form.add_error(None, str(problem))
    context = {"registration": registration, "form": form, "may": may}
    return render(request, "events/groups/hand_on.html", context)
