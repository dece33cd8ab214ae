"""Forums in the back office: the list, the form, the forum's own page, and its status verb by verb."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log
from wagtail.permissions import register_permission_policy

from common import formats
from common.office import (
    OfficeCreateView,
    OfficeEditView,
    OfficeIndexView,
    OfficeViewSet,
    TeamPolicy,
    confirm_action,
    links,
    trail,
    visible_or_404,
)
from events.forums import actions, policies, queries
from events.forums.forms import ForumForm
from events.forums.models import Forum, ForumSeries, Funder, Venue
from people.accounts.models import User

Status = Forum.Status

register_permission_policy(Forum, TeamPolicy(Forum, within="pk", allowed=queries.forums_of))


# ---- the status, verb by verb ---------------------------------------------
@dataclass(frozen=True)
class Verb:
    """A step of a forum's status: where it starts, what stands in its way, what it does."""

    name: str
    label: str | Promise
    starts_from: frozenset[str]
    do: Callable[..., None]
    obstacles: Callable[..., list]
    consequences: Callable[[Forum], Sequence[str]]
    done: str | Promise
    icon: str
    danger: bool = False


def _once_announced(forum: Forum) -> list[str]:
    return [
        gettext("The forum appears on the public site, in English and in French."),
        gettext("Nobody can register yet."),
        gettext("Its short name in addresses stays “%(slug)s” from now on.") % {"slug": forum.slug},
    ]


def _once_open(forum: Forum) -> list[str]:
    lines = [gettext("Anyone can register on the public site, in English and in French.")]
    if forum.status == Status.DRAFT:
        lines.insert(0, gettext("The forum appears on the public site, in English and in French."))
    if forum.places.capacity is None:
        lines.append(gettext("There is no limit to how many people may come."))
    else:
        lines.append(
            ngettext("%(count)s person may come.", "%(count)s people may come.", forum.places.capacity)
            % {"count": forum.places.capacity}
        )
    if forum.registration_closes_at:
        closes = formats.in_zone(forum.registration_closes_at, forum.time_zone)
        moment = {
            "day": formats.long_date(closes.date(), article=formats.is_french()),
            "time": formats.clock(closes),
        }
        lines.append(gettext("Registration closes by itself on %(day)s at %(time)s.") % moment)
    else:
        lines.append(gettext("Registration stays open until you close it."))
    return lines


def _once_closed(forum: Forum) -> list[str]:
    return [
        gettext("Nobody can register any more."),
        ngettext(
            "%(count)s registration stays as it is.",
            "%(count)s registrations stay as they are.",
            forum.places.taken,
        )
        % {"count": forum.places.taken},
        gettext("You can open registration again."),
    ]


def _once_past(forum: Forum) -> list[str]:
    day = formats.long_date(forum.purge_on, article=formats.is_french())
    return [
        gettext("The forum moves to the past forums on the public site."),
        gettext("Registration cannot open again."),
        gettext("What identifies people is erased on %(day)s.") % {"day": day},
    ]


def _last_day_has_not_ended(forum: Forum, *, at: datetime) -> list:
    early = actions.today(forum, at=at) <= forum.ends_on
    return [gettext("The last day has not ended yet.")] if early else []


VERBS = {
    verb.name: verb
    for verb in (
        Verb(
            name="announce",
            label=_("Announce"),
            starts_from=frozenset({Status.DRAFT}),
            do=actions.announce,
            obstacles=lambda forum, at: actions.untranslated(forum),
            consequences=_once_announced,
            done=_("The forum is announced."),
            icon="view",
        ),
        Verb(
            name="open",
            label=_("Open registration"),
            starts_from=frozenset({Status.DRAFT, Status.ANNOUNCED, Status.CLOSED}),
            do=actions.open_registration,
            obstacles=actions.obstacles,
            consequences=_once_open,
            done=_("Registration is open."),
            icon="lock-open",
        ),
        Verb(
            name="close",
            label=_("Close registration"),
            starts_from=frozenset({Status.OPEN}),
            do=actions.close_registration,
            obstacles=lambda forum, at: [],
            consequences=_once_closed,
            done=_("Registration is closed."),
            icon="lock",
        ),
        Verb(
            name="past",
            label=_("Mark as past"),
            starts_from=frozenset({Status.ANNOUNCED, Status.OPEN, Status.CLOSED}),
            do=actions.mark_past,
            obstacles=_last_day_has_not_ended,
            consequences=_once_past,
            done=_("The forum is past."),
            icon="history",
            danger=True,
        ),
    )
}


