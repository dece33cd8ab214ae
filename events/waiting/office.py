"""The waiting list in the back office: who is next, and what the registration team may do by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, StatusTagColumn, TitleColumn
from wagtail.permissions import register_permission_policy

from common import formats
from common.office import (
    ActionButton,
    Link,
    OfficeBulkAction,
    OfficeFilterSet,
    OfficeIndexView,
    RecordPolicy,
    RecordViewSet,
    confirm_action,
    visible_or_404,
)
from events.forums.models import Forum
from events.forums.office import path_to
from events.registration.models import Registration
from events.registration.office import list_of as registrations_of
from events.waiting import actions, policies, queries
from events.waiting.models import QueueEntry
from people.accounts.models import User

Status = Registration.Status

register_permission_policy(QueueEntry, RecordPolicy(QueueEntry, visible_to=queries.entries_visible_to))


# ---- what can be done by hand ------------------------------------------------------------------------------
@dataclass(frozen=True)
class Verb:
    """One thing that the team does for somebody in the queue, alone or for many."""

    name: str
    label: object
    act: Callable[..., object]
    stands: tuple[str, ...]
    icon: str
    what_will_happen: Sequence[object]
    done: object
    danger: bool = False

    def fits(self, entry: QueueEntry) -> bool:
        """Does this person stand where the verb starts?"""
        return entry.registration.status in self.stands


TOLD = _("The person receives a message about it, in the language they chose.")
VERBS = {
    verb.name: verb
    for verb in (
        Verb(
            name="offer",
            label=_("Offer a place"),
            act=actions.offer_out_of_turn,
            stands=(Status.WAITING,),
            icon="mail",
            what_will_happen=[
                _("A free place is kept for this person now, whoever stands before them."),
                _("Where no place is free nothing changes."),
                TOLD,
            ],
            done=_("The place is offered."),
        ),
        Verb(
            name="front",
            label=_("Move to the front"),
            act=actions.move_to_front,
            stands=(Status.WAITING,),
            icon="arrow-up",
            what_will_happen=[
                _("The next place that they can use is offered to them."),
                _("Nobody is told."),
            ],
            done=_("Moved to the front."),
        ),
        Verb(
            name="end",
            label=_("Move to the end"),
            act=actions.move_to_end,
            stands=(Status.WAITING,),
            icon="arrow-down",
            what_will_happen=[_("Everybody who waits now comes before them."), _("Nobody is told.")],
            done=_("Moved to the end."),
        ),
        Verb(
            name="withdraw",
            label=_("Take the offer back"),
            act=actions.withdraw_offer,
            stands=(Status.OFFERED,),
            icon="rotate",
            what_will_happen=[
                _("The place is offered to whoever is next, and this person waits again, at the end."),
                TOLD,
            ],
            done=_("The offer is taken back."),
            danger=True,
        ),
        Verb(
            name="remove",
            label=_("Remove from the list"),
            act=actions.remove,
            stands=(Status.WAITING, Status.OFFERED),
            icon="bin",
            what_will_happen=[
                _("They wait no longer, and what they asked for (access, travel money) is withdrawn."),
                TOLD,
            ],
            done=_("Removed from the list."),
            danger=True,
        ),
    )
}


class ReasonForm(forms.Form):
    """Why: each move by hand has its reason, for the team and for whoever asks later."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands in the history of the registration, which the person may ask to see."),
        error_messages={"required": _("Say in a few words why.")},
    )


def may_look_after(user: User, entry: QueueEntry) -> bool:
    return policies.may_look_after(user, entry.registration.forum)


