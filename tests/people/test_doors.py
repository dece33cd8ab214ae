"""The doors of the back office: which let in, with what, and that there is no other."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.urls import reverse
from wagtail.documents.models import Document

from people.accounts import roles
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "a long sentence for opening doors"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SIGN_IN = "/en/accounts/login/"
SET_UP = "/en/accounts/2fa/"
BEHIND = ["/admin/", "/admin/forums/", "/admin/pages/", "/admin/registrations/", "/admin/account/"]


@pytest.fixture
def organiser():
    return UserFactory(email="organiser@example.org", roles=[roles.ORGANISER], password=PASSWORD)


@pytest.fixture
def needs_second_factor(settings):
    settings.STAFF_NEED_SECOND_FACTOR = True


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


@pytest.mark.parametrize(
    "door",
    ["/admin/login/", "/_util/login/", "/en/_util/login/", "/fr/_util/login/", "/admin/password_reset/"],
)
def test_wagtails_own_doors_never_make_a_session(client, organiser, door):
    asked = client.get(door)
    tried = client.post(door, {"username": organiser.email, "password": PASSWORD, "next": "/admin/"})

    for answer in (asked, tried):
        assert answer.status_code in (302, 404)
        assert answer.get("Location", SIGN_IN)[3:].startswith(SIGN_IN[3:])
    assert not is_signed_in(client)
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(("language", "says"), [("en", "not have permission"), ("fr", "pas l’autorisation")])
def test_a_participant_who_signed_in_is_told_that_the_back_office_is_not_theirs(client, language, says):
    client.force_login(UserFactory(language=language))

    answer = client.get("/admin/forums/", follow=True)

    assert answer.redirect_chain == [(f"/{language}/", 302)]
    assert says in str(next(iter(answer.context["messages"])))


def test_staff_choose_their_language_without_giving_a_name(client, organiser):
    client.force_login(organiser)

    panels = [
        panel for tab in client.get("/admin/account/").context["panels_by_tab"].values() for panel in tab
    ]
    as_it_was = {field.html_name: field.value() or "" for panel in panels for field in panel.get_form()}
    page = client.post("/admin/account/", as_it_was | {"locale-preferred_language": "fr"}, follow=True)

    assert page.redirect_chain == [("/admin/account/", 302)]
    assert "Langue" in page.content.decode()


@pytest.mark.parametrize("address", BEHIND)
def test_staff_without_a_second_factor_are_sent_to_set_one_up(
    client, organiser, needs_second_factor, address
):
    client.force_login(organiser)

    for answer in (client.get(address), client.post(address), client.head(address)):
        assert (answer.status_code, answer["Location"]) == (302, SET_UP)


def test_documents_are_behind_the_same_door_for_staff_alone(
    client, organiser, needs_second_factor, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    document = Document.objects.create(title="Guide", file="documents/guide.pdf")
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    client.force_login(organiser)
    assert client.get(address)["Location"] == SET_UP

    client.force_login(UserFactory())
    assert client.get(address).get("Location") != SET_UP


def test_a_password_alone_does_not_pass_where_a_second_factor_is_set_up(
    client, organiser, needs_second_factor
):
    TOTP.activate(organiser, SECRET)
    asked = client.post(SIGN_IN, {"login": organiser.email, "password": PASSWORD, "next": "/admin/"})
    assert asked["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    assert client.get("/admin/")["Location"].startswith(SIGN_IN)

    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert wrong.context["form"].errors["code"]
    assert not is_signed_in(client)

    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert is_signed_in(client)
    assert client.get("/admin/").status_code == 200


def test_a_session_made_without_the_second_step_is_asked_for_it(client, organiser, needs_second_factor):
    """Whatever door somebody may find one day: a session alone is not enough."""
    TOTP.activate(organiser, SECRET)
    client.force_login(organiser)

    stopped = client.get("/admin/forums/")
    assert stopped["Location"] == "/en/accounts/2fa/reauthenticate/?next=/admin/forums/"
    assert client.post("/admin/forums/new/", {}).status_code == 302

    shown = client.post(stopped["Location"], {"code": code_now(), "next": "/admin/forums/"})
    assert shown["Location"] == "/admin/forums/"
    assert client.get("/admin/forums/").status_code == 200


def test_an_e_mailed_code_does_not_stand_in_for_the_second_factor(client, organiser, needs_second_factor):
    TOTP.activate(organiser, SECRET)
    client.post(reverse("account_request_login_code"), {"email": organiser.email})
    done = client.post(reverse("account_confirm_login_code"), {"code": code_in(mail.outbox[0])})

    assert done["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_the_secret_of_the_second_factor_rests_sealed(organiser):
    TOTP.activate(organiser, SECRET)

    stored = str(Authenticator.objects.get(user=organiser).data)

    assert SECRET not in stored
    assert "s1:" in stored


def test_a_person_without_a_role_does_not_see_the_back_office(client):
    client.force_login(UserFactory())

    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/forums/").status_code == 302


# ---- signing in by code ---------------------------------------------
def code_in(message) -> str:
    return re.search(r"^[A-Z0-9]{4}-?[A-Z0-9]{2,4}$", message.body, re.MULTILINE)[0]


def test_a_made_account_signs_in_with_one_code_only(client):
    user = UserFactory(email="one.code@example.org")
    assert EmailAddress.objects.get(user=user).verified

    client.post(reverse("account_request_login_code"), {"email": user.email})
    assert len(mail.outbox) == 1
    done = client.post(reverse("account_confirm_login_code"), {"code": code_in(mail.outbox[0]).lower()})

    assert done.status_code == 302
    assert is_signed_in(client)


def test_a_wrong_code_is_explained_beside_the_field(client):
    user = UserFactory()
    client.post(reverse("account_request_login_code"), {"email": user.email})

    answer = client.post(reverse("account_confirm_login_code"), {"code": "WRNG-CODE"})

    assert answer.status_code == 200
    assert answer.context["form"].errors["code"]
    assert not is_signed_in(client)


def test_three_wrong_codes_end_the_attempt(client):
    user = UserFactory()
    client.post(reverse("account_request_login_code"), {"email": user.email})

    for _attempt in range(3):
        answer = client.post(reverse("account_confirm_login_code"), {"code": "WRNG-CODE"})

    assert answer.status_code == 302
    client.post(reverse("account_confirm_login_code"), {"code": code_in(mail.outbox[0])})
    assert not is_signed_in(client)


# ---- staff's sign-ins -------------------------------------------------------------------------------------
def test_a_superuser_makes_a_sign_in_that_works_with_one_code(client, django_user_model):
    client.force_login(UserFactory(is_superuser=True))
    form = {
        "email": "new.colleague@example.org",
        "first_name": "New",
        "last_name": "Colleague",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "language": "fr",
    }
    made = client.post("/admin/users/new/", form)
    user = django_user_model.objects.get(email="new.colleague@example.org")
    assert (made.status_code, user.language) == (302, "fr")
    assert EmailAddress.objects.get(user=user).verified

    client.post(f"/admin/users/edit/{user.pk}/", {**form, "email": "renamed@example.org", "is_active": "on"})
    assert EmailAddress.objects.get(user=user).email == "renamed@example.org"
