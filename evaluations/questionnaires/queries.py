"""Questions about questionnaires."""

from django.db.models import Prefetch, QuerySet

from evaluations.questionnaires.models import (
    Option,
    Question,
    Questionnaire,
    QuestionnaireVersion,
    Section,
)


def whole(version: QuestionnaireVersion) -> list[Section]:
    """The version's sections in order, each with its questions and their options in order; three queries."""
    options = Prefetch("options", Option.objects.order_by("position", "pk"))
    questions = (
        Question.objects.select_related("section").order_by("position", "pk").prefetch_related(options)
    )
    return list(
        Section.objects.filter(version=version)
        .order_by("position", "pk")
        .prefetch_related(Prefetch("questions", questions))
    )


def questions_in_order(version: QuestionnaireVersion) -> list[Question]:
    """Every question as it is asked, with its options at hand."""
    return [question for section in whole(version) for question in section.questions.all()]


def latest_version(questionnaire: Questionnaire) -> QuestionnaireVersion | None:
    return questionnaire.versions.order_by("-number").first()


def versions() -> QuerySet[QuestionnaireVersion]:
    """Every version, newest questionnaire first."""
    return QuestionnaireVersion.objects.select_related("questionnaire").order_by(
        "questionnaire__title_en", "-number"
    )
