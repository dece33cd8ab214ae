"""Questions about access requests."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import sealing
from events.access.models import AccessOption, AccessRequest
from events.forums.models import Forum
from events.forums.queries import forums_of
from events.registration.models import Registration
from events.registration.steps import Answer
from people.accounts import roles
from people.accounts.models import User

TABLE, FIELD = "access_request", "answers"


@dataclass(frozen=True)
class Needs:
    """What someone told us: codes of options, their own words, and whether they would rather be called."""

    options: tuple[str, ...] = ()
    words: str = ""
    call_me: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.options or self.words or self.call_me)


def to_json(needs: Needs) -> str:
    return json.dumps(asdict(needs), ensure_ascii=False)


def options_in_order() -> list[AccessOption]:
    """Every option, group by group as they are asked."""
    groups = AccessOption.Group.values
    return sorted(
        AccessOption.objects.all(), key=lambda option: (groups.index(option.group), option.position)
    )


def request_of(registration: Registration) -> AccessRequest | None:
    """The registration's request, whatever its status."""
    return AccessRequest.objects.filter(registration=registration).first()


def unsealed(request: AccessRequest, *, key: str) -> Needs:
    """What the request says, `key` being the forum's. Raises SealingError."""
    text = sealing.unseal(request.answers_sealed, key=key, table=TABLE, field=FIELD, row=request.id)
    found = json.loads(text or "{}")
    return Needs(
        options=tuple(found.get("options", ())),
        words=found.get("words", ""),
        call_me=found.get("call_me", False),
    )


def needs_of(registration: Registration) -> Needs:
    """What this person asked for so far, for the person's own eyes. Raises SealingError."""
    request = request_of(registration)
    return unsealed(request, key=registration.key_name) if request else Needs()


def is_done(registration: Registration) -> bool:
    """Has the person filled the page in?"""
    return AccessRequest.objects.filter(registration=registration).exclude(status="withdrawn").exists()


def summary(registration: Registration) -> Iterable[Answer]:
    """Lines for the last check, read back to the person who wrote them. Raises SealingError."""
    needs = needs_of(registration)
    if needs.options:
        yield Answer(_("What would help"), "\n".join(names_of(needs.options)))
    if needs.words:
        yield Answer(_("In your own words"), needs.words)
    if needs.call_me:
        yield Answer(_("Would you rather talk?"), _("Yes, please contact me about this"))


def names_of(codes: Iterable[str]) -> list[str]:
    """The options' names in the active language, in the order in which they are asked."""
    wanted = set(codes)
    return [option.name for option in options_in_order() if option.code in wanted]


def state(registration: Registration) -> str:
    """Where the request stands, in a word; empty where nothing was asked."""
    request = request_of(registration)
    return request.get_status_display() if request else ""


def requests_visible_to(user: User) -> QuerySet[AccessRequest]:
    """The requests whose status this member of staff may see: care, on the forums they work on."""
    asked = AccessRequest.objects.exclude(status=AccessRequest.Status.DRAFT)
    if user.is_superuser:
        return asked
    if not user.groups.filter(name=roles.CARE).exists():
        return asked.none()
    return asked.filter(registration__forum__in=forums_of(user))


def counts_by_option(forum: Forum) -> dict[str, int]:
    """How many ask for each option, by code: exact, for those who arrange it. Raises SealingError."""
    counts: Counter[str] = Counter()
    asked = AccessRequest.objects.filter(registration__forum=forum, status=AccessRequest.Status.ASKED)
    for request in asked:
        counts.update(unsealed(request, key=forum.key_name).options)
    return dict(counts)
