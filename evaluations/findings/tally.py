"""Ballots into counters and loose texts, by the rules of `docs/algorithms/suppression.md`.

What must not be shown is not counted out of here at all: nothing that is stored could give it away later.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from common import suppression
from evaluations.questionnaires.asked import Asked
from evaluations.questionnaires.models import Agreement, Question

# Reserved words beside the options' codes (`questionnaires.models.RESERVED`).
ANSWERED, SKIPPED, AGREE_ALL, OTHER_ANSWERS = "answered", "skipped", "agree_all", "other_answers"
FEW, MOST = "few", "most"
FEWEST_WRITERS = 5


@dataclass(frozen=True)
class Count:
    """`n` of the `out_of` people who answered the question gave this answer; or `coded`, and n is unknown."""

    question: str
    answer: str
    n: int | None
    out_of: int
    coded: str = ""


@dataclass(frozen=True)
class Text:
    """A written answer; its question and its language are all that is known of it."""

    question: str
    language: str
    body: str
    quote_scope: str
    paraphrase_only: bool


def tally(asked: Iterable[Asked], ballots: Sequence[Mapping], *, k: int) -> tuple[list[Count], list[Text]]:
    """Every counter that may be stored, and every text, of a campaign that enough people answered."""
    counts: list[Count] = []
    texts: list[Text] = []
    for question in asked:
        answers = [ballot[question.code] for ballot in ballots if question.code in ballot]
        counts.extend(_counts(question, answers, people=len(ballots), k=k))
        if question.type == Question.Type.TEXT:
            texts.extend(_texts(question, answers))
    return counts, texts


def _counts(question: Asked, answers: list, *, people: int, k: int) -> list[Count]:
    """The question's counters; none at all where too few people answered it (R1)."""
    given = [_codes(answer) for answer in answers]
    telling = [codes for codes in given if not set(codes) & set(question.beside)]
    if not suppression.enough(len(telling), sensitive=question.sensitive, k=k):
        return []
    numbers = Counter(code for codes in telling for code in codes)
    beside = Counter(code for codes in given for code in codes if code in question.beside)
    out_of = len(telling)
    return [
        Count(question.code, ANSWERED, out_of, out_of),
        Count(question.code, SKIPPED, people - len(answers), out_of),
        *(Count(question.code, code, min(beside[code], out_of), out_of) for code in question.beside),
        *_shown(question, numbers, out_of),
    ]


def _codes(answer: object) -> list[str]:
    if isinstance(answer, Mapping):
        return []
    return answer if isinstance(answer, list) else [answer]


def _shown(question: Asked, numbers: Mapping[str, int], out_of: int) -> list[Count]:
    if question.type == Question.Type.TEXT:
        return []
    if not question.sensitive:
        return [Count(question.code, code, numbers.get(code, 0), out_of) for code in question.options]
    if question.type == Question.Type.AGREE5:
        agreeing = numbers.get(Agreement.STRONGLY_AGREE, 0) + numbers.get(Agreement.AGREE, 0)
        return [_coded(question, AGREE_ALL, agreeing, out_of)]
    if question.type == Question.Type.MULTIPLE:
        return [_coded(question, code, numbers.get(code, 0), out_of) for code in question.options]
    return _merged(question, numbers, out_of)


def _coded(question: Asked, answer: str, n: int, out_of: int) -> Count:
    """R5: a share near nothing or everything tells everyone's answer, so only that is said."""
    if suppression.within_band(n, out_of):
        return Count(question.code, answer, n, out_of)
    return Count(question.code, answer, None, out_of, coded=FEW if n * 2 < out_of else MOST)


def _merged(question: Asked, numbers: Mapping[str, int], out_of: int) -> list[Count]:
    """R5 for one choice of several: merge the rarest answers until each share is within its band.

    The answers exclude one another, so hiding one alone could be undone by subtraction. Without two answers
    that may be shown there is none.
    """
    fewest, _most = suppression.band(out_of)
    tellable = {code: numbers.get(code, 0) for code in question.options}
    groups = suppression.recode_counts(tellable, k=max(fewest, 3), other_label=OTHER_ANSWERS)
    if groups is None or not all(suppression.within_band(n, out_of) for n in groups.values()):
        return []
    return [Count(question.code, code, n, out_of) for code, n in groups.items()]


def _texts(question: Asked, answers: list[Mapping]) -> list[Text]:
    """R9: of fewer than five writers nothing is quoted, but no text is dropped: it may tell of a danger."""
    few = len(answers) < FEWEST_WRITERS
    return [
        Text(question.code, answer["lang"], answer["text"], answer["quote"], paraphrase_only=few)
        for answer in answers
    ]
