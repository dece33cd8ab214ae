"""Reports in the back office: how one begins, and the page where frozen figures can be replaced."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.widgets.button import HeaderButton

from common import formats
from common.office import Link, confirm_action
from events.forums.models import Forum
from events.forums.queries import forums_of
from site_cms.report_pages import actions
from site_cms.report_pages.blocks import FigureKind
from site_cms.report_pages.forms import FreshFiguresForm
from site_cms.report_pages.models import FrozenFigure, ReportIndexPage, ReportPage


# ---- from a forum's page ----------------------------------------------------------------------------------
def may_write_reports(request: HttpRequest, forum: Forum) -> bool:
    """Does this person work on the forum, and may they write reports?"""
    index = ReportIndexPage.objects.first()
    return (
        index is not None
        and index.permissions_for_user(request.user).can_add_subpage()
        and forums_of(request.user).filter(pk=forum.pk).exists()
    )


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The forum's report, or the step that begins it."""
    if not may_write_reports(request, forum):
        return []
    reports = (
        ReportPage.objects.filter(forum=forum).select_related("locale").order_by("locale__language_code")
    )
    if reports:
        return [
            Link(
                label=_("Report in English") if page.locale.language_code == "en" else _("Report in French"),
                url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                note=_("Published.") if page.live else _("Draft, not published yet."),
                icon="clipboard-list",
                order=90,
            )
            for page in reports
        ]
    return [
        Link(
            label=_("Begin its report"),
            url=reverse("report-create", args=[forum.pk]),
            note=_("A draft in English and in French, with the figures in their places."),
            icon="clipboard-list",
            order=90,
        )
    ]


def create_reports(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks, then makes the two drafts."""
    forum = Forum.objects.filter(pk=pk).first()
    if forum is None or not may_write_reports(request, forum):
        raise Http404
    return confirm_action(
        request,
        title=_("Begin its report"),
        what_will_happen=[
            _("A report is begun in English and in French, as drafts, with the usual parts in order."),
            _("While you write, previews show the figures as they stand. Publishing freezes them."),
        ],
        do=lambda: actions.create_reports(forum=forum, user=request.user),
        done=_("The drafts are ready. Write them, then publish both."),
        button=_("Create the drafts"),
        back_url=reverse("forums:desk", args=[pk]),
        refusals=(actions.NoReportList,),
        breadcrumbs=[(str(forum), reverse("forums:desk", args=[pk]))],
        icon="clipboard-list",
    )


# ---- frozen figures ---------------------------------------------------------------------------------------
def figures_button(page: object, user: object, view_name: str, next_url: str | None = None) -> list:
    """On a report's editing page: the way to its frozen figures."""
    if not isinstance(page, ReportPage) or not page.permissions_for_user(user).can_publish():
        return []
    url = reverse("report-figures", args=[page.pk])
    return [HeaderButton(_("Frozen figures"), url, icon_name="table", priority=25)]


def figures_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Which frozen figures would change if they were taken now; and the button that replaces them."""
    page = get_object_or_404(ReportPage.objects.select_related("forum", "locale"), pk=pk)
    if not page.permissions_for_user(request.user).can_publish():
        raise Http404
    frozen, changes = FrozenFigure.objects.shown_by(page).count(), actions.changes(page)
    choices = [
        (change.figure.name, _would_change(change.figure))
        for change in changes
        if not change.points_at_people
    ]
    return confirm_action(
        request,
        title=_("Take fresh figures"),
        what_will_happen=_consequences(frozen - len(choices), changes),
        obstacles=_obstacles(frozen, changes, choices),
        form=FreshFiguresForm(request.POST or None, choices=choices),
        do=lambda figures: actions.take_fresh_figures(report=page, names=figures, at=timezone.now()),
        done=_("The report shows the new figures in both languages. Its files are being made again."),
        button=_("Replace the figures in both languages"),
        back_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        danger=True,
        refusals=(actions.PointsAtPeople,),
        breadcrumbs=[(page.title, reverse("wagtailadmin_pages:edit", args=[page.pk]))],
        icon="table",
    )


def _obstacles(frozen: int, changes: list[actions.Change], choices: list) -> list[str]:
    if not frozen:
        return [_("The report has not been published yet: its figures are frozen when it is.")]
    if not changes:
        return [_("Nothing has changed since the figures were frozen: there is nothing to replace.")]
    return [] if choices else _too_small(changes)


def _too_small(changes: list[actions.Change]) -> list[str]:
    return [
        _("%(figure)s: it would change by fewer than five people, and so point at them. It stays as it is.")
        % {"figure": figure_label(change.figure.name)}
        for change in changes
        if change.points_at_people
    ]


def _would_change(figure: FrozenFigure) -> str:
    return _("%(figure)s: taken on %(day)s, would change now.") % {
        "figure": figure_label(figure.name),
        "day": formats.long_date(figure.taken_at.date(), weekday=False),
    }


def _consequences(same: int, changes: list[actions.Change]) -> list[str]:
    lines = [
        _("Both languages change at once. Read both texts again: they may speak of the old numbers."),
        _("The old figures are kept on record, with the dates between which they were shown."),
        _("Old quotes are not kept: whoever took back their words finds them nowhere."),
        *_too_small(changes),
    ]
    if same:
        stays = ngettext("%(number)s figure stays as it is.", "%(number)s figures stay as they are.", same)
        lines.append(stays % {"number": same})
    return lines


def figure_label(name: str) -> str:
    """The figure's name as editors know it."""
    kind, _colon, question = name.partition(":")
    label = str(FigureKind(kind).label)
    return f"{label} ({question})" if question else label


def addresses() -> list:
    return [
        path("forum-reports/<int:pk>/begin/", create_reports, name="report-create"),
        path("forum-reports/<int:pk>/figures/", figures_of, name="report-figures"),
    ]
