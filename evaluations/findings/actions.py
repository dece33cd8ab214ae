"""Release: once, as a whole. Then the key, the ballots, the invitations and their traces are gone.

The order is what makes it safe to be killed at any point (`docs/algorithms/sealing.md`):
1. one transaction writes counters and texts, deletes ballots, invitations and mail notes, sets "released";
2. the key's file is destroyed; 3. the database's files are rewritten without what was deleted.
Killed before 1 is committed, nothing has happened; after it, the clock does 2 and 3 until they are done.
"""

import logging
import secrets
from contextlib import closing
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from common import background, sealing
from common.models import OutboxMessage
from evaluations.findings import cleaning
from evaluations.findings.models import Cell, LooseText
from evaluations.findings.tally import Count, Text, tally
from evaluations.invitations.actions import INVITATION, REMINDER, CampaignRefused, close
from evaluations.invitations.models import Campaign
from evaluations.invitations.queries import returns
from evaluations.questionnaires.asked import asked
from evaluations.questionnaires.models import Question
from evaluations.questionnaires.queries import questions_in_order
from evaluations.responses import ballots
from people.accounts.models import User

logger = logging.getLogger(__name__)

NOT_ENOUGH, KEY_MISSING, UNREADABLE = "not_enough_answers", "key_missing", "unreadable"


class NotEnoughAnswers(CampaignRefused):
    """Fewer people answered than may be counted. It can be extended until its final date."""


@transaction.atomic
def ask_for_release(*, campaign: Campaign, at: datetime, by: User | None = None) -> None:
    """Have the closed campaign released in the background. Raises NotEnoughAnswers or CampaignRefused."""
    campaign = _locked(campaign)
    if campaign.status != Campaign.Status.CLOSED:
        raise CampaignRefused(_("Only an evaluation that is closed can be released."))
    _check_enough(campaign, returns(campaign).answered)
    campaign.release_asked_at, campaign.release_problem = at, ""
    campaign.save(update_fields=["release_asked_at", "release_problem", "updated_at"])
    log(campaign, "evaluations.ask_for_release", user=by)
    background.enqueue("evaluations.findings.tasks.release", campaign=campaign.pk)


def _locked(campaign: Campaign) -> Campaign:
    return (
        Campaign.objects.select_for_update(of=("self",), no_key=True)
        .select_related("forum", "version")
        .get(pk=campaign.pk)
    )


def _check_enough(campaign: Campaign, answers: int) -> None:
    if answers < campaign.k:
        raise NotEnoughAnswers(
            _("Fewer than %(fewest)s people have answered, so nothing can be shown. You may extend it.")
            % {"fewest": campaign.k}
        )


def release(*, campaign: Campaign, at: datetime) -> None:
    """Count the ballots and make them unreadable for ever; takes up again where it was interrupted.

    Raises NotEnoughAnswers, CampaignRefused, sealing.KeyMissing, sealing.WrongKey: then nothing has changed.
    """
    count(campaign=campaign, at=at)
    remove_traces(campaign=campaign, at=at)


@transaction.atomic
def count(*, campaign: Campaign, at: datetime) -> None:
    """The first step of `release`, in one transaction; does nothing when it is done already."""
    campaign = _locked(campaign)
    if campaign.status == Campaign.Status.RELEASED:
        return
    if campaign.status != Campaign.Status.CLOSED:
        raise CampaignRefused(_("Only an evaluation that is closed can be released."))
    opened = _opened_ballots(campaign)
    _check_enough(campaign, len(opened))
    questions = questions_in_order(campaign.version)
    counts, texts = tally([asked(question) for question in questions], opened, k=campaign.k)
    _write(campaign, questions, counts, texts)
    _forget(campaign, answered=len(opened))
    campaign.status = Campaign.Status.RELEASED
    campaign.released_at = at
    campaign.release_problem = ""
    campaign.save()
    log(campaign, "evaluations.release")


def _opened_ballots(campaign: Campaign) -> list[dict]:
    # Closed at once where a ballot does not open: the cursor must not outlive the transaction.
    with closing(campaign.ballots.values_list("pk", "payload").iterator()) as rows:
        return [
            ballots.unseal(payload, key_name=campaign.key_name, ballot=ballot) for ballot, payload in rows
        ]


def _write(campaign: Campaign, questions: list[Question], counts: list[Count], texts: list[Text]) -> None:
    """Counters and texts, each in one statement, in an order that chance has chosen, under random keys."""
    by_code = {question.code: question for question in questions}
    chance = secrets.SystemRandom()
    chance.shuffle(counts)
    chance.shuffle(texts)
    Cell.objects.bulk_create(
        Cell(
            campaign=campaign,
            question=by_code[counted.question],
            answer=counted.answer,
            n=counted.n,
            coded=counted.coded,
            out_of=counted.out_of,
        )
        for counted in counts
    )
    LooseText.objects.bulk_create(
        LooseText(
            campaign=campaign,
            question=by_code[text.question],
            language=text.language,
            body=text.body,
            quote_scope=text.quote_scope,
            paraphrase_only=text.paraphrase_only,
        )
        for text in texts
    )


