"""Registrations in the back office: the list, one registration, and cancelling for somebody."""

from uuid import UUID

from django.db.models import Case, F, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.log_actions import log
from wagtail.permissions import register_permission_policy

from common import formats
from common.office import (
    ActionButton,
    Link,
    OfficeIndexView,
    OfficeInspectView,
    RecordPolicy,
    RecordViewSet,
    confirm_action,
    visible_or_404,
)
from events.forums.models import Forum
from events.forums.office import path_to
from events.registration import actions, policies, queries
from events.registration.models import Registration, Role
from people.accounts.models import User

register_permission_policy(
    Registration, RecordPolicy(Registration, visible_to=queries.registrations_visible_to)
)


# ---- registrations ---------------------------------------------
class RegistrationIndexView(OfficeIndexView):
    """Who is registered, for the registration team and for care; never for anybody else."""

    def get_base_queryset(self) -> QuerySet:
        rows = super().get_base_queryset().select_related("booking", "category", "forum", "person")
        return rows.annotate(shown_email=shown_email(self.request.user))

    @cached_property
    def columns(self):
        return [
            self._get_title_column_class(TitleColumn)(
                "reference",
                label=_("Reference"),
                accessor=str,
                get_url=self.get_inspect_url,
                get_title_id=lambda registration: f"registration_{registration.pk}_title",
                sort_key="booking__reference",
            ),
            Column("name_to_use", label=_("Name to use"), sort_key="name_to_use"),
            Column("category", label=_("Category")),
            Column("province", label=_("Province"), accessor="get_province_display", sort_key="province"),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                primary=lambda registration: registration.is_booked,
            ),
            Column("booked_at", label=_("Booked on"), accessor=booked_on, sort_key="booked_at"),
        ]


def shown_email(user: User) -> F | Case:
    """The address for whoever may use it; nothing where the person wants to be reached by care alone."""
    if policies.sees_every_address(user):
        return F("email")
    return Case(When(contact_through_care=True, then=Value("")), default=F("email"))


def booked_on(registration: Registration) -> str:
    """The day of booking, at the forum's place."""
    if registration.booked_at is None:
        return ""
    moment = formats.in_zone(registration.booked_at, registration.forum.time_zone)
    return formats.long_date(moment.date(), weekday=False)


class RegistrationInspectView(OfficeInspectView):
    """One registration. What the person needs, and their travel money, are other rooms' to show."""

    page_title = _("Registration")

    def get_field_label(self, field_name, field):
        return gettext("Category") if field_name == "category" else super().get_field_label(field_name, field)

    def get_email_display_value(self) -> str:
        if self.object.contact_through_care and not policies.sees_every_address(self.request.user):
            return gettext("Only through the care team")
        return self.object.email or "–"

    def get_no_messages_display_value(self) -> str:
        return gettext("Yes") if self.object.no_messages else gettext("No")

    def get_roles_display_value(self) -> str:
        labels = dict(Role.choices)
        return ", ".join(str(labels.get(role, role)) for role in self.object.roles) or "–"

    def get_booked_at_display_value(self) -> str:
        return booked_on(self.object)

    def get_cancelled_at_display_value(self) -> str:
        if self.object.cancelled_at is None:
            return "–"
        moment = formats.in_zone(self.object.cancelled_at, self.object.forum.time_zone)
        return formats.long_date(moment.date(), weekday=False)

    def get_cancelled_by_display_value(self) -> str:
        if self.object.cancelled_at is None:
            return "–"
        by = self.object.cancelled_by
        return (by.get_full_name() or by.email) if by else gettext("The person")


def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page that asks before a registration is cancelled on the person's behalf."""
    registration = visible_or_404(Registration, request.user, pk=pk)
    if not policies.may_cancel(request.user, registration):
        raise Http404
    at = timezone.now()

    def do() -> None:
        actions.cancel(registration=registration, at=at, by=request.user)
        log(registration, "events.cancel", user=request.user)

    return confirm_action(
        request,
        title=gettext("Cancel registration %(reference)s") % {"reference": registration},
        what_will_happen=[
            gettext("The place is free for somebody else at once."),
            gettext("What the person asked for (access, travel money) is withdrawn."),
            gettext("The person receives a message about it, in the language they chose."),
            gettext("A cancelled registration cannot be brought back."),
        ],
        count=1,
        do=do,
        done=_("The registration is cancelled."),
        button=_("Cancel the registration"),
        back_url=reverse("registrations:inspect", args=[pk]),
        danger=True,
        obstacles=[] if registration.is_booked else [str(actions.NotBooked())],
        refusals=(actions.RegistrationProblem,),
        breadcrumbs=[*path_to(registration.forum), (gettext("Registrations"), list_of(registration.forum))],
        icon="cross",
    )


def list_of(forum: Forum) -> str:
    """The address of the list of this forum's registrations."""
    return f"{reverse('registrations:index')}?forum={forum.pk}"


CANCEL = ActionButton(
    label=_("Cancel"),
    url_name="registrations:cancel",
    allowed=policies.may_cancel,
    icon="cross",
    when=lambda registration: registration.is_booked,
    per=lambda registration: registration.forum_id,
)


class RegistrationViewSet(RecordViewSet):
    model = Registration
    name = "registrations"
    icon = "clipboard-list"
    menu_label = _("Registrations")
    menu_order = 110
    add_to_admin_menu = True
    index_view_class = RegistrationIndexView
    inspect_view_class = RegistrationInspectView
    ordering = "-booked_at"
    list_filter = {"forum": ["exact"], "status": ["exact"], "category": ["exact"], "province": ["exact"]}
    search_fields = ["name_to_use", "booking__reference", "email"]
    list_export = [
        "booking.reference",
        "name_to_use",
        "shown_email",
        "get_language_display",
        "get_province_display",
        "organisation_name",
        "category",
        "get_status_display",
        "booked_at",
    ]
    export_headings = {
        "booking.reference": _("Reference"),
        "shown_email": _("E-mail"),
        "get_language_display": _("Language"),
        "get_province_display": _("Province"),
        "get_status_display": _("Status"),
    }
    export_filename = "registrations"
    empty_message = _("Nobody has registered yet. Registrations appear here as soon as people book.")
    row_actions = [CANCEL]
    inspect_view_fields = [
        "name_to_use",
        "pronouns",
        "badge",
        "email",
        "no_messages",
        "language",
        "forum",
        "category",
        "status",
        "province",
        "organisation_name",
        "roles",
        "booked_at",
        "cancelled_at",
        "cancelled_by",
    ]

    def extra_urls(self) -> list[URLPattern]:
        return [path("cancel/<uuid:pk>/", cancel, name="cancel")]


def links_of_forum(request: HttpRequest, forum: Forum) -> list[Link]:
    """The list of names, for whoever needs it."""
    offered = []
    if policies.may_list(request.user, forum):
        booked = queries.registrations_visible_to(request.user).booked().filter(forum=forum)
        offered.append(
            Link(
                label=_("Registrations"),
                url=list_of(forum),
                note=_("Who has a place, and who cancelled."),
                count=booked.count(),
                icon="clipboard-list",
                order=40,
            )
        )
    return offered
