"""Charts: right widths, one axis for a set, words for those who do not see, nothing that CSP refuses."""

import re

import pytest
from django.utils import translation

from common import charts
from common.charts import Part, Strip, Tile


def strip(strongly_disagree=0, disagree=0, neutral=0, agree=0, strongly_agree=0) -> Strip:
    return Strip(
        below=[Part(disagree, "s2"), Part(strongly_disagree, "s1")],
        above=[Part(agree, "s4"), Part(strongly_agree, "s5")],
        beside=Part(neutral, "s3"),
    )


def pieces(svg: str) -> dict[str, tuple[float, float]]:
    """Tone -> where its rectangle begins and how wide it is, in per cent."""
    found = re.findall(r'<rect class="(s\d)" x="([\d.]+)%" y="0" width="([\d.]+)%"', svg)
    return {tone: (float(x), float(width)) for tone, x, width in found}


def axis(svg: str) -> float:
    return float(re.search(r'class="axis" x="([\d.]+)%"', svg).group(1))


def test_a_strip_puts_disagreement_left_and_agreement_right_of_the_axis():
    svg = charts.diverging(strip(1, 2, 3, 4, 5), title="x")
    placed, middle = pieces(svg), axis(svg)
    assert placed["s2"][0] + placed["s2"][1] == pytest.approx(middle, abs=0.02)
    assert placed["s1"][0] + placed["s1"][1] == pytest.approx(placed["s2"][0], abs=0.02)
    assert placed["s4"][0] == pytest.approx(middle, abs=0.02)
    assert placed["s5"][0] == pytest.approx(placed["s4"][0] + placed["s4"][1], abs=0.02)


def test_the_undecided_stand_apart_and_never_astride_the_axis():
    svg = charts.diverging(strip(1, 2, 3, 4, 5), title="x")
    placed = pieces(svg)
    assert placed["s3"][0] >= placed["s5"][0] + placed["s5"][1] + charts.GAP - 0.02


def test_widths_are_in_proportion_to_the_numbers():
    placed = pieces(charts.diverging(strip(0, 3, 4, 10, 8), title="x"))
    unit = placed["s4"][1] / 10
    for tone, people in (("s2", 3), ("s3", 4), ("s5", 8)):
        assert placed[tone][1] == pytest.approx(unit * people, abs=0.02)


def test_strips_of_one_set_share_their_axis_and_their_unit():
    rows = [strip(0, 3, 4, 10, 8), strip(2, 10, 6, 6, 0), strip(0, 1, 3, 11, 10)]
    scale = charts.scale_for(rows)
    drawn = [charts.diverging(row, title="x", scale=scale) for row in rows]
    assert len({axis(svg) for svg in drawn}) == 1
    for row, svg in zip(rows, drawn, strict=True):
        for x, width in pieces(svg).values():
            assert x >= -0.02
            assert x + width <= 100.02
        agree = row.above[0].count
        assert pieces(svg)["s4"][1] == pytest.approx(scale.unit * agree / row.total, abs=0.02)


@pytest.mark.parametrize("row", [strip(), strip(5), strip(neutral=5), strip(strongly_agree=1)])
def test_one_sided_and_empty_answers_are_drawn_too(row):
    svg = charts.diverging(row, title="x")
    assert svg.count("<text") == sum(1 for part in [*row.below, *row.above, row.beside] if part.count)


def test_disagreement_is_hatched_so_that_nothing_hangs_on_colour():
    svg = charts.diverging(strip(1, 1, 1, 1, 1), title="x")
    assert svg.count('fill="url(#hatch-') == 2


def test_numbers_are_written_with_points_in_french_too():
    with translation.override("fr"):
        svg = charts.diverging(strip(1, 2, 3, 4, 5), title="x") + charts.bar(1, 3, title="1 sur 3")
    assert 'width="33.33%"' in svg
    assert not re.search(r'"\d+,\d+%?"', svg)


@pytest.mark.parametrize(
    "svg",
    [
        lambda: charts.diverging(strip(1, 2, 3, 4, 5), title="What <b> & why"),
        lambda: charts.bar(3, 4, title="What <b> & why"),
        lambda: charts.tiles([Tile("ON", 1, 1, 7, "many"), Tile("QC", 2, 1)], title="What <b> & why"),
    ],
)
def test_the_first_child_says_it_in_words_and_nothing_is_inline(svg):
    drawn = svg()
    assert re.match(r"<svg [^>]*><title>What &lt;b&gt; &amp; why</title>", drawn)
    assert "style" not in drawn
    assert "script" not in drawn


def test_a_square_without_a_number_says_nothing():
    drawn = charts.tiles([Tile("ON", 1, 1, 7, "many"), Tile("QC", 2, 1)], title="x")
    assert drawn.count('class="count"') == 1
    assert 'viewBox="0 0 116 56"' in drawn


def test_a_bar_of_nobody_is_empty():
    assert 'class="bar" width="0%"' in charts.bar(0, 0, title="x").replace('width="0.0%"', 'width="0%"')
