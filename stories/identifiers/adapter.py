"""Add what a model of the operator's own finds: its spans join ours and never take any away.

Off unless used. An operator who has installed spaCy or Presidio writes, where the service starts:

    import spacy
    from stories.identifiers import adapter
    adapter.use(adapter.spacy_spans(spacy.load("en_core_web_trf")))

Whoever loads the model sees to it that it makes no calls to the internet. `adapter.use()` switches
it off again.
"""

from collections.abc import Callable, Iterable

from stories.identifiers.finding import Kind, Level, Span

Recogniser = Callable[[str], Iterable[Span]]
# The labels of spaCy's English models and of Presidio that say who or where.
KINDS = {
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "LOCATION": Kind.PLACE,
    "FAC": Kind.ORGANISATION,
    "ORG": Kind.ORGANISATION,
    "ORGANIZATION": Kind.ORGANISATION,
    "NORP": Kind.BACKGROUND,
    "NRP": Kind.BACKGROUND,
    "EVENT": Kind.EVENT,
    "EMAIL_ADDRESS": Kind.EMAIL,
    "PHONE_NUMBER": Kind.PHONE,
    "URL": Kind.URL,
    "UK_NHS": Kind.NHS_NUMBER,
    "UK_NINO": Kind.NI_NUMBER,
}

_added: list[Recogniser] = []


def use(*recognisers: Recogniser) -> None:
    """From now on, find() also asks these; with none, only its own."""
    _added[:] = recognisers


def spacy_spans(model: Callable) -> Recogniser:
    """A recogniser from a loaded spaCy pipeline."""
    return lambda text: [
        span
        for entity in model(text).ents
        if (span := _span(entity.start_char, entity.end_char, entity.label_))
    ]


def presidio_spans(analyzer, language: str = "en") -> Recogniser:
    """A recogniser from a Presidio AnalyzerEngine."""
    return lambda text: [
        span
        for result in analyzer.analyze(text=text, language=language)
        if (span := _span(result.start, result.end, result.entity_type))
    ]


def added(text: str) -> list[Span]:
    """What the operator's models find, kept inside the text."""
    size = len(text)
    return [
        span
        for recogniser in _added
        for span in recogniser(text)
        if 0 <= span.start < span.end <= size
    ]


def _span(start: int, end: int, label: str) -> Span | None:
    """A model's finding is asked about, since nothing here vouches for it."""
    kind = KINDS.get(label)
    return Span(start, end, kind, Level.ASK) if kind else None
