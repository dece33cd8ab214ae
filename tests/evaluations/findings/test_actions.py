"""Release: what is counted, what is gone, and what is refused."""

from datetime import timedelta

import pytest

from common import sealing
from common.models import OutboxMessage
from evaluations.findings import actions, cleaning, queries
from evaluations.findings.models import LooseText
from evaluations.invitations.models import Campaign
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rewritten(monkeypatch):
    """The files cannot be rewritten inside a test's transaction; test_attacks.py does it."""
    calls = []
    monkeypatch.setattr(cleaning, "rewrite_files", lambda: calls.append("rewritten"))
    return calls


def numbers(question):
    return {option.code: option.n for option in question.options}


def test_release_counts_and_forgets(at, rewritten):
    campaign = make.closed_campaign(at=at, invited=8)

    actions.release(campaign=campaign, at=at + timedelta(days=1))

    campaign.refresh_from_db()
    assert campaign.status == Campaign.Status.RELEASED
    assert (campaign.invited, campaign.answered) == (8, 6)
    assert (campaign.ballots.count(), campaign.invitations.count()) == (0, 0)
    assert not OutboxMessage.objects.filter(message__startswith="evaluations/").exists()
    assert not sealing.has_key(campaign.key_name)
    assert rewritten == ["rewritten"]
    [found] = queries.findings_for_forum(campaign.forum)
    safe, heard, useful, change = found.questions
    assert (safe.n, safe.skipped, safe.agree) == (6, 0, 6)
    assert [(option.code, option.n) for option in heard.options] == [("mail", 6), ("friend", 0), ("other", 0)]
    assert [(option.code, option.n) for option in useful.options] == [
        ("morning", 6),
        ("noon", 0),
        ("none", 0),
    ]
    assert (change.n, change.options) == (6, ())
    assert LooseText.objects.filter(campaign=campaign, body="Longer breaks.").count() == 6
