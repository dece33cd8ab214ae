"""One registration on its page: what it says to this reader, what changed, and where else to look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from common import formats
from common.office import ActionButton, OfficeInspectView, links
from events.registration import policies, queries
from events.registration.models import Change, Registration, Role
from events.registration.office.fields import REGISTRATION, Seen, Shown, visible_of
from events.registration.policies import Field
from people.accounts.models import Language
from people.disclosures.actions import note_reading
from people.organisations.provinces import Province


@dataclass(frozen=True)
class ChangeLine:
    """One line of the history: what was done, when, by whom, and what was there before."""

    what: str
    when: str
    who: str
    reason: str
    details: list[str]
    is_new: bool


# The words that stand in the database for what the reader calls otherwise.
LABELS = {
    "language": dict(Language.choices),
    "province": dict(Province.choices),
    "badge": dict(Registration.Badge.choices),
    "status": dict(Registration.Status.choices),
    "roles": dict(Role.choices),
}


# Nobody does these where no member of staff did: places move on by themselves.
BY_THE_CLOCK = {Change.Verb.OFFERED, Change.Verb.LAPSED, Change.Verb.REMINDED}


def history(registration: Registration, fields: Seen) -> list[ChangeLine]:
    """What was done to it, latest first, without what this reader may not see."""
    return [_line(change, registration, fields) for change in queries.changes_of(registration)]


def _line(change: Change, registration: Registration, fields: Seen) -> ChangeLine:
    local = formats.in_zone(change.made_at, registration.forum.time_zone)
    by = change.by
    return ChangeLine(
        what=change.get_verb_display(),
        when=gettext("%(day)s, %(time)s")
        % {"day": formats.long_date(local.date(), weekday=False), "time": formats.clock(local)},
        who=_who(change),
        reason=change.reason,
        details=list(_details(change, registration, fields)),
        is_new=change.seen_at is None and by is None,
    )


def _who(change: Change) -> str:
    if change.by:
        return change.by.get_full_name() or change.by.email
    return gettext("By itself") if change.verb in BY_THE_CLOCK else gettext("The person")


def _details(change: Change, registration: Registration, fields: Seen) -> Iterator[str]:
    for name, pair in change.fields.items():
        label = _label(name)
        if not _may_see(name, registration, fields) or not isinstance(pair, list):
            yield gettext("%(field)s: changed") % {"field": label}
            continue
        before, after = (_in_words(name, value) for value in pair)
        yield gettext("%(field)s: %(before)s, now %(after)s") % {
            "field": label,
            "before": before,
            "after": after,
        }


def _may_see(name: str, registration: Registration, fields: Seen) -> bool:
    if name == Field.EMAIL:
        return policies.shows_address(registration, fields)
    return name in fields


def _label(name: str) -> str:
    shown = next((one.label for one in REGISTRATION if one.name == name), None)
    return str(shown or Registration._meta.get_field(name).verbose_name)


def _in_words(name: str, value: object) -> str:
    if name == Field.FEE:
        return formats.money(value)
    labels = LABELS.get(name, {})
    if isinstance(value, list):
        return ", ".join(str(labels.get(one, one)) for one in value) or "–"
    return str(labels.get(value, value)) or "–"


class RegistrationInspectView(OfficeInspectView):
    """One registration, noted as a reading. What the person needs is shown by other rooms, which note it."""

    page_title = _("Registration")
    template_name = "events/office/registration.html"
    shown: Sequence[Shown] = REGISTRATION

    # Buttons of rooms above that stand on this page alone.
    page_actions: Sequence[ActionButton] = ()

    @cached_property
    def header_buttons(self):
        offered = [one for one in self.page_actions if one.is_offered(self.request.user, self.object)]
        first = len(self.row_actions)
        return [
            *super().header_buttons,
            *(action.in_header(self.object, place) for place, action in enumerate(offered, first)),
        ]

    @cached_property
    def seen(self) -> Seen:
        """What this reader may see of it."""
        return policies.visible_fields(self.request.user, self.object.forum)

    def get_fields(self):
        # Wagtail would read them off the row; here each is asked for in `get_fields_context`.
        return []

    def get_fields_context(self):
        told = [(one.label, one.value(self.object, self.seen)) for one in visible_of(self.shown, self.seen)]
        return [
            {"label": gettext("Forum"), "value": self.object.forum},
            *({"label": label, "value": value or "–"} for label, value in told),
        ]

    def get_context_data(self, **kwargs):
        changes = history(self.object, self.seen) if Field.HISTORY in self.seen else []
        return {
            **super().get_context_data(**kwargs),
            "changes": changes,
            "has_news": any(change.is_new for change in changes),
            "links": links("registration_office_links", self.request, self.object),
        }

    def get(self, request, *args, **kwargs):
        note_reading(
            reader=request.user,
            record="registration",
            subject=self.object.pk,
            reason=gettext_noop("To look after the registration"),
            at=timezone.now(),
        )
        return super().get(request, *args, **kwargs)
