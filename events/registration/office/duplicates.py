"""Two registrations that may be one person's: side by side, to be joined or told apart."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from common.office import confirm_action, trail
from events.forums.models import Forum
from events.forums.queries import forums_of
from events.registration import actions, policies, queries
from events.registration.models import Registration
from events.registration.office.fields import REGISTRATION, Seen, visible_of
from events.registration.office.verbs import to_change_or_404, trail_to
from events.registration.policies import Field
from events.registration.queries import Pair
from people.accounts.models import User
from people.disclosures.actions import note_reading

# By what one tells whether two are one.
COMPARED = (
    Field.NAME,
    Field.EMAIL,
    Field.ORGANISATION,
    Field.CATEGORY,
    Field.PROVINCE,
    Field.STATUS,
)


def comparable(forum: Forum, user: User) -> list[Pair]:
    """The pairs of which this reader may know that they look alike."""
    fields = policies.visible_fields(user, forum)
    return [
        pair
        for pair in queries.possible_duplicates(forum)
        if policies.may_be_compared(pair.one, pair.other, fields)
    ]


def duplicates(request: HttpRequest, pk: int) -> HttpResponse:
    """Every pair of the forum, noted as a reading of as many registrations."""
    forum = forums_of(request.user).filter(pk=pk).first()
    if forum is None or not policies.may_change(request.user, forum):
        raise Http404
    pairs, fields = comparable(forum, request.user), policies.visible_fields(request.user, forum)
    note_reading(
        reader=request.user,
        record="registrations",
        reason=f"duplicates forum={forum.pk}",
        how_many=2 * len(pairs),
        at=timezone.now(),
    )
    title = gettext("Perhaps the same person")
    return render(
        request,
        "events/office/duplicates.html",
        {
            "pairs": [_side_by_side(pair, fields) for pair in pairs],
            "header_title": title,
            "header_icon": "group",
            "breadcrumbs_items": trail(*trail_to(forum), (title, "")),
        },
    )


def _side_by_side(pair: Pair, fields: Seen) -> dict:
    compared = [one for one in visible_of(REGISTRATION, fields) if one.field in COMPARED]
    return {
        "one": pair.one,
        "other": pair.other,
        "rows": [
            {"label": one.label, "one": one.value(pair.one, fields), "other": one.value(pair.other, fields)}
            for one in compared
        ],
    }


def merge(request: HttpRequest, keep: UUID, other: UUID) -> HttpResponse:
    """Asks before two registrations become one."""
    kept, ended = _pair_or_404(request, keep, other)
    at = timezone.now()

    def do() -> None:
        actions.merge(keep=kept, other=ended, by=request.user, at=at)
        for registration in (kept, ended):
            log(registration, "events.merge", user=request.user)

    return confirm_action(
        request,
        title=gettext("Keep %(reference)s") % {"reference": kept},
        what_will_happen=[
            gettext("%(reference)s ends without a message; a place that it holds is free for somebody else.")
            % {"reference": ended},
            gettext(
                "What only %(reference)s said (needs, food, contact, travel money) moves to the one you keep."
            )
            % {"reference": ended},
            gettext("Both belong to one person from then on. This cannot be undone."),
        ],
        count=2,
        do=do,
        done=_("The two registrations are one."),
        button=_("Join them"),
        back_url=reverse("registrations:duplicates", args=[kept.forum_id]),
        danger=True,
        obstacles=[] if kept.is_live and ended.is_live else [str(actions.MovedOn())],
        refusals=(actions.RegistrationProblem,),
        breadcrumbs=trail_to(kept.forum),
        icon="group",
    )


@require_POST
def two_people(request: HttpRequest, one: UUID, other: UUID) -> HttpResponse:
    """They are two people: remembered, and not asked again."""
    first, second = _pair_or_404(request, one, other)
    actions.say_two_people(one=first, other=second, by=request.user, at=timezone.now())
    messages.success(request, gettext("Remembered: they are two people."))
    return redirect("registrations:duplicates", pk=first.forum_id)


def _pair_or_404(request: HttpRequest, one: UUID, other: UUID) -> tuple[Registration, Registration]:
    """The two, where this reader may change both and may know that they look alike."""
    first, second = to_change_or_404(request, one), to_change_or_404(request, other)
    fields = policies.visible_fields(request.user, first.forum)
    if first.forum_id != second.forum_id or first.pk == second.pk:
        raise Http404
    if not policies.may_be_compared(first, second, fields):
        raise Http404
    return first, second
