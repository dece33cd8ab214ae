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


# What a list notes of itself: the view, and what narrowed it. Rooms above write these in code, as they stood.
VIEWS = {
    "everything": _("the whole list"),
    "search": _("a search"),
    "desk": _("check-in"),
    "duplicates": _("perhaps the same person"),
    "board": _("needs, one by one"),
    "counts": _("how many need what"),
    "rooms": _("rooms that lack something"),
    "kitchen": _("kitchen sheet"),
}
NARROWED_BY = {
    "forum": _("forum no. %(value)s"),
    "registration__forum": _("forum no. %(value)s"),
    "status": _("by status"),
    "state": _("by status"),
    "category": _("by category"),
    "channel": _("by how it came"),
    "province": _("by province"),
    "filled_in": _("not filled in yet"),
    "changes": _("changes not looked at"),
    "waiting_since": _("waiting since %(value)s"),
    "needs_something": _("by whether something is needed"),
    "owner": _("by who looks after it"),
    "kind": _("by kind"),
    "export": _("exported (%(value)s)"),
}


def reason_in_words(reading: Disclosure) -> str:
    """The reason that was chosen, or what the list showed, in words."""
    parts = reading.reason.split()
    if not all(part in VIEWS or "=" in part for part in parts):
        return gettext(reading.reason)
    return ", ".join(_part_in_words(part) for part in parts)


def _part_in_words(part: str) -> str:
    name, _equals, value = part.partition("=")
    words = NARROWED_BY.get(name) or VIEWS.get(name)
    if words is None:
        return part
    return str(words) % {"value": value} if _equals else str(words)


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
