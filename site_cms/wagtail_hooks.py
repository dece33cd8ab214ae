"""What the site adds to the back office: its first screen, a forum's pages and reports."""

from django.http import HttpRequest
from wagtail import hooks

from common.office import Link
from events.forums.models import Forum
from site_cms.forum_pages import office as forum_pages
from site_cms.office import panels
from site_cms.report_pages import office as report_pages

# After everyone else: these two take away what others put there.
hooks.register("construct_homepage_panels", panels.first_screen, order=1000)
hooks.register("construct_homepage_summary_items", panels.no_page_counts, order=1000)
hooks.register("register_page_header_buttons", report_pages.figures_button)


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [*forum_pages.addresses(), *report_pages.addresses()]


@hooks.register("forum_office_links")
def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    return [link for room in (forum_pages, report_pages) for link in room.links_of_forum(request, forum)]
