"""Travel-subsidy requests, by pseudonym only: reviewers never see a name, finance never a reason.

The name that a ticket must carry is opened one by one, by whoever buys it.
"""

from decimal import Decimal
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.permissions import register_permission_policy

from common import formats
from common.office import Link, OfficeIndexView, RecordPolicy, RecordViewSet, trail, visible_or_404
from common.sealing import SealingError
from events.forums.models import Forum
from events.forums.office import path_to
from events.forums.policies import has_task
from events.subsidies import actions, policies, queries
from events.subsidies.models import SubsidyRequest, TravelIdentity
from people.accounts import roles
from people.disclosures.actions import note_reading

register_permission_policy(
    SubsidyRequest, RecordPolicy(SubsidyRequest, visible_to=queries.requests_visible_to)
)
register_permission_policy(
    TravelIdentity, RecordPolicy(TravelIdentity, visible_to=queries.identities_visible_to)
)


AMOUNTS = gettext_noop("To see the amounts")
# Kept with each reading in English and shown in the reader's language.
REASONS = [
    gettext_noop("To review the request"),
    gettext_noop("To answer a question about it"),
    gettext_noop("To look at a decision again"),
]


# Why the name on a ticket is opened, kept in the same way.
REASONS_FOR_NAMES = [
    gettext_noop("To buy or change the ticket"),
    gettext_noop("To answer a question about the journey"),
]


class ReasonForm(forms.Form):
    """Why the sealed reason is opened."""

    reason = forms.ChoiceField(
        label=_("Why do you open it?"),
        widget=forms.RadioSelect,
        choices=[(reason, _(reason)) for reason in REASONS],
    )


def pseudonym(request: SubsidyRequest) -> str:
    """What the request is called here: nothing that leads to the booking or to a name."""
    return f"S-{str(request.pk)[:8].upper()}"


def dollars_requested(request: SubsidyRequest) -> Decimal:
    """The amount requested, in dollars, as a number that a spreadsheet can add up."""
    return Decimal(request.amount_requested_cents) / 100


def dollars_needed(request: SubsidyRequest) -> Decimal:
    """The least amount that makes the trip possible, in dollars."""
    return Decimal(request.minimum_needed_cents) / 100


# Where somebody leaves from, and how little they can do with, are for weighing a request, not for paying it.
ONLY_FOR_REVIEWERS = {"leaving_from", "mode", "get_leaving_from_display", "get_mode_display", dollars_needed}


def submitted_on(request: SubsidyRequest) -> str:
    """The day of asking, at the forum's place."""
    if request.submitted_at is None:
        return ""
    moment = formats.in_zone(request.submitted_at, request.registration.forum.time_zone)
    return formats.long_date(moment.date(), weekday=False)


class SubsidyIndexView(OfficeIndexView):
    """What is asked of the travel fund, by pseudonym: finance sees amounts, reviewers the journey too."""

    def setup(self, request, *args, **kwargs):
        if not policies.reviews(request.user):
            self.list_filter = {
                name: how for name, how in self.list_filter.items() if name not in ONLY_FOR_REVIEWERS
            }
            self.list_export = [field for field in self.list_export if field not in ONLY_FOR_REVIEWERS]
        super().setup(request, *args, **kwargs)

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("registration__forum")

    @cached_property
    def columns(self):
        shown = self.all_columns
        if not policies.reviews(self.request.user):
            shown = [column for column in shown if column.name not in ("leaving_from", "minimum")]
        return shown

    @property
    def all_columns(self) -> list[Column]:
        return [
            self._get_title_column_class(TitleColumn)(
                "pseudonym",
                label=_("Request"),
                classname="office-reference",
                accessor=pseudonym,
                get_url=lambda row: reverse("subsidies:open", args=[row.pk]),
            ),
            Column("forum", label=_("Forum"), accessor="registration.forum"),
            Column(
                "leaving_from", label=_("From"), accessor="get_leaving_from_display", sort_key="leaving_from"
            ),
            Column(
                "amount",
                label=_("Amount requested"),
                accessor=lambda row: formats.money(row.amount_requested_cents),
                sort_key="amount_requested_cents",
            ),
            Column(
                "minimum",
                label=_("Least needed"),
                accessor=lambda row: formats.money(row.minimum_needed_cents),
                sort_key="minimum_needed_cents",
            ),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda row: row.status == SubsidyRequest.Status.SUBMITTED,
            ),
            Column("submitted_at", label=_("Asked"), accessor=submitted_on, sort_key="submitted_at"),
        ]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        note_reading(
            reader=self.request.user,
            record="travel-subsidy requests",
            reason=self.filter_in_use(),
            how_many=len(context["object_list"]),
            at=timezone.now(),
        )
        return context


