"""The sign-ins of the sample site: one for each role, all with the one password that the demo prints."""

from django.contrib.auth.models import Group

from people.accounts import roles
from people.accounts.models import User
from people.persons.models import Person

PASSWORD = "forum ensemble 2017"  # noqa: S105 printed by the demo; sample sign-ins exist only where it ran

# Who signs in with which role, and in which language the site greets them.
SIGN_INS = {
    "organiser@example.org": (roles.ORGANISER, "en"),
    "registration@example.org": (roles.REGISTRATION, "en"),
    "care@example.org": (roles.CARE, "fr"),
    "subsidy@example.org": (roles.SUBSIDY, "en"),
    "subsidy2@example.org": (roles.SUBSIDY, "fr"),
    "finance@example.org": (roles.FINANCE, "en"),
    "evaluation@example.org": (roles.EVALUATION, "en"),
    "evaluation2@example.org": (roles.EVALUATION, "fr"),
    "editor@example.org": (roles.EDITOR, "fr"),
    "privacy@example.org": (roles.PRIVACY, "en"),
    "desk@example.org": (roles.DESK, "en"),
    "participant@example.org": (None, "en"),
}


def load_accounts() -> list[User]:
    """The users of `SIGN_INS`, made where they are missing; those that are there keep their password."""
    return [_account(email, role, language) for email, (role, language) in SIGN_INS.items()]


def _account(email: str, role: str | None, language: str) -> User:
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, PASSWORD, language=language, is_staff=role is not None)
    if role:
        user.groups.add(Group.objects.get(name=role))
    else:
        Person.objects.get_or_create(
            account=user, defaults={"name_to_use": "Sample Participant", "email": email, "language": language}
        )
    return user


def staff() -> list[User]:
    """Everyone with a role."""
    return list(User.objects.filter(email__in=[email for email, (role, _) in SIGN_INS.items() if role]))
