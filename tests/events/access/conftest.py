"""People who need something, and those who see to it."""

import pytest

from events.access import actions, queries
from events.access.models import AccessCase
from events.access.queries import Food, Needs
from events.registration import actions as registration_actions
from people.accounts import roles
from tests.factories.events import DraftFactory
from tests.factories.people import UserFactory


@pytest.fixture
def booked_with(at):
    """`booked_with("asl", words="…")` is somebody with a place who asked for that; `food=Food(…)`."""

    def book(*options, words="", call_me=False, food=None, **details):
        draft = DraftFactory(needs_something=True, at=at, **details)
        actions.ask(registration=draft, needs=Needs(options, words, call_me), at=at)
        actions.say_food(registration=draft, food=food or Food(), at=at)
        return registration_actions.book(registration=draft, at=at)

    return book


@pytest.fixture
def case_of():
    """`case_of(registration, "asl")`: that need's case, as it stands now."""

    def find(registration, code="", kind="option"):
        cases = AccessCase.objects.filter(registration=registration).select_related(
            "registration__forum", "registration__booking", "owner"
        )
        key = f"{kind}:{code}"
        return next(
            case for case in cases if queries.need_of(case, key=registration.forum.key_name).key == key
        )

    return find


@pytest.fixture
def care():
    """`care(forum)` is somebody of the care team of this forum."""
    return lambda *forums: UserFactory(roles=[roles.CARE], forums=forums)
