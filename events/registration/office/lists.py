"""The list of registrations: filters, search and spreadsheets, each within what the reader may see."""

from collections.abc import Iterable, Sequence

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.widgets import AdminDateInput

from common import exports
from common.office import OfficeFilterSet, OfficeIndexView
from events.registration import policies, queries
from events.registration.models import Registration
from events.registration.office.fields import REGISTRATION, Seen, Shown, visible_of
from events.registration.policies import Field
from people.disclosures.actions import note_reading

Status = Registration.Status


class RegistrationFilterSet(OfficeFilterSet):
    """What narrows the list. A filter by what the reader may not see is not there: it would tell."""

    filled_in = django_filters.ChoiceFilter(
        label=_("Filled in"),
        choices=[("no", _("Not yet, though the place is kept"))],
        method="not_filled_in",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    changes = django_filters.ChoiceFilter(
        label=_("Changes"),
        choices=[("unseen", _("Not looked at yet"))],
        method="not_looked_at",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    waiting_since = django_filters.DateFilter(
        label=_("Waiting since this day or longer"), method="waits_since", widget=AdminDateInput
    )
    needs_something = django_filters.ChoiceFilter(
        label=_("Needs something"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        method="needs",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Registration
        fields = ["forum", "status", "category", "channel", "province"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if Field.NEEDS not in policies.fields_of(self.request.user):
            del self.filters["needs_something"]

    def not_filled_in(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        return rows.filter(status__in=Registration.LIVE, completed_at=None)

    def not_looked_at(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        return rows.filter(has_news=True)

    def waits_since(self, rows: QuerySet, _name: str, day: object) -> QuerySet:
        waiting = (Status.REQUESTED, Status.WAITING)
        return rows.filter(status__in=waiting, requested_at__date__lte=day)

    def needs(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(needs_something=value == "yes")


class ReferenceColumn(TitleColumn):
    """The reference, with what may be done beside it."""


class RegistrationIndexView(OfficeIndexView):
    """Who is registered, for the registration team and for care; never for anybody else."""

    filterset_class = RegistrationFilterSet
    # Rooms above add theirs.
    shown: Sequence[Shown] = REGISTRATION

    @cached_property
    def fields(self) -> Seen:
        """What this reader may see, asked once for the whole list."""
        return policies.fields_of(self.request.user)

    @cached_property
    def may_choose(self) -> bool:
        """Is choosing several rows worth offering to this reader?"""
        return policies.may_change_somewhere(self.request.user)

    def get_base_queryset(self) -> QuerySet:
        rows = super().get_base_queryset()
        news = queries.unseen().filter(registration=OuterRef("pk"))
        return rows.select_related(
            "booking", "category", "forum", "person", "cancelled_by", "entered_by"
        ).annotate(has_news=Exists(news))

    def search_queryset(self, rows: QuerySet) -> QuerySet:
        if not self.is_searching:
            return rows
        every_address = Field.EVERY_EMAIL in self.fields
        return rows.filter(queries.fits(self.search_query, every_address=every_address))

    # ---- columns ----
    @cached_property
    def columns(self):
        boxes = [BulkActionsCheckboxColumn("bulk_actions", obj_type="registration")]
        return [
            *(boxes if self.may_choose else []),
            self._get_title_column_class(ReferenceColumn)(
                "reference",
                label=_("Reference"),
                accessor=str,
                get_url=self.get_inspect_url,
                get_title_id=lambda registration: f"registration_{registration.pk}_title",
                sort_key="booking__reference",
            ),
            *(self._column(one) for one in visible_of(self.shown, self.fields) if one.in_list),
            StatusTagColumn(
                "has_news",
                label=_("Changes"),
                accessor=lambda row: pgettext("a change", "New") if row.has_news else "",
                primary=True,
            ),
        ]

    def _column(self, one: Shown) -> Column:
        def value(row: Registration) -> object:
            return one.value(row, self.fields)

        if one.name == "status":
            return StatusTagColumn(
                one.name,
                label=one.label,
                accessor=value,
                primary=lambda registration: registration.is_booked,
                sort_key=one.sort_key,
            )
        return Column(one.name, label=one.label, accessor=value, sort_key=one.sort_key or None)

    # ---- what leaves ----
    def as_spreadsheet(self, queryset: Iterable, spreadsheet_format: str) -> HttpResponse:
        """The rows as the list shows them now, with every field that this reader may see, and no other."""
        shown = visible_of(self.shown, self.fields)
        return exports.response(
            self.get_filename(),
            spreadsheet_format,
            [gettext("Reference"), *(one.label for one in shown)],
            ([str(row), *(one.value(row, self.fields) for one in shown)] for row in queryset),
        )

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["may_choose"] = self.may_choose
        context["ready_made"] = ready_made(self.request.GET.get("forum", ""))
        self.note(len(context["object_list"]))
        return context

    def note(self, how_many: int) -> None:
        """The list shows names and who came: a reading, with its filter and its size."""
        note_reading(
            reader=self.request.user,
            record="registrations",
            reason=self.filter_in_use(),
            how_many=how_many,
            at=timezone.now(),
        )


def ready_made(forum: str) -> list[tuple[str, str]]:
    """The views that people ask for most, as links; each is an address, so a browser's bookmark keeps any."""
    within = f"forum={forum}&" if forum.isdigit() else ""
    return [
        (label, f"{reverse('registrations:index')}?{within}{query}")
        for label, query in (
            (_("To approve"), f"status={Status.REQUESTED}&ordering=requested_at"),
            (_("On the waiting list"), f"status={Status.WAITING}&ordering=requested_at"),
            (_("Not filled in yet"), "filled_in=no"),
            (_("Changed since we looked"), "changes=unseen"),
            (_("Everybody"), ""),
        )
    ]
