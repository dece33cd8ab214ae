"""What allauth sends: in the account's language, with a subject that tells nothing."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from people.accounts.models import User
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_a_code_is_written_in_the_language_of_the_account(client):
    user = UserFactory(language="fr")

    with translation.override("en"):
        client.post(reverse("account_request_login_code"), {"email": user.email})

    letter = mail.outbox[0]
    assert letter.subject == "Votre code"
    assert "Si vous ne l" in letter.body
    assert "Conseil exemple" in letter.from_email


def test_a_stranger_is_answered_in_the_language_of_the_page(client):
    with translation.override("fr"):
        client.post(reverse("account_request_login_code"), {"email": "stranger@example.org"})

    assert mail.outbox[0].subject == "Votre demande"


def test_whoever_signs_up_in_french_is_written_to_in_french(client):
    with translation.override("fr"):
        address = reverse("account_signup")
    client.post(address, {"email": "new@example.org", "password1": "une longue phrase de passe"})

    assert User.objects.get(email="new@example.org").language == "fr"
    assert mail.outbox[0].subject == "Votre code"


def test_a_changed_password_is_told_under_a_neutral_subject(client):
    user = UserFactory(password="the old password, which is long")
    client.force_login(user)

    client.post(
        reverse("account_change_password"),
        {
            "oldpassword": "the old password, which is long",
            "password1": "the new password, which is long",
            "password2": "the new password, which is long",
        },
    )

    letter = mail.outbox[-1]
    assert letter.subject == "Your account was changed"
    assert "password" in letter.body


@pytest.mark.parametrize("name", ["account_request_login_code", "account_reset_password"])
def test_subjects_name_neither_the_site_nor_the_matter(client, name):
    user = UserFactory()
    client.post(reverse(name), {"email": user.email})

    assert mail.outbox[0].subject == "Your code"
