"""What people need, for those who arrange it: care reads each request; others see how many ask for what."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_noop, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.permissions import register_permission_policy

from common import formats, suppression
from common.office import (
    Link,
    OfficeIndexView,
    OfficeViewSet,
    RecordPolicy,
    RecordViewSet,
    trail,
    visible_or_404,
)
from common.sealing import SealingError
from events.access import actions, policies, queries
from events.access.models import AccessOption, AccessRequest
from events.forums.models import Forum
from events.forums.office import both, path_to
from events.forums.policies import has_task
from events.forums.queries import forums_of
from people.accounts import roles
from people.disclosures.actions import note_reading

register_permission_policy(AccessRequest, RecordPolicy(AccessRequest, visible_to=queries.requests_visible_to))


# Kept with each reading in English and shown in the reader's language.
REASONS = [
    gettext_noop("To prepare what the person needs"),
    gettext_noop("To answer a question from the person"),
    gettext_noop("To check something with a supplier, without naming the person"),
    gettext_noop("For somebody's safety"),
]


class ReasonForm(forms.Form):
    """Why a sealed answer is opened."""

    reason = forms.ChoiceField(
        label=_("Why do you open it?"),
        widget=forms.RadioSelect,
        choices=[(reason, _(reason)) for reason in REASONS],
    )


# ---- requests ---------------------------------------------
def asked_on(request: AccessRequest) -> str:
    """The day of asking, at the forum's place."""
    if request.asked_at is None:
        return ""
    moment = formats.in_zone(request.asked_at, request.registration.forum.time_zone)
    return formats.long_date(moment.date(), weekday=False)


class AccessIndexView(OfficeIndexView):
    """Who asked for something, for care alone; what they asked for stays sealed until one is opened."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("registration__forum", "registration__booking")

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "person",
                label=_("Name to use"),
                accessor="registration.name_to_use",
                get_url=lambda request: reverse("access:open", args=[request.pk]),
                sort_key="registration__name_to_use",
            ),
            Column("reference", label=_("Reference"), accessor="registration"),
            Column("forum", label=_("Forum"), accessor="registration.forum"),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda request: request.status == AccessRequest.Status.ASKED,
            ),
            Column("asked_at", label=_("Asked"), accessor=asked_on, sort_key="asked_at"),
        ]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        note_reading(
            reader=self.request.user,
            record="access requests",
            reason=self.filter_in_use(),
            how_many=len(context["object_list"]),
            at=timezone.now(),
        )
        return context


def open_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why, note it, and only then show what the person needs. Nothing sealed is ever shown by a link."""
    row = visible_or_404(AccessRequest, request.user, pk=pk)
    if not policies.may_read(request.user, row):
        raise Http404
    form, needs = ReasonForm(request.POST or None), None
    if form.is_valid():
        try:
            needs = actions.read_request(
                request=row, reader=request.user, reason=form.cleaned_data["reason"], at=timezone.now()
            )
        except SealingError:
            messages.error(request, gettext("The key of this forum is missing: the answer cannot be read."))
    forum = row.registration.forum
    title = gettext("Access request of %(reference)s") % {"reference": row.registration}
    return render(
        request,
        "events/office/access_request.html",
        {
            "access_request": row,
            "registration": row.registration,
            "form": form,
            "needs": needs,
            "options": queries.names_of(needs.options) if needs else [],
            "header_title": title,
            "header_icon": "lock-open",
            "breadcrumbs_items": trail(
                *path_to(forum), (gettext("Access requests"), list_of(forum)), (title, "")
            ),
        },
    )


def list_of(forum: Forum) -> str:
    """The address of the list of this forum's access requests."""
    return f"{reverse('access:index')}?registration__forum={forum.pk}"


