"""The evaluation of the forum of 2017: opened, answered by 25 of 40, released, and read by two people."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from evaluations.findings import actions as findings
from evaluations.findings.models import LooseText
from evaluations.findings.queries import texts_to_review
from evaluations.invitations import actions as invitations
from evaluations.invitations.models import Campaign
from evaluations.invitations.tokens import token_for
from evaluations.questionnaires.actions import import_questionnaire
from evaluations.questionnaires.models import Questionnaire
from evaluations.responses import actions as responses
from events.forums.models import Forum
from people.accounts.models import User
from sample_data.content import evaluation as content


def load_evaluation(forum: Forum, *, readers: tuple[User, User]) -> None:
    """Run the campaign once, through the verbs of the product, in December 2017."""
    if forum.campaigns.exists():
        return
    opened = datetime.combine(forum.ends_on, datetime.min.time(), ZoneInfo(forum.time_zone)) + timedelta(
        days=1
    )
    closes = opened + timedelta(days=14)
    campaign = _collect(forum, opened, closes)
    invitations.close(campaign=campaign, at=closes)
    findings.release(campaign=campaign, at=closes + timedelta(hours=1))
    campaign.refresh_from_db()
    findings.confirm_copy_destroyed(campaign=campaign, by=readers[0], at=closes + timedelta(days=1))
    for text in texts_to_review(campaign):
        _read(text, readers)


def _collect(forum: Forum, opened: datetime, closes: datetime) -> Campaign:
    known = Questionnaire.objects.filter(slug=content.QUESTIONNAIRE["slug"]).first()
    version = known.versions.get(number=1) if known else import_questionnaire(content.QUESTIONNAIRE)
    campaign = Campaign.objects.create(
        forum=forum, version=version, closes_at=closes, final_on=closes.date() + timedelta(days=60)
    )
    campaign = invitations.open_campaign(campaign=campaign, at=opened)
    invited = list(campaign.invitations.all())
    for invitation, answers in zip(invited, content.ANSWERS, strict=False):
        token = token_for(campaign.key_name, invitation.id)
        responses.submit(token=token, answers=answers, at=opened + timedelta(days=2))
    return campaign


def _read(text: LooseText, readers: tuple[User, User]) -> None:
    allowed = text.quote_scope == LooseText.QuoteScope.QUOTE_WITHOUT_NAME and not text.paraphrase_only
    verdict = LooseText.Review.PUBLISH if allowed else LooseText.Review.THEME_ONLY
    for reader in readers:
        findings.judge(text=text, verdict=verdict, by=reader)
