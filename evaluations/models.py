"""Gathers the rooms' tables for Django: one label and one migration history per app."""

from evaluations.findings.models import Cell, LooseText
from evaluations.invitations.models import Campaign, Invitation
from evaluations.questionnaires.models import (
    Option,
    Question,
    Questionnaire,
    QuestionnaireVersion,
    Section,
)
from evaluations.responses.models import SealedResponse

__all__ = [
    "Campaign",
    "Cell",
    "Invitation",
    "LooseText",
    "Option",
    "Question",
    "Questionnaire",
    "QuestionnaireVersion",
    "SealedResponse",
    "Section",
]