class AccessViewSet(RecordViewSet):
    model = AccessRequest
    name = "access"
    icon = "help"
    menu_label = pgettext_lazy("menu", "Access")
    menu_order = 120
    add_to_admin_menu = True
    index_view_class = AccessIndexView
    inspect_view_enabled = False
    ordering = "-asked_at"
    list_filter = {"registration__forum": ["exact"], "status": ["exact"]}
    search_fields = ["registration__name_to_use", "registration__booking__reference"]
    list_export = ["registration.booking.reference", "registration.forum", "get_status_display", "asked_at"]
    export_headings = {
        "registration.booking.reference": _("Reference"),
        "registration.forum": _("Forum"),
        "get_status_display": _("Status"),
    }
    export_filename = "access-requests"
    empty_message = _("Nobody has asked for anything yet. Requests appear here once their place is booked.")

    def extra_urls(self) -> list[URLPattern]:
        return [
            path("open/<uuid:pk>/", open_request, name="open"),
            path("counts/<int:pk>/", counts, name="counts"),
        ]


# ---- how many ask for what ---------------------------------------------
@dataclass(frozen=True)
class Line:
    """One option and how many ask for it; None stands for a group too small to tell."""

    group: str
    name: str
    count: int | None


def counts(request: HttpRequest, pk: int) -> HttpResponse:
    """How many ask for each option: exact for care, who arranges it; no small groups for anybody else."""
    forum = forums_of(request.user).filter(pk=pk).first()
    if forum is None or not policies.may_see_counts(request.user, forum):
        raise Http404
    exact = has_task(request.user, forum, roles.CARE)
    lines, unreadable = [], False
    try:
        lines = _lines(queries.counts_by_option(forum), exact=exact)
    except SealingError:
        unreadable = True
    note_reading(
        reader=request.user,
        record="access requests",
        reason=f"counts forum={forum.pk}",
        how_many=sum(line.count or 0 for line in lines),
        at=timezone.now(),
    )
    title = gettext("What people need")
    return render(
        request,
        "events/office/access_counts.html",
        {
            "forum": forum,
            "lines": lines,
            "exact": exact,
            "fewest": suppression.FEWEST,
            "unreadable": unreadable,
            "header_title": title,
            "header_icon": "list-ul",
            "breadcrumbs_items": trail(*path_to(forum), (title, "")),
        },
    )


def _lines(found: dict[str, int], *, exact: bool) -> list[Line]:
    return [
        Line(
            group=option.get_group_display(),
            name=option.name,
            count=found[option.code] if exact or suppression.enough(found[option.code]) else None,
        )
        for option in queries.options_in_order()
        if found.get(option.code)
    ]


# ---- what can be asked for ---------------------------------------------
class AccessOptionViewSet(OfficeViewSet):
    model = AccessOption
    name = "access-options"
    icon = "list-ul"
    menu_label = _("Access options")
    delete_view_enabled = False  # sealed requests name it by its code
    list_per_page = 100
    ordering = ["group", "position"]
    list_display = ["name_en", "name_fr", "group", "position"]
    list_filter = ["group"]
    search_fields = ["name_en", "name_fr", "code"]
    add_button_label = _("Add an option")
    panels = [
        FieldRowPanel(both("name")),
        FieldRowPanel([FieldPanel("group"), FieldPanel("position")]),
        FieldPanel("code"),
    ]


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The requests for care; the counts for all who arrange rooms, food and help."""
    offered = []
    if has_task(request.user, forum, roles.CARE):
        asked = queries.requests_visible_to(request.user).filter(
            registration__forum=forum, status=AccessRequest.Status.ASKED
        )
        offered.append(
            Link(
                label=_("Access requests"),
                url=list_of(forum),
                note=_("Who asked for something in order to take part."),
                count=asked.count(),
                icon="help",
                order=60,
            )
        )
    if policies.may_see_counts(request.user, forum):
        offered.append(
            Link(
                label=_("What people need"),
                url=reverse("access:counts", args=[forum.pk]),
                note=_("How many ask for what, without names."),
                icon="list-ul",
                order=61,
            )
        )
    return offered
