"""What is done with questionnaires: import, clone, lock, retire."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from common.translation import missing_twins
from evaluations.questionnaires import queries
from evaluations.questionnaires.models import (
    RESERVED,
    Option,
    Question,
    Questionnaire,
    QuestionnaireVersion,
    Section,
)

CHOICES = {Question.Type.SINGLE, Question.Type.MULTIPLE}


class SlugTaken(Exception):
    """There is a questionnaire of that short name already."""


class NotADraft(Exception):
    """The version has been asked already, so it stays as it is."""


class NotLocked(Exception):
    """Only a version that has been asked can be retired."""


class NotReady(Exception):
    """The version cannot be locked; `problems` says why, one sentence each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


@transaction.atomic
def create_questionnaire(*, slug: str, kind: str, title_en: str, title_fr: str) -> QuestionnaireVersion:
    """A questionnaire with an empty first version, a draft. Raises SlugTaken."""
    if Questionnaire.objects.filter(slug=slug).exists():
        raise SlugTaken(_("There is a questionnaire of that short name already."))
    title = {"title_en": title_en, "title_fr": title_fr}
    questionnaire = Questionnaire.objects.create(slug=slug, kind=kind, **title)
    return QuestionnaireVersion.objects.create(questionnaire=questionnaire, number=1, **title)


@transaction.atomic
def import_questionnaire(data: Mapping, *, kind: str = Questionnaire.Kind.EVALUATION) -> QuestionnaireVersion:
    """Make a questionnaire and its first version, a draft, from plain data. Raises SlugTaken.

    `data`: slug, title, intro, thanks, sections of title, intro and questions of code, type, label and, where
    wanted, short, help, sensitivity, max_length, max_ticks and options (code, label, score, exclusive). Every
    text is `{"en": …, "fr": …}`.
    """
    version = create_questionnaire(slug=data["slug"], kind=kind, **_pair(data, "title"))
    words = {**_pair(data, "intro"), **_pair(data, "thanks")}
    QuestionnaireVersion.objects.filter(pk=version.pk).update(**words)
    version.refresh_from_db()
    for place, section_data in enumerate(data["sections"]):
        section = Section.objects.create(
            version=version, position=place, **_pair(section_data, "title"), **_pair(section_data, "intro")
        )
        for number, question_data in enumerate(section_data["questions"]):
            _import_question(section, number, question_data)
    return version


def _import_question(section: Section, position: int, data: Mapping) -> None:
    settings = {name: data[name] for name in ("sensitivity", "max_length", "max_ticks") if name in data}
    question = Question.objects.create(
        section=section,
        position=position,
        code=data["code"],
        type=data["type"],
        **_pair(data, "label"),
        **_pair(data, "short"),
        **_pair(data, "help"),
        **settings,
    )
    Option.objects.bulk_create(
        Option(
            question=question,
            position=place,
            code=option["code"],
            score=option.get("score"),
            exclusive=option.get("exclusive", False),
            **_pair(option, "label"),
        )
        for place, option in enumerate(data.get("options", ()))
    )


def _pair(data: Mapping, name: str) -> dict[str, str]:
    text = data.get(name) or {}
    return {f"{name}_en": text.get("en", ""), f"{name}_fr": text.get("fr", "")}


@transaction.atomic
def lock_version(*, version: QuestionnaireVersion) -> QuestionnaireVersion:
    """Fix the version for good, with a fingerprint of every word in it. Raises NotReady or NotADraft.

    A locked version stays as it is; locking it once more changes nothing.
    """
    version = QuestionnaireVersion.objects.select_for_update().get(pk=version.pk)
    if version.status == QuestionnaireVersion.Status.LOCKED:
        return version
    if not version.is_draft:
        raise NotADraft
    if found := list(problems(version)):
        raise NotReady(found)
    version.sha256 = fingerprint(version)
    version.status = QuestionnaireVersion.Status.LOCKED
    version.save(update_fields=["sha256", "status", "updated_at"])
    return version


