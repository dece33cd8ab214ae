"""What a registration says of its person, and who may list it."""

from django.db.models import Q, QuerySet

from common import sealing
from events.forums.queries import forums_of
from events.registration.models import Registration, Role
from people.accounts import roles
from people.accounts.models import User


def all_roles(registration: Registration) -> list[str]:
    """What the person ticked, the sealed tick included. Raises SealingError."""
    ticked = list(registration.roles)
    if has_lived_experience(registration):
        ticked.append(Role.LIVED_EXPERIENCE)
    return ticked


def has_lived_experience(registration: Registration) -> bool:
    """Did the person tick it? Raises SealingError; call it only for the person, or to count."""
    answer = sealing.unseal(
        registration.lived_experience_sealed,
        key=registration.key_name,
        table="registration",
        field="lived_experience",
        row=registration.id,
    )
    return answer == "1"


def registrations_visible_to(user: User) -> QuerySet[Registration]:
    """The registrations that this member of staff may list: of the forums they work on, and no drafts."""
    visible = Registration.objects.exclude(status=Registration.Status.DRAFT)
    if user.is_superuser:
        return visible
    if not user.groups.filter(name__in=(roles.REGISTRATION, roles.CARE)).exists():
        return visible.none()
    return visible.filter(forum__in=forums_of(user))


def fits(text: str, *, every_address: bool) -> Q:
    """Registrations that hold `text`: by name, reference, organisation, and by address where it may be seen.

    Without `every_address` nobody is found by the address that only care may use: a search would tell whose
    it is.
    """
    by_address = Q(email__icontains=text)
    return (
        Q(name_to_use__icontains=text)
        | Q(booking__reference__icontains=text)
        | Q(organisation_name__icontains=text)
        | Q(booking__organisation_name__icontains=text)
        | (by_address if every_address else by_address & Q(contact_through_care=False))
    )


def details_of(registration: Registration) -> dict:
    """What the page about oneself is filled in with. Raises SealingError."""
    return {
        "name_to_use": registration.name_to_use,
        "email": registration.email,
        "language": registration.language,
        "province": registration.province,
        "organisation_name": registration.organisation_name,
        "roles": all_roles(registration),
    }
