"""Keeping and erasing in the back office: who sees it, what it says, and what its buttons do."""

import pytest
from django.core import mail as django_mail
from django.urls import reverse
from django.utils.translation import override

from common import sealing
from events.retention import actions
from events.retention.models import LegalHold, Stage
from people.accounts import roles
from people.disclosures.models import Disclosure
from tests.events.retention.conftest import when_due
from tests.factories.events import MARCH, BookedFactory
from tests.factories.people import UserFactory


@pytest.fixture
def signed_in(client, over):
    """`signed_in("privacy officer")` is the client of somebody of that role on the forum's team."""

    def sign_in(*names: str, language: str = "en"):
        user = UserFactory(roles=names, forums=[over], language=language)
        client.force_login(user)
        return client

    return sign_in


def address(name: str, forum) -> str:
    return reverse(f"retention:{name}", args=[forum.pk])


def test_the_schedule_says_what_goes_when_in_both_languages(signed_in, told, over):
    english = signed_in(roles.ORGANISER).get(address("schedule", over)).text
    french = signed_in(roles.ORGANISER, language="fr").get(address("schedule", over)).text

    assert "What goes when" in english
    assert "February 18, 2027" in english
    assert "Ce qui est effacé, et quand" in french
    assert "18\u00a0février 2027" in french
    assert "Open one person" not in english


def test_what_is_overdue_is_shown_on_the_forums_page_and_the_first_screen(signed_in, told, over, clock):
    clock.set(when_due(over, Stage.SUBSIDIES))
    for role in (roles.ORGANISER, roles.PRIVACY):
        client = signed_in(role)
        assert "2 stages are overdue." in client.get(reverse("forums:desk", args=[over.pk])).text
        assert "Keeping and erasing" in client.get("/admin/").text
    assert "Keeping and erasing" not in signed_in(roles.CARE).get("/admin/").text


def test_a_hold_is_placed_and_lifted_by_the_privacy_officer_alone(signed_in, over):
    assert signed_in(roles.ORGANISER).post(address("hold", over), {"reason": "Order"}).status_code == 404
    client = signed_in(roles.PRIVACY)

    client.post(address("hold", over), {"reason": "Order 2026-17"})
    page = client.get(address("schedule", over)).text
    again = client.post(address("hold", over), {"reason": "Another"})
    client.post(address("lift", over))

    assert "Order 2026-17" in page
    assert again.status_code == 409
    assert LegalHold.objects.get().lifted_by.groups.get().name == roles.PRIVACY


def test_a_record_is_shown_only_for_a_reason_and_only_by_reference(signed_in, told, over):
    client, reference = signed_in(roles.PRIVACY), told.registration.booking.reference
    django_mail.outbox.clear()

    asked = client.get(address("record", over)).text
    without = client.post(address("record", over), {"reference": reference, "reason": ""}).text
    unknown = client.post(address("record", over), {"reference": "R-22222", "reason": "A request"}).text
    shown = client.post(
        address("record", over), {"reference": reference.lower(), "reason": "A request for information"}
    ).text

    for page in (asked, without, unknown):
        assert not any(word in page for word in told.words.values())
    assert [name for name, word in told.words.items() if word not in shown] == []
    assert Disclosure.objects.filter(record="whole record", subject=told.registration.pk).count() == 1


def test_a_booking_of_another_forum_is_not_found_here(signed_in, told, over):
    elsewhere = BookedFactory()
    answers = {"reference": elsewhere.booking.reference, "reason": "A request for information"}
    client = signed_in(roles.PRIVACY)

    here = client.post(address("record", over), answers).text
    there = client.post(address("record", elsewhere.forum), answers)

    assert "No booking of this forum has this reference." in here
    assert there.status_code == 404


def test_the_key_being_gone_is_said_plainly(signed_in, told, over):
    sealing.destroy_key(over.key_name)
    client = signed_in(roles.PRIVACY)

    page = client.post(
        address("record", over),
        {"reference": told.registration.booking.reference, "reason": "A request for information"},
    )

    assert page.status_code == 200
    assert "key of this forum is missing" in page.text
    assert not Disclosure.objects.filter(record="whole record").exists()


def test_the_message_to_the_others_is_in_their_language_and_names_nobody(told, post_box):
    UserFactory(roles=[roles.PRIVACY], language="fr")
    with override("en"):
        actions.open_whole_record(
            registration=told.registration,
            reader=UserFactory(roles=[roles.PRIVACY]),
            reason="A request for information",
            at=MARCH,
        )
    django_mail.outbox.clear()

    (letter,) = [one for one in post_box() if "/admin/" in one.body]

    assert letter.subject == "Note pour les responsables de la vie privée"
    assert not any(word in letter.subject + letter.body for word in told.words.values())
