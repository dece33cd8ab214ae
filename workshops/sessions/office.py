"""Sessions and rooms in the back office. Every save of a session passes through an action."""

from collections.abc import Iterable

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.log_actions import log
from wagtail.permissions import register_permission_policy

from common import formats
from common.office import (
    ActionButton,
    Link,
    OfficeCreateView,
    OfficeDeleteView,
    OfficeEditView,
    OfficeIndexView,
    OfficeViewSet,
    confirm_action,
    visible,
    visible_or_404,
)
from events.forums.models import Forum
from events.forums.policies import may_see_venue
from workshops.sessions import actions
from workshops.sessions.forms import RoomForm, SessionForm
from workshops.sessions.models import Room, Session
from workshops.sessions.policies import RoomPolicy, SessionPolicy
from workshops.sessions.queries import sessions_of

register_permission_policy(Session, SessionPolicy())
register_permission_policy(Room, RoomPolicy())


# ---- cancelling, and taking back ---------------------------------------------------------------------------
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that asks before a session is cancelled."""
    session = visible_or_404(Session, request.user, "change", pk=pk)

    def do() -> None:
        actions.cancel_session(session=session, at=timezone.now())
        log(session, "wagtail.edit", user=request.user)

    return confirm_action(
        request,
        title=_("Cancel the session"),
        what_will_happen=[
            gettext("“%(title)s” stays in the programme, marked as cancelled.") % {"title": session.title},
            gettext("Calendars that follow the programme are told."),
            gettext("You can take the session back."),
        ],
        do=do,
        done=_("The session is cancelled."),
        button=_("Cancel the session"),
        back_url=reverse("sessions:index"),
        danger=True,
        obstacles=[gettext("This session is cancelled already.")] if session.is_cancelled else [],
        breadcrumbs=[(_("Sessions"), reverse("sessions:index"))],
    )


def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that asks before a cancelled session comes back."""
    session = visible_or_404(Session, request.user, "change", pk=pk)

    def do() -> None:
        actions.restore_session(session=session, at=timezone.now())
        log(session, "wagtail.edit", user=request.user)

    return confirm_action(
        request,
        title=_("Take the session back"),
        what_will_happen=[
            gettext("“%(title)s” takes place again, as it stood.") % {"title": session.title},
            gettext("Calendars that follow the programme are told."),
        ],
        do=do,
        done=_("The session takes place."),
        button=_("Take the session back"),
        back_url=reverse("sessions:index"),
        obstacles=[] if session.is_cancelled else [gettext("This session is not cancelled.")],
        breadcrumbs=[(_("Sessions"), reverse("sessions:index"))],
        icon="undo",
    )


def _may_cancel(user, session: Session) -> bool:
    return not session.is_cancelled and user.has_perm("workshops.change_session")


def _may_restore(user, session: Session) -> bool:
    return session.is_cancelled and user.has_perm("workshops.change_session")


# ---- the list ----------------------------------------------------------------------------------------------
def _when(session: Session) -> str:
    zone = next(iter(session.forums.all())).time_zone
    starts_at, ends_at = (formats.in_zone(at, zone) for at in (session.starts_at, session.ends_at))
    return f"{formats.long_date(starts_at.date(), weekday=False)}, {formats.clock_range(starts_at, ends_at)}"


def _forums(session: Session) -> str:
    return ", ".join(str(forum) for forum in session.forums.all())


def _status(session: Session) -> str:
    return gettext("Cancelled") if session.is_cancelled else ""


class SessionIndexView(OfficeIndexView):
    """The latest forum first, each in order of time; a joint session once, with all its forums."""

    def get_base_queryset(self):
        rows = super().get_base_queryset().annotate(forum_starts_on=Max("forums__starts_on"))
        return rows.select_related("room").prefetch_related("forums")

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "title", label=_("Title"), sort_key="title_en", get_url=self.get_edit_url
            ),
            Column("when", label=_("When"), accessor=_when, sort_key="starts_at"),
            Column("room", label=_("Room"), accessor="room"),
            Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
            Column("forums", label=_("Forums"), accessor=_forums),
            Column("status", label=_("Status"), accessor=_status),
        ]


