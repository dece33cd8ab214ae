"""Making the pages of a forum."""

from django.utils import translation

from events.forums.models import Forum
from people.accounts.models import User
from site_cms.base.actions import create_twins
from site_cms.forum_pages.models import ForumIndexPage, ForumPage


class NoForumList(Exception):
    """The page that lists forums is missing in one of the languages, so there is no place for a new one."""


def create_pages(*, forum: Forum, user: User | None = None) -> dict[str, ForumPage]:
    """A draft for the forum in each language, with what the forum says of itself. Raises NoForumList."""
    parents = {page.locale.language_code: page for page in ForumIndexPage.objects.select_related("locale")}
    if len(parents) < 2:
        raise NoForumList

    def fields(language: str) -> dict:
        with translation.override(language):
            return {
                "title": forum.title,
                "forum": forum,
                "lead": forum.summary,
                "search_description": forum.summary,
            }

    return create_twins(model=ForumPage, parents=parents, slug=forum.slug, fields=fields, user=user)
