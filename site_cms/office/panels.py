"""The back office's first screen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel

from site_cms.office import queries


class ForumsPanel(Component):
    """Each forum of the person: against its places, what waits, what comes next."""

    name = "forums"
    template_name = "site_cms/office/forums_panel.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict:
        request = parent_context["request"]
        states = queries.forum_states(request, at=timezone.now())
        return {
            "states": states,
            "more": queries.forums_not_shown(request, states),
            "overdue": queries.overdue(request, at=timezone.now()),
        }


def first_screen(request: HttpRequest, panels: list) -> None:
    """Our forums first; of Wagtail's own panels only the pages that the person wrote last."""
    panels[:] = [ForumsPanel(), *(panel for panel in panels if isinstance(panel, RecentEditsPanel))]


def no_page_counts(request: HttpRequest, items: list) -> None:
    """How many pages and pictures there are helps nobody."""
    items.clear()
