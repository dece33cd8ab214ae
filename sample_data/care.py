"""The care team of the sample site at work: needs taken on, arranged, answered, by the product's verbs."""

from dataclasses import replace
from datetime import datetime, timedelta

from events.access import actions, queries
from events.access.models import AccessCase
from events.access.queries import Allergy, Food
from events.forums.models import Forum
from events.registration.models import Registration
from people.accounts.models import User
from sample_data.content import care as content


def food_of(name: str) -> Food | None:
    """What this invented person eats."""
    if name not in content.FOOD:
        return None
    diets, allergies, fasting, words = content.FOOD[name]
    return Food(tuple(diets), tuple(Allergy(*allergy) for allergy in allergies), fasting, words)


def load_care(forum: Forum, *, at: datetime, helper: User) -> None:
    """What has happened to the needs of the next forum since they were asked; nothing where it has begun."""
    if AccessCase.objects.filter(registration__forum=forum).exclude(owner=None).exists():
        return
    for number, ((name, need), *steps) in enumerate(content.STORIES):
        case = _case(forum, name, need)
        for step in steps:
            case.refresh_from_db()
            _take(case, *step, by=helper, at=at - timedelta(days=4, hours=-3 * number))
    for name, option in content.TAKEN_BACK:
        registration = _registration(forum, name)
        asked = queries.needs_of(registration)
        left = tuple(code for code in asked.options if code != option)
        actions.ask(registration=registration, needs=replace(asked, options=left), at=at - timedelta(days=1))


def _take(case: AccessCase, step: str, *words: object, by: User, at: datetime) -> None:
    seen = {"case": case, "seen": case.version, "at": at}
    if step == "take_on":
        actions.take_on(by=by, **seen)
    elif step == "arrange":
        supplier, cost_cents, days = words
        due_on = (at + timedelta(days=days + 4)).date()
        actions.arrange(supplier=supplier, note="", cost_cents=cost_cents, due_on=due_on, **seen)
    elif step == "move":
        actions.move(to=words[0], words=words[1], by=by, **seen)
    elif step == "write":
        actions.write(words=words[0], by=by, **seen)
    else:
        actions.answer(case=case, verdict=words[0], words=words[1], at=at)


def _case(forum: Forum, name: str, need: str) -> AccessCase:
    cases = AccessCase.objects.filter(registration=_registration(forum, name))
    rows = cases.select_related("registration__forum")
    return next(case for case in rows if queries.need_of(case, key=forum.key_name).key == need)


def _registration(forum: Forum, name: str) -> Registration:
    return Registration.objects.select_related("forum").get(forum=forum, name_to_use=name)
