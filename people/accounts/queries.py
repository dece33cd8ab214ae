"""Questions about sign-ins."""

from django.db.models import Q, QuerySet

from people.accounts.models import User

FRONT_DOOR = "access_admin"


def language_of(email: str) -> str | None:
    """The language in which the account `email` is written to, or None where there is no such account."""
    return User.objects.filter(email__iexact=email).values_list("language", flat=True).first()


def staff() -> QuerySet[User]:
    """Everyone whose role opens the back office, by e-mail."""
    opens = Q(groups__permissions__codename=FRONT_DOOR) | Q(is_superuser=True)
    return User.objects.filter(opens, is_active=True).distinct().order_by("email")
