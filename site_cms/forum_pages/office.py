"""A forum's public pages, as its own page in the back office knows them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from common.office import Link, confirm_action
from events.forums.models import Forum
from events.forums.queries import forums_of
from site_cms.forum_pages import actions
from site_cms.forum_pages.models import ForumIndexPage, ForumPage


def may_make_pages(request: HttpRequest, forum: Forum) -> bool:
    """Does this person work on the forum, and may they write pages?"""
    index = ForumIndexPage.objects.first()
    return (
        index is not None
        and index.permissions_for_user(request.user).can_add_subpage()
        and forums_of(request.user).filter(pk=forum.pk).exists()
    )


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The page in each language, or the step that makes them."""
    if not may_make_pages(request, forum):
        return []
    pages = ForumPage.objects.filter(forum=forum).select_related("locale").order_by("locale__language_code")
    if len(pages) < 2:
        return [
            Link(
                label=_("Create its pages"),
                url=reverse("forum-pages-create", args=[forum.pk]),
                note=_("A draft in English and in French, to be written and published."),
                icon="doc-empty",
                order=20,
            )
        ]
    return [
        Link(
            label=_("Page in English") if page.locale.language_code == "en" else _("Page in French"),
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            note=_("Published.") if page.live else _("Draft, not published yet."),
            icon="doc-full",
            order=20,
        )
        for page in pages
    ]


def create_pages(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks, then makes the two drafts and opens the English one."""
    forum = Forum.objects.filter(pk=pk).first()
    if forum is None or not may_make_pages(request, forum):
        raise Http404
    return confirm_action(
        request,
        title=_("Create its pages"),
        what_will_happen=[
            _("A page for this forum is made in English and in French, as drafts."),
            _("Dates, place, objectives and places left are read from the forum: there is nothing to copy."),
            _("Nobody sees the pages before you publish them."),
        ],
        do=lambda: actions.create_pages(forum=forum, user=request.user),
        done=_("The drafts are ready. Write them, then publish both."),
        button=_("Create the drafts"),
        back_url=reverse("forums:desk", args=[pk]),
        refusals=(actions.NoForumList,),
        breadcrumbs=[(str(forum), reverse("forums:desk", args=[pk]))],
        icon="doc-empty",
    )


def addresses() -> list:
    return [path("forum-pages/<int:pk>/create/", create_pages, name="forum-pages-create")]
