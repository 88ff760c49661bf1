"""The picture of a reading: what it holds and hides, where it starts, how a point is named."""

import pytest
from hypothesis import given

from pages.parts import charts
from stories.trends import read_outcome
from tests.stories.test_reading import FEW, MONTHS, SERIES, STEADY, kind, reading, table


@FEW
@given(people=SERIES)
def test_a_picture_holds_no_count_that_is_hidden(people):
    made = reading(people)
    shown = {0.0} | {float(each) for each in people if each >= 5}
    for layer in charts.control_chart(made)["layer"]:
        for row in layer["data"]["values"]:
            if "height" in row:
                assert row["height"] in shown


def test_a_picture_starts_at_nought_and_a_share_ends_at_a_hundred():
    share = charts.control_chart(reading([30] * 60, [10] * 60))
    count = charts.control_chart(reading([2_000, 2_400] * 30))
    assert _domain(share) == [0, 100]
    assert _domain(count)[0] == 0
    assert _domain(count)[1] >= 2_400


def _domain(spec: dict) -> list:
    return next(
        layer["encoding"]["y"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("y", {})
    )


def test_a_line_breaks_at_a_gap_and_at_a_phase():
    of = kind()
    made = read_outcome(of, {of.code: table([9] * 30 + [3] + [9] * 29)}, [MONTHS[45]])
    runs = [row["run"] for row in charts.marks(made)]
    assert len({runs[29], runs[31], runs[45]}) == 3


def test_each_look_differs_in_shape_and_not_in_colour_alone():
    assert len(set(charts.SHAPES.values())) == len(charts.SHAPES) == len(charts.COLOURS)


def test_a_point_says_when_how_many_what_it_means_and_why():
    made = reading([*STEADY[:-1], 90])
    said = charts.marks(made)[-1]["words"]
    assert said == (
        f"{MONTHS[-1]:%B %Y}: 90, a change, neither good nor bad in itself, above the upper limit"
    )


def test_decoration_is_silent_and_every_point_has_a_name():
    for layer in charts.control_chart(reading(STEADY))["layer"]:
        mark = layer["mark"]
        assert (mark.get("aria") is False) or "description" in layer["encoding"]


def test_two_pictures_share_nothing_that_one_could_change():
    one = charts.control_chart(reading(STEADY))
    one["layer"][0]["encoding"].clear()
    assert charts.control_chart(reading(STEADY))["layer"][0]["encoding"]


def test_nothing_but_a_reading_is_drawn():
    with pytest.raises(TypeError):
        charts.control_chart([1, 2, 3])
