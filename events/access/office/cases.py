"""One need at a time, for care: what it is, where it stands, what was said, and the next move."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.permissions import register_permission_policy

from common import formats
from common.office import OfficeIndexView, RecordPolicy, RecordViewSet, trail
from common.sealing import SealingError
from events.access import actions, policies, queries
from events.access.models import OPEN, AccessCase
from events.access.office import board as boards
from events.access.office.forms import ArrangeForm, MoveForm, ReasonForm, SeenForm, WriteForm, name_of
from events.access.queries import Case, Kind
from events.forums.office import path_to
from people.disclosures.actions import note_reading

register_permission_policy(AccessCase, RecordPolicy(AccessCase, visible_to=queries.cases_visible_to))


# ---- the page of one need ---------------------------------------------
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The need opened, and each reading noted; a post says which of its forms was sent."""
    row = queries.case_visible_to(request.user, pk)
    if row is None:
        raise Http404
    verb = request.POST.get("verb", "") if request.method == "POST" else ""
    if verb in VERBS:
        return _act(request, row, verb)
    return _show(request, row)


def _act(request: HttpRequest, row: AccessCase, verb: str) -> HttpResponse:
    _form_class, do, done = VERBS[verb]
    form = _form(verb, request.POST, case=row)
    if not form.is_valid():
        return _show(request, row, failed={verb: form})
    try:
        do(request, row, **form.cleaned_data)
    except (actions.AccessProblem, SealingError) as problem:
        messages.error(request, _in_words(problem))
    else:
        messages.success(request, str(done))
    return redirect("access:case", pk=row.pk)


def _form(verb: str, *answers: object, **more: object) -> forms.Form:
    """The form of a verb; several stand on the page, so each has ids of its own."""
    return VERBS[verb][0](*answers, auto_id=f"{verb}_%s", **more)


def _in_words(problem: Exception) -> str:
    if isinstance(problem, SealingError):
        return gettext("The key of this forum is missing: the answer cannot be read.")
    return str(problem)


def _take_on(request: HttpRequest, row: AccessCase, seen: int) -> None:
    actions.take_on(case=row, by=request.user, seen=seen, at=timezone.now())


def _arrange(request: HttpRequest, row: AccessCase, **answers: object) -> None:
    actions.arrange(case=row, at=timezone.now(), **answers)


def _move(request: HttpRequest, row: AccessCase, **answers: object) -> None:
    actions.move(case=row, by=request.user, at=timezone.now(), **answers)


def _write(request: HttpRequest, row: AccessCase, **answers: object) -> None:
    actions.write(case=row, by=request.user, at=timezone.now(), **answers)


def _put_news_aside(request: HttpRequest, row: AccessCase, seen: int) -> None:
    actions.put_news_aside(case=row, seen=seen, at=timezone.now())


VERBS: dict[str, tuple[type[forms.Form], Callable, object]] = {
    "take_on": (SeenForm, _take_on, _("It is yours now.")),
    "arrange": (ArrangeForm, _arrange, _("Saved.")),
    "move": (MoveForm, _move, _("Saved.")),
    "write": (WriteForm, _write, _("Your message stands on the person’s page, and they are told by mail.")),
    "seen": (SeenForm, _put_news_aside, _("Noted as seen.")),
}


def _show(request: HttpRequest, row: AccessCase, failed: dict[str, forms.Form] | None = None) -> HttpResponse:
    """The need itself, or the question why it is to be opened."""
    at_once = policies.may_read_at_once(request.user, row)
    reason = ReasonForm(request.POST if request.POST.get("verb") == "open" else None)
    if not at_once and not reason.is_valid():
        return _render(request, row, reason=reason)
    why = {} if at_once else {"reason": reason.cleaned_data["reason"]}
    try:
        found, entries = actions.read_case(case=row, reader=request.user, at=timezone.now(), **why)
        return _render(request, row, **_opened(found, entries, failed or {}))
    except SealingError as problem:
        messages.error(request, _in_words(problem))
        return _render(request, row)


