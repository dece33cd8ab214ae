"""The sample site: loaded by one command, the same after two, refused in production, writing to nobody."""

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from common.models import OutboxMessage
from events.attendance.queries import came_by_province, came_count
from events.forums.models import Forum
from events.registration.models import Registration
from people.accounts.models import User
from sample_data import accounts
from workshops.sessions.models import Session

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folders(settings, tmp_path):
    settings.KEY_DIR = tmp_path / "keys"
    settings.MEDIA_ROOT = tmp_path / "media"


def rows():
    """How many rows stand in each table of ours."""
    ours = (
        "people",
        "events",
        "workshops",
        "evaluations",
        "site_cms",
        "wagtailcore",
        "wagtaildocs",
        "common",
    )
    return {
        model._meta.label: model._base_manager.count()
        for app in ours
        for model in apps.get_app_config(app).get_models()
        if model._meta.label not in ("wagtailcore.ReferenceIndex",)
    }


def test_loading_twice_changes_nothing(folders):
    call_command("load_sample", verbosity=0)
    once = rows()
    call_command("load_sample", verbosity=0)
    assert rows() == once
    past = Forum.objects.get(slug="trafficking-2017")
    assert (came_count(past), came_by_province(past)) == (40, {"ON": 24, "QC": 8, "NS": 3, "AB": 3, "BC": 2})
    assert Forum.objects.filter(series__slug="anti-trafficking", starts_on__lt=past.starts_on).count() == 5
    assert Forum.objects.get(slug="trafficking-next").is_open
    assert Session.objects.filter(forums=past).exclude(kind="break").count() == 6
    joint = Session.objects.get(forums=past, title_en__contains="spectrum")
    assert {forum.slug for forum in joint.forums.all()} == {"trafficking-2017", "migrant-workers-2017"}
    assert past.campaigns.get().status == "released"
    assert not OutboxMessage.objects.filter(status="waiting").exists(), "a sample must write to nobody"


def test_everyone_signs_in_with_the_one_password_and_is_invented(folders):
    call_command("load_sample", verbosity=0)
    for email, (role, _language) in accounts.SIGN_INS.items():
        user = authenticate(username=email, password=accounts.PASSWORD)
        assert user is not None, email
        assert list(user.groups.values_list("name", flat=True)) == ([role] if role else [])
        assert not user.is_superuser
    addresses = {
        *User.objects.values_list("email", flat=True),
        *Registration.objects.values_list("email", flat=True),
    }
    assert all(address.endswith("@example.org") for address in addresses)


def test_production_refuses_it_and_keeps_its_database_as_it_is(folders, settings):
    settings.SAMPLE_DATA_ALLOWED = False
    with pytest.raises(CommandError, match=r"not for production.*pas en production"):
        call_command("load_sample", verbosity=0)
    assert not User.objects.exists()
    assert not Forum.objects.exists()
