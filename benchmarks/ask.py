"""`python -m benchmarks.ask SLUG ANSWERED`: opens an evaluation that so many have answered.

Prints the tokens of the others, one a line.
"""

import sys
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402 - Django must be set up before its models are imported

from evaluations.invitations import actions as invitations  # noqa: E402
from evaluations.invitations.models import Campaign  # noqa: E402
from evaluations.invitations.tokens import token_for  # noqa: E402
from evaluations.questionnaires.actions import import_questionnaire  # noqa: E402
from evaluations.questionnaires.models import Questionnaire  # noqa: E402
from evaluations.responses import actions as responses  # noqa: E402
from events.forums.models import Forum  # noqa: E402
from sample_data.content.evaluation import ANSWERS, QUESTIONNAIRE  # noqa: E402


def ask(slug: str, answered: int) -> list[str]:
    """Open the evaluation and have so many people answer it; gives the tokens that are left."""
    known = Questionnaire.objects.filter(slug=QUESTIONNAIRE["slug"]).first()
    version = known.versions.get(number=1) if known else import_questionnaire(QUESTIONNAIRE)
    now = timezone.now()
    campaign = Campaign.objects.create(
        forum=Forum.objects.get(slug=slug),
        version=version,
        closes_at=now + timedelta(days=14),
        final_on=timezone.localdate(now) + timedelta(days=60),
    )
    campaign = invitations.open_campaign(campaign=campaign, at=now)
    tokens = [token_for(campaign.key_name, pk) for pk in campaign.invitations.values_list("pk", flat=True)]
    for number, token in enumerate(tokens[:answered]):
        responses.submit(token=token, answers=ANSWERS[number % len(ANSWERS)], at=now)
    return tokens[answered:]


if __name__ == "__main__":
    print("\n".join(ask(sys.argv[1], int(sys.argv[2]))))
