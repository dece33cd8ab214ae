"""What is known of a person across forums, for their own eyes; and how they are forgotten."""

from collections.abc import Iterable
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from common.privacy import Line, Subject
from people.accounts.models import Language, User
from people.persons import actions
from people.persons.queries import person_by_id


def known(subject: Subject) -> Iterable[Line]:
    """Whom we take them for, and the sign-in that they made."""
    person = person_by_id(subject.person)
    if person:
        yield Line(_("Name to use"), person.name_to_use)
        yield Line(_("E-mail address"), person.email)
        yield Line(_("We write to you in"), Language(person.language).label)
    account = account_of(subject)
    if account:
        signed_in = UserSession.objects.filter(user=account).count()
        yield Line(_("Address you sign in with"), account.email)
        yield Line(_("Browsers you are signed in with"), str(signed_in))


def account_of(subject: Subject) -> User | None:
    return User.objects.filter(pk=subject.account).first() if subject.account else None


def erase(subject: Subject, *, at: datetime) -> int:
    """Forget the person once nothing hangs on them, and the sign-in of whoever asks for it signed in."""
    person, account = person_by_id(subject.person), account_of(subject)
    gone = int(actions.forget(person=person)) if person else 0
    return gone + (int(actions.close_account(account=account)) if account else 0)
