"""What of a forum is kept until when, what must be kept longer, and, with a reason, one person's record."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from common import formats
from common.office import Link, confirm_action, trail, visible_or_404
from common.sealing import SealingError
from events.forums.models import Forum
from events.forums.office import path_to
from events.retention import actions, policies, queries
from events.retention.forms import HoldForm, RecordForm
from events.retention.queries import Progress


# ---- what goes when ---------------------------------------------
@require_safe
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Every stage of a forum, what stands in the way, and the counts that stay."""
    forum = visible_or_404(Forum, request.user, pk=pk)
    if not policies.may_see_schedule(request.user, forum):
        raise Http404
    title = gettext("Keeping and erasing")
    return render(
        request,
        "events/office/retention.html",
        {
            "forum": forum,
            "stages": [_in_words(one) for one in queries.progress(forum, at=timezone.now())],
            "hold": queries.hold_on(forum),
            "may_hold": policies.may_hold(request.user, forum),
            "may_open": policies.may_open_record(request.user, forum),
            "header_title": title,
            "header_icon": "bin",
            "breadcrumbs_items": trail(*path_to(forum), (title, "")),
        },
    )


def _in_words(stage: Progress) -> dict:
    return {
        "label": stage.stage.label,
        "due_on": stage.due_on,
        "state": _state(stage),
        "late": stage.is_overdue,
    }


def _state(stage: Progress) -> str:
    if stage.is_done:
        day = formats.long_date(stage.done_at.date(), weekday=False)
        return gettext("Done on %(day)s") % {"day": day}
    if stage.is_due and stage.is_held:
        return gettext("Waits: a hold stands on the forum")
    if stage.is_overdue:
        problem = f" ({stage.problem})" if stage.problem else ""
        return gettext("Overdue") + problem
    return gettext("Due today") if stage.is_due else gettext("To come")


# ---- holds ---------------------------------------------
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that asks why nothing of a forum may be erased."""
    forum = _of_privacy_officer(request, pk)

    def do(reason: str) -> None:
        actions.place_hold(forum=forum, by=request.user, reason=reason, at=timezone.now())
        log(forum, "events.hold", user=request.user)

    return confirm_action(
        request,
        title=gettext("Keep everything for now"),
        what_will_happen=[
            gettext("Nothing of this forum is erased by the clock until you lift the hold."),
            gettext("Whoever asks to be erased is told so, and erased as soon as it is lifted."),
        ],
        do=do,
        done=_("Nothing of this forum is erased until the hold is lifted."),
        button=_("Keep everything"),
        back_url=reverse("retention:schedule", args=[pk]),
        form=HoldForm(request.POST or None),
        obstacles=[str(actions.HeldAlready())] if queries.is_held(forum) else [],
        refusals=(actions.RetentionProblem,),
        breadcrumbs=_path_to(forum),
        icon="lock",
    )


def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that asks before the erasing goes on."""
    forum = _of_privacy_officer(request, pk)

    def do() -> None:
        actions.lift_hold(forum=forum, by=request.user, at=timezone.now())
        log(forum, "events.lift", user=request.user)

    return confirm_action(
        request,
        title=gettext("Lift the hold"),
        what_will_happen=[
            gettext("Within a day the clock erases all that is due. It cannot be brought back."),
            gettext("Whoever asked to be erased meanwhile is erased."),
        ],
        do=do,
        done=_("The hold is lifted. Within a day the clock erases what is due."),
        button=_("Lift the hold"),
        back_url=reverse("retention:schedule", args=[pk]),
        danger=True,
        obstacles=[] if queries.is_held(forum) else [str(actions.NotHeld())],
        refusals=(actions.RetentionProblem,),
        breadcrumbs=_path_to(forum),
        icon="lock-open",
    )


def _of_privacy_officer(request: HttpRequest, pk: int) -> Forum:
    forum = visible_or_404(Forum, request.user, pk=pk)
    if not policies.may_hold(request.user, forum):
        raise Http404
    return forum


def _path_to(forum: Forum) -> list[tuple[str, str]]:
    return [*path_to(forum), (gettext("Keeping and erasing"), reverse("retention:schedule", args=[forum.pk]))]


# ---- one person's record ---------------------------------------------
def open_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whose and why, note it, tell the others, and only then show all that is known."""
    forum = visible_or_404(Forum, request.user, pk=pk)
    if not policies.may_open_record(request.user, forum):
        raise Http404
    form = RecordForm(request.POST or None, find=partial(queries.registrations_behind, forum))
    known, registration = None, None
    if form.is_valid():
        registration = form.cleaned_data["registration"]
        try:
            known = actions.open_whole_record(
                registration=registration,
                reader=request.user,
                reason=form.cleaned_data["reason"],
                at=timezone.now(),
            )
        except SealingError:
            messages.error(request, gettext("The key of this forum is missing: the answer cannot be read."))
    title = gettext("Open one person's record")
    return render(
        request,
        "events/office/whole_record.html",
        {
            "form": form,
            "known": known,
            "registration": registration,
            "others": queries.guardians().exclude(pk=request.user.pk).count(),
            "header_title": title,
            "header_icon": "lock-open",
            "breadcrumbs_items": trail(*_path_to(forum), (title, "")),
        },
    )


# ---- where it is reached ---------------------------------------------
def addresses() -> list[URLPattern]:
    return [
        path("<int:pk>/", schedule, name="schedule"),
        path("<int:pk>/hold/", hold, name="hold"),
        path("<int:pk>/lift/", lift, name="lift"),
        path("<int:pk>/record/", open_record, name="record"),
    ]


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """What goes when; with a number where something should be gone by now."""
    if not policies.may_see_schedule(request.user, forum):
        return []
    overdue = queries.overdue_stages(forum, at=timezone.now())
    late = ngettext("%(number)s stage is overdue.", "%(number)s stages are overdue.", overdue)
    return [
        Link(
            label=_("Keeping and erasing"),
            url=reverse("retention:schedule", args=[forum.pk]),
            note=late % {"number": overdue} if overdue else _("What is erased when, and what must be kept."),
            count=overdue or None,
            icon="bin",
            order=90,
        )
    ]
