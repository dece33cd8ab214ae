"""A participant answers on a telephone, without JavaScript, and changes language on the way."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.utils import timezone

from common import mail
from evaluations.invitations import actions as invitations
from evaluations.responses import ballots
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 360, "height": 740}


def answers_in(campaign):
    return [
        ballots.unseal(payload, key_name=campaign.key_name, ballot=pk)
        for pk, payload in campaign.ballots.values_list("pk", "payload")
    ]


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_answer_on_a_phone(new_page, live_server, settings, axe, scripts):
    settings.SITE_URL = live_server.url
    campaign = make.open_campaign(at=timezone.now())
    mail.deliver_due(at=timezone.now())
    letter = next(message for message in outbox.outbox if message.to == ["person1@example.org"])
    link = next(line for line in letter.body.splitlines() if "/e/" in line)
    page = new_page(locale="fr-CA", viewport=PHONE, java_script_enabled=scripts)

    page.goto(link)
    assert page.url == f"{live_server.url}/fr/evaluation/"
    page.get_by_label("Tout à fait d’accord").check()
    page.get_by_label("About change (en français)").fill("Plus de pauses.")
    page.get_by_role("button", name="English").click()
    assert page.url == f"{live_server.url}/en/evaluation/"
    assert page.get_by_label("Strongly agree").is_checked()
    assert page.get_by_label("About change").input_value() == "Plus de pauses."
    assert not scripts or axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"] if scripts else True
    page.get_by_label("You may quote me, without my name").check()
    page.get_by_role("button", name="Send my answers").click()
    page.get_by_role("heading", name="Your answers are sealed").wait_for()
    assert not scripts or axe(page) == []

    text = {"text": "Plus de pauses.", "lang": "en", "quote": "quote_without_name"}
    assert answers_in(campaign) == [{"safe": "strongly_agree", "change": text}]


def test_answer_anew_withdraw_and_find_the_link_closed(new_page, live_server, axe):
    campaign = make.open_campaign(at=timezone.now())
    page = new_page()
    page.goto(f"/en/e/{make.tokens(campaign)[0]}")
    page.get_by_label("mail").check()
    page.get_by_role("button", name="Send my answers").click()

    page.get_by_role("link", name="Answer anew").click()
    page.get_by_label("friend").check()
    page.get_by_role("button", name="Send my answers").click()
    page.get_by_role("heading", name="Your answers are sealed").wait_for()
    assert answers_in(campaign) == [{"heard": "friend"}]

    page.get_by_role("link", name="Withdraw my answers").click()
    assert axe(page) == []
    page.get_by_role("button", name="Withdraw my answers").click()
    page.get_by_role("heading", name="Your answers are withdrawn").wait_for()
    assert axe(page) == []
    assert answers_in(campaign) == []

    invitations.close(campaign=campaign, at=timezone.now() + timedelta(seconds=1))
    page.goto(f"/en/e/{make.tokens(campaign)[0]}")
    page.get_by_role("heading", name="This link opens nothing now").wait_for()
    assert axe(page) == []


def test_errors_lead_to_their_question(new_page, live_server, axe):
    campaign = make.open_campaign(at=timezone.now())
    page = new_page()
    page.goto(f"/en/e/{make.tokens(campaign)[0]}")
    page.get_by_label("morning").check()
    page.get_by_label("none").check()

    page.get_by_role("button", name="Send my answers").click()

    assert page.title().startswith("Error: ")
    page.get_by_role("link", name="Choose “none” alone, or the others without it.").click()
    assert page.evaluate("document.activeElement.id") == "id_useful_0"
    assert axe(page) == []
