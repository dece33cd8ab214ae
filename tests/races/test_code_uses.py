"""Twenty people book at the same moment with a code that works three times: three get in, none more."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from events.categories import actions as codes
from events.categories.models import Code
from events.forums.models import Forum, Places
from events.registration import actions
from events.registration.models import Registration
from tests.factories.events import MARCH, CategoryFactory, DraftFactory, ForumFactory

PEOPLE, USES = 20, 3


@pytest.fixture
def drafts(transactional_db):
    """Everybody holds the same code and stands before the last button."""
    category = CategoryFactory(forum=ForumFactory(entry=Forum.Entry.CODE))
    code = codes.make_code(forum=category.forum, uses_limit=USES)
    drafts = [DraftFactory(category=category) for _person in range(PEOPLE)]
    Registration.objects.update(code=code)
    return [Registration.objects.select_related("forum", "category").get(pk=draft.pk) for draft in drafts]


def all_at_once(work, things):
    gun = Barrier(len(things))

    def run(thing):
        try:
            gun.wait()
            return work(thing)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(things)) as crowd:
        return list(crowd.map(run, things))


def book(draft):
    try:
        return actions.book(registration=draft, at=MARCH).is_booked
    except actions.CodeRefused:
        return False


@pytest.mark.only_on("postgresql")
def test_a_code_is_never_used_more_often_than_it_may(drafts, figure):
    booked = all_at_once(book, drafts)

    figure(f"a code for {USES}: {PEOPLE} pressed at once, {sum(booked)} booked")
    assert sum(booked) == USES
    assert Code.objects.get().used == USES
    assert Registration.objects.booked().count() == USES
    assert Places.objects.get(pk=drafts[0].forum.places_id).taken == USES


@pytest.mark.only_on("postgresql")
def test_without_the_guard_it_would_be(drafts, monkeypatch):
    """The control: whoever looks first and counts afterwards lets too many in."""
    few = drafts[: USES + 1]
    looked = Barrier(len(few), timeout=20)

    def look_and_count(_objects, code_id, *, at):
        usable = Code.objects.usable(at).filter(pk=code_id).exists()
        looked.wait()
        return usable

    monkeypatch.setattr(type(Code.objects), "take", look_and_count)

    assert sum(all_at_once(book, few)) > USES