def move(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """The page that asks before the forum's status moves."""
    forum = visible_or_404(Forum, request.user, "change", pk=pk)
    step, at = VERBS[verb], timezone.now()
    problems = step.obstacles(forum, at=at)
    if forum.status not in step.starts_from:
        problems = [str(actions.WrongStatus())]

    def do() -> None:
        step.do(forum=forum, at=at)
        log(forum, f"events.{step.name}", user=request.user)

    return confirm_action(
        request,
        title=step.label,
        what_will_happen=step.consequences(forum),
        do=do,
        done=step.done,
        button=step.label,
        back_url=reverse("forums:desk", args=[pk]),
        danger=step.danger,
        obstacles=problems,
        refusals=(actions.ForumProblem,),
        breadcrumbs=path_to(forum),
        icon=step.icon,
    )


def path_to(forum: Forum) -> list[tuple[str, str]]:
    """The way to a forum's page, for breadcrumbs."""
    return [
        (gettext("Forums"), reverse("forums:index")),
        (str(forum), reverse("forums:desk", args=[forum.pk])),
    ]


# ---- the forum's own page ---------------------------------------------
@dataclass(frozen=True)
class Offer:
    """A verb that can be chosen now, or the reasons why not."""

    verb: Verb
    url: str
    obstacles: list


def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """One forum at a glance: where it stands, what can be done next, and where everything of it is."""
    forum = visible_or_404(Forum, request.user, pk=pk)
    may_set_up = policies.may_set_up(request.user, forum)
    at = timezone.now()
    offers = [
        Offer(verb, reverse(f"forums:{verb.name}", args=[pk]), verb.obstacles(forum, at=at))
        for verb in VERBS.values()
        if may_set_up and forum.status in verb.starts_from
    ]
    buttons = []
    if may_set_up:
        buttons.append(HeaderButton(gettext("Edit"), reverse("forums:edit", args=[pk]), icon_name="edit"))
    return render(
        request,
        "events/office/forum.html",
        {
            "forum": forum,
            "offers": offers,
            "places": forum.places if policies.counts_places(request.user) else None,
            "venue": _venue_for(request.user, forum),
            "statuses": _statuses(forum),
            "links": links("forum_office_links", request, forum),
            "team": [user.get_full_name() or user.email for user in forum.team.order_by("email")],
            "header_title": str(forum),
            "header_icon": "group",
            "header_buttons": buttons,
            "breadcrumbs_items": trail(*path_to(forum)[:1], (str(forum), "")),
        },
    )


def _venue_for(user: User, forum: Forum) -> Venue | None:
    """The venue, where everybody may know it or this member of staff needs it."""
    shown = policies.shows_venue(forum, confirmed=policies.may_see_venue(user))
    return forum.venue if shown else None


def _statuses(forum: Forum) -> list[tuple[str, bool]]:
    return [(label, value == forum.status) for value, label in Status.choices]


# ---- the list and the form ---------------------------------------------
class ForumTitleColumn(TitleColumn):
    """Leads to the forum's own page rather than to its form."""

    def get_link_url(self, instance, parent_context):
        return reverse("forums:desk", args=[instance.pk])


def _when(forum: Forum) -> str:
    return (
        formats.month(forum.starts_on)
        if forum.only_month_is_known
        else formats.date_range(forum.starts_on, forum.ends_on, weekday=False)
    )


class ForumIndexView(OfficeIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("places", "series")

    @cached_property
    def columns(self):
        places = [Column("places", label=_("Places taken"), accessor="places")]
        return [
            self._get_title_column_class(ForumTitleColumn)("title", label=_("Title"), sort_key="title_en"),
            Column("when", label=_("When"), accessor=_when, sort_key="starts_on"),
            Column("city", label=_("Place"), accessor="city"),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda forum: forum.is_open,
                sort_key="status",
            ),
            *(places if policies.counts_places(self.request.user) else []),
        ]


class SavesThroughActions:
    """Saves a forum and its places through actions; what they refuse becomes an error of the form."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except actions.BelowTaken as problem:
            form.add_error("capacity", str(problem))
        except actions.ForumProblem as problem:
            form.add_error(None, str(problem))
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def get_success_url(self):
        return reverse("forums:desk", args=[self.object.pk])

    def get_success_buttons(self):
        return []


class ForumCreateView(SavesThroughActions, OfficeCreateView):
    def save_instance(self):
        forum = self.form.save(commit=False)
        actions.create_forum(forum=forum, capacity=self.form.cleaned_data["capacity"])
        self.form.save_m2m()
        forum.team.add(self.request.user)
        log(forum, "wagtail.create", user=self.request.user)
        return forum


class ForumEditView(SavesThroughActions, OfficeEditView):
    def save_instance(self):
        forum = self.form.save(commit=False)
        actions.change_forum(forum=forum)
        self.form.save_m2m()
        if "capacity" in self.form.changed_data:
            actions.set_capacity(places=forum.places, capacity=self.form.cleaned_data["capacity"])
        log(forum, "wagtail.edit", user=self.request.user)
        return forum


def both(name: str, **options: object) -> list[FieldPanel]:
    """The two fields of a pair, English beside French."""
    return [FieldPanel(f"{name}_en", **options), FieldPanel(f"{name}_fr", **options)]


class ForumViewSet(OfficeViewSet):
    model = Forum
    name = "forums"
    icon = "group"
    menu_label = _("Forums")
    menu_order = 100
    add_to_admin_menu = True
    index_view_class = ForumIndexView
    add_view_class = ForumCreateView
    edit_view_class = ForumEditView
    base_form_class = ForumForm
    ordering = "-starts_on"
    list_filter = ["status", "kind", "series", "province"]
    search_fields = ["title_en", "title_fr", "city_en", "city_fr", "slug"]
    add_button_label = _("Set up a forum")
    delete_view_enabled = False  # people's registrations and a key hang on a forum
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(both("title")),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("series")]),
                FieldPanel("slug"),
                FieldRowPanel(both("summary")),
            ],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldRowPanel([FieldPanel("day_starts_at"), FieldPanel("day_ends_at")]),
                FieldRowPanel([FieldPanel("time_zone"), FieldPanel("only_month_is_known")]),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("mode"),
                FieldRowPanel(both("city")),
                FieldRowPanel([FieldPanel("province"), FieldPanel("venue")]),
                FieldPanel("venue_shown_to"),
                FieldRowPanel(both("territorial_acknowledgement")),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("registration_closes_at")]),
                FieldPanel("entry"),
            ],
            heading=_("Registration"),
        ),
        InlinePanel(
            "objectives",
            panels=[FieldRowPanel(both("text"))],
            heading=_("Objectives, in order"),
            label=_("Objective"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("funders"),
                FieldPanel("parallel_forums"),
                FieldPanel("team"),
            ],
            heading=_("Who and with whom"),
        ),
    ]

    def extra_urls(self):
        return [path("<int:pk>/desk/", desk, name="desk")] + [
            path(f"<int:pk>/{name}/", move, {"verb": name}, name=name) for name in VERBS
        ]


class SeriesViewSet(OfficeViewSet):
    model = ForumSeries
    name = "series"
    icon = "repeat"
    menu_label = _("Series")
    add_button_label = _("Add a series")
    list_display = ["name_en", "name_fr", "slug"]
    search_fields = ["name_en", "name_fr", "slug"]
    ordering = "name_en"
    panels = [FieldRowPanel(both("name")), FieldPanel("slug")]


class VenueViewSet(OfficeViewSet):
    model = Venue
    name = "venues"
    icon = "home"
    menu_label = _("Venues")
    add_button_label = _("Add a venue")
    list_display = ["name_en", "name_fr", "address"]
    search_fields = ["name_en", "name_fr", "address"]
    ordering = "name_en"
    panels = [
        FieldRowPanel(both("name")),
        FieldPanel("address"),
        FieldPanel("is_step_free"),
        FieldRowPanel(both("directions")),
    ]


class FunderViewSet(OfficeViewSet):
    model = Funder
    name = "funders"
    icon = "pick"
    menu_label = _("Funders")
    add_button_label = _("Add a funder")
    list_display = ["name_en", "name_fr"]
    search_fields = ["name_en", "name_fr"]
    ordering = "name_en"
    panels = [FieldRowPanel(both("name"))]
