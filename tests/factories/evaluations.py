"""Questionnaires, campaigns and answers for tests."""

from datetime import datetime, timedelta

from common import sealing
from common.models import OutboxMessage
from evaluations.invitations import actions as invitations
from evaluations.invitations.models import Campaign
from evaluations.invitations.tokens import token_for
from evaluations.questionnaires.actions import import_questionnaire
from evaluations.questionnaires.models import QuestionnaireVersion
from evaluations.responses.actions import submit
from events.categories.models import Category
from events.forums.models import Forum, Places
from events.registration.models import Booking, Registration
from people.accounts.models import User
from people.persons.models import Person


def both(english: str) -> dict[str, str]:
    return {"en": english, "fr": f"{english} (en français)"}


def question(code: str, kind: str = "agree5", options: tuple[str, ...] = (), **settings: object) -> dict:
    answers = [{"code": name, "label": both(name), "exclusive": name == "none"} for name in options]
    return {"code": code, "type": kind, "label": both(f"About {code}"), "options": answers, **settings}


def questionnaire(*questions: dict, slug: str = "after") -> QuestionnaireVersion:
    """A draft with one section; without questions, one of each type."""
    asked = questions or (
        question("safe"),
        question("heard", "single", ("mail", "friend", "other")),
        question("useful", "multiple", ("morning", "noon", "none")),
        question("change", "text"),
    )
    data = {
        "slug": slug,
        "title": both("How was it?"),
        "intro": both("A few questions."),
        "thanks": both("Thank you."),
        "sections": [{"title": both("The day"), "questions": list(asked)}],
    }
    return import_questionnaire(data)


def forum(at: datetime, slug: str = "spring", **fields: object) -> Forum:
    start = at.date() - timedelta(days=1)
    return Forum.objects.create(
        slug=slug,
        title_en="Spring forum",
        title_fr="Forum du printemps",
        starts_on=start,
        ends_on=start,
        purge_on=start + timedelta(days=90),
        status=Forum.Status.CLOSED,
        places=Places.objects.create(),
        **fields,
    )


def people(forum: Forum, number: int, *, at: datetime) -> list[Person]:
    """So many people with a booked place; every second one writes French."""
    category = Category.objects.create(
        forum=forum, name_en="All", name_fr="Tout le monde", places=Places.objects.create()
    )
    made = []
    for place in range(number):
        language = "fr" if place % 2 else "en"
        person = Person.objects.create(
            name_to_use=f"Person {place}", email=f"person{place}@example.org", language=language
        )
        reference = f"R-{forum.pk}-{place}"
        booking = Booking.objects.create(
            reference=reference,
            forum=forum,
            person=person,
            secret_fingerprint=sealing.fingerprint(reference),
        )
        Registration.objects.create(
            forum=forum,
            booking=booking,
            person=person,
            category=category,
            status=Registration.Status.BOOKED,
            language=language,
            booked_at=at,
        )
        made.append(person)
    return made


def campaign(
    *, at: datetime, invited: int = 8, version: QuestionnaireVersion | None = None, **fields: object
) -> Campaign:
    """A draft that closes in two weeks and ends in a month, with so many people to ask."""
    about = fields.pop("forum", None) or forum(at)
    people(about, invited, at=at)
    return Campaign.objects.create(
        forum=about,
        version=version or questionnaire(),
        closes_at=at + timedelta(days=14),
        final_on=(at + timedelta(days=30)).date(),
        **fields,
    )


def open_campaign(*, at: datetime, **settings: object) -> Campaign:
    return invitations.open_campaign(campaign=campaign(at=at, **settings), at=at)


def tokens(campaign: Campaign) -> list[str]:
    """What the invitations' mails hold, in the order of the people who were asked."""
    rows = campaign.invitations.order_by("person__email")
    return [token_for(campaign.key_name, row.pk) for row in rows]


ANSWERS = {
    "safe": "agree",
    "heard": "mail",
    "useful": ["morning"],
    "change": {"text": "Longer breaks.", "lang": "en", "quote": "quote_without_name"},
}


def answered(campaign: Campaign, ballots: list[dict], *, at: datetime) -> Campaign:
    """The ballots, each by another of the people who were asked."""
    for token, ballot in zip(tokens(campaign), ballots, strict=False):
        submit(token=token, answers=ballot, at=at)
    return campaign


def closed_campaign(*, at: datetime, ballots: list[dict] | None = None, **settings: object) -> Campaign:
    """Answered an hour after opening, closed two hours after it."""
    opened = open_campaign(at=at, **settings)
    answered(opened, ballots if ballots is not None else [ANSWERS] * 6, at=at + timedelta(hours=1))
    return invitations.close(campaign=opened, at=at + timedelta(hours=2))


def evaluator(email: str = "evaluation@example.org", *forums: Forum) -> User:
    from django.contrib.auth.models import Group

    from people.accounts import roles

    user = User.objects.create_user(email)
    user.groups.add(Group.objects.get(name=roles.EVALUATION))
    for about in forums:
        about.team.add(user)
    return user


def mails_of(campaign: Campaign) -> int:
    """Notes in the outbox about the campaign's invitations, sent or not."""
    return OutboxMessage.objects.filter(references__campaign=str(campaign.pk)).count()
