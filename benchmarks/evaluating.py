"""What it costs to hand in an evaluation, when few and when many have answered before."""

from collections.abc import Iterator

from benchmarks.lean import Lean
from benchmarks.measure import ROUNDS, Figure, cpu_each, figure
from benchmarks.place import Place, Statements
from tests.visiting import Visitor

SIZES = (10, 1000)
BALLOTS = 30
WORDS = "We spoke about housing, and somebody listened. I would like more time for questions."


def measure(place: Place) -> Iterator[Figure]:
    statements = Statements(place.database)
    floor = sorted(cpu_each(statements.cpu, statements.book, times=500))[ROUNDS // 2]
    for size in SIZES:
        slug = f"ask-{size}"
        place.run("benchmarks.fill", slug, str(size + BALLOTS * ROUNDS + 2))
        tokens = place.run("benchmarks.ask", slug, str(size)).split()
        answers = filled_in(place, tokens.pop())
        spent = []
        for _ in range(ROUNDS):
            people = [opened(place, tokens.pop()) for _ in range(BALLOTS)]
            began = place.cpu()
            for person in people:
                person.post(person.at, answers, follow=False)
                assert person.trail[-1] == 302, person.trail
            spent.append((place.cpu() - began) * 1000 / BALLOTS)
        yield figure(
            "handing in an evaluation",
            spent,
            size=f"{size} answered",
            unit="ms",
            floor=floor,
            floor_is="guarded UPDATE + 3 INSERTs",
            goal=20,
        )


def filled_in(place: Place, token: str) -> dict[str, object]:
    """Every question answered: the first choice of each, and a sentence in each open field."""
    person = Visitor(place.server.url)
    person.get(f"/en/e/{token}")
    answers: dict[str, object] = {}
    for control in person.form().find_all(["input", "textarea"]):
        name = control.get("name", "")
        if control.name == "textarea":
            answers[name] = WORDS
        elif control.get("type") in ("radio", "checkbox"):
            answers.setdefault(name, control["value"])
    return answers


def opened(place: Place, token: str) -> Lean:
    """Somebody with the form in front of them."""
    person = Lean(place.server.url)
    assert person.get(f"/en/e/{token}") == 200
    return person
