"""Lost links, replaced links and links of the past: they open nothing, and tell nobody anything."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from common.models import OutboxMessage
from events.registration import actions, queries
from events.registration.models import Booking, Registration
from events.returning import actions as returning
from events.returning.models import LostLink
from tests.factories.events import BookedFactory, DraftFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def link_of(registration):
    return reverse("booking-open", args=[queries.link_secret(registration)])


def without_tokens(page):
    return re.sub(r'(name="csrfmiddlewaretoken" value|name="_\w+") ?=?"?[\w-]*"?', "", page.text)


# ---- lost -------------------------------------------------------------------------------------------------
def test_known_and_unknown_addresses_get_the_same_answer_at_the_same_cost(django_assert_num_queries, at):
    BookedFactory(email="known@example.org", at=at)
    answers = []
    for email in ("unknown@example.org", "known@example.org"):
        client = Client()
        with django_assert_num_queries(4):
            answer = client.post(reverse("booking-find"), {"email": email})
        answers.append((answer.status_code, answer.url, without_tokens(client.get(answer.url))))

    assert answers[0] == answers[1]
    assert LostLink.objects.count() == OutboxMessage.objects.filter(message="returning/links").count() == 2


def test_only_a_known_address_gets_mail_with_every_live_link(client, at, post_box):
    booked = BookedFactory(email="Amina@Example.org", name_to_use="Walnut", at=at)
    draft = DraftFactory(email="amina@example.org", at=at)
    gone = BookedFactory(email="amina@example.org", at=at)
    actions.cancel(registration=gone, at=at)
    quiet = BookedFactory(email="amina@example.org", at=at)
    Registration.objects.filter(pk=quiet.pk).update(no_messages=True)
    post_box().clear()

    for email in ("nobody@example.org", " amina@example.ORG "):
        client.post(reverse("booking-find"), {"email": email})

    [letter] = post_box()
    assert letter.to[0] in ("Amina@Example.org", "amina@example.org")
    assert letter.subject == "Your private links"
    [(html, _kind)] = letter.alternatives
    for text in (letter.body, html):
        assert link_of(booked) in text
        assert link_of(draft) in text
        assert link_of(gone) not in text
        assert link_of(quiet) not in text
        for private in ("Walnut", booked.forum.title_en, "Montréal"):
            assert private not in text


def test_what_was_typed_lies_nowhere_in_clear_and_goes_after_a_day(client, at):
    client.post(reverse("booking-find"), {"email": "amina@example.org"})

    assert "amina" not in str(LostLink.objects.values_list().get())
    assert "amina" not in str(OutboxMessage.objects.values_list().get())
    returning.forget_old(at=timezone.now() + timedelta(days=1, seconds=1))
    assert not LostLink.objects.exists()


def test_a_mailbox_is_written_to_five_times_an_hour_and_the_answer_stays_the_same(client, settings):
    settings.RATE_LIMITS = 1

    answers = [client.post(reverse("booking-find"), {"email": "amina@example.org"}) for _time in range(7)]

    assert {(answer.status_code, answer.url) for answer in answers} == {(302, reverse("booking-find-sent"))}
    assert LostLink.objects.count() == 5


def test_a_programme_is_answered_like_everyone_and_mails_nobody(client):
    answer = client.post(reverse("booking-find"), {"email": "amina@example.org", "website": "https://spam"})

    assert answer.url == reverse("booking-find-sent")
    assert not OutboxMessage.objects.exists()


def test_from_the_pages_one_comes_to_it(client, category, address):
    find = reverse("booking-find")

    assert find in client.get(reverse("booking")).text
    assert find in client.get(address("register", category.forum)).text


def test_no_page_of_it_is_kept_by_the_browser_or_names_a_forum(client):
    for name in ("booking-find", "booking-find-sent", "booking-renewed"):
        for language in ("en", "fr"):
            with override(language):
                page = client.get(reverse(name))
            assert page["Cache-Control"] == "no-store"
            assert "orum on" not in page.text.partition("</title>")[0]


# ---- replaced ---------------------------------------------------------------------------------------------
def test_a_renewed_link_shuts_out_the_old_one_and_every_browser(
    browser_with_booking, forum, address, post_box
):
    registration = Registration.objects.select_related("booking").get()
    old, elsewhere = link_of(registration), Client()
    elsewhere.get(old)
    post_box().clear()
    assert "maple@example.org" in browser_with_booking.get(reverse("booking-renew")).text

    answer = browser_with_booking.post(reverse("booking-renew"))

    assert answer.url == reverse("booking-renewed")
    assert browser_with_booking.get(answer.url).status_code == 200
    for browser in (browser_with_booking, elsewhere):
        assert browser.get(reverse("booking")).status_code == 404
        assert browser.get(address("register-booked", forum)).url == address("register", forum)
    [letter] = post_box()
    new = re.search(r"/en/bookings/[\w=-]+/", letter.body).group()
    assert new != old
    assert Client().get(new).url == reverse("booking")


def test_two_presses_make_one_new_link(at, post_box):
    registration = BookedFactory(at=at)
    twice = Registration.objects.select_related("booking").get()
    post_box().clear()

    actions.renew_link(registration=registration, at=at)
    actions.renew_link(registration=twice, at=at)

    assert Booking.objects.get().secret_version == 2
    assert len(post_box()) == 1


def test_a_replaced_link_offers_the_new_one_to_the_same_address_and_does_not_show_it(client, at, post_box):
    registration = BookedFactory(email="amina@example.org", at=at)
    old = link_of(registration)
    actions.renew_link(registration=registration, at=at)
    post_box().clear()

    page = client.get(old)
    assert page.status_code == 410
    assert "This link was replaced" in page.text
    assert "amina" not in page.text
    assert set(client.cookies) == {"csrftoken"}
    answer = client.post(old)

    assert answer.url == reverse("booking-find-sent")
    [letter] = post_box()
    assert letter.to == ["amina@example.org"]
    assert link_of(Registration.objects.select_related("booking").get()) in letter.body


def test_the_link_of_a_draft_is_replaced_too(client, at):
    draft = DraftFactory(at=at)
    old = link_of(draft)

    actions.renew_link(registration=draft, at=at)

    assert client.get(old).status_code == 410
    assert client.get(link_of(draft)).status_code == 302


def test_links_stop_on_the_day_of_erasing_and_look_like_any_unknown_one(client, at, clock):
    registration = BookedFactory(at=at)
    old = link_of(registration)
    actions.renew_link(registration=registration, at=at)
    new = link_of(registration)
    clock.forward(days=(registration.forum.purge_on - clock.now.date()).days - 1)
    assert client.get(new).status_code == 302
    clock.forward(days=1)

    unknown = reverse("booking-open", args=["a" * 32])
    pages = {without_tokens(Client().get(link)).replace(link[3:], "") for link in (old, new, unknown)}
    assert len(pages) == 1
    assert "only by the private link" in pages.pop()


def test_an_erased_registration_has_no_link_of_the_past(client, at):
    registration = BookedFactory(at=at)
    old = link_of(registration)
    actions.renew_link(registration=registration, at=at)

    actions.erase(registration=registration, at=at)

    assert client.get(old).status_code == 404


def test_who_gave_no_address_is_offered_no_new_link(browser_with_booking):
    Registration.objects.update(email="", channel="phone")

    assert reverse("booking-renew") not in browser_with_booking.get(reverse("booking")).text
    assert browser_with_booking.post(reverse("booking-renew")).url == reverse("booking")
    assert Booking.objects.get().secret_version == 1
