"""What people are asked about reaching them, and about their badge."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from common import widgets
from common.forms import Form
from events.contact.queries import Reach, Way
from events.registration.models import Registration

BY_PHONE = {Way.CALL, Way.TEXT}
ANSWERS = ("ways", "prefers", "phone", "voicemail", "hours", "call_language", "code_word")
WISHES = ("no_messages", "contact_through_care", "names_forum")


def _with_more(sentence: str, more: str) -> str:
    return format_html("{} <small>{}</small>", sentence, more)


class ContactForm(Form):
    """Which ways are safe, what to heed on the phone, and what our messages may say."""

    ways = forms.MultipleChoiceField(
        label=_("Which ways of reaching you are safe?"),
        help_text=_("Tick all that are safe now. We use no other."),
        choices=Way.choices,
        required=False,
        widget=widgets.CheckboxSelectMultiple,
    )
    prefers = forms.ChoiceField(
        label=_("Which of them do you prefer?"),
        choices=[("", _("All the same to me")), *Way.choices],
        required=False,
        widget=widgets.RadioSelect,
    )
    phone = forms.CharField(
        label=_("At which number?"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "class": "short"}),
    )
    voicemail = forms.TypedChoiceField(
        label=_("May we leave a voice message?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda answer: answer == "yes",
        empty_value=False,
        required=False,
        widget=widgets.RadioSelect,
    )
    hours = forms.CharField(
        label=_("When is it safe to call?"),
        help_text=_("For example weekdays before three, or never in the evening."),
        max_length=200,
        required=False,
    )
    call_language = forms.CharField(
        label=_("In which language should we speak?"), max_length=80, required=False
    )
    code_word = forms.CharField(
        label=_("Which code word should we say first?"),
        help_text=_("We say it before anything else. Hang up on anyone who does not know it."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
    )
    no_messages = forms.BooleanField(required=False)
    contact_through_care = forms.BooleanField(required=False)
    names_forum = forms.BooleanField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["no_messages"].label = _with_more(
            _("Do not contact me: I will contact you."),
            _(
                "Then no message leaves by itself, not even to say that you have a place. The private link "
                "comes by e-mail only when you ask for it."
            ),
        )
        self.fields["contact_through_care"].label = _with_more(
            _("Only the care team may see how to reach me."),
            _("Then the registration team sees my name, but neither my e-mail address nor my number."),
        )
        self.fields["names_forum"].label = _with_more(
            _("Your messages to me may name the forum."),
            _("Unless you tick this, they speak only of “your request” and its number."),
        )

    def clean(self) -> dict:
        answers = super().clean()
        ways = set(answers.get("ways", ()))
        if ways & BY_PHONE and not answers.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Enter the number that is safe to call or to write to."))
        if answers.get("prefers") and answers["prefers"] not in ways:
            self.add_error("prefers", _("Choose one of the ways that you ticked as safe."))
        return answers

    @property
    def reach(self) -> Reach:
        """What was said, once the form is valid. Without a number there is nothing to call."""
        said = {name: self.cleaned_data[name] for name in ANSWERS}
        return Reach(**{**said, "ways": tuple(said["ways"]), "voicemail": bool(said["voicemail"])})

    @property
    def wishes(self) -> dict[str, bool]:
        """What the machine itself heeds."""
        return {name: self.cleaned_data[name] for name in WISHES}


class BadgeForm(Form):
    """What the badge shows."""

    badge = forms.ChoiceField(
        label=_("What should stand on your badge?"),
        widget=widgets.RadioSelect,
        error_messages={"required": _("Choose what should stand on your badge.")},
    )
    pronouns = forms.CharField(
        label=_("Which pronouns should stand beside it?"),
        help_text=_("For example she, they or he. Leave it empty to show none."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "short"}),
    )

    def __init__(self, *args, shown: dict[str, str], **kwargs):
        """`shown` gives for each choice what would stand there."""
        super().__init__(*args, **kwargs)
        self.fields["badge"].choices = [
            (value, format_html("{} <small><bdi>{}</bdi></small>", label, shown[value]))
            for value, label in Registration.Badge.choices
        ]
        self.fields["badge"].seen_by = _("whoever you show it to. There is no list of participants.")
