"""Findings as values, for pages, PDFs and frozen reports (`dataclasses.asdict` gives JSON)."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from common.translation import in_language
from evaluations.findings.models import Cell, LooseText
from evaluations.findings.tally import AGREE_ALL, ANSWERED, OTHER_ANSWERS, SKIPPED
from evaluations.invitations.models import Campaign
from evaluations.questionnaires.models import NOT_APPLICABLE, PREFER_NOT, Agreement, Question
from evaluations.questionnaires.queries import questions_in_order
from events.forums.models import Forum

# R6: from so many answers on a mean may be told, with one decimal.
FEWEST_FOR_MEAN = 10
SCORES = {code: 5 - place for place, code in enumerate(Agreement.values)}


@dataclass(frozen=True)
class OptionFindings:
    """One answer: how many gave it (`n`, `share` from 0 to 1), or only "few" or "most" of them (`coded`)."""

    code: str
    label_en: str
    label_fr: str
    n: int | None
    share: float | None
    coded: str = ""
    score: int | None = None


@dataclass(frozen=True)
class QuestionFindings:
    """What was answered to one question. `n` is how many answered it; all figures are None when hidden.

    `hidden` says why nothing is shown, in both languages; empty when it is shown. `agree` counts the two
    agreeing answers of an agree5 question together; `mean` runs from 1 to 5.
    """

    code: str
    concept_id: str
    type: str
    sensitivity: str
    section_en: str
    section_fr: str
    label_en: str
    label_fr: str
    short_en: str
    short_fr: str
    n: int | None
    skipped: int | None
    not_applicable: int | None
    prefer_not: int | None
    options: tuple[OptionFindings, ...]
    agree: int | None
    mean: float | None
    hidden_en: str = ""
    hidden_fr: str = ""

    @property
    def is_hidden(self) -> bool:
        return bool(self.hidden_en)


@dataclass(frozen=True)
class CampaignFindings:
    """A released campaign. `version` and `sha256` say which words were asked; `k`, the smallest group."""

    campaign: str
    forum: str
    session_en: str
    session_fr: str
    questionnaire: str
    version: int
    sha256: str
    title_en: str
    title_fr: str
    invited: int
    answered: int
    k: int
    released_on: str
    questions: tuple[QuestionFindings, ...]


@dataclass(frozen=True)
class Quote:
    """A written answer that its writer and two readers let through, in the language it was written in."""

    question: str
    question_en: str
    question_fr: str
    language: str
    text: str


def findings_for_forum(forum: Forum) -> list[CampaignFindings]:
    """Every released campaign of the forum: about the whole of it first, then about its sessions by time."""
    released = (
        Campaign.objects.filter(forum=forum, status=Campaign.Status.RELEASED)
        .select_related("forum", "session", "version__questionnaire")
        .order_by("session__starts_at", "pk")
    )
    found = [campaign_findings(campaign) for campaign in released]
    return sorted(found, key=lambda findings: bool(findings.session_en))


def campaign_findings(campaign: Campaign) -> CampaignFindings:
    """The findings of one released campaign."""
    cells: dict[int, dict[str, Cell]] = defaultdict(dict)
    for cell in Cell.objects.filter(campaign=campaign, breakdown=0):
        cells[cell.question_id][cell.answer] = cell
    session, version = campaign.session, campaign.version
    return CampaignFindings(
        campaign=str(campaign.uid),
        forum=campaign.forum.slug,
        session_en=session.title_en if session else "",
        session_fr=session.title_fr if session else "",
        questionnaire=version.questionnaire.slug,
        version=version.number,
        sha256=version.sha256,
        title_en=version.title_en,
        title_fr=version.title_fr,
        invited=campaign.invited,
        answered=campaign.answered,
        k=campaign.k,
        released_on=campaign.released_at.date().isoformat(),
        questions=tuple(_question(question, cells[question.pk]) for question in questions_in_order(version)),
    )


def _question(question: Question, cells: dict[str, Cell]) -> QuestionFindings:
    out_of = cells[ANSWERED].out_of if ANSWERED in cells else None
    options = _options(question, cells)
    is_hidden = out_of is None
    return QuestionFindings(
        code=question.code,
        concept_id=str(question.concept_id),
        type=question.type,
        sensitivity=question.sensitivity,
        section_en=in_language(question.section, "title", "en"),
        section_fr=in_language(question.section, "title", "fr"),
        label_en=question.label_en,
        label_fr=question.label_fr,
        short_en=question.short_en or question.label_en,
        short_fr=question.short_fr or question.label_fr,
        n=out_of,
        skipped=_number(cells.get(SKIPPED)),
        not_applicable=_number(cells.get(NOT_APPLICABLE)),
        prefer_not=_number(cells.get(PREFER_NOT)),
        options=options,
        agree=_agreeing(options),
        mean=_mean(options, out_of),
        hidden_en=_hidden("en") if is_hidden else "",
        hidden_fr=_hidden("fr") if is_hidden else "",
    )


def _number(cell: Cell | None) -> int | None:
    return cell.n if cell else None


def _hidden(language: str) -> str:
    with translation.override(language):
        return _("Not shown, to protect people: too few answered.")


def _options(question: Question, cells: dict[str, Cell]) -> tuple[OptionFindings, ...]:
    """The answers that are shown, in the order in which they were offered."""
    return tuple(
        OptionFindings(
            code=code,
            label_en=english,
            label_fr=french,
            n=cells[code].n,
            share=None if cells[code].n is None else round(cells[code].n / cells[code].out_of, 4),
            coded=cells[code].coded,
            score=score,
        )
        for code, english, french, score in _offered(question)
        if code in cells
    )


def _offered(question: Question) -> list[tuple[str, str, str, int | None]]:
    """Each answer's code, its words in both languages and its score; answers counted together come last."""
    if question.type == Question.Type.AGREE5:
        own = [(code, *_both(Agreement(code).label), SCORES[code]) for code in Agreement.values]
    else:
        own = [
            (option.code, option.label_en, option.label_fr, option.score) for option in question.options.all()
        ]
    return [
        *own,
        (AGREE_ALL, *_both(_agree_or_strongly), None),
        (OTHER_ANSWERS, *_both(_other_answers), None),
    ]


