"""The privacy officer's lists: the ledger as it was written, and new words in both languages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from people.accounts import roles
from people.consents import actions, queries
from people.consents.models import ConsentText
from tests.factories.people import PersonFactory, UserFactory
from tests.office.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def about():
    about, at = uuid4(), timezone.now()
    line = {"about": about, "language": "fr", "channel": "phone"}
    person = PersonFactory(name_to_use="Name Canary", email="canary@example.org")
    line |= {"person_id": person.pk, "noted_by": UserFactory(email="phone@example.org")}
    actions.agree(wordings=queries.in_use(at), at=at, **line)
    actions.withdraw(purpose="photos", at=at + timedelta(hours=1), **line)
    return about


def exported(client, address):
    file = client.get(address)
    return (b"".join(file.streaming_content) if file.streaming else file.content).decode("utf-8-sig")


def test_the_ledger_is_listed_filtered_and_found_without_a_name(client, about):
    sign_in(client, roles.PRIVACY)

    page = client.get("/admin/consents/").text
    assert page.count(str(about)[:8]) == 4
    assert "By phone" in page
    assert "phone@example.org" in page
    assert "Canary" not in page
    assert client.get("/admin/consents/?given=false").text.count(str(about)[:8]) == 1
    assert client.get("/admin/consents/?purpose=photos").text.count(str(about)[:8]) == 2
    assert str(about)[:8] in client.get(f"/admin/consents/?q={str(about)[:8]}").text
    assert str(about)[:8] not in client.get(f"/admin/consents/results/?q={uuid4()}").text


def test_the_ledger_is_exported_with_the_fingerprint_of_the_words(client, about):
    sign_in(client, roles.PRIVACY)

    text = exported(client, "/admin/consents/?export=csv")

    assert text.count(ConsentText.objects.get(purpose="photos").fingerprint) == 2
    assert len(text.strip().splitlines()) == 5
    assert "Canary" not in text


def test_new_words_need_both_languages_and_are_then_in_use(client, django_capture_on_commit_callbacks):
    user = sign_in(client, roles.PRIVACY)
    old = ConsentText.objects.get(purpose="photos")
    address = reverse("consent-texts:publish", args=[old.pk])
    assert address in client.get("/admin/consent-texts/").text
    assert old.text_en in client.get(address).text

    for words in ({"text_en": "New words.", "text_fr": ""}, {"text_en": old.text_en, "text_fr": old.text_fr}):
        assert client.post(address, words).status_code == 200
    assert ConsentText.objects.filter(purpose="photos").count() == 1

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address, {"text_en": "New words.", "text_fr": "Nouveaux mots."})

    assert answer.url == reverse("consent-texts:index")
    new = ConsentText.objects.get(purpose="photos", version=2)
    assert (new.text_en, new.text_fr, new.in_use_from) == ("New words.", "Nouveaux mots.", timezone.now())
    page = client.get("/admin/consent-texts/").text
    assert reverse("consent-texts:publish", args=[new.pk]) in page
    assert address not in page
    stale = client.post(address, {"text_en": "Other words.", "text_fr": "D’autres mots."})
    assert "Somebody else published" in stale.text
    inspected = client.get(reverse("consent-texts:inspect", args=[new.pk])).text
    assert "Nouveaux mots." in inspected
    assert user.is_active


@pytest.mark.parametrize("role", [role for role in roles.ALL if role != roles.PRIVACY])
def test_nobody_else_reads_the_ledger_or_touches_the_words(client, about, role):
    sign_in(client, role)
    text = ConsentText.objects.get(purpose="photos")

    for address in (
        "/admin/consents/",
        "/admin/consent-texts/",
        reverse("consent-texts:inspect", args=[text.pk]),
        reverse("consent-texts:publish", args=[text.pk]),
    ):
        assert client.get(address).status_code in (302, 404)
        answer = client.post(address, {"text_en": "New words.", "text_fr": "Nouveaux mots."})
        assert answer.status_code in (302, 404, 405)
    assert ConsentText.objects.count() == 3


@pytest.mark.parametrize("how_many", [1, 4])
def test_the_ledger_asks_the_same_however_long_it_is(client, about, how_many, django_assert_max_num_queries):
    for _ in range(how_many):
        actions.agree(
            person_id=PersonFactory().pk,
            about=uuid4(),
            wordings=queries.in_use(timezone.now()),
            language="en",
            channel="web",
            at=timezone.now(),
        )
    sign_in(client, roles.PRIVACY)
    client.get("/admin/consents/")

    with django_assert_max_num_queries(20):
        client.get("/admin/consents/")
