"""Fixtures of the tests about events."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.urls import reverse
from django.utils import timezone, translation

from common import mail
from tests.factories.events import CategoryFactory, ForumFactory


@pytest.fixture(autouse=True)
def in_english():
    """A request leaves its language behind in the thread; each test begins in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def forum():
    """Open for registration, room for 40."""
    return ForumFactory()


@pytest.fixture
def category(forum):
    """The forum's one category, room for 20."""
    return CategoryFactory(forum=forum)


@pytest.fixture
def post_box():
    """`post_box()` sends what is due and gives every letter sent so far."""

    def deliver():
        mail.deliver_due(at=timezone.now() + timedelta(days=400))
        return django_mail.outbox

    return deliver


@pytest.fixture
def address():
    """`address("register", forum)`"""
    return lambda name, forum: reverse(name, kwargs={"slug": forum.slug})


@pytest.fixture
def browser_with_draft(client, category, address):
    """A browser that has got as far as "Anything you need?"; the answer is the client."""
    client.post(address("register", category.forum), {"category": category.pk})
    client.post(
        address("register-details", category.forum),
        {"name_to_use": "Maple", "email": "maple@example.org", "language": "en"},
    )
    return client


@pytest.fixture
def browser_with_booking(browser_with_draft, category, address):
    """A browser that has just booked."""
    browser_with_draft.post(address("register-needs", category.forum), {"needs_something": "no"})
    browser_with_draft.post(address("register-check", category.forum))
    return browser_with_draft
