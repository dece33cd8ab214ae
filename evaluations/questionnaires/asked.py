"""What a question allows, as values: for checking a ballot and for counting, without a database."""

from dataclasses import dataclass, field

from evaluations.questionnaires.models import NOT_APPLICABLE, PREFER_NOT, Agreement, Question


@dataclass(frozen=True)
class Asked:
    """One question: its code, its type, and the answers that may be given to it."""

    code: str
    type: str
    sensitive: bool = False
    options: tuple[str, ...] = ()
    exclusive: frozenset[str] = field(default_factory=frozenset)
    max_length: int = 1000
    max_ticks: int | None = None

    @property
    def beside(self) -> tuple[str, ...]:
        """Answers that say nothing on the matter: "does not apply", and "I prefer not to say"."""
        scale = (NOT_APPLICABLE,) if self.type == Question.Type.AGREE5 else ()
        wish = (PREFER_NOT,) if self.sensitive and self.type != Question.Type.TEXT else ()
        return scale + wish


def asked(question: Question) -> Asked:
    """The question's rules; its options must be at hand (`queries.whole`)."""
    options = list(question.options.all())
    codes = tuple(option.code for option in options)
    return Asked(
        code=question.code,
        type=question.type,
        sensitive=question.is_sensitive,
        options=tuple(Agreement.values) if question.type == Question.Type.AGREE5 else codes,
        exclusive=frozenset(option.code for option in options if option.exclusive),
        max_length=question.max_length,
        max_ticks=question.max_ticks,
    )
