"""The messages about a booking: never the person in them, and the forum only where the person allowed it."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from common import formats, mail
from events.forums.models import Forum
from events.registration import documents, queries
from events.registration.models import Registration

Status = Registration.Status


@mail.message("registration/booked")
def booked(registration: str) -> mail.Letter | None:
    """Your place is booked: the reference, the link and the calendar file. None once it is not."""
    return _while(registration, Status.BOOKED, "events/booked", with_calendar=True)


@mail.message("registration/completed")
def completed(registration: str) -> mail.Letter | None:
    """What a colleague filled in for the place that was booked for them is kept."""
    return _while(registration, Status.BOOKED, "events/booked", with_calendar=True)


@mail.message("registration/requested")
def requested(registration: str) -> mail.Letter | None:
    """We have your request; someone reads it and answers."""
    return _while(registration, Status.REQUESTED, "events/requested")


@mail.message("registration/declined")
def declined(registration: str) -> mail.Letter | None:
    """We cannot give you a place; whom to ask."""
    return _while(registration, Status.DECLINED, "events/declined")


@mail.message("registration/waiting")
def waiting(registration: str) -> mail.Letter | None:
    """You are on the waiting list."""
    return _while(registration, Status.WAITING, "events/waiting")


@mail.message("registration/cancelled")
def cancelled(registration: str) -> mail.Letter | None:
    """Your booking is cancelled; the calendar file takes the entries back."""
    return _while(registration, Status.CANCELLED, "events/cancelled", with_calendar=True)


@mail.message("registration/saved")
def saved(registration: str) -> mail.Letter | None:
    """What was answered so far waits behind this link. None once it is finished."""
    found = queries.registration_by_id(registration)
    if found is None or not found.is_unfinished or not found.email:
        return None
    return letter(found, "events/saved", asked_for=True)


@mail.message("registration/link")
def link(registration: str) -> mail.Letter | None:
    """The private link that works now."""
    found = queries.registration_by_id(registration)
    if found is None or found.erased_at or not found.email:
        return None
    return letter(found, "events/link", asked_for=True)


def _while(
    registration_id: str, status: str, template: str, *, with_calendar: bool = False
) -> mail.Letter | None:
    """The letter, as long as the registration stands where the letter says and there is an address."""
    found = queries.registration_by_id(registration_id)
    if found is None or found.status != status or not found.email:
        return None
    return letter(found, template, with_calendar=with_calendar)


def letter(
    registration: Registration, template: str, *, with_calendar: bool = False, asked_for: bool = False
) -> mail.Letter | None:
    """A message to this person with the private link; rooms above write theirs with it, too.

    It names the forum only where the person allowed it (`names_forum`). To whoever asked us not to write
    (`no_messages`) nothing goes but what they have just `asked_for`.
    """
    if registration.no_messages and not asked_for:
        return None
    attachments = []
    with translation.override(registration.language):
        link = reverse("booking-open", kwargs={"secret": queries.link_secret(registration)})
        if with_calendar:
            calendar = documents.calendar_file(registration, at=timezone.now())
            attachments = [("calendar.ics", calendar, 'text/calendar; charset="utf-8"; method=PUBLISH')]
        forum_named = _forum_in_words(registration.forum) if registration.names_forum else {}
    return mail.Letter(
        to=registration.email,
        template=template,
        language=registration.language,
        context={
            # A draft has none yet.
            "reference": str(registration) if registration.booking_id else "",
            "link": settings.SITE_URL + link,
            "forum_named": forum_named,
            "by_staff": registration.cancelled_by_id is not None,
        },
        attachments=attachments,
    )


def _forum_in_words(forum: Forum) -> dict[str, str]:
    """The forum's name and days in the active language, never its place."""
    if forum.only_month_is_known:
        return {"title": forum.title, "days": formats.month(forum.starts_on)}
    return {"title": forum.title, "days": formats.date_range(forum.starts_on, forum.ends_on)}
