"""The pages about reaching somebody and about their badge, and the page of what they agreed to."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from events.contact import actions, queries
from events.contact.forms import WISHES, BadgeForm, ContactForm
from events.registration.doors import back_to_the_booking, with_booking, with_registration
from events.registration.models import Registration
from people.consents import actions as consents
from people.consents import queries as consent_queries
from people.consents.models import ConsentEntry

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@with_registration
def reach(request: HttpRequest, registration: Registration) -> HttpResponse:
    """How may we reach you?"""
    form = ContactForm(request.POST or None, initial=_answers(registration))
    if form.is_valid():
        actions.keep(registration=registration, reach=form.reach, at=timezone.now(), **form.wishes)
        return _back(registration)
    return _page(request, "events/contact/reach.html", registration, form)


def _answers(registration: Registration) -> dict:
    said = queries.reach_of(registration)
    wishes = {name: getattr(registration, name) for name in WISHES}
    return {**asdict(said), "voicemail": "yes" if said.voicemail else "no", **wishes}


@form_page
@with_registration
def badge(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What should stand on your badge?"""
    shown = {
        choice: queries.badge_name(registration.name_to_use, choice) for choice in Registration.Badge.values
    }
    known = {"badge": registration.badge, "pronouns": registration.pronouns}
    form = BadgeForm(request.POST or None, initial=known, shown=shown)
    if form.is_valid():
        actions.choose_badge(registration=registration, at=timezone.now(), **form.cleaned_data)
        return _back(registration)
    return _page(request, "events/contact/badge.html", registration, form)


def _page(request: HttpRequest, template: str, registration: Registration, form: object) -> HttpResponse:
    context = {"forum": registration.forum, "registration": registration, "form": form}
    return render(request, template, context)


def _back(registration: Registration) -> HttpResponse:
    if registration.is_unfinished:
        return redirect("register-tasks", slug=registration.forum.slug)
    return back_to_the_booking()


# ---- what I agreed to -------------------------------------------------------------------------------------
@form_page
@with_booking
def agreements(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What I agreed to: each given, or taken back, with one press."""
    at = timezone.now()
    if request.method == "POST":
        _decide(request, registration)
        return redirect("my-agreements")
    return render(
        request,
        "people/consents/agreements.html",
        {
            "registration": registration,
            "agreements": consent_queries.agreements_for(registration.id, at=at),
        },
    )


def _decide(request: HttpRequest, registration: Registration) -> None:
    """One press: `agree` carries the words that were read, `withdraw` the purpose."""
    line = {
        "person_id": registration.person_id,
        "about": registration.id,
        "language": get_language(),
        "channel": ConsentEntry.Channel.WEB,
        "at": timezone.now(),
    }
    wording = consent_queries.wording(request.POST.get("agree", ""))
    if wording:
        consents.agree(wordings=[wording], **line)
    elif purpose := request.POST.get("withdraw"):
        consents.withdraw(purpose=purpose, **line)