def by_hand(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Asks for the reason before somebody is offered a place, moved or removed."""
    entry = visible_or_404(QueueEntry, request.user, pk=pk)
    if not may_look_after(request.user, entry):
        raise Http404
    chosen, registration, at = VERBS[verb], entry.registration, timezone.now()
    return confirm_action(
        request,
        title=gettext("%(verb)s: %(record)s") % {"verb": chosen.label, "record": registration},
        what_will_happen=chosen.what_will_happen,
        count=1,
        do=lambda reason: chosen.act(registration=registration, by=request.user, at=at, reason=reason),
        done=chosen.done,
        button=chosen.label,
        back_url=list_of(registration.forum),
        danger=chosen.danger,
        form=ReasonForm(request.POST if request.method == "POST" else None),
        obstacles=[] if chosen.fits(entry) else [str(actions.MovedOn())],
        refusals=(actions.RegistrationProblem,),
        breadcrumbs=[*path_to(registration.forum), (gettext("Waiting list"), list_of(registration.forum))],
        icon=chosen.icon,
    )


def _button(verb: Verb) -> ActionButton:
    return ActionButton(
        label=verb.label,
        url_name=f"waiting-list:{verb.name}",
        allowed=may_look_after,
        icon=verb.icon,
        when=verb.fits,
        per=lambda entry: entry.registration.forum_id,
    )


# ---- the list ----------------------------------------------------------------------------------------------
class QueueFilterSet(OfficeFilterSet):
    """By forum and category; an offer that is open."""

    forum = django_filters.ModelChoiceFilter(
        field_name="registration__forum", queryset=Forum.objects.order_by("-starts_on"), label=_("Forum")
    )

    class Meta:
        model = QueueEntry
        fields = ["forum", "short_notice"]


class QueueIndexView(OfficeIndexView):
    """In the order of their turns, forum by forum; by reference, for nothing here needs a name."""

    filterset_class = QueueFilterSet

    def get_base_queryset(self) -> QuerySet:
        rows = (
            super()
            .get_base_queryset()
            .select_related("registration__booking", "registration__category", "registration__forum")
        )
        return queries.with_offers(rows)

    @cached_property
    def columns(self):
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="queueentry"),
            self._get_title_column_class(TitleColumn)(
                "registration",
                label=_("Reference"),
                accessor=str,
                get_url=lambda entry: reverse("registrations:inspect", args=[entry.registration_id]),
                get_title_id=lambda entry: f"queueentry_{entry.pk}_title",
            ),
            Column("forum", label=_("Forum"), accessor=lambda entry: entry.registration.forum.title),
            Column("category", label=_("Category"), accessor=lambda entry: entry.registration.category),
            Column("joined_at", label=_("Waiting since"), accessor=_since),
            StatusTagColumn(
                "offer",
                label=pgettext_lazy("waiting list", "Where it stands"),
                accessor=_standing,
                primary=lambda entry: bool(_offer(entry)),
            ),
            Column(
                "short_notice",
                label=_("Short notice"),
                accessor=lambda entry: _("Yes") if entry.short_notice else "",
            ),
            Column("reason", label=_("Moved because"), accessor="reason"),
        ]


def _since(entry: QueueEntry) -> str:
    return formats.moment(entry.joined_at, entry.registration.forum.time_zone)


def _offer(entry: QueueEntry) -> object | None:
    return next(iter(entry.registration.open_offers), None)


def _standing(entry: QueueEntry) -> str:
    offer = _offer(entry)
    if offer is None:
        return gettext("Waits")
    zone = entry.registration.forum.time_zone
    return gettext("Offered until %(moment)s") % {"moment": formats.moment(offer.expires_at, zone)}


class QueueViewSet(RecordViewSet):
    model = QueueEntry
    name = "waiting-list"
    icon = "time"
    menu_label = _("Waiting list")
    menu_order = 115
    add_to_admin_menu = True
    index_view_class = QueueIndexView
    index_template_name = "events/waiting/office/list.html"
    inspect_view_enabled = False
    ordering = ["-registration__forum__starts_on", "registration__forum", "priority", "joined_at", "pk"]
    search_fields = ["registration__booking__reference"]
    list_per_page = 50
    list_export = ["registration", "registration.category", "joined_at", "short_notice", "reason"]
    export_headings = {"registration.category": _("Category")}
    export_filename = "waiting-list"
    empty_message = _(
        "Nobody waits. When a forum or a category is full, people can put themselves on this list."
    )
    row_actions = [_button(verb) for verb in VERBS.values()]

    def extra_urls(self) -> list[URLPattern]:
        return [path(f"{name}/<uuid:pk>/", by_hand, {"verb": name}, name=name) for name in VERBS]


def list_of(forum: Forum) -> str:
    """The address of this forum's waiting list."""
    return f"{reverse('waiting-list:index')}?forum={forum.pk}"


# ---- many at once ------------------------------------------------------------------------------------------
class ManyWaiting(OfficeBulkAction):
    """The same for everybody chosen, in the order of their turns; whoever moved on is left alone."""

    models = [QueueEntry]
    viewset = QueueViewSet()
    template_name = "office/bulk.html"
    form_class = ReasonForm
    does: Verb

    @classmethod
    def get_queryset(cls, model, object_ids):
        rows = model.objects.filter(pk__in=list(object_ids)).order_by("priority", "joined_at", "pk")
        rows = list(
            rows.select_related(*(f"registration__{name}" for name in ("booking", "category", "forum")))
        )
        # Whoever is moved to the front last stands first.
        return rows[::-1] if cls.does.name == "front" else rows

    def check_perm(self, obj):
        return self.does.fits(obj) and self._may(obj)

    def what_follows(self, _entry):
        return self.does.what_will_happen

    def _may(self, entry: QueueEntry) -> bool:
        known = self.__dict__.setdefault("known", {})
        forum = entry.registration.forum
        if forum.pk not in known:
            known[forum.pk] = policies.may_look_after(self.request.user, forum)
        return known[forum.pk]

    def get_execution_context(self):
        return {"by": self.request.user, "reason": self.cleaned_form.cleaned_data["reason"]}

    @classmethod
    def execute_action(cls, objects, by=None, reason="", **kwargs):
        done = sum(cls._done(entry, by=by, reason=reason) for entry in objects)
        return done, len(objects) - done

    @classmethod
    def _done(cls, entry: QueueEntry, *, by: User, reason: str) -> bool:
        try:
            cls.does.act(registration=entry.registration, by=by, at=timezone.now(), reason=reason)
        except actions.RegistrationProblem:
            return False
        return True

    def get_success_message(self, num_parent_objects, num_child_objects):
        done = ngettext("Done for %(count)s person.", "Done for %(count)s people.", num_parent_objects)
        left = ngettext(
            "%(count)s is left as it was: no place was free, or they moved on meanwhile.",
            "%(count)s are left as they were: no place was free, or they moved on meanwhile.",
            num_child_objects,
        )
        words = done % {"count": num_parent_objects}
        return f"{words} {left % {'count': num_child_objects}}" if num_child_objects else words


def bulk_actions() -> list[type[ManyWaiting]]:
    """One for each verb."""
    return [
        type(
            f"Many{verb.name.title()}",
            (ManyWaiting,),
            {
                "does": verb,
                "display_name": verb.label,
                "aria_label": verb.label,
                "action_type": f"queue_{verb.name}",
                "action_priority": 10 * number,
                "classes": {"serious"} if verb.danger else set(),
            },
        )
        for number, verb in enumerate(VERBS.values(), start=1)
    ]


# ---- on a forum's page -------------------------------------------------------------------------------------
def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The queue and the requests, with how many there are."""
    if not policies.may_look_after(request.user, forum):
        return []
    asking = queries.requests_visible_to(request.user).filter(forum=forum)
    return [
        Link(
            label=_("Requests to decide on"),
            url=f"{registrations_of(forum)}&status={Status.REQUESTED}",
            note=_age_of_oldest(asking),
            count=asking.count(),
            icon="help",
            order=41,
        ),
        Link(
            label=_("Waiting list"),
            url=list_of(forum),
            note=_("Who is next, to whom a place is offered, and what you can do by hand."),
            count=queries.queue_of(forum).count(),
            icon="time",
            order=42,
        ),
    ]


def _age_of_oldest(asking: QuerySet[Registration]) -> str:
    oldest = asking.order_by("requested_at").values_list("requested_at", flat=True).first()
    if oldest is None:
        return gettext("Nobody waits for an answer.")
    days = (timezone.now() - oldest).days
    return ngettext(
        "The oldest has waited %(count)s day for an answer.",
        "The oldest has waited %(count)s days for an answer.",
        days,
    ) % {"count": days}