def problems(version: QuestionnaireVersion) -> Iterator[str]:
    """Why the version cannot be asked yet, one sentence each."""
    texts: list[tuple[object, tuple[str, ...]]] = [(version, ("title", "intro", "thanks"))]
    codes: set[str] = set()
    questions = 0
    for section in queries.whole(version):
        texts.append((section, ("title", "intro")))
        for question in section.questions.all():
            questions += 1
            texts.append((question, ("label", "short", "help")))
            texts.extend((option, ("label",)) for option in question.options.all())
            yield from _problems_of_question(question, codes)
            codes.add(question.code)
    for thing, names in texts:
        for column in missing_twins(thing, *names):
            yield _("A translation is missing: %(column)s of “%(thing)s”.") % {
                "column": column,
                "thing": thing,
            }
    if not questions:
        yield _("There is no question yet.")


def _problems_of_question(question: Question, codes: set[str]) -> Iterator[str]:
    named = {"code": question.code}
    if not question.label_en and not question.label_fr:
        yield _("The question “%(code)s” has no words.") % named
    if question.code in codes:
        yield _("Two questions have the code “%(code)s”.") % named
    options = {option.code for option in question.options.all()}
    if question.type in CHOICES and len(options) < 2:
        yield _("The question “%(code)s” needs at least two answers to choose from.") % named
    if question.type not in CHOICES and options:
        yield _("The question “%(code)s” is of a type that has no answers to choose from.") % named
    if options & RESERVED:
        yield _("The question “%(code)s” has an answer whose code is reserved.") % named


def fingerprint(version: QuestionnaireVersion) -> str:
    """SHA-256 over everything that is asked, in order, in both languages."""
    content = {
        **_columns(version, "title_en", "title_fr", "intro_en", "intro_fr", "thanks_en", "thanks_fr"),
        "questionnaire": version.questionnaire.slug,
        "number": version.number,
        "sections": [_section_content(section) for section in queries.whole(version)],
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _columns(thing: object, *names: str) -> dict:
    return {name: getattr(thing, name) for name in names}


def _section_content(section: Section) -> dict:
    return {
        **_columns(section, "title_en", "title_fr", "intro_en", "intro_fr"),
        "questions": [
            {
                **_columns(question, "code", "type", "sensitivity", "max_length", "max_ticks"),
                **_columns(question, "label_en", "label_fr", "short_en", "short_fr", "help_en", "help_fr"),
                "concept_id": str(question.concept_id),
                "options": [
                    _columns(option, "code", "label_en", "label_fr", "score", "exclusive")
                    for option in question.options.all()
                ],
            }
            for question in section.questions.all()
        ],
    }


@transaction.atomic
def new_version(*, version: QuestionnaireVersion) -> QuestionnaireVersion:
    """Clone the version into the questionnaire's next one, a draft. Questions keep what they measure."""
    questionnaire = Questionnaire.objects.select_for_update().get(pk=version.questionnaire_id)
    latest = queries.latest_version(questionnaire)
    copy = _clone(version, number=latest.number + 1, status=QuestionnaireVersion.Status.DRAFT, sha256="")
    for section in queries.whole(version):
        section_copy = _clone(section, version=copy)
        for question in section.questions.all():
            question_copy = _clone(question, section=section_copy)
            for option in question.options.all():
                _clone(option, question=question_copy)
    return copy


def _clone(row: object, **changes: object) -> object:
    model = type(row)
    columns = {
        field.attname: getattr(row, field.attname)
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname not in {"created_at", "updated_at"}
    }
    for name, value in changes.items():
        columns[model._meta.get_field(name).attname] = getattr(value, "pk", value)
    return model.objects.create(**columns)


@transaction.atomic
def retire_version(*, version: QuestionnaireVersion) -> None:
    """Offer a locked version for no further campaign. Raises NotLocked."""
    changed = QuestionnaireVersion.objects.filter(
        pk=version.pk, status=QuestionnaireVersion.Status.LOCKED
    ).update(status=QuestionnaireVersion.Status.RETIRED)
    if not changed:
        raise NotLocked
