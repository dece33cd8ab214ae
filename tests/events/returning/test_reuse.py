"""What somebody told us fills in their next registration: by their link or sign-in, never by an address."""

import pytest
from django.urls import reverse

from common import sealing
from events.access import actions as access
from events.access.queries import Food, Needs, food_of, needs_of
from events.contact import actions as contact
from events.contact.queries import Reach, reach_of
from events.registration import actions, queries
from events.registration.models import Registration, Role
from events.returning import actions as returning
from people.consents import actions as consents
from people.consents import queries as consent_queries
from people.consents.models import Purpose
from tests.factories.events import BookedFactory, CategoryFactory, DraftFactory
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
OFFER = "Use what you told us last time"


@pytest.fixture
def earlier(at):
    """A booking at another forum, by somebody who told us a lot."""
    draft = DraftFactory(
        name_to_use="Walnut",
        email="walnut@example.org",
        language="fr",
        province="QC",
        organisation_name="Cedar House",
        roles=[Role.FRONT_LINE, Role.LIVED_EXPERIENCE],
        at=at,
    )
    access.ask(registration=draft, needs=Needs(("quiet_room",), "A lamp"), at=at)
    access.say_food(registration=draft, food=Food(words="No nuts"), at=at)
    contact.keep(
        registration=draft, reach=Reach(code_word="heron"), no_messages=False, names_forum=True, at=at
    )
    contact.choose_badge(registration=draft, badge="initials", pronouns="they", at=at)
    return actions.book(registration=draft, at=at)


@pytest.fixture
def open_draft(client, category, address):
    """`open_draft()` begins a draft at another forum in this browser and gives the page about oneself."""

    def begin():
        client.post(address("register", category.forum), {"category": category.pk})
        return client.get(address("register-details", category.forum))

    return begin


def by_link(client, registration):
    client.get(reverse("booking-open", args=[queries.link_secret(registration)]))


def reuse(client, forum):
    answer = client.post(reverse("register-reuse", args=[forum.slug]))
    return client.get(answer.url), Registration.objects.get(forum=forum)


def test_who_came_by_the_link_gets_everything_sealed_anew(client, earlier, open_draft, forum):
    by_link(client, earlier)
    assert OFFER in open_draft().text

    page, draft = reuse(client, forum)

    for answer in ("Walnut", "walnut@example.org", "Cedar House"):
        assert f'value="{answer}"' in page.text
    assert set(queries.all_roles(draft)) == {Role.FRONT_LINE, Role.LIVED_EXPERIENCE}
    assert (draft.badge, draft.pronouns, draft.names_forum) == ("initials", "they", True)
    assert needs_of(draft) == Needs(("quiet_room",), "A lamp")
    assert food_of(draft).words == "No nuts"
    assert reach_of(draft).code_word == "heron"
    assert draft.status == "draft"
    # Sealed with the new forum's key alone: without the old one all of it still opens.
    sealing.destroy_key(earlier.key_name)
    assert reach_of(draft).code_word == "heron"
    assert draft.key_name != earlier.key_name


def test_who_signs_in_gets_what_stands_in_clear_and_the_rest_only_if_they_agreed(
    client, earlier, open_draft, forum, at
):
    user = UserFactory()
    earlier.person.account = user
    earlier.person.save()
    client.force_login(user)
    assert OFFER in open_draft().text

    _page, draft = reuse(client, forum)
    assert draft.name_to_use == "Walnut"
    assert needs_of(draft).is_empty
    assert reach_of(draft).is_empty

    wording = next(one for one in consent_queries.in_use(at) if one.purpose == Purpose.REMEMBER_ME)
    about = {"person_id": earlier.person_id, "about": earlier.id, "language": "en", "channel": "web"}
    consents.agree(wordings=[wording], at=at, **about)
    _page, draft = reuse(client, forum)
    assert needs_of(draft).words == "A lamp"

    consents.withdraw(purpose=Purpose.REMEMBER_ME, at=at, **about)
    other = CategoryFactory().forum
    client.post(reverse("register", args=[other.slug]), {"category": other.categories.get().pk})
    _page, draft = reuse(client, other)
    assert needs_of(draft).is_empty


def test_typing_an_address_offers_and_fills_in_nothing(client, earlier, open_draft, forum):
    open_draft()
    client.post(
        reverse("register-details", args=[forum.slug]),
        {"name_to_use": "Birch", "email": "walnut@example.org", "language": "en"},
    )

    assert OFFER not in client.get(reverse("register-details", args=[forum.slug])).text
    _page, draft = reuse(client, forum)
    assert draft.name_to_use == "Birch"
    assert needs_of(draft).is_empty


def test_having_filled_in_a_form_here_is_not_the_link(browser_with_booking, earlier, address):
    """Whoever sits at a shared computer next gets nothing of whoever sat there before."""
    other = CategoryFactory()
    browser_with_booking.post(address("register", other.forum), {"category": other.pk})

    assert OFFER not in browser_with_booking.get(address("register-details", other.forum)).text
    _page, draft = reuse(browser_with_booking, other.forum)
    assert draft.name_to_use == ""


def test_a_stranger_s_sign_in_finds_nothing(client, earlier, open_draft):
    client.force_login(UserFactory())

    assert OFFER not in open_draft().text


def test_a_destroyed_key_leaves_what_stands_in_clear(client, earlier, open_draft, forum):
    by_link(client, earlier)
    open_draft()
    sealing.destroy_key(earlier.key_name)

    page, draft = reuse(client, forum)

    assert page.status_code == 200
    assert draft.name_to_use == "Walnut"
    assert queries.all_roles(draft) == [Role.FRONT_LINE]


def test_a_category_closed_to_officials_does_not_take_over_their_role(at):
    earlier = BookedFactory(roles=[Role.GOVERNMENT, Role.ACADEMIC], at=at)
    draft = DraftFactory(category__closed_to_officials=True, at=at)

    returning.reuse(draft=draft, earlier=earlier, everything=True, at=at)

    assert draft.roles == [Role.ACADEMIC]


def test_looking_adds_no_statement_for_who_has_nothing(client, category, address, django_assert_num_queries):
    client.post(address("register", category.forum), {"category": category.pk})
    client.get(address("register-details", category.forum))

    with django_assert_num_queries(1):
        client.get(address("register-details", category.forum))


def test_french_says_it_too(client, earlier, open_draft, forum):
    by_link(client, earlier)
    open_draft()

    assert (
        "Reprendre ce que vous nous aviez dit"
        in client.get(f"/fr/forums/{forum.slug}/register/about-you/").text
    )
