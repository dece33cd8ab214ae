"""Who came: a mark in the list of registrations, and the desk's page, which finds people and lists nobody."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from common.office import ActionButton, Link, OfficeBulkAction, confirm_action, trail
from events.attendance import actions, policies, queries
from events.contact.office import REACH
from events.forums.actions import today
from events.forums.models import Forum
from events.forums.office import path_to
from events.forums.queries import forums_of
from events.groups.office import COMPLETE_BY_PHONE, HAND_ON
from events.registration.models import Registration
from events.registration.office import (
    RegistrationIndexView,
    RegistrationInspectView,
    RegistrationViewSet,
    Shown,
    list_of,
)
from events.registration.policies import Field
from people.accounts.models import User
from people.disclosures.actions import note_reading

SHORTEST_SEARCH = 3
MOST_FOUND = 8


# ---- in the list of registrations ---------------------------------------------
CAME_HERE = Shown(
    Field.ATTENDANCE,
    "came",
    _("Came"),
    lambda row, _seen: gettext("Yes") if _has_come(row) else "",
    True,
    "came",
)


class AttendanceIndexView(RegistrationIndexView):
    """The list of registrations with who came."""

    shown = (*RegistrationIndexView.shown, CAME_HERE)

    def get_base_queryset(self) -> QuerySet:
        came = ExpressionWrapper(Q(attendance__isnull=False), output_field=BooleanField())
        return super().get_base_queryset().annotate(came=came)


class AttendanceInspectView(RegistrationInspectView):
    """One registration with whether the person came."""

    shown = (*RegistrationInspectView.shown, CAME_HERE)
    # A list of people would ask it of each row.
    page_actions = (REACH,)


def _may_mark(user: User, registration: Registration) -> bool:
    return policies.may_mark(user, registration.forum)


def _has_come(registration: Registration) -> bool:
    came = getattr(registration, "came", None)
    return queries.has_come(registration) if came is None else bool(came)


def _can_have_come(registration: Registration) -> bool:
    begun = registration.forum.starts_on <= today(registration.forum, at=timezone.now())
    return registration.is_booked and begun


CAME = ActionButton(
    label=_("Mark as here"),
    url_name="attendance:came",
    allowed=_may_mark,
    icon="check",
    when=lambda row: _can_have_come(row) and not _has_come(row),
    per=lambda row: row.forum_id,
)
NOT_CAME = ActionButton(
    label=_("Take the mark back"),
    url_name="attendance:not_came",
    allowed=_may_mark,
    icon="undo",
    when=lambda row: _can_have_come(row) and _has_come(row),
    per=lambda row: row.forum_id,
    rare=True,
)


def registrations() -> RegistrationViewSet:
    """The list of registrations as this room completes it: one more column and two more buttons."""
    return RegistrationViewSet(
        index_view_class=AttendanceIndexView,
        inspect_view_class=AttendanceInspectView,
        row_actions=[*RegistrationViewSet.row_actions, COMPLETE_BY_PHONE, HAND_ON, CAME, NOT_CAME],
    )


def _registration_or_404(request: HttpRequest, pk: UUID) -> Registration:
    rows = Registration.objects.select_related("forum", "booking")
    registration = rows.filter(pk=pk, forum__in=forums_of(request.user)).first()
    if registration is None or not policies.may_mark(request.user, registration.forum):
        raise Http404
    return registration


def came(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page that asks before somebody is marked as there."""
    registration = _registration_or_404(request, pk)
    return confirm_action(
        request,
        title=gettext("Mark %(reference)s as here") % {"reference": registration},
        what_will_happen=[gettext("The person counts among those who came.")],
        count=1,
        do=lambda: actions.mark_came(registration=registration, at=timezone.now(), by=request.user),
        done=_("Marked as here."),
        button=_("Mark as here"),
        back_url=list_of(registration.forum),
        obstacles=[] if registration.is_booked else [gettext("This registration is not booked.")],
        refusals=(actions.NotBooked,),
        breadcrumbs=path_to(registration.forum),
        icon="check",
    )


