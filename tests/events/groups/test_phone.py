"""By phone: staff fill in the same screens, and keep no way to what they wrote for somebody."""

import re

import pytest
from django.urls import reverse

from events.groups import queries
from events.registration.models import Registration
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.events.groups.conftest import fill_in
from tests.events.groups.test_people import claim
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, forum):
    """The browser of somebody of the registration team, as `user`."""
    client.user = UserFactory(roles=[roles.REGISTRATION], forums=[forum])
    client.force_login(client.user)
    return client


@pytest.fixture
def begin(desk, forum, category):
    """`begin()` begins for somebody who speaks French; gives the address of the first screen."""

    def begun(language="fr"):
        typed = {"language": language, "category": category.pk}
        return desk.post(reverse("groups:phone", args=[forum.pk]), typed).url

    return begun


def test_the_screens_open_in_the_language_of_the_person_and_say_who_types(desk, begin, forum):
    page = desk.get(begin()).text

    assert "Vous inscrivez quelqu’un par téléphone" in page
    draft = Registration.objects.get()
    assert (draft.channel, draft.entered_by, draft.language) == ("phone", desk.user, "fr")
    assert "par téléphone" in desk.get(f"/fr/forums/{forum.slug}/register/needs/").text


def test_without_an_address_the_booking_ends_in_the_back_office(desk, begin, forum):
    begin("en")

    answer = fill_in(desk, forum.slug, name="Noor", email="")

    booked = Registration.objects.get()
    assert booked.is_booked
    assert answer.url == reverse("groups:done", args=[booked.pk])
    back = desk.get(answer.url)
    assert back.url == reverse("groups:phone", args=[forum.pk])
    assert booked.booking.reference in desk.get(back.url).text
    assert not desk.cookies["draft"].value
    assert "booking" not in desk.cookies
    assert desk.get(reverse("register-check", args=[forum.slug])).url == reverse(
        "register", args=[forum.slug]
    )


def test_the_public_still_needs_an_address(client, category, forum):
    client.post(reverse("register", args=[forum.slug]), {"category": category.pk})

    page = client.post(
        reverse("register-details", args=[forum.slug]), {"name_to_use": "Noor", "language": "en"}
    ).text

    assert "Enter an e-mail address that is safe for you." in page
    assert "by phone" not in page


def test_an_unfinished_call_is_resumed_by_whoever_began_it_and_nobody_else(desk, begin, forum, client):
    first_screen = begin("en")
    desk.post(first_screen, {"name_to_use": "Noor", "email": "", "language": "en"})
    draft = Registration.objects.get()
    resume = reverse("groups:resume", args=[draft.pk])
    assert "Noor" in desk.get(reverse("groups:phone", args=[forum.pk])).text

    assert desk.post(resume).url == first_screen
    assert Disclosure.objects.get(record="registration").subject == draft.pk

    client.force_login(UserFactory(roles=[roles.REGISTRATION], forums=[forum]))
    assert "Noor" not in client.get(reverse("groups:phone", args=[forum.pk])).text
    assert client.post(resume).status_code == 404


def test_a_closed_forum_still_takes_a_call(desk, begin, forum):
    type(forum).objects.filter(pk=forum.pk).update(status="closed")
    begin("en")

    fill_in(desk, forum.slug, email="")

    assert Registration.objects.get().is_booked


def test_a_colleague_s_place_is_completed_by_phone(desk, book, forum):
    row = queries.in_order(book(1)).get()
    complete = reverse("groups:complete", args=[row.pk])
    assert "Read out what they may agree to" in desk.get(complete).text

    assert desk.post(complete).url == f"/en/forums/{forum.slug}/register/about-you/"
    answer = fill_in(desk, forum.slug, name="Noor", email="")

    row.refresh_from_db()
    assert answer.url == reverse("groups:done", args=[row.pk])
    assert row.completed_at is not None
    assert (row.channel, row.booked_as, row.name_to_use) == ("phone", "Guest 1", "Noor")


def test_what_a_colleague_has_begun_to_say_is_not_opened_to_staff(desk, book):
    row = queries.in_order(book(1)).get()
    claim(row, roles=["lived_experience"])
    complete = reverse("groups:complete", args=[row.pk])

    assert "only they can change it" in desk.get(complete).text
    assert desk.post(complete).status_code == 409
    assert "draft" not in desk.cookies
    row.refresh_from_db()
    assert row.channel == "group"


def test_the_person_s_own_link_shows_no_banner(desk, book, links, client, forum):
    row = queries.in_order(book(1)).get()
    desk.post(reverse("groups:complete", args=[row.pk]))
    person = type(client)()

    page = person.get(person.get(links()["guest1@example.org"]).url).text

    assert "by phone" not in page


def test_staff_hand_a_place_on(desk, book):
    row = queries.in_order(book(1)).get()
    address = reverse("groups:hand_on", args=[row.pk])
    once = re.search(r'name="once" value="([^"]+)"', desk.get(address).text).group(1)

    desk.post(address, {"name": "Nova", "email": "nova@example.org", "once": once})

    row.refresh_from_db()
    assert row.status == "cancelled"
    assert Registration.objects.exclude(pk=row.pk).get().name_to_use == "Nova"


@pytest.mark.parametrize("role", [roles.ORGANISER, roles.DESK, roles.SUBSIDY])
def test_other_roles_take_no_calls(client, forum, role):
    client.force_login(UserFactory(roles=[role], forums=[forum]))

    assert client.get(reverse("groups:phone", args=[forum.pk])).status_code == 404


def test_where_the_call_is_offered(desk, forum):
    page = desk.get(reverse("forums:desk", args=[forum.pk])).text

    assert reverse("groups:phone", args=[forum.pk]) in page
