"""The way from the link to the sealed ballot, as browsers go it: no session, no trace, no oracle."""

import logging
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from common import sealing
from evaluations.invitations import actions as invitations
from evaluations.responses.models import SealedResponse
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(clock):
    return make.open_campaign(at=clock.now - timedelta(hours=1))


def open_link(client, token, language="en"):
    return client.get(f"/{language}/e/{token}")


def test_link_goes_to_an_address_without_the_token(client, campaign):
    token = make.tokens(campaign)[0]

    response = open_link(client, token)

    assert (response.status_code, response["Location"]) == (302, "/en/evaluation/")
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store"
    cookie = response.cookies["ballot"]
    assert cookie["httponly"]
    assert cookie["max-age"] == 2 * 3600
    page = client.get(response["Location"])
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "same-origin"
    assert page["Cache-Control"] == "no-store"
    assert token not in page.content.decode()


def test_opening_spends_nothing(client, campaign):
    token = make.tokens(campaign)[0]

    for _ in range(3):
        open_link(client, token)

    assert not campaign.invitations.filter(done=True).exists()
    assert client.get("/en/evaluation/").status_code == 200


def test_answers_are_sealed_once_and_replaced_after(client, campaign):
    open_link(client, make.tokens(campaign)[0])

    first = client.post("/en/evaluation/", {"safe": "agree", "change": "More light."})
    [before] = SealedResponse.objects.values_list("pk", "payload")
    second = client.post("/en/evaluation/?anew=1", {"safe": "disagree"})
    [after] = SealedResponse.objects.values_list("pk", "payload")

    assert (first.status_code, second.status_code) == (302, 302)
    assert before[0] == after[0]
    assert bytes(before[1]) != bytes(after[1])
    assert len(after[1]) == 4096 + 12 + 16
    assert b"More light" not in bytes(before[1])
    assert campaign.invitations.filter(done=True).count() == 1


def test_who_has_answered_sees_thanks_and_never_the_answers(client, campaign):
    open_link(client, make.tokens(campaign)[0])
    client.post("/en/evaluation/", {"safe": "agree", "change": "More light."})

    thanks = client.get("/en/evaluation/").content.decode()
    anew = client.get("/en/evaluation/?anew=1").content.decode()

    assert "Thank you." in thanks
    assert "More light" not in thanks + anew
    assert 'value="agree" checked' not in anew


def test_withdrawing_needs_a_post_and_leaves_nothing(client, campaign):
    open_link(client, make.tokens(campaign)[0])
    client.post("/en/evaluation/", {"safe": "agree"})

    client.get("/en/evaluation/withdraw/")
    assert SealedResponse.objects.count() == 1
    response = client.post("/en/evaluation/withdraw/", follow=True)

    assert response.status_code == 200
    assert (SealedResponse.objects.count(), campaign.invitations.filter(done=True).count()) == (0, 0)


def test_an_empty_ballot_is_kindly_refused(client, campaign):
    open_link(client, make.tokens(campaign)[0])

    response = client.post("/en/evaluation/", {"safe": "", "change": "  "})

    assert response.status_code == 200
    assert "Please answer at least one question" in response.content.decode()
    assert SealedResponse.objects.count() == 0


def test_what_cannot_stand_together_is_told_at_its_question(client, campaign):
    open_link(client, make.tokens(campaign)[0])

    response = client.post("/en/evaluation/", {"useful": ["morning", "none"], "change": "Kept."})

    page = response.content.decode()
    assert "Choose “none” alone, or the others without it." in page
    assert 'href="#id_useful_0"' in page
    assert "Kept." in page


def test_changing_the_language_keeps_what_was_typed(client, campaign):
    open_link(client, make.tokens(campaign)[0])

    typed = {"safe": "disagree", "change": "More light.", "_language": "fr"}
    response = client.post("/fr/evaluation/", typed)

    page = response.content.decode()
    assert response.status_code == 200
    assert "More light." in page
    assert 'value="disagree"' in page
    assert "checked" in page.split('value="disagree"')[1].split(">")[0]
    assert "Envoyer mes réponses" in page
    assert SealedResponse.objects.count() == 0


