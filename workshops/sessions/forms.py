"""What organisers fill in about rooms and sessions. Times of day are those of the forum's place."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from common.formats import in_zone, zone_name
from common.office import OfficeForm
from events.access.models import RoomFeature
from events.forums.models import Forum, Venue
from events.forums.queries import forums_of
from workshops.sessions import actions, queries
from workshops.sessions.models import Room

SAID_BESIDE = {
    actions.NoForum: "forums",
    actions.NotSideBySide: "forums",
    actions.OutsideTheForum: "day",
    actions.EndsBeforeItStarts: "ends",
    actions.RoomElsewhere: "room",
}


class RoomChoice(forms.ModelChoiceField):
    """Rooms by venue and name: two venues may each have a Room A."""

    def label_from_instance(self, room: Room) -> str:
        return f"{room.venue}: {room}"


class RoomForm(OfficeForm):
    """A room of a venue where a forum of this person meets."""

    features = forms.MultipleChoiceField(
        choices=RoomFeature.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("What it offers"),
        help_text=_("Where somebody needs what a room does not offer, care is told before the day."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        venue = self.fields["venue"]
        venue.queryset = (queries.venues_of(self.for_user) | _that(Venue, self.instance.venue_id)).order_by(
            "name_en"
        )


class SessionForm(OfficeForm):
    """A session, in both languages. Forums of other teams that share it stay with it."""

    forums = forms.ModelMultipleChoiceField(
        queryset=Forum.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Forums"),
        help_text=_("More than one makes it a joint session, of forums held side by side."),
    )
    room = RoomChoice(
        queryset=Room.objects.none(),
        required=False,
        label=_("Room"),
        help_text=_("Of the place where the forum meets. Leave empty while you do not know it yet."),
    )
    day = forms.DateField(label=_("Day"), widget=AdminDateInput)
    starts = forms.TimeField(label=_("Starts at"), widget=AdminTimeInput)
    ends = forms.TimeField(label=_("Ends at"), widget=AdminTimeInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mine = forums_of(self.for_user)
        self.fields["forums"].queryset = mine.order_by("-starts_on", "pk")
        rooms = Room.objects.filter(venue__in=queries.venues_of(self.for_user))
        self.fields["room"].queryset = (
            (rooms | _that(Room, self.instance.room_id))
            .select_related("venue")
            .order_by("venue__name_en", "position", "pk")
        )
        self.of_other_teams: list[Forum] = []
        if self.instance.pk:
            own = set(mine.values_list("pk", flat=True))
            kept = list(self.instance.forums.order_by("starts_on", "pk"))
            self.of_other_teams = [forum for forum in kept if forum.pk not in own]
            self._show_times(kept[0].time_zone)
        else:
            self.fields["starts"].help_text = _("In the time zone of the forum.")

    def _show_times(self, zone: str) -> None:
        starts_at, ends_at = (in_zone(at, zone) for at in (self.instance.starts_at, self.instance.ends_at))
        self.initial |= {"day": starts_at.date(), "starts": starts_at.time(), "ends": ends_at.time()}
        self.fields["starts"].help_text = _("In the time zone of the forum: %(zone)s.") % {
            "zone": zone_name(zone, self.instance.starts_at)
        }

    def clean(self) -> dict:
        answers = super().clean()
        answers["forums"] = [*answers.get("forums", []), *self.of_other_teams]
        if answers["forums"] and all(answers.get(name) for name in ("day", "starts", "ends")):
            zone = answers["forums"][0].time_zone
            for name in ("starts", "ends"):
                try:
                    answers[f"{name}_at"] = moment(answers["day"], answers[name], zone)
                except ValidationError as problem:
                    self.add_error(name, problem)
        elif not answers["forums"]:
            self.add_error("forums", str(actions.NoForum()))
        return answers

    def refuse(self, problem: actions.SessionProblem) -> None:
        """Say beside the right field why the action would not have it."""
        self.add_error(SAID_BESIDE.get(type(problem)), str(problem))

    def words(self) -> dict:
        """What the actions take, out of what was typed."""
        return {name: self.cleaned_data[name] for name in (*sorted(actions.MAY_BE_SET), "forums")}


def moment(day: date, clock: time, zone: str) -> datetime:
    """The instant when clocks in `zone` show `clock`; the first of two where they are set back."""
    local = datetime.combine(day, clock, ZoneInfo(zone))
    if in_zone(local.astimezone(ZoneInfo("UTC")), zone).time() != clock:
        raise ValidationError(_("This time does not exist on that day: clocks go forward."))
    return local


def _that(model: type[models.Model], key: int | None) -> QuerySet:
    """The row already chosen, which stays on offer whoever looks."""
    return model._default_manager.filter(pk=key)
