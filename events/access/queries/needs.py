"""What a person said would help: the answers of the page, and the single needs that they are made of."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from events.access.models import AccessOption, AccessRequest
from events.access.queries.options import names_of
from events.access.queries.sealed import opened
from events.forums.models import Forum
from events.registration.models import Registration
from events.registration.steps import Answer


class Kind(StrEnum):
    """Of what sort a need is."""

    OPTION = "option"
    WORDS = "words"
    CALL = "call"
    FOOD = "food"


@dataclass(frozen=True)
class Need:
    """One thing that somebody needs; `words` are the person's own, or the food that counts cannot tell."""

    kind: Kind
    code: str = ""
    words: str = ""

    @property
    def key(self) -> str:
        """Two needs of one person with the same key are the same need, whatever its words say now."""
        return f"{self.kind}:{self.code}"

    def name(self, options: dict[str, AccessOption]) -> str:
        """What it is called, in the active language."""
        if self.kind == Kind.OPTION:
            option = options.get(self.code)
            return option.name if option else self.code
        return {
            Kind.WORDS: _("Something else, in their own words"),
            Kind.CALL: _("Would rather talk about it"),
            Kind.FOOD: _("Food: something the kitchen must be told"),
        }[self.kind]

    def name_to_the_person(self, options: dict[str, AccessOption]) -> str:
        """The same, said to whoever needs it."""
        if self.kind == Kind.OPTION:
            return self.name(options)
        return {
            Kind.WORDS: _("What you wrote in your own words"),
            Kind.CALL: _("You would like to talk about it"),
            Kind.FOOD: _("What you told us about food"),
        }[self.kind]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Need":
        found = json.loads(text)
        return cls(kind=Kind(found["kind"]), code=found["code"], words=found["words"])


@dataclass(frozen=True)
class Needs:
    """What someone told us: codes of options, their own words, and whether they would rather be called."""

    options: tuple[str, ...] = ()
    words: str = ""
    call_me: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.options or self.words or self.call_me)

    def each(self) -> list[Need]:
        """Every need by itself: one case each."""
        needs = [Need(Kind.OPTION, code=code) for code in self.options]
        if self.words:
            needs.append(Need(Kind.WORDS, words=self.words))
        if self.call_me:
            needs.append(Need(Kind.CALL))
        return needs

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def request_of(registration: Registration) -> AccessRequest | None:
    """The registration's request, whatever its status."""
    return AccessRequest.objects.filter(registration=registration).first()


def unsealed(request: AccessRequest, *, key: str) -> Needs:
    """What the request says, `key` being the forum's. Raises SealingError."""
    found = json.loads(opened(request, "answers", key=key) or "{}")
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
    asked = AccessRequest.objects.filter(registration=registration)
    return asked.exclude(status=AccessRequest.Status.WITHDRAWN).exists()


def summary(registration: Registration) -> Iterable[Answer]:
    """Lines for the last check, read back to the person who wrote them. Raises SealingError."""
    needs = needs_of(registration)
    if needs.options:
        yield Answer(_("What would help"), "\n".join(names_of(needs.options)))
    if needs.words:
        yield Answer(_("In your own words"), needs.words)
    if needs.call_me:
        yield Answer(_("Would you rather talk?"), _("Yes, please contact me about this"))


def counts_by_option(forum: Forum) -> dict[str, int]:
    """How many of those with a place ask for each option, by code, exactly. Raises SealingError."""
    counts: Counter[str] = Counter()
    asked = AccessRequest.objects.filter(
        registration__forum=forum,
        registration__status__in=Registration.HOLDING,
        status=AccessRequest.Status.ASKED,
    )
    for request in asked:
        counts.update(unsealed(request, key=forum.key_name).options)
    return dict(counts)
