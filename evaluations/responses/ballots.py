"""A ballot as values: checked against what was asked, then sealed; and the way back at release.

The answer to an agree5 or single question is a code, to a multiple question a list of codes, to a text
question `{"text", "lang", "quote"}`. A question that is left out was skipped.
"""

import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from common import sealing
from evaluations.invitations.tokens import derive
from evaluations.questionnaires.asked import Asked
from evaluations.questionnaires.models import Question

THEME_ONLY, QUOTE_WITHOUT_NAME = QUOTE_SCOPES = ("theme_only", "quote_without_name")
LANGUAGES = ("en", "fr")
BLOCK_BYTES = 4096


class InvalidAnswer(Exception):
    """An answer that the question does not allow; names the question, never the answer."""


def checked(asked: Iterable[Asked], answers: Mapping) -> dict:
    """The answers as they are kept, blank ones left out. Raises InvalidAnswer."""
    questions = {question.code: question for question in asked}
    if unknown := set(answers) - set(questions):
        raise InvalidAnswer(f"there is no question {sorted(unknown)[0]!r}")
    kept = {code: _checked(questions[code], answer) for code, answer in answers.items() if answer}
    return {code: answer for code, answer in kept.items() if answer}


def _checked(question: Asked, answer: object) -> object:
    if question.type == Question.Type.TEXT:
        return _checked_text(question, answer)
    if question.type == Question.Type.MULTIPLE:
        return _checked_ticks(question, answer)
    if answer not in (*question.options, *question.beside):
        raise InvalidAnswer(question.code)
    return answer


def _checked_ticks(question: Asked, answer: object) -> list[str]:
    offered = (*question.options, *question.beside)
    if not isinstance(answer, list) or any(code not in offered for code in answer):
        raise InvalidAnswer(question.code)
    ticks = [code for code in offered if code in answer]
    if len(ticks) > 1 and set(ticks) & {*question.exclusive, *question.beside}:
        raise InvalidAnswer(question.code)
    if question.max_ticks and len(ticks) > question.max_ticks:
        raise InvalidAnswer(question.code)
    return ticks


def _checked_text(question: Asked, answer: object) -> dict | None:
    if not isinstance(answer, Mapping):
        raise InvalidAnswer(question.code)
    text, quote = str(answer.get("text", "")).strip(), answer.get("quote") or THEME_ONLY
    if len(text) > question.max_length or quote not in QUOTE_SCOPES or answer.get("lang") not in LANGUAGES:
        raise InvalidAnswer(question.code)
    return {"text": text, "lang": answer["lang"], "quote": quote} if text else None


def seal(answers: Mapping, *, key_name: str, ballot: UUID) -> bytes:
    """The answers under the campaign's key, bound to this campaign and ballot. Raises sealing.KeyMissing."""
    content = json.dumps(answers, ensure_ascii=False, sort_keys=True).encode()
    return sealing.seal_bytes(content, block=BLOCK_BYTES, **_lock(key_name, ballot))


def unseal(payload: bytes, *, key_name: str, ballot: UUID) -> dict:
    """The answers again. Raises sealing.KeyMissing, or WrongKey for a ballot that was moved or altered."""
    return json.loads(sealing.unseal_padded(bytes(payload), **_lock(key_name, ballot)))


def _lock(key_name: str, ballot: UUID) -> dict[str, bytes]:
    return {
        "key": derive(key_name, "ballot payload"),
        "bound_to": sealing.place("evaluations_sealedresponse", "payload", f"{key_name}/{ballot}"),
    }
