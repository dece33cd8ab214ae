"""What is known of a person across forums, for their own eyes; and how they are forgotten."""

from collections.abc import Iterable
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from common.privacy import Line, Subject
from people.accounts.models import Language
from people.persons import actions
from people.persons.queries import person_by_id


def known(subject: Subject) -> Iterable[Line]:
    """Whom we take them for, and the sign-in that they made."""
    person = person_by_id(subject.person)
    if person is None:
        return
    yield Line(_("Name to use"), person.name_to_use)
    yield Line(_("E-mail address"), person.email)
    yield Line(_("We write to you in"), Language(person.language).label)
    if person.account:
        yield Line(_("Address you sign in with"), person.account.email)
        signed_in = UserSession.objects.filter(user=person.account).count()
        yield Line(_("Browsers you are signed in with"), str(signed_in))


def erase(subject: Subject, *, at: datetime) -> int:
    """Forget the person and their sign-in, once nothing hangs on them any more."""
    person = person_by_id(subject.person)
    return int(actions.forget(person=person)) if person else 0
