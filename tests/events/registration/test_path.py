"""The whole way from the first page to the booking, as a browser without JavaScript takes it."""

import re
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.urls import reverse

from common import mail
from events.registration.models import Registration
from tests.factories.events import CategoryFactory, ForumFactory

pytestmark = pytest.mark.django_db


def address(name, forum):
    return reverse(name, kwargs={"slug": forum.slug})


def test_five_screens_lead_from_the_start_to_the_booking(client, clock):
    forum = ForumFactory()
    category = CategoryFactory(forum=forum)

    assert client.get(address("register", forum)).status_code == 200
    answer = client.post(address("register", forum), {"category": category.pk})
    assert answer.url == address("register-details", forum)
    assert client.get(answer.url).status_code == 200
    answer = client.post(answer.url, {"name_to_use": "Maple", "email": "maple@example.org", "language": "en"})
    assert answer.url == address("register-needs", forum)
    assert client.get(answer.url).status_code == 200
    answer = client.post(answer.url, {"needs_something": "no"})
    assert answer.url == address("register-check", forum)
    assert "Maple" in client.get(answer.url).text
    answer = client.post(answer.url)
    assert answer.url == address("register-booked", forum)
    page = client.get(answer.url).text

    registration = Registration.objects.select_related("booking").get()
    assert registration.is_booked
    assert registration.booking.reference in page
    mail.deliver_due(at=clock.now + timedelta(seconds=1))
    [letter] = django_mail.outbox
    link = re.search(r"/en/bookings/[\w=-]+/", letter.body).group()
    assert client.get(link).url == reverse("booking")
    assert registration.booking.reference in client.get(reverse("booking")).text