# ---- the form ----------------------------------------------------------------------------------------------
class SavesThroughActions:
    """What an action refuses becomes an error beside its field."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except actions.SessionProblem as problem:
            form.refuse(problem)
        self.produced_error_code = "validation_error"
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)


class SessionCreateView(SavesThroughActions, OfficeCreateView):
    def get_initial_form_instance(self):
        return None

    def get_initial(self):
        """A forum named in the address is ticked, and its first day is filled in."""
        asked = self.request.GET.get("forum", "")
        forum = visible(Forum, self.request.user).filter(pk=asked).first() if asked.isdecimal() else None
        return {"forums": [forum.pk], "day": forum.starts_on} if forum else {}

    def save_instance(self):
        session = actions.schedule(at=timezone.now(), **self.form.words())
        log(session, "wagtail.create", user=self.request.user)
        return session


class SessionEditView(SavesThroughActions, OfficeEditView):
    def save_instance(self):
        session = actions.change(session=self.object, at=timezone.now(), **self.form.words())
        log(session, "wagtail.edit", user=self.request.user)
        return session


class SessionDeleteView(OfficeDeleteView):
    """Only for what nobody outside has seen: `SessionPolicy` offers it in draft forums alone."""

    def delete_action(self):
        log(self.object, "wagtail.delete", user=self.request.user, deleted=True)
        actions.remove_session(session=self.object)


def both(name: str) -> FieldRowPanel:
    """The two fields of a pair, English beside French."""
    return FieldRowPanel([FieldPanel(f"{name}_en"), FieldPanel(f"{name}_fr")])


class SessionViewSet(OfficeViewSet):
    model = Session
    name = "sessions"
    icon = "calendar"
    menu_label = _("Sessions")
    index_view_class = SessionIndexView
    add_view_class = SessionCreateView
    edit_view_class = SessionEditView
    delete_view_class = SessionDeleteView
    base_form_class = SessionForm
    ordering = ["-forum_starts_on", "starts_at", "room__position", "pk"]
    list_filter = ["forums", "kind", "language", "room", "is_cancelled"]
    search_fields = ["title_en", "title_fr", "description_en", "description_fr"]
    add_button_label = _("Add a session")
    empty_message = _("The programme's sessions stand here. Add the first one.")
    row_actions = [
        ActionButton(_("Cancel"), "sessions:cancel", _may_cancel, icon="cross"),
        ActionButton(_("Take back"), "sessions:restore", _may_restore, icon="undo"),
    ]
    panels = [
        MultiFieldPanel(
            [FieldPanel("forums"), FieldPanel("kind"), both("title"), both("description")],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("day"), FieldPanel("starts"), FieldPanel("ends")]),
                FieldPanel("room"),
            ],
            heading=_("When and where"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("language"), FieldPanel("has_interpretation")])],
            heading=_("Language"),
        ),
    ]

    def extra_urls(self):
        return [
            path("<int:pk>/cancel/", cancel, name="cancel"),
            path("<int:pk>/restore/", restore, name="restore"),
        ]


# ---- rooms -------------------------------------------------------------------------------------------------
def _offers(room: Room) -> str:
    return ", ".join(room.features_in_words)


class RoomIndexView(OfficeIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("venue")

    @cached_property
    def columns(self):
        venue = Column("venue", label=_("Venue"), accessor="venue", sort_key="venue__name_en")
        return [
            self._get_title_column_class(TitleColumn)(
                "name", label=_("Name"), sort_key="name_en", get_url=self.get_edit_url
            ),
            *([venue] if may_see_venue(self.request.user) else []),
            Column("capacity", label=_("Seats"), accessor="capacity", sort_key="capacity"),
            Column("features", label=_("What it offers"), accessor=_offers),
        ]


class RoomViewSet(OfficeViewSet):
    model = Room
    name = "rooms"
    icon = "home"
    menu_label = _("Rooms")
    index_view_class = RoomIndexView
    base_form_class = RoomForm
    ordering = ["venue__name_en", "position", "pk"]
    list_filter = ["venue"]
    search_fields = ["name_en", "name_fr", "notes_en", "notes_fr"]
    add_button_label = _("Add a room")
    empty_message = _(
        "The rooms of your forums' venues stand here. Choose a forum's venue, then add its rooms."
    )
    panels = [
        FieldPanel("venue"),
        both("name"),
        FieldRowPanel([FieldPanel("capacity"), FieldPanel("position")]),
        MultiFieldPanel(
            [FieldPanel("features"), both("notes")],
            heading=_("Access"),
        ),
    ]


# ---- the forum's own page ----------------------------------------------------------------------------------
def links_of(request: HttpRequest, forum: Forum) -> Iterable[Link]:
    """From a forum's page in the back office to its sessions, and to the programme that people see."""
    if not visible(Session, request.user, "view", "change").exists() and not request.user.has_perm(
        "workshops.add_session"
    ):
        return []
    count = sessions_of(forum).filter(is_cancelled=False).count()
    offered = [
        Link(
            _("Sessions"),
            f"{reverse('sessions:index')}?forums={forum.pk}",
            note=ngettext("%(count)s session in the programme", "%(count)s sessions in the programme", count)
            % {"count": count},
            count=count,
            icon="calendar",
            order=30,
        ),
    ]
    if request.user.has_perm("workshops.add_session"):
        offered.append(
            Link(_("Add a session"), f"{reverse('sessions:add')}?forum={forum.pk}", icon="plus", order=31)
        )
    if forum.is_public:
        offered.append(
            Link(
                _("The programme as people see it"),
                reverse("programme", kwargs={"slug": forum.slug}),
                icon="view",
                order=32,
            )
        )
    return offered
