"""The task list in any order, Back that leads back, and what staff learn of what people change."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events.registration import actions, queries
from events.registration.models import Booking, Registration
from events.registration.steps import steps
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory, ForumFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
DETAILS = {"language": "en", "province": "", "organisation_name": "", "roles": []}


# ---- the task list ----------------------------------------------------------------------------------------
def test_the_task_list_shows_the_whole_from_about_you_to_the_last_check(client, category, address):
    forum = category.forum
    client.post(address("register", forum), {"category": category.pk})

    page = client.get(address("register-tasks", forum)).text

    for name in ("register-details", *(step.url_name for step in steps())):
        assert f'href="{address(name, forum)}"' in page
    assert "To fill in" in page
    assert "Cannot start yet" in page
    assert f'href="{address("register-check", forum)}">Check your answers' not in page


def test_the_last_check_opens_once_nothing_is_missing(browser_with_draft, forum, address):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "yes"})

    page = browser_with_draft.get(address("register-tasks", forum)).text

    assert f'href="{address("register-check", forum)}">Check your answers' in page
    assert "To fill in" not in page


@pytest.mark.parametrize("order", [1, -1])
def test_the_steps_may_be_taken_in_any_order(browser_with_draft, forum, address, order):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": "yes"})

    for step in steps()[::order]:
        assert browser_with_draft.get(address(step.url_name, forum)).status_code == 200
    browser_with_draft.post(address("register-check", forum))

    assert Registration.objects.get().is_booked


@pytest.mark.parametrize(("answer", "back"), [("yes", "register-tasks"), ("no", "register-needs")])
def test_back_from_the_last_check_leads_to_where_one_came_from(
    browser_with_draft, forum, address, answer, back
):
    browser_with_draft.post(address("register-needs", forum), {"needs_something": answer})

    page = browser_with_draft.get(address("register-check", forum)).text

    assert f'<a class="back" href="{address(back, forum)}">' in page


# ---- pressing twice ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("entry", ["approval", "open"])
def test_pressing_twice_and_going_back_ask_or_wait_once(client, entry, at, address):
    """The same as for a booked place: tests/events/registration/test_views.py."""
    forum = ForumFactory(entry=entry)
    category = CategoryFactory(forum=forum, capacity=None if entry == "approval" else 0)
    draft = DraftFactory(category=category)
    twin = Registration.objects.select_related("forum", "category").get(pk=draft.pk)
    act = actions.book if entry == "approval" else actions.join_queue

    for registration in (draft, twin, draft):
        act(registration=registration, at=at)

    found = Registration.objects.get()
    assert found.status == ("requested" if entry == "approval" else "waiting")
    assert Booking.objects.count() == 1
    assert draft.booking_id == twin.booking_id == found.booking_id


# ---- what was changed -------------------------------------------------------------------------------------
def test_staff_see_what_the_person_changed_until_they_have_seen_it(at, django_assert_num_queries):
    registration = BookedFactory(name_to_use="Maple", email="maple@example.org", at=at)
    other = BookedFactory(category=registration.category, at=at)
    foreign = BookedFactory(at=at)
    staff = UserFactory()
    for one, by in ((registration, None), (other, staff), (foreign, None)):
        actions.change_details(
            registration=one, at=at, by=by, name_to_use="Birch", email="maple@example.org", **DETAILS
        )

    unseen = queries.unseen_changes(registration.forum)
    assert [change.registration for change in unseen] == [registration]
    assert unseen[0].fields == {"name_to_use": ["Maple", "Birch"]}
    with django_assert_num_queries(1):
        [change] = queries.changes_of(registration)
        assert (change.verb, change.by) == ("details", None)
    later = at + timedelta(hours=1)
    assert actions.mark_seen(registration=registration, at=later) == 1
    assert actions.mark_seen(registration=registration, at=later) == 0
    assert not queries.unseen_changes(registration.forum).exists()
    assert queries.changes_of(registration)[0].seen_at == later


def test_the_list_of_unseen_changes_costs_the_same_for_one_as_for_three(at, django_assert_num_queries):
    first = BookedFactory(at=at)

    def change(registration):
        actions.change_details(
            registration=registration, at=at, name_to_use="Birch", email="b@example.org", **DETAILS
        )

    change(first)
    with django_assert_num_queries(1):
        assert [str(one.registration) for one in queries.unseen_changes(first.forum)]
    for _more in range(2):
        change(BookedFactory(category=first.category, at=at))
    with django_assert_num_queries(1):
        assert len([str(one.registration) for one in queries.unseen_changes(first.forum)]) == 3


def test_what_is_sealed_is_not_written_into_the_history(at):
    registration = BookedFactory(roles=[], at=at)

    actions.change_details(
        registration=registration,
        at=at,
        name_to_use=registration.name_to_use,
        email=registration.email,
        **(DETAILS | {"roles": ["lived_experience"]}),
    )

    assert "lived" not in str(list(registration.changes.values_list("fields", flat=True)))


# ---- cancelling -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "words"), [("en", "Half is paid back."), ("fr", "La moitié est rendue.")]
)
def test_cancelling_shows_the_terms_of_the_day_of_booking(browser_with_booking, language, words):
    terms = {"en": "Half is paid back.", "fr": "La moitié est rendue."}
    Booking.objects.update(policy_snapshot=terms)

    page = browser_with_booking.get(f"/{language}/bookings/cancel/").text

    assert words in page


def test_without_terms_the_page_says_nothing_of_any(browser_with_booking):
    assert "What was agreed" not in browser_with_booking.get(reverse("booking-cancel")).text


@pytest.mark.parametrize(
    ("language", "asked", "ours"),
    [("en", "as you asked", "by our team"), ("fr", "comme vous l’avez demandé", "par notre équipe")],
)
def test_a_cancellation_by_staff_does_not_say_that_the_person_asked(at, post_box, language, asked, ours):
    by_person, by_staff = (BookedFactory(language=language, at=at) for _one in range(2))
    post_box().clear()

    actions.cancel(registration=by_person, at=at)
    actions.cancel(registration=by_staff, at=at, by=UserFactory())

    letters = {letter.to[0]: letter.body for letter in post_box()}
    assert asked in letters[by_person.email]
    assert ours not in letters[by_person.email]
    assert ours in letters[by_staff.email]
    assert asked not in letters[by_staff.email]
