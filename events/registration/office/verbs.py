"""What the registration team does for one person or for many: approve, decline, cancel, look at changes."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from common.office import ActionButton, confirm_action, visible_or_404
from events.forums.models import Forum
from events.forums.office import path_to
from events.registration import actions, policies
from events.registration.models import Registration
from people.accounts.models import User

Status = Registration.Status


def list_of(forum: Forum) -> str:
    """The address of the list of this forum's registrations."""
    return f"{reverse('registrations:index')}?forum={forum.pk}"


def trail_to(forum: Forum) -> list[tuple[str, str]]:
    return [*path_to(forum), (gettext("Registrations"), list_of(forum))]


def may_change(user: User, registration: Registration) -> bool:
    return policies.may_change(user, registration.forum)


def to_change_or_404(request: HttpRequest, pk: UUID) -> Registration:
    """The registration, for whoever may change it."""
    registration = visible_or_404(Registration, request.user, pk=pk)
    if not may_change(request.user, registration):
        raise Http404
    return registration


class ReasonForm(forms.Form):
    """Why; for the team's own history, never sent."""

    reason = forms.CharField(
        label=_("Reason, for the team"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands in the history of the registration. The person is not sent it."),
    )


def _ask(
    request: HttpRequest,
    pk: UUID,
    *,
    verb: str,
    title: str,
    what_will_happen: Callable[[Registration], list[str]],
    stands: Callable[[Registration], bool],
    act: Callable[..., object],
    done: str,
    button: str,
    icon: str,
    danger: bool = False,
) -> HttpResponse:
    """The page that asks before a registration is moved, with a reason for the history."""
    registration = to_change_or_404(request, pk)
    at = timezone.now()

    def do(reason: str) -> None:
        act(registration=registration, by=request.user, at=at, reason=reason)
        log(registration, f"events.{verb}", user=request.user)

    return confirm_action(
        request,
        title=title % {"reference": registration},
        what_will_happen=what_will_happen(registration),
        count=1,
        do=do,
        done=done,
        button=button,
        back_url=reverse("registrations:inspect", args=[pk]),
        danger=danger,
        form=ReasonForm(request.POST if request.method == "POST" else None),
        obstacles=[] if stands(registration) else [str(actions.MovedOn())],
        refusals=(actions.RegistrationProblem,),
        breadcrumbs=trail_to(registration.forum),
        icon=icon,
    )


def once_approved(registration: Registration) -> list[str]:
    return [
        gettext("The place is theirs at once, if one is free; otherwise they join the waiting list."),
        gettext("The person receives a message about it, in the language they chose."),
    ]


def once_declined(registration: Registration) -> list[str]:
    return [
        gettext("The person has no place, and what they asked for (access, travel money) is withdrawn."),
        gettext("The person receives a kind message that gives no reason, in the language they chose."),
    ]


def once_cancelled(registration: Registration) -> list[str]:
    place = [gettext("The place is free for somebody else at once.")] if registration.holds_place else []
    return [
        *place,
        gettext("What the person asked for (access, travel money) is withdrawn."),
        gettext("The person receives a message about it, in the language they chose."),
        gettext("A cancelled registration cannot be brought back."),
    ]


def awaits_approval(registration: Registration) -> bool:
    return registration.status == Status.REQUESTED


def is_live(registration: Registration) -> bool:
    return registration.is_live


def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks before somebody is let in."""
    return _ask(
        request,
        pk,
        verb="approve",
        title=gettext("Approve registration %(reference)s"),
        what_will_happen=once_approved,
        stands=awaits_approval,
        act=actions.approve,
        done=_("The registration is approved."),
        button=_("Approve"),
        icon="check",
    )


def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks before somebody is turned down."""
    return _ask(
        request,
        pk,
        verb="decline",
        title=gettext("Decline registration %(reference)s"),
        what_will_happen=once_declined,
        stands=awaits_approval,
        act=actions.decline,
        done=_("The registration is declined."),
        button=_("Decline"),
        icon="cross",
        danger=True,
    )


def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks before a registration is cancelled on the person's behalf."""
    return _ask(
        request,
        pk,
        verb="cancel",
        title=gettext("Cancel registration %(reference)s"),
        what_will_happen=once_cancelled,
        stands=is_live,
        act=actions.cancel,
        done=_("The registration is cancelled."),
        button=_("Cancel the registration"),
        icon="cross",
        danger=True,
    )


@require_POST
def seen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The changes were looked at: they are no longer new to anybody of the team."""
    registration = visible_or_404(Registration, request.user, pk=pk)
    actions.mark_seen(registration=registration, at=timezone.now())
    messages.success(request, gettext("Noted: the changes were looked at."))
    return redirect("registrations:inspect", pk=pk)


def _button(
    label: object, name: str, icon: str, when: Callable[[Registration], bool], *, rare: bool = False
) -> ActionButton:
    return ActionButton(
        label=label,
        url_name=f"registrations:{name}",
        allowed=may_change,
        icon=icon,
        when=when,
        per=lambda registration: registration.forum_id,
        rare=rare,
    )


APPROVE = _button(_("Approve"), "approve", "check", awaits_approval)
DECLINE = _button(_("Decline"), "decline", "cross", awaits_approval)
CANCEL = _button(_("Cancel"), "cancel", "cross", is_live, rare=True)
