"""What organisers fill in about a forum. Numbers of places pass through actions, not through the row."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from common.office import OfficeForm
from events.forums.models import Forum
from people.accounts import queries as accounts
from people.accounts.models import User

TIME_ZONES = [
    ("America/St_Johns", _("Newfoundland")),
    ("America/Halifax", _("Atlantic")),
    ("America/Toronto", _("Eastern")),
    ("America/Winnipeg", _("Central")),
    ("America/Regina", _("Central, without daylight time (Saskatchewan)")),
    ("America/Edmonton", _("Mountain")),
    ("America/Whitehorse", _("Mountain, without daylight time (Yukon)")),
    ("America/Vancouver", _("Pacific")),
]


class ColleaguesField(forms.ModelMultipleChoiceField):
    """Staff, by name and address: whoever is named here sees this forum in the back office."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, user: User) -> str:
        name = user.get_full_name()
        return f"{name} ({user.email})" if name else user.email


class PlacesForm(OfficeForm):
    """A form of something that has places: `capacity` is theirs, and the view hands it to an action."""

    capacity = forms.IntegerField(
        label=_("How many people may come"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=_("Leave empty for no limit."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["capacity"].initial = self.instance.places.capacity


class ForumForm(PlacesForm):
    """A forum, in both languages. What must be there before it is announced is asked then, not here."""

    slug = forms.CharField(
        label=_("Short name in addresses"),
        required=False,
        max_length=80,
        help_text=_("Leave empty to take it from the English title. Fixed once the forum is announced."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=TIME_ZONES, initial="America/Toronto")
    team = ColleaguesField(
        queryset=User.objects.none(),
        required=False,
        label=_("Staff who work on it"),
        help_text=_("They see this forum, each as far as their role goes. You are added yourself."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["capacity"].help_text = _(
            "Needed before registration opens. Only an online forum may leave it empty, for no limit."
        )
        self.fields["team"].queryset = accounts.staff()
        others = self.fields["parallel_forums"]
        others.queryset = others.queryset.exclude(pk=self.instance.pk).order_by("-starts_on")
        zone = self.instance.time_zone
        if zone not in dict(TIME_ZONES):
            self.fields["time_zone"].choices = [*TIME_ZONES, (zone, zone)]
        if self.instance.pk and self.instance.is_public:
            self.fields["slug"].disabled = True

    def clean_slug(self) -> str:
        title = self.cleaned_data.get("title_en", "")
        slug = self.cleaned_data["slug"] or slugify(title)[:80].strip("-")
        if title and not slug:
            raise ValidationError(_("Write a short name: letters without accents, digits and hyphens."))
        if Forum.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another forum has this short name already."))
        return slug

    def clean_team(self) -> QuerySet[User]:
        team = self.cleaned_data["team"]
        if self.instance.pk and not team:
            raise ValidationError(_("Somebody has to work on it: choose at least one person."))
        return team

    def clean(self) -> dict:
        answers = super().clean()
        first, last = answers.get("starts_on"), answers.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first."))
        opens, closes = answers.get("day_starts_at"), answers.get("day_ends_at")
        if bool(opens) != bool(closes):
            self.add_error("day_ends_at", _("Give both times of day, or neither."))
        elif opens and closes and closes <= opens:
            self.add_error("day_ends_at", _("The day ends before it starts."))
        return answers
