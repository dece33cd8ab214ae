"""The list of readings, for the privacy officer: nothing here can be changed."""

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permissions import register_permission_policy

from common.office import OfficeIndexView, RecordPolicy, RecordViewSet
from people.disclosures import queries
from people.disclosures.models import Disclosure

register_permission_policy(Disclosure, RecordPolicy(Disclosure, visible_to=queries.readings_visible_to))


def record_in_words(reading: Disclosure) -> str:
    """The kind of record; rooms name it by its English word, which the catalogue knows."""
    return gettext(reading.record)


def reason_in_words(reading: Disclosure) -> str:
    """The reason that was chosen, or the filter of a list as it stood."""
    return gettext(reading.reason) if reading.reason else ""


def reader_in_words(reading: Disclosure) -> str:
    """The member of staff, by name where there is one."""
    return reading.reader.get_full_name() or reading.reader.email


def subject_in_short(reading: Disclosure) -> str:
    """Whose record it was, as a code that names nobody; empty for a list."""
    return str(reading.subject)[:8] if reading.subject else ""


class DisclosureIndexView(OfficeIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("reader")

    @cached_property
    def columns(self):
        return [
            DateColumn("read_at", label=_("Read at"), sort_key="read_at"),
            Column("reader", label=_("Reader"), accessor=reader_in_words, sort_key="reader__email"),
            Column("record", label=_("Kind of record"), accessor=record_in_words, sort_key="record"),
            Column("how_many", label=_("How many"), sort_key="how_many"),
            Column("reason", label=_("Reason or filter"), accessor=reason_in_words),
            Column("subject", label=_("Record"), accessor=subject_in_short),
        ]


class DisclosureViewSet(RecordViewSet):
    model = Disclosure
    name = "readings"
    icon = "view"
    menu_label = _("Readings")
    menu_order = 180
    add_to_admin_menu = True
    index_view_class = DisclosureIndexView
    inspect_view_enabled = False
    ordering = "-read_at"
    list_per_page = 50
    list_filter = {"record": ["icontains"], "read_at": ["date__gte", "date__lte"]}
    search_fields = ["reader__email", "record", "reason"]
    list_export = ["read_at", reader_in_words, record_in_words, "how_many", reason_in_words, subject_in_short]
    export_headings = {
        reader_in_words: _("Reader"),
        record_in_words: _("Kind of record"),
        reason_in_words: _("Reason or filter"),
        subject_in_short: _("Record"),
    }
    export_filename = "readings"
    empty_message = _("Nobody has opened sensitive information yet. Each reading by staff is noted here.")
