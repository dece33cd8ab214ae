"""What the back office is built of: Wagtail's lists, guarded row by row, and pages that ask before they act.

Wagtail's own views ask only "may this person change forums?", never "this forum?". Here a group gives the
verbs and a permission policy gives the objects; what someone may not see is not there (404). Which objects
is told by the rooms: this module knows none of their nouns.
"""

from common.office.asking import ActionButton, Link, confirm_action, links, trail
from common.office.lists import (
    OfficeBulkAction,
    OfficeCreateView,
    OfficeDeleteView,
    OfficeEditView,
    OfficeFilterSet,
    OfficeForm,
    OfficeHistoryView,
    OfficeIndexView,
    OfficeInspectView,
    OfficeUsageView,
    OfficeViewSet,
    RecordHistoryView,
    RecordViewSet,
)
from common.office.visibility import PerObject, RecordPolicy, TeamPolicy, visible, visible_or_404

__all__ = [
    "ActionButton",
    "Link",
    "OfficeBulkAction",
    "OfficeCreateView",
    "OfficeDeleteView",
    "OfficeEditView",
    "OfficeFilterSet",
    "OfficeForm",
    "OfficeHistoryView",
    "OfficeIndexView",
    "OfficeInspectView",
    "OfficeUsageView",
    "OfficeViewSet",
    "PerObject",
    "RecordHistoryView",
    "RecordPolicy",
    "RecordViewSet",
    "TeamPolicy",
    "confirm_action",
    "links",
    "trail",
    "visible",
    "visible_or_404",
]
