"""The back office: who may run which evaluation, what the screens tell, and what every button does."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from evaluations.findings import actions, cleaning
from evaluations.findings.models import LooseText
from evaluations.invitations.models import Campaign
from evaluations.questionnaires.actions import lock_version
from evaluations.questionnaires.models import Option, Question, Questionnaire, QuestionnaireVersion
from people.accounts import roles
from people.accounts.models import User
from tests.factories import evaluations as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_vacuum(monkeypatch):
    monkeypatch.setattr(cleaning, "rewrite_files", lambda: None)


@pytest.fixture
def campaign(clock):
    return make.open_campaign(at=clock.now - timedelta(hours=1))


@pytest.fixture
def evaluator(campaign):
    return make.evaluator("evaluation@example.org", campaign.forum)


def with_role(role, *forums):
    user = User.objects.create_user(f"{role.replace(' ', '-')}@example.org")
    user.groups.add(Group.objects.get(name=role))
    for forum in forums:
        forum.team.add(user)
    return user


PAGES = [
    "campaigns:inspect",
    "campaigns:open",
    "campaigns:remind",
    "campaigns:extend",
    "campaigns:close",
    "campaign-release",
    "campaign-custodian",
]


@pytest.mark.parametrize("page", PAGES)
def test_only_the_team_with_the_role_reaches_a_campaign(client, campaign, evaluator, page):
    stranger = make.evaluator("stranger@example.org")
    address = reverse(page, args=[campaign.pk])

    client.force_login(stranger)
    assert client.get(address).status_code == 404
    client.force_login(with_role(roles.CARE, campaign.forum))
    assert client.get(address).status_code in {302, 404}
    client.force_login(evaluator)
    assert client.get(address).status_code == 200


def test_the_list_shows_ones_own_forums_and_numbers_only(client, campaign, evaluator, clock):
    other = make.campaign(
        at=clock.now, forum=make.forum(clock.now, slug="other"), version=make.questionnaire(slug="other")
    )
    make.answered(campaign, [make.ANSWERS] * 3, at=clock.now)
    client.force_login(evaluator)

    page = client.get(reverse("campaigns:index")).content.decode()

    assert "3 of 8" in page
    assert reverse("campaigns:inspect", args=[other.pk]) not in page
    assert "Person 0" not in page
    assert "person0@example.org" not in page


def test_no_page_names_who_was_asked(client, campaign, evaluator):
    client.force_login(evaluator)

    pages = [client.get(reverse(page, args=[campaign.pk])).content.decode() for page in PAGES]

    assert not [page for page in pages if "Person 0" in page or "person0@" in page]
    assert "0 of 8 people who were asked" in pages[0]


def test_the_list_costs_the_same_for_one_and_three(client, campaign, evaluator, clock):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(evaluator)
    client.get(reverse("campaigns:index"))
    counted = []
    for slugs in ((), ("second", "third")):
        for slug in slugs:
            forum = make.forum(clock.now, slug=slug)
            forum.team.add(evaluator)
            make.open_campaign(at=clock.now, forum=forum, version=make.questionnaire(slug=slug))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("campaigns:index"))
        counted.append(len(captured))

    assert counted[0] == counted[1]


def test_an_organiser_sees_numbers_and_may_not_act(client, campaign):
    organiser = with_role(roles.ORGANISER, campaign.forum)
    client.force_login(organiser)

    page = client.get(reverse("campaigns:inspect", args=[campaign.pk])).content.decode()
    refused = client.post(reverse("campaigns:close", args=[campaign.pk]))

    assert "0 of 8 people who were asked" in page
    assert reverse("campaigns:close", args=[campaign.pk]) not in page
    assert refused.status_code == 404
    campaign.refresh_from_db()
    assert campaign.status == Campaign.Status.OPEN


def test_a_get_changes_nothing(client, campaign, evaluator):
    client.force_login(evaluator)

    for page in PAGES:
        client.get(reverse(page, args=[campaign.pk]))

    campaign.refresh_from_db()
    assert campaign.status == Campaign.Status.OPEN
    assert make.mails_of(campaign) == 8


def test_from_plan_to_findings_by_the_buttons(client, clock, django_capture_on_commit_callbacks):
    forum = make.forum(clock.now)
    make.people(forum, 8, at=clock.now)
    version = make.questionnaire()
    client.force_login(make.evaluator("evaluation@example.org", forum))

    planned = client.post(
        reverse("campaigns:add"),
        {
            "forum": forum.pk,
            "session": "",
            "version": version.pk,
            "closes_at": "2026-03-20 17:00",
            "final_on": "2026-04-01",
        },
    )
    campaign = Campaign.objects.get()
    assert planned["Location"] == reverse("campaigns:inspect", args=[campaign.pk])

    def press(page, **data):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(reverse(page, args=[campaign.pk]), data)
        assert response.status_code == 302, response.content.decode()
        campaign.refresh_from_db()

    press("campaigns:open")
    assert (campaign.status, make.mails_of(campaign)) == ("open", 8)
    make.answered(campaign, [make.ANSWERS] * 6, at=clock.now)
    press("campaigns:remind")
    assert make.mails_of(campaign) == 10
    press("campaigns:extend", closes_at="2026-03-25 17:00")
    assert campaign.closes_at.day == 25
    press("campaigns:close")
    press("campaign-release")
    assert (campaign.status, campaign.answered) == ("released", 6)
    page = client.get(reverse("campaigns:inspect", args=[campaign.pk])).content.decode()
    assert "Please confirm that the custodian" in page
    findings = client.get(reverse("campaign-findings", args=[campaign.pk])).content.decode()
    assert "Answered by 6, skipped by 0." in findings
    press("campaign-custodian")
    page = client.get(reverse("campaigns:inspect", args=[campaign.pk])).content.decode()
    assert "Please confirm that the custodian" not in page


def test_what_was_opened_cannot_be_edited_or_deleted(client, campaign, evaluator):
    client.force_login(evaluator)

    for page in ("campaigns:edit", "campaigns:delete"):
        assert client.get(reverse(page, args=[campaign.pk])).status_code == 404
        assert client.post(reverse(page, args=[campaign.pk])).status_code == 404

    assert Campaign.objects.filter(pk=campaign.pk).exists()


def test_a_plan_can_be_edited_and_deleted(client, clock):
    plan = make.campaign(at=clock.now)
    client.force_login(make.evaluator("evaluation@example.org", plan.forum))
    data = {"forum": plan.forum_id, "version": plan.version_id, "closes_at": "2026-03-03 17:00"}

    late = client.post(reverse("campaigns:edit", args=[plan.pk]), data | {"final_on": "2026-03-02"})
    assert "It must close by its final date." in late.content.decode()
    kept = client.post(reverse("campaigns:edit", args=[plan.pk]), data | {"final_on": "2026-03-05"})
    assert kept.status_code == 302
    gone = client.post(reverse("campaigns:delete", args=[plan.pk]))

    assert gone.status_code == 302
    assert not Campaign.objects.exists()


def test_a_campaign_is_not_planned_for_a_forum_of_others(client, campaign, evaluator, clock):
    foreign = make.forum(clock.now, slug="foreign")
    client.force_login(evaluator)

    page = client.get(reverse("campaigns:add")).content.decode()
    posted = client.post(
        reverse("campaigns:add"),
        {
            "forum": foreign.pk,
            "version": campaign.version_id,
            "closes_at": "2026-03-20 17:00",
            "final_on": "2026-04-01",
        },
    )

    assert f'<option value="{foreign.pk}"' not in page
    assert posted.status_code == 200
    assert Campaign.objects.count() == 1


def test_too_few_answers_leave_no_button(client, campaign, evaluator, clock):
    make.answered(campaign, [make.ANSWERS] * 4, at=clock.now)
    client.force_login(evaluator)
    client.post(reverse("campaigns:close", args=[campaign.pk]))

    page = client.get(reverse("campaign-release", args=[campaign.pk])).content.decode()
    posted = client.post(reverse("campaign-release", args=[campaign.pk]))

    assert "Fewer than 5 people have answered" in page
    assert "<form" not in page.split("Fewer than 5")[1].split("</main>")[0]
    assert posted.status_code == 409


# ---- written answers ---------------------------------------------------------------------------------------
@pytest.fixture
def released(clock):
    campaign = make.closed_campaign(at=clock.now - timedelta(days=1))
    actions.release(campaign=campaign, at=clock.now)
    return campaign


def test_two_people_publish_a_text_in_the_back_office(client, released):
    text = LooseText.objects.first()
    address = reverse("campaign-text", args=[released.pk, text.pk])
    answer = {"verdict": "publish", "wording": "Longer pauses."}

    for email in ("evaluation@example.org", "evaluation2@example.org"):
        client.force_login(make.evaluator(email, released.forum))
        assert "Longer breaks." in client.get(address).content.decode()
        assert client.post(address, answer).status_code == 302

    text.refresh_from_db()
    assert (text.review, text.redacted_body) == ("publish", "Longer pauses.")
    assert client.get(address).status_code == 404
    findings = client.get(reverse("campaign-findings", args=[released.pk])).content.decode()
    assert "Longer pauses." in findings


def test_what_one_has_judged_leaves_ones_list(client, released):
    client.force_login(make.evaluator("evaluation@example.org", released.forum))
    text = LooseText.objects.first()
    listing = reverse("campaign-texts", args=[released.pk])
    address = reverse("campaign-text", args=[released.pk, text.pk])
    assert address in client.get(listing).content.decode()

    client.post(address, {"verdict": "theme_only", "wording": text.body})

    page = client.get(listing).content.decode()
    assert address not in page
    assert "1 answer that you have judged waits for a second person." in page


def test_written_answers_are_for_evaluators_of_the_forum_only(client, released):
    addresses = [
        reverse("campaign-texts", args=[released.pk]),
        reverse("campaign-text", args=[released.pk, LooseText.objects.first().pk]),
    ]

    for user in (make.evaluator("stranger@example.org"), with_role(roles.ORGANISER, released.forum)):
        client.force_login(user)
        assert [client.get(address).status_code for address in addresses] == [404, 404]
    assert client.get(reverse("campaign-findings", args=[released.pk])).status_code == 200


# ---- questionnaires ----------------------------------------------------------------------------------------
@pytest.fixture
def writer(client):
    client.force_login(make.evaluator())
    return client


def test_a_questionnaire_is_named_then_written(writer):
    response = writer.post(
        reverse("questionnaires:add"),
        {"title_en": "After", "title_fr": "Après", "slug": "after", "kind": "evaluation"},
    )

    version = QuestionnaireVersion.objects.get()
    assert response["Location"] == reverse("questionnaires:edit", args=[version.pk])
    again = writer.post(
        reverse("questionnaires:add"),
        {"title_en": "After", "title_fr": "Après", "slug": "after", "kind": "evaluation"},
    )
    assert again.status_code == 200
    assert Questionnaire.objects.count() == 1


def formset(prefix, *rows):
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    data |= {f"{prefix}-MIN_NUM_FORMS": 0, f"{prefix}-MAX_NUM_FORMS": 1000}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
        data |= {f"{prefix}-{number}-ORDER": number + 1}
    return data


def test_sections_questions_and_answers_are_written_by_form(writer):
    writer.post(
        reverse("questionnaires:add"),
        {"title_en": "After", "title_fr": "Après", "slug": "after", "kind": "evaluation"},
    )
    version = QuestionnaireVersion.objects.get()
    words = {"title_en": "After", "title_fr": "Après", "intro_en": "", "intro_fr": ""}
    section_words = {"title_en": "The day", "title_fr": "La journée", "intro_en": "", "intro_fr": ""}
    saved = writer.post(
        reverse("questionnaires:edit", args=[version.pk]),
        words | {"thanks_en": "", "thanks_fr": ""} | formset("sections", section_words),
    )
    assert saved.status_code == 302, saved.context["form"].errors
    section = version.sections.get()

    question = {
        "code": "heard",
        "type": "single",
        "sensitivity": "open",
        "label_en": "How?",
        "label_fr": "Comment?",
        "max_length": 1000,
    }
    answers = [
        {"code": "mail", "label_en": "Mail", "label_fr": "Courriel"},
        {"code": "friend", "label_en": "Friend", "label_fr": "Connaissance"},
    ]
    saved = writer.post(
        reverse("questionnaire-sections:edit", args=[section.pk]),
        section_words | formset("questions", question) | formset("questions-0-options", *answers),
    )

    assert saved.status_code == 302, saved.context["form"].errors
    assert Question.objects.get().section == section
    assert list(Option.objects.order_by("position").values_list("code", flat=True)) == ["mail", "friend"]
    assert lock_version(version=version).sha256


def test_a_locked_version_is_renewed_and_not_edited(writer):
    version = lock_version(version=make.questionnaire())
    section = version.sections.first()

    for address in (
        reverse("questionnaires:edit", args=[version.pk]),
        reverse("questionnaire-sections:edit", args=[section.pk]),
    ):
        assert writer.get(address).status_code == 404
    assert writer.get(reverse("questionnaires:inspect", args=[version.pk])).status_code == 200
    response = writer.post(reverse("questionnaires:renew", args=[version.pk]))

    draft = QuestionnaireVersion.objects.get(number=2)
    assert response["Location"] == reverse("questionnaires:inspect", args=[draft.pk])
    assert writer.get(reverse("questionnaires:edit", args=[draft.pk])).status_code == 200


def test_a_missing_translation_is_shown_before_it_is_asked(writer):
    version = make.questionnaire()
    Question.objects.filter(section__version=version, code="safe").update(label_fr="")

    page = writer.get(reverse("questionnaires:inspect", args=[version.pk])).content.decode()

    assert "A translation is missing: label_fr of" in page


def test_questionnaires_are_for_evaluators(client, clock):
    version = make.questionnaire()
    client.force_login(with_role(roles.EDITOR))

    assert client.get(reverse("questionnaires:inspect", args=[version.pk])).status_code in {302, 404}
    assert client.get(reverse("questionnaires:add")).status_code == 404