def not_came(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page that asks before a mark is taken back."""
    registration = _registration_or_404(request, pk)
    return confirm_action(
        request,
        title=gettext("Take back the mark of %(reference)s") % {"reference": registration},
        what_will_happen=[gettext("The person no longer counts among those who came.")],
        count=1,
        do=lambda: actions.unmark_came(registration=registration),
        done=_("The mark is taken back."),
        button=_("Take the mark back"),
        back_url=list_of(registration.forum),
        breadcrumbs=path_to(registration.forum),
        icon="undo",
    )


# ---- the desk ---------------------------------------------
def is_on(forum: Forum, *, at: datetime) -> bool:
    """Is this one of the forum's days, where it is held? The desk works on no other."""
    return forum.starts_on <= today(forum, at=at) <= forum.ends_on


def _forum_or_404(request: HttpRequest, pk: int) -> Forum:
    forum = forums_of(request.user).filter(pk=pk).first()
    if forum is None or not policies.may_mark(request.user, forum):
        raise Http404
    return forum


def _searched_for(request: HttpRequest) -> str:
    """What the desk typed, without control characters: to SQLite a NUL ends the text, and every name fits."""
    typed = request.POST.get("query", "") if request.method == "POST" else ""
    return "".join(letter for letter in typed if letter.isprintable()).strip()


def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Find one person by three letters of a name or by reference, and mark them as here."""
    forum = _forum_or_404(request, pk)
    at = timezone.now()
    open_today = is_on(forum, at=at)
    query = _searched_for(request)
    long_enough = sum(map(str.isalnum, query)) >= SHORTEST_SEARCH
    found = queries.found_at_desk(forum, query)[: MOST_FOUND + 1] if open_today and long_enough else []
    if open_today and long_enough:
        note_reading(
            reader=request.user,
            record="registrations",
            reason=f"desk search forum={forum.pk}",
            how_many=len(found),
            at=at,
        )
    return render(
        request,
        "events/office/check_in.html",
        {
            "forum": forum,
            "open_today": open_today,
            "query": query,
            "too_short": bool(query) and not long_enough,
            "found": found[:MOST_FOUND],
            "more": len(found) > MOST_FOUND,
            "searched": open_today and long_enough,
            "header_title": gettext("Check-in"),
            "header_icon": "check",
            "breadcrumbs_items": trail(*path_to(forum), (gettext("Check-in"), "")),
        },
    )


@require_POST
def check_in_mark(request: HttpRequest, pk: int, registration: UUID) -> HttpResponse:
    """Mark the person found as here, in one step: there is a line at the desk, and it can be undone."""
    forum = _forum_or_404(request, pk)
    row = Registration.objects.booked().filter(pk=registration, forum=forum).first()
    if row is None or not is_on(forum, at=timezone.now()):
        raise Http404
    actions.mark_came(registration=row, at=timezone.now(), by=request.user)
    messages.success(request, gettext("%(reference)s is here.") % {"reference": row})
    return redirect("attendance:check_in", pk=pk)


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The desk's page for whoever may mark."""
    if not policies.may_mark(request.user, forum):
        return []
    return [
        Link(
            label=_("Check-in"),
            url=reverse("attendance:check_in", args=[forum.pk]),
            note=_("Find a person and mark them as here, on the forum's days."),
            icon="check",
            order=50,
        )
    ]


def addresses() -> list[URLPattern]:
    return [
        path("came/<uuid:pk>/", came, name="came"),
        path("not-came/<uuid:pk>/", not_came, name="not_came"),
        path("forum/<int:pk>/", check_in, name="check_in"),
        path("forum/<int:pk>/<uuid:registration>/", check_in_mark, name="mark"),
    ]


class MarkManyAsCame(OfficeBulkAction):
    """Everyone chosen in the list, or everyone that the list shows, in one go."""

    models = [Registration]
    viewset = registrations()
    verb = "view"
    display_name = _("Mark as here")
    aria_label = _("Mark the chosen people as here")
    action_type = "came"
    template_name = "office/bulk.html"
    action_priority = 10

    def check_perm(self, obj):
        return _can_have_come(obj) and _may_mark(self.request.user, obj)

    def get_execution_context(self):
        return {"by": self.request.user}

    @classmethod
    def execute_action(cls, objects, by=None, **kwargs):
        for registration in objects:
            actions.mark_came(registration=registration, at=timezone.now(), by=by)
            log(registration, "events.came", user=by)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "%(count)s person is marked as here.", "%(count)s people are marked as here.", num_parent_objects
        ) % {"count": num_parent_objects}
