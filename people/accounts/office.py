"""Staff's sign-ins, for superusers alone: Wagtail's own list, with the language of each."""

from django.http import HttpRequest
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.views.account import AccountView, NameEmailSettingsPanel
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from people.accounts import actions, roles
from people.accounts.models import User


class NamesRoles:
    """Roles by their names in the reader's language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].label_from_instance = lambda group: roles.LABELS.get(group.name, group.name)


class StaffCreationForm(NamesRoles, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        model = User
        fields = UserCreationForm.Meta.fields | {"language"}


class StaffEditForm(NamesRoles, UserEditForm):
    class Meta(UserEditForm.Meta):
        model = User
        fields = UserEditForm.Meta.fields | {"language"}


class StaffViewSet(UserViewSet):
    def get_form_class(self, for_update=False):
        return StaffEditForm if for_update else StaffCreationForm


class OwnNameForm(NameEmailForm):
    """Nobody needs to give a name to choose a language: a sign-in has none until its owner writes one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False


class OwnNamePanel(NameEmailSettingsPanel):
    form_class = OwnNameForm


class OwnAccountView(AccountView):
    """Wagtail's page on one's own account, with a name only for whoever wants one."""

    def get_panels(self):
        return [
            OwnNamePanel(panel.request, panel.user, panel.profile)
            if isinstance(panel, NameEmailSettingsPanel)
            else panel
            for panel in super().get_panels()
        ]


own_account = require_admin_access(OwnAccountView.as_view())


def keep_address(request: HttpRequest, user: User) -> None:
    """After a sign-in was made or changed here: its address is verified, a superuser vouches for it."""
    actions.keep_address(user=user)