def bodies(client, token):
    client.cookies.clear()
    open_link(client, token)
    answers = [client.get("/en/evaluation/"), client.get("/en/evaluation/withdraw/")]
    assert {answer.status_code for answer in answers} == {404}
    return [answer.content for answer in answers]


def test_wrong_closed_and_released_links_look_the_same(client, campaign, clock):
    """Nobody learns from the answer whether a token, an invitation or a campaign exists."""
    token = make.tokens(campaign)[0]
    wrong, cut, nothing = bodies(client, "A" * 32), bodies(client, token[:-1]), None
    client.cookies.clear()
    nothing = [client.get("/en/evaluation/").content, client.get("/en/evaluation/withdraw/").content]
    clock.forward(days=15)
    over = bodies(client, token)
    invitations.close(campaign=campaign, at=clock.now)
    closed = bodies(client, token)
    sealing.destroy_key(campaign.key_name)
    campaign.invitations.all().delete()
    gone = bodies(client, token)

    assert wrong == cut == nothing == over == closed == gone
    assert b"This link opens nothing now" in wrong[0]


def test_nothing_takes_answers_after_the_closing_time(client, campaign, clock):
    """No clock has run: the time alone decides."""
    open_link(client, make.tokens(campaign)[0])
    clock.forward(days=14)
    open_link(client, make.tokens(campaign)[0])

    response = client.post("/en/evaluation/", {"safe": "agree"})

    assert response.status_code == 404
    assert SealedResponse.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post", "head", "put", "delete"])
@pytest.mark.parametrize("address", ["/en/e/{}", "/fr/e/{}/"])
def test_no_log_ever_holds_a_token(client, campaign, caplog, method, address):
    token = make.tokens(campaign)[0]
    caplog.set_level(logging.DEBUG)

    response = getattr(client, method)(address.format(token))

    assert response.status_code == 302
    assert token not in caplog.text


def test_answering_leaves_no_session_and_no_place_of_origin(client, campaign):
    agent, address = "Browser of Jane", "203.0.113.77"
    headers = {"HTTP_USER_AGENT": agent, "REMOTE_ADDR": address}
    client.get(f"/en/e/{make.tokens(campaign)[0]}", **headers)
    client.post("/en/evaluation/", {"safe": "agree"}, **headers)

    assert Session.objects.count() == 0
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    names = {field.name for field in SealedResponse._meta.get_fields()}
    assert names == {"id", "campaign", "payload"}


def test_a_missing_key_keeps_nothing_and_says_so(client, campaign, caplog):
    open_link(client, make.tokens(campaign)[0])
    sealing.destroy_key(campaign.key_name)

    response = client.post("/en/evaluation/", {"safe": "agree"})

    assert response.status_code == 503
    assert "kept nothing" in response.content.decode()
    assert not campaign.invitations.filter(done=True).exists()
    assert not sealing.has_key(campaign.key_name), "a key that is gone must stay gone"
    assert "a ballot could not be sealed" in caplog.text


def test_as_many_queries_for_three_questions_as_for_one(client, clock):
    counted = []
    for number in (1, 3):
        at = clock.now - timedelta(hours=1)
        asked = [make.question(f"q{place}", "single", ("yes", "no")) for place in range(number)]
        version = make.questionnaire(*asked, slug=f"s{number}")
        campaign = make.open_campaign(at=at, version=version, forum=make.forum(at, slug=f"f{number}"))
        open_link(client, make.tokens(campaign)[0])
        client.get("/en/evaluation/withdrawn/")  # what the site remembers of itself is remembered now
        with CaptureQueriesContext(connection) as captured:
            client.get("/en/evaluation/")
        counted.append([query["sql"] for query in captured])

    assert len(counted[0]) == len(counted[1]) == 4, counted


def test_addresses_stay_put():
    with translation.override("fr"):
        assert reverse("ballot-open", args=["abc"]) == "/fr/e/abc"
        assert reverse("ballot") == "/fr/evaluation/"