def _opened(found: Case, entries: list, failed: dict[str, forms.Form]) -> dict:
    row, options = found.row, queries.options_by_code()
    forum = row.registration.forum
    answers = {
        "supplier": found.supplier,
        "note": found.note,
        "cost_cents": row.cost_cents,
        "due_on": row.due_on,
    }
    is_food = found.need.kind == Kind.FOOD
    food = queries.food_in_words(queries.food_from_json(found.need.words), options) if is_food else []
    return {
        "case": found,
        "need": found.need.name(options),
        "words": "" if is_food else found.need.words,
        "food": food,
        "entries": [(entry, name_of(entry.by)) for entry in entries],
        "others": [
            (other, queries.need_of(other, key=forum.key_name).name(options))
            for other in queries.others_of(row)
        ],
        "lacking": queries.lacking_for(found, forum, options),
        "arrange_form": failed.get("arrange") or _form("arrange", initial=answers, case=row),
        "move_form": failed.get("move") or _form("move", case=row),
        "write_form": failed.get("write") or _form("write", case=row),
        "seen_form": _form("seen", case=row),
    }


def _render(request: HttpRequest, row: AccessCase, **more: object) -> HttpResponse:
    forum, title = (
        row.registration.forum,
        gettext("A need of %(reference)s") % {"reference": row.registration},
    )
    context = {
        "row": row,
        "registration": row.registration,
        "forum": forum,
        "owner": name_of(row.owner),
        "is_mine": row.owner_id == request.user.pk,
        "header_title": title,
        "header_icon": "lock-open",
        "breadcrumbs_items": trail(
            *path_to(forum),
            (gettext("Needs, one by one"), reverse("access:board", args=[forum.pk])),
            (title, ""),
        ),
    }
    return render(request, "events/office/access_case.html", context | more)


# ---- the list over all forums ---------------------------------------------
def due_on(row: AccessCase) -> str:
    """By when it must be booked, while there is something left to book."""
    return formats.long_date(row.due_on, weekday=False) if row.due_on and row.is_open else ""


def owner_of(row: AccessCase) -> str:
    return name_of(row.owner)


class AccessIndexView(OfficeIndexView):
    """Every need of every forum one looks after; what each is about stays sealed until one is opened."""

    def get_base_queryset(self):
        rows = super().get_base_queryset()
        return rows.select_related("registration__forum", "registration__booking", "owner")

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "reference",
                label=_("Reference"),
                accessor="registration",
                classname="office-reference",
                get_url=lambda row: reverse("access:case", args=[row.pk]),
            ),
            Column("name", label=_("Name to use"), accessor="registration.name_to_use"),
            Column("forum", label=_("Forum"), accessor="registration.forum"),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda row: row.status in OPEN,
            ),
            Column("owner", label=_("Who takes care of it"), accessor=owner_of),
            Column("due_on", label=_("To be booked by"), accessor=due_on, sort_key="due_on"),
        ]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        note_reading(
            reader=self.request.user,
            record="access requests",
            reason=self.filter_in_use(),
            how_many=len(context["object_list"]),
            at=timezone.now(),
        )
        return context


class AccessViewSet(RecordViewSet):
    model = AccessCase
    name = "access"
    icon = "help"
    menu_label = pgettext_lazy("menu", "Access")
    menu_order = 120
    add_to_admin_menu = True
    index_view_class = AccessIndexView
    inspect_view_enabled = False
    ordering = ["due_on", "asked_at"]
    list_filter = {"registration__forum": ["exact"], "status": ["exact"], "owner": ["exact", "isnull"]}
    search_fields = ["registration__name_to_use", "registration__booking__reference"]
    list_export = [
        "registration.booking.reference",
        "registration.forum",
        "get_status_display",
        owner_of,
        "due_on",
        "asked_at",
    ]
    export_headings = {
        "registration.booking.reference": _("Reference"),
        "registration.forum": _("Forum"),
        "get_status_display": _("Status"),
        owner_of: _("Who takes care of it"),
    }
    export_filename = "access-needs"
    empty_message = _("Nobody has asked for anything yet. Needs appear here once a place is booked.")

    def extra_urls(self) -> list[URLPattern]:
        return [
            path("need/<uuid:pk>/", case, name="case"),
            path("board/<int:pk>/", boards.board, name="board"),
            path("rooms/<int:pk>/", boards.rooms, name="rooms"),
            path("counts/<int:pk>/", boards.counts, name="counts"),
            path("kitchen/<int:pk>/", boards.kitchen, name="kitchen"),
        ]
