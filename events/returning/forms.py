"""What people type in order to come back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Form


class FindForm(Form):
    """The address at which somebody may have registered."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one that you gave us when you registered."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter the e-mail address that you gave us."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )


class CodeForm(Form):
    """The six digits of our message."""

    code = forms.CharField(
        label=_("The code in our message"),
        help_text=_("Six digits. It works for 15 minutes."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code"}
        ),
        error_messages={"required": _("Enter the six digits of our message.")},
    )
