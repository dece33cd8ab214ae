"""A release that is killed (SIGKILL, in its own process) at any point is wholly done or wholly not done."""

import os
import signal
import warnings
from datetime import timedelta

import pytest
from django.db import connection, connections

from common import sealing
from evaluations.findings import actions, cleaning, tasks
from evaluations.findings.models import Cell, LooseText
from evaluations.invitations.models import Campaign
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db(transaction=True)

# Where the process dies: just before or just after the named step.
POINTS = [
    ("before", actions, "_opened_ballots"),
    ("before", actions, "_write"),
    ("after", Cell.objects, "bulk_create"),
    ("after", LooseText.objects, "bulk_create"),
    ("before", actions, "_forget"),
    ("after", actions, "_forget"),
    ("before", actions, "log"),
    ("after", actions, "count"),
    ("before", sealing, "destroy_key"),
    ("after", sealing, "destroy_key"),
    ("before", cleaning, "rewrite_files"),
    ("after", cleaning, "rewrite_files"),
    ("after", actions, "remove_traces"),
]


@pytest.fixture(autouse=True)
def _other_tests_may_hold_dead_rows(monkeypatch):
    """PostgreSQL keeps dead rows while any older transaction runs on the server, in another test too."""
    rewrite = cleaning._rewrite_postgresql
    monkeypatch.setattr(cleaning, "_rewrite_postgresql", lambda: rewrite() or True)


def dies(when, step):
    def run_and_die(*args, **kwargs):
        if when == "after":
            step(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return run_and_die


def close_connections():
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()


def forget_connections():
    """In the child: sessions of its own. One shared with the parent would outlive the death of the child."""
    kept = [connections["default"], dict(getattr(connection, "_connection_pools", {}))]
    getattr(connection, "_connection_pools", {}).clear()
    del connections["default"]
    return kept


def killed(when, owner, name, work):
    """Run `work` in a child that is killed at that point; true when it was."""
    close_connections()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads: the child uses none
        child = os.fork()
    if child == 0:
        try:
            inherited = forget_connections()  # noqa: F841 kept: what is collected would end the parent's session
            setattr(owner, name, dies(when, getattr(owner, name)))
            work()
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def standing(campaign):
    campaign.refresh_from_db()
    return {
        "status": campaign.status,
        "ballots": campaign.ballots.count(),
        "invitations": campaign.invitations.count(),
        "done": campaign.invitations.filter(done=True).count(),
        "cells": campaign.cells.count(),
        "texts": campaign.texts.count(),
        "mails": make.mails_of(campaign),
        "key": sealing.has_key(campaign.key_name),
    }


NOTHING_DONE = {
    "status": "closed",
    "ballots": 6,
    "invitations": 8,
    "done": 6,
    "cells": 0,
    "texts": 0,
    "mails": 8,
    "key": True,
}
ALL_DONE = {
    "status": "released",
    "ballots": 0,
    "invitations": 0,
    "done": 0,
    "cells": 20,
    "texts": 6,
    "mails": 0,
    "key": False,
}


@pytest.mark.parametrize(
    ("when", "owner", "name"), POINTS, ids=[f"{point[0]} {point[2]}" for point in POINTS]
)
def test_release_survives_being_killed(at, when, owner, name):
    campaign = make.closed_campaign(at=at, invited=8)
    later = at + timedelta(days=1)
    Campaign.objects.filter(pk=campaign.pk).update(release_asked_at=later)

    assert killed(when, owner, name, lambda: actions.release(campaign=campaign, at=later))

    found = standing(campaign)
    assert found in (NOTHING_DONE, ALL_DONE, ALL_DONE | {"key": True})
    tasks.finish_releases(at=later + timedelta(minutes=5))
    assert standing(campaign) == ALL_DONE
    assert None not in (campaign.key_destroyed_at, campaign.cleaned_at)


def test_release_that_is_not_killed_ends_well(at):
    """The control: where nothing strikes, the child comes to its end, and all is done."""
    campaign = make.closed_campaign(at=at, invited=8)

    assert not killed("after", tasks, "keep_final_dates", lambda: actions.release(campaign=campaign, at=at))

    assert standing(campaign) == ALL_DONE