def open_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The amounts at once; the person's reason only after saying why one opens it, and never for finance."""
    row = visible_or_404(SubsidyRequest, request.user, pk=pk)
    if not policies.may_see_amount(request.user, row):
        raise Http404
    may_read, words = policies.may_read(request.user, row), None
    form = ReasonForm(request.POST or None)
    if may_read and form.is_valid():
        try:
            words = actions.read_request(
                request=row, reader=request.user, reason=form.cleaned_data["reason"], at=timezone.now()
            )
        except SealingError:
            messages.error(request, gettext("The key of this forum is missing: the answer cannot be read."))
    else:
        note_reading(
            reader=request.user,
            record="travel-subsidy request",
            subject=row.registration_id,
            reason=AMOUNTS,
            at=timezone.now(),
        )
    forum, title = row.registration.forum, gettext("Request %(pseudonym)s") % {"pseudonym": pseudonym(row)}
    return render(
        request,
        "events/office/subsidy_request.html",
        {
            "subsidy_request": row,
            "asked": submitted_on(row),
            "may_read": may_read,
            "words": words,
            "was_read": words is not None,
            "form": form,
            "header_title": title,
            "header_icon": "pick",
            "breadcrumbs_items": trail(
                *path_to(forum), (gettext("Travel subsidies"), list_of(forum)), (title, "")
            ),
        },
    )


def list_of(forum: Forum) -> str:
    """The address of the list of what is asked of this forum's travel fund."""
    return f"{reverse('subsidies:index')}?registration__forum={forum.pk}"


class SubsidyViewSet(RecordViewSet):
    model = SubsidyRequest
    name = "subsidies"
    icon = "pick"
    menu_label = _("Travel subsidies")
    menu_order = 130
    add_to_admin_menu = True
    index_view_class = SubsidyIndexView
    inspect_view_enabled = False
    ordering = "-submitted_at"
    list_filter = {
        "registration__forum": ["exact"],
        "status": ["exact"],
        "leaving_from": ["exact"],
        "mode": ["exact"],
    }
    list_export = [
        pseudonym,
        "registration.forum",
        "get_leaving_from_display",
        "get_mode_display",
        dollars_requested,
        dollars_needed,
        "get_payout_display",
        "get_status_display",
        "submitted_at",
    ]
    export_headings = {
        pseudonym: _("Request"),
        "registration.forum": _("Forum"),
        "get_leaving_from_display": _("From"),
        "get_mode_display": _("Means of travel"),
        dollars_requested: _("Amount requested"),
        dollars_needed: _("Least needed"),
        "get_payout_display": _("How the money should come"),
        "get_status_display": _("Status"),
    }
    export_filename = "travel-subsidies"
    empty_message = _("Nobody has asked for travel money yet. Requests appear here once a place is booked.")

    def extra_urls(self) -> list[URLPattern]:
        return [path("open/<uuid:pk>/", open_request, name="open")]


# ---- the name on a ticket ---------------------------------------------------------------------------------
class TravelReasonForm(ReasonForm):
    """Why the name on a ticket is opened."""

    reason = forms.ChoiceField(
        label=_("Why do you open it?"),
        widget=forms.RadioSelect,
        choices=[(reason, _(reason)) for reason in REASONS_FOR_NAMES],
    )


