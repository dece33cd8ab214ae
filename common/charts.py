"""Charts as SVG for pages and PDFs: no script, no style attribute, no words that shrink with the drawing.

Widths are percentages and text keeps its size, so that one drawing serves a phone and a sheet of paper. Every
tone stands as an attribute, for WeasyPrint, and as a class, for the page's own colours; disagreement is
hatched as well, so that nothing hangs on colour. A chart always stands beside a table of the same numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zlib import crc32

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

# From strongest disagreement to strongest agreement; the page's style sheet has the same under s1 … s5.
TONES = {
    "s1": "#8a5a00",
    "s2": "#d9a441",
    "s3": "#e2dccb",
    "s4": "#74aaa2",
    "s5": "#0f4c4a",
}
HATCHED = {"s1", "s2"}
GAP = 5.0

# Ground and ink of a map's squares.
STRENGTHS = {
    "none": ("#efebe0", "#465055"),
    "some": ("#c3dcd6", "#1c2326"),
    "many": ("#0f4c4a", "#ffffff"),
}
STEP, BETWEEN = 60, 4


@dataclass(frozen=True)
class Part:
    """A piece of a strip: how many, in which tone."""

    count: int
    tone: str


@dataclass(frozen=True)
class Strip:
    """A row of a diverging bar: what lies below the axis, above it and beside it; inner parts first."""

    below: Sequence[Part]
    above: Sequence[Part]
    beside: Part

    @property
    def total(self) -> int:
        return sum(part.count for part in [*self.below, *self.above, self.beside])


@dataclass(frozen=True)
class Scale:
    """How much room a set of strips needs, as shares of one, so that their axes stand in one line."""

    below: float
    above: float
    beside: float

    @property
    def unit(self) -> float:
        """Width, in per cent of the drawing, of everybody together."""
        return (100 - GAP) / ((self.below + self.above + self.beside) or 1)


def scale_for(strips: Sequence[Strip]) -> Scale:
    """The scale under which every one of these strips fits."""

    def widest(parts_of) -> float:
        return max((sum(part.count for part in parts_of(s)) / s.total for s in strips if s.total), default=0)

    return Scale(
        below=widest(lambda strip: strip.below),
        above=widest(lambda strip: strip.above),
        beside=widest(lambda strip: [strip.beside]),
    )


def diverging(strip: Strip, *, title: str, scale: Scale | None = None) -> SafeString:
    """A strip of agreement: the axis in one line over all strips of the scale, the neutral answers apart.

    `title` says in words what it shows; it is what a person who does not see the drawing gets.
    """
    scale = scale or scale_for([strip])
    axis = scale.below * scale.unit
    pieces, left, right = [], axis, axis
    for part in strip.below:
        width = _width(part, strip, scale)
        left -= width
        pieces.append(_piece(part, left, width))
    for part in strip.above:
        width = _width(part, strip, scale)
        pieces.append(_piece(part, right, width))
        right += width
    apart = (scale.below + scale.above) * scale.unit + GAP
    pieces.append(_piece(strip.beside, apart, _width(strip.beside, strip, scale)))
    return _draw(
        "strip.html",
        title=title,
        pieces=[piece for piece in pieces if piece["count"]],
        axis=round(axis, 2),
        hatches=[{"id": _hatch_id(title, tone), "tone": tone} for tone in sorted(HATCHED)],
    )


def bar(count: int, total: int, *, title: str) -> SafeString:
    """One horizontal bar: `count` out of `total`."""
    return _draw(
        "bar.html", title=title, width=round(100 * count / total, 2) if total else 0, fill=TONES["s5"]
    )


@dataclass(frozen=True)
class Tile:
    """A square of a map: its short name, its place on the grid, its number, and how strongly it is filled."""

    name: str
    column: int
    row: int
    count: int | None = None
    strength: str = "none"


def tiles(squares: Sequence[Tile], *, title: str) -> SafeString:
    """A map of squares; a square without a number is one of which nothing is said."""
    drawn = [
        {
            "name": square.name,
            "count": square.count,
            "strength": square.strength,
            "x": (square.column - 1) * STEP,
            "y": (square.row - 1) * STEP,
            "fill": STRENGTHS[square.strength][0],
            "ink": STRENGTHS[square.strength][1],
        }
        for square in squares
    ]
    columns, rows = (max(getattr(square, side) for square in squares) for side in ("column", "row"))
    return _draw(
        "tiles.html",
        title=title,
        squares=drawn,
        width=columns * STEP - BETWEEN,
        height=rows * STEP - BETWEEN,
        side=STEP - BETWEEN,
    )


# ---- growth, day by day -----------------------------------------------------------------------------------
@dataclass(frozen=True)
class Step:
    """A day: its name, what it brought, and what there is at its end."""

    name: str
    gained: int
    total: int


@dataclass(frozen=True)
class Mark:
    """A height that the growth is measured against, drawn across and named at its end."""

    label: str
    height: int
    dashed: bool = False


# A wide sheet: the totals above, what each day brought below, names between their edges.
SHEET, LEFT, RIGHT = 720, 36, 8
TOTALS, GAINS, HEAD, BETWEEN_SHEETS, FOOT = 180, 56, 22, 22, 24


def growth(steps: Sequence[Step], *, title: str, marks: Sequence[Mark] = ()) -> SafeString:
    """A line of totals that only moves from day to day, over bars of what each day brought.

    Each has a scale of its own, said by its highest number. Marks that lie close together share no line of
    words: the lower one's words stand below it.
    """
    top = max([step.total for step in steps] + [mark.height for mark in marks] + [1])
    most = max([step.gained for step in steps] + [1])
    wide = (SHEET - LEFT - RIGHT) / len(steps)
    floor = HEAD + TOTALS
    base = floor + BETWEEN_SHEETS + GAINS

    def height(number: int) -> float:
        return round(floor - TOTALS * number / top, 2)

    line, bars = [], []
    for place, step in enumerate(steps):
        start, end = round(LEFT + place * wide, 2), round(LEFT + (place + 1) * wide, 2)
        line += [f"{start},{height(step.total)}", f"{end},{height(step.total)}"]
        tall = round(GAINS * step.gained / most, 2)
        bars.append(
            {
                "x": round(start + wide * 0.1, 2),
                "y": round(base - tall, 2),
                "width": round(wide * 0.8, 2),
                "height": tall,
            }
        )
    return _draw(
        "growth.html",
        title=title,
        width=SHEET,
        height=base + FOOT,
        left=LEFT,
        right=SHEET - RIGHT,
        floor=floor,
        base=base,
        line=" ".join(line),
        bars=[bar for bar in bars if bar["height"]],
        marks=_marks(marks, height),
        top={"count": top, "y": height(top)},
        most={"count": most, "y": base - GAINS},
        first=steps[0].name,
        last=steps[-1].name if len(steps) > 1 else "",
        words=base + FOOT - 6,
        fill=TONES["s5"],
        soft=TONES["s4"],
    )


def _marks(marks: Sequence[Mark], height: Callable[[int], float]) -> list[dict]:
    drawn: list[dict] = []
    for mark in sorted(marks, key=lambda mark: -mark.height):
        y = height(mark.height)
        close = bool(drawn) and y - drawn[-1]["y"] < FOOT
        words = round(y + 15 if close else y - 5, 2)
        drawn.append({"label": mark.label, "y": y, "words": words, "dashed": mark.dashed})
    return drawn


def _width(part: Part, strip: Strip, scale: Scale) -> float:
    return scale.unit * part.count / strip.total if strip.total else 0


def _piece(part: Part, x: float, width: float) -> dict:
    return {
        "count": part.count,
        "tone": part.tone,
        "fill": TONES[part.tone],
        "hatched": part.tone in HATCHED,
        "x": round(x, 2),
        "width": round(width, 2),
        "middle": round(x + width / 2, 2),
    }


def _hatch_id(title: str, tone: str) -> str:
    return f"hatch-{tone}-{crc32(title.encode()):08x}"


def _draw(template: str, **context: object) -> SafeString:
    return render_to_string(f"components/charts/{template}", context)
