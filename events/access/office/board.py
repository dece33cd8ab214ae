"""The board of one forum, for care; and what rooms, kitchen and helpers need to know, in numbers."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from common.office import trail
from common.sealing import SealingError
from events.access import actions, documents, policies, queries
from events.access.office.forms import FilterForm, filters_from, name_of
from events.access.queries import Line, Standing
from events.forums.models import Forum
from events.forums.office import path_to
from events.forums.queries import forums_of


def _forum_or_404(request: HttpRequest, pk: int, allowed: object) -> Forum:
    forum = forums_of(request.user).filter(pk=pk).first()
    if forum is None or not allowed(request.user, forum):
        raise Http404
    return forum


def _page(
    request: HttpRequest, template: str, forum: Forum, title: str, icon: str, **more: object
) -> HttpResponse:
    context = {
        "forum": forum,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": trail(*path_to(forum), (title, "")),
    }
    return render(request, f"events/office/{template}.html", context | more)


# ---- the board ---------------------------------------------
FIGURES = [
    Standing.TAKEN_BACK,
    Standing.OVERDUE,
    Standing.DUE_SOON,
    Standing.OURS,
    Standing.THEIRS,
    Standing.SETTLED,
]


@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Every need of a forum by what is due and whose turn it is; opening it is one reading."""
    forum, at = _forum_or_404(request, pk, policies.may_look_after), timezone.now()
    title = gettext("Needs, one by one")
    opened, filters = policies.is_daily_task(request.user, forum), filters_from(request.GET.dict())
    try:
        found = queries.board_of(forum, at=at, opened=opened, filters=filters)
    except SealingError:
        return _page(request, "access_board", forum, title, "help", unreadable=True)
    actions.note_board(forum=forum, reader=request.user, filters=filters, how_many=found.shown, at=at)
    return _page(
        request,
        "access_board",
        forum,
        title,
        "help",
        board=found,
        opened=opened,
        figures=[(standing.label, found.counts[standing]) for standing in FIGURES],
        sections=[(section, [_row(line) for line in section.lines]) for section in found.sections],
        form=FilterForm(vars(filters), reader=request.user, owners=found.owners, kinds=found.kinds),
        is_filtered=filters != queries.Filters(),
    )


@dataclass(frozen=True)
class Row:
    """A line of the board as it is shown."""

    line: Line
    owner: str

    @property
    def is_late(self) -> bool:
        return self.line.standing == Standing.OVERDUE


def _row(line: Line) -> Row:
    return Row(line=line, owner=name_of(line.row.owner))


# ---- rooms ---------------------------------------------
@require_safe
def rooms(request: HttpRequest, pk: int) -> HttpResponse:
    """Rooms that lack what somebody in them needs: care sees who, organisers how many."""
    forum, at = _forum_or_404(request, pk, policies.may_see_counts), timezone.now()
    title = gettext("Rooms that lack something")
    try:
        found = queries.mismatches_of(forum)
    except SealingError:
        return _page(request, "access_rooms", forum, title, "warning", unreadable=True)
    people = {case.row.registration_id for mismatch in found for case in mismatch.cases}
    actions.note_counts(forum=forum, reader=request.user, what="rooms", how_many=len(people), at=at)
    names = policies.is_daily_task(request.user, forum)
    return _page(request, "access_rooms", forum, title, "warning", mismatches=found, names=names)


# ---- how many ask for what ---------------------------------------------
@dataclass(frozen=True)
class Count:
    """One option and how many ask for it."""

    group: str
    name: str
    count: int


@require_safe
def counts(request: HttpRequest, pk: int) -> HttpResponse:
    """How many ask for each option: exact and without names, for all whose task it is to arrange it.

    Small numbers are hidden from publications and from people without the task; whoever sets out chairs must
    know that it is one wheelchair, not "fewer than five".
    """
    forum, at = _forum_or_404(request, pk, policies.may_see_counts), timezone.now()
    title = gettext("What people need")
    try:
        lines = _counts(queries.counts_by_option(forum))
    except SealingError:
        return _page(request, "access_counts", forum, title, "list-ul", unreadable=True)
    how_many = sum(line.count for line in lines)
    actions.note_counts(forum=forum, reader=request.user, what="counts", how_many=how_many, at=at)
    return _page(request, "access_counts", forum, title, "list-ul", lines=lines)


def _counts(found: dict[str, int]) -> list[Count]:
    return [
        Count(group=option.get_group_display(), name=option.name, count=found[option.code])
        for option in queries.options_in_order()
        if found.get(option.code)
    ]


# ---- the kitchen ---------------------------------------------
@require_safe
def kitchen(request: HttpRequest, pk: int) -> HttpResponse:
    """Diets and allergies, counted exactly and naming nobody: on the screen, as a spreadsheet, as a PDF."""
    forum, at = _forum_or_404(request, pk, policies.may_see_counts), timezone.now()
    title, form = gettext("Kitchen sheet"), request.GET.get("file", "")
    try:
        sheet = queries.kitchen_sheet(forum)
    except SealingError:
        return _page(request, "access_kitchen", forum, title, "list-ol", unreadable=True)
    what = f"kitchen {form}" if form in FILES else "kitchen"
    actions.note_counts(forum=forum, reader=request.user, what=what, how_many=sheet.answered, at=at)
    if form in FILES:
        kind, written = FILES[form]
        name = f'attachment; filename="{documents.NAME}.{form}"'
        return HttpResponse(written(forum, sheet), content_type=kind, headers={"Content-Disposition": name})
    others = [(gettext(words), count) for words, count in documents.others(sheet)]
    return _page(request, "access_kitchen", forum, title, "list-ol", sheet=sheet, others=others)


FILES = {
    "csv": ("text/csv; charset=utf-8", lambda forum, sheet: documents.kitchen_csv(sheet)),
    "pdf": ("application/pdf", documents.kitchen_pdf),
}