def _both(label: object) -> tuple[str, str]:
    words = []
    for language in ("en", "fr"):
        with translation.override(language):
            words.append(str(label() if callable(label) else label))
    return words[0], words[1]


def _agree_or_strongly() -> str:
    return _("Agree or strongly agree")


def _other_answers() -> str:
    return _("Other answers, counted together")


def _agreeing(options: tuple[OptionFindings, ...]) -> int | None:
    numbers = [
        option.n
        for option in options
        if option.code in {Agreement.STRONGLY_AGREE, Agreement.AGREE, AGREE_ALL}
    ]
    return None if not numbers or None in numbers else sum(numbers)


def _mean(options: tuple[OptionFindings, ...], out_of: int | None) -> float | None:
    scored = [
        (option.score, option.n) for option in options if option.score is not None and option.n is not None
    ]
    people = sum(n for _score, n in scored)
    if people < FEWEST_FOR_MEAN or people != out_of:
        return None
    return round(sum(score * n for score, n in scored) / people, 1)


def released_quotes(campaign: Campaign) -> list[Quote]:
    """What may be quoted, by question, in the order of its random keys, which says nothing."""
    texts = (
        LooseText.objects.filter(
            campaign=campaign,
            review=LooseText.Review.PUBLISH,
            quote_scope=LooseText.QuoteScope.QUOTE_WITHOUT_NAME,
        )
        .select_related("question")
        .order_by("question__position", "question_id", "pk")
    )
    return [
        Quote(
            question=text.question.code,
            question_en=text.question.label_en,
            question_fr=text.question.label_fr,
            language=text.language,
            text=text.redacted_body or text.body,
        )
        for text in texts
    ]


def texts_to_review(campaign: Campaign) -> QuerySet[LooseText]:
    """Written answers that nobody, or only one person, has judged yet."""
    return (
        LooseText.objects.filter(campaign=campaign, review=LooseText.Review.NEW)
        .select_related("question", "first_reviewer")
        .order_by("question__section__position", "question__position", "pk")
    )
