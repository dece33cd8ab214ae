"""Where people land after signing in and out."""

import pytest
from django.contrib.auth.models import Group

from people.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough pass phrase"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_participants_land_on_the_home_page_of_their_language(client, language):
    User.objects.create_user("noor@example.org", PASSWORD)
    entered = client.post(f"/{language}/accounts/login/", {"login": "noor@example.org", "password": PASSWORD})
    assert (entered.status_code, entered["Location"]) == (302, f"/{language}/")
    left = client.post(f"/{language}/accounts/logout/")
    assert (left.status_code, left["Location"]) == (302, f"/{language}/")


def test_staff_land_in_the_back_office(client):
    user = User.objects.create_user("desk@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name="desk"))
    entered = client.post("/fr/accounts/login/", {"login": "desk@example.org", "password": PASSWORD})
    assert entered["Location"] == "/admin/"