def _forget(campaign: Campaign, *, answered: int) -> None:
    """Delete who was asked, who answered and what was sealed; keep two totals.

    The outbox too: a reminder that was sent, or not needed, tells who had answered by then.
    """
    campaign.invited = returns(campaign).invited
    campaign.answered = answered
    campaign.ballots.all().delete()
    campaign.invitations.all().delete()
    OutboxMessage.objects.filter(
        message__in=[INVITATION, REMINDER], references__campaign=str(campaign.pk)
    ).delete()


def remove_traces(*, campaign: Campaign, at: datetime) -> bool:
    """Destroy the key and rewrite the files, outside any transaction; harmless when done already.

    False where somebody still reads the database as it was before: the clock tries again.
    """
    campaign.refresh_from_db()
    if campaign.key_destroyed_at is None:
        sealing.destroy_key(campaign.key_name)
        _note(campaign, key_destroyed_at=at)
    if campaign.cleaned_at is None:
        try:
            cleaning.rewrite_files()
        except cleaning.FilesInUse:
            logger.warning("campaign %s is counted; its traces wait to be wiped", campaign.pk)
            return False
        _note(campaign, cleaned_at=at)
    return True


def _note(campaign: Campaign, **step: datetime) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(**step)
    log(campaign, f"evaluations.{next(iter(step)).removesuffix('_at')}")


@transaction.atomic
def give_up(*, campaign: Campaign, at: datetime) -> None:
    """Delete everything unread: too few answered by the final date. Raises CampaignRefused."""
    campaign = _locked(campaign)
    answered = returns(campaign).answered
    if campaign.status not in {Campaign.Status.OPEN, Campaign.Status.CLOSED}:
        raise CampaignRefused(_("There is nothing to delete."))
    _forget(campaign, answered=answered)
    campaign.status = Campaign.Status.DELETED
    campaign.save()
    log(campaign, "evaluations.give_up")


def end(*, campaign: Campaign, at: datetime) -> None:
    """What the final date does: release where enough people answered, else delete unread."""
    if campaign.status == Campaign.Status.OPEN:
        close(campaign=campaign, at=at)
    try:
        release(campaign=campaign, at=at)
    except NotEnoughAnswers:
        give_up(campaign=campaign, at=at)
        remove_traces(campaign=campaign, at=at)


@transaction.atomic
def confirm_copy_destroyed(*, campaign: Campaign, by: User, at: datetime) -> None:
    """Note that the custodian's copy of the key is destroyed, on the word of `by`. Raises CampaignRefused."""
    campaign = _locked(campaign)
    if not campaign.waits_for_custodian:
        raise CampaignRefused(_("There is no copy of the key to confirm."))
    campaign.copy_destroyed_at, campaign.copy_destroyed_by = at, by
    campaign.save(update_fields=["copy_destroyed_at", "copy_destroyed_by", "updated_at"])
    log(campaign, "evaluations.copy_destroyed", user=by)


# ---- written answers --------------------------------------------------------------------------------------
class JudgementRefused(Exception):
    """The text cannot be judged like that; the message says why."""


@transaction.atomic
def judge(*, text: LooseText, verdict: str, by: User, wording: str = "") -> LooseText | None:
    """One of two readers' judgement: publish, keep for themes, delete. Raises JudgementRefused.

    It holds once a second person judges the same, with the same `wording` (empty: as it was written). Another
    judgement takes the place of the first and waits for a second person in its turn. A deleted text is gone:
    None.
    """
    text = LooseText.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=text.pk)
    wording = wording.strip()
    wording = "" if wording == text.body else wording
    _check_judgement(text, verdict)
    agrees = (
        text.first_reviewer_id is not None
        and text.first_reviewer_id != by.pk
        and (text.proposed, text.redacted_body) == (verdict, wording)
    )
    if not agrees:
        text.proposed, text.redacted_body, text.first_reviewer = verdict, wording, by
        text.save()
        return text
    if verdict == LooseText.Review.DELETE:
        text.delete()
        return None
    text.review, text.second_reviewer = verdict, by
    text.save()
    return text


def _check_judgement(text: LooseText, verdict: str) -> None:
    if text.review != LooseText.Review.NEW:
        raise JudgementRefused(_("Two people have judged this text already."))
    if verdict not in {LooseText.Review.PUBLISH, LooseText.Review.THEME_ONLY, LooseText.Review.DELETE}:
        raise JudgementRefused(_("Choose what should become of this text."))
    if verdict == LooseText.Review.PUBLISH and not text.may_be_quoted:
        raise JudgementRefused(_("This text may not be quoted."))
