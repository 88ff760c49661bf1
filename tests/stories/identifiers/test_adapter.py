"""An operator's own model can add findings and never take any away."""

from types import SimpleNamespace

import pytest

from stories.identifiers import adapter, find

TEXT = "We met Kofi by the old ferryhouse."


@pytest.fixture(autouse=True)
def off_again():
    yield
    adapter.use()


def pipeline(text: str) -> SimpleNamespace:
    """A tiny made model in the shape of spaCy's."""
    at = text.find("ferryhouse")
    marks = [(at, at + 10, "FAC"), (0, 2, "CARDINAL")]
    return SimpleNamespace(
        ents=[
            SimpleNamespace(start_char=start, end_char=end, label_=label)
            for start, end, label in marks
            if start >= 0
        ]
    )


class Analyzer:
    """A tiny made engine in the shape of Presidio's."""

    def analyze(self, text: str, language: str) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(start=0, end=2, entity_type="PERSON"),
            SimpleNamespace(start=5, end=5_000, entity_type="PERSON"),
        ]


def test_it_is_off_unless_used():
    assert adapter.added(TEXT) == []


@pytest.mark.parametrize(
    ("recogniser", "added"),
    [(adapter.spacy_spans(pipeline), "ferryhouse"), (adapter.presidio_spans(Analyzer()), "We")],
)
def test_it_only_adds(recogniser, added):
    before = find(TEXT)
    adapter.use(recogniser)
    after = find(TEXT)
    assert {(finding.start, finding.end) for finding in before} <= {
        (finding.start, finding.end) for finding in after
    }
    assert added in {TEXT[finding.start : finding.end] for finding in after}