def ticket_reference(identity: TravelIdentity) -> str:
    """What the ticket is called here: as the request it belongs to, where there is one still."""
    request = getattr(identity.registration, "subsidy_request", None)
    return pseudonym(request) if request else f"T-{str(identity.pk)[:8].upper()}"


class TravelNameIndexView(OfficeIndexView):
    """For whom tickets are bought, by pseudonym; the name stays sealed until one is opened."""

    def get_base_queryset(self):
        return (
            super().get_base_queryset().select_related("registration__forum", "registration__subsidy_request")
        )

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "pseudonym",
                label=_("Request"),
                classname="office-reference",
                accessor=ticket_reference,
                get_url=lambda identity: reverse("travel-names:open", args=[identity.pk]),
            ),
            Column("forum", label=_("Forum"), accessor="registration.forum"),
            Column("status", label=_("Registration"), accessor="registration.get_status_display"),
        ]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        note_reading(
            reader=self.request.user,
            record="names for travel",
            reason=self.filter_in_use(),
            how_many=len(context["object_list"]),
            at=timezone.now(),
        )
        return context


def open_name(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why, note it, and only then show the name that the ticket must carry."""
    identity = visible_or_404(TravelIdentity, request.user, pk=pk)
    if not policies.may_read_name(request.user, identity):
        raise Http404
    form, name = TravelReasonForm(request.POST or None), None
    if form.is_valid():
        try:
            name = actions.read_name(
                identity=identity, reader=request.user, reason=form.cleaned_data["reason"], at=timezone.now()
            )
        except SealingError:
            messages.error(request, gettext("The key of this forum is missing: the answer cannot be read."))
    forum = identity.registration.forum
    title = gettext("Ticket for %(pseudonym)s") % {"pseudonym": ticket_reference(identity)}
    return render(
        request,
        "events/office/travel_name.html",
        {
            "forum": forum,
            "form": form,
            "name": name,
            "header_title": title,
            "header_icon": "lock-open",
            "breadcrumbs_items": trail(
                *path_to(forum), (gettext("Names for tickets"), names_of(forum)), (title, "")
            ),
        },
    )


def names_of(forum: Forum) -> str:
    """The address of the list of those for whom tickets are bought."""
    return f"{reverse('travel-names:index')}?registration__forum={forum.pk}"


class TravelNameViewSet(RecordViewSet):
    model = TravelIdentity
    name = "travel-names"
    icon = "lock"
    menu_label = _("Names for tickets")
    menu_order = 131
    add_to_admin_menu = True
    index_view_class = TravelNameIndexView
    inspect_view_enabled = False
    ordering = "created_at"
    list_filter = {"registration__forum": ["exact"]}
    # No export: whoever buys a ticket opens that one name.
    list_export = []
    empty_message = _("We buy no tickets for anybody yet. Who asks for it stands here, sealed.")

    def extra_urls(self) -> list[URLPattern]:
        return [path("open/<uuid:pk>/", open_name, name="open")]


# ---- on a forum's page ------------------------------------------------------------------------------------
def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The requests for reviewers and finance, the names for whoever buys the tickets."""
    return [*_links_to_requests(request, forum), *_links_to_names(request, forum)]


def _links_to_names(request: HttpRequest, forum: Forum) -> list[Link]:
    if not policies.may_list_names(request.user, forum):
        return []
    kept = queries.identities_visible_to(request.user).filter(registration__forum=forum)
    return [
        Link(
            label=_("Names for tickets"),
            url=names_of(forum),
            note=_("For whom we buy the tickets, and the name that each must carry."),
            count=kept.count(),
            icon="lock",
            order=71,
        )
    ]


def _links_to_requests(request: HttpRequest, forum: Forum) -> list[Link]:
    if not has_task(request.user, forum, roles.SUBSIDY, roles.FINANCE):
        return []
    asked = queries.requests_visible_to(request.user).filter(
        registration__forum=forum, status=SubsidyRequest.Status.SUBMITTED
    )
    return [
        Link(
            label=_("Travel subsidies"),
            url=list_of(forum),
            note=_("What is asked of the travel fund, without names."),
            count=asked.count(),
            icon="pick",
            order=70,
        )
    ]
