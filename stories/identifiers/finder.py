"""All recognisers together: find(text)."""

from collections.abc import Iterable

from stories.identifiers import (
    adapter,
    addresses,
    again,
    announced,
    asides,
    bodies,
    bynames,
    clauses,
    codes,
    context,
    dates,
    ends,
    homes,
    ideas,
    institutions,
    lettered_people,
    lists,
    loose_dates,
    loose_numbers,
    named_spans,
    names,
    nobody,
    odd_dates,
    plainly,
    quasi,
    references,
    said_names,
    spoken,
    structured,
    suggestions,
    venues,
    whereabouts,
    whole_names,
)
from stories.identifiers.facts import LOWER, Facts, facts
from stories.identifiers.finding import Finding, Kind, Level, Span
from stories.identifiers.institutions import find_institutions
from stories.identifiers.model import likely
from stories.identifiers.quasi import find_quasi
from stories.identifiers.repeats import carry, repeat, sign_off
from stories.identifiers.rules import Book
from stories.identifiers.words import Page, read, signs

SETTLED = (Kind.CONDITION, Kind.BACKGROUND, Kind.MONTH)
RANK = {
    kind: at
    for at, kind in enumerate(
        (
            Kind.EMAIL,
            Kind.URL,
            Kind.NHS_NUMBER,
            Kind.NI_NUMBER,
            Kind.UPN,
            Kind.PHONE,
            Kind.DATE,
            Kind.PLATE,
            Kind.POSTCODE,
            Kind.CASE_REFERENCE,
            Kind.HANDLE,
            Kind.ADDRESS,
            Kind.ORGANISATION,
            Kind.PLACE,
            Kind.PERSON,
            Kind.MONTH,
            Kind.EVENT,
            Kind.CONDITION,
            Kind.FAMILY,
            Kind.JOB,
            Kind.BACKGROUND,
            Kind.AGE,
        )
    )
}

BOOK = Book(
    structured.RULES,
    references.RULES,
    loose_dates.RULES,
    loose_numbers.RULES,
    codes.RULES,
    lettered_people.RULES,
    dates.RULES,
    odd_dates.RULES,
    institutions.RULES,
    bodies.RULES,
    asides.RULES,
    addresses.RULES,
    homes.RULES,
    whereabouts.RULES,
    announced.RULES,
    venues.RULES,
    said_names.RULES,
    reach=6,  # what names somebody outright, or is let fall, is told in fewer words than the rest
    read_out=(*spoken.RULES, *codes.READ_OUT, *loose_dates.READ_OUT),
)


def find(text: str) -> list[Finding]:
    """Every possible identifier in text, in reading order, none overlapping."""
    page = read(text)
    present = signs(page)
    plain = facts(page, present)
    weighed = likely(page, plain)
    context.quieten(page, present, weighed)
    chances = weighed.names
    judged = names.find_names(page, plain, chances)
    context.hear_names(page, plain, weighed, judged)
    carry(page, plain, chances, judged)
    sign_off(page, plain, judged)
    shown = bynames.find_bynames(page, plain, present, judged)
    shown |= again.speakers(page, judged)
    again.letters_alone(page, plain, judged)
    repeat(page, plain, chances, judged)
    people = [bool(found) and found[0] is Kind.PERSON for found in judged]
    facets = list(find_quasi(page, plain, present, people))
    settle(page, plain, judged, facets)
    excused = ideas.excuse(page, plain, present, judged)
    excused |= nobody.excuse(page, plain, present, chances, judged)
    excused |= plainly.excuse(page, plain, present, chances, judged, shown)
    taken = {word for span in facets for word in page.within(span.start, span.end)}
    spans = [
        *BOOK.read(page, present),
        *find_institutions(page, plain, present, chances),
        *institutions.by_name_alone(page, plain, present, judged, taken),
        *addresses.find_addresses(page, plain, present),
        *named_spans.spans(page, plain, judged),
        *facets,
        *adapter.added(text),
    ]
    spans += [*homes.widened(text, spans), *whole_names.widened(text, spans)]
    spans += [*whole_names.joined(text, spans)]
    found = {word for span in spans for word in page.within(span.start, span.end)}
    spans += context.spans(page, plain, weighed, found | excused)
    told = merged(ends.trimmed(page, ideas.told(page, spans, excused)))
    told = merged([*told, *again.again(text, page.lower, told)])
    return suggestions.explained(page, list(clauses.complete(page, told)))


def prepare() -> None:
    """Compile every rule and read every list, so that no writer's first text waits for it."""
    for each in (*BOOK.rules, *quasi.book().rules):
        each.compile()
    find("Kofi said hello.")


def settle(page: Page, plain: Facts, judged: list, facets: list[Span]) -> None:
    """Words of a condition, a background or a month are no names, unless first names too.

    Nor are words of a job in lower case that are on no list of names, or in lower case any word
    that was only asked about.
    """
    for span in facets:
        words = page.within(span.start, span.end)
        whole = span.kind is Kind.MONTH or len(words) > 1  # Sierra Leone is no Sierra
        for at in words:
            bits = plain.bits[at]
            if span.kind in SETTLED and (whole or not bits & lists.FIRST):
                judged[at] = None
            if plain.shape[at] == LOWER:
                asked = bool(judged[at]) and judged[at][1] is Level.ASK
                unlisted = span.kind is Kind.JOB and not bits & lists.NAME
                if unlisted or (asked and not bits & lists.FIRST):
                    judged[at] = None


TOLD = (Kind.EVENT, Kind.JOB, Kind.FAMILY)
NAMED_IN = (Kind.PLACE, Kind.ORGANISATION, Kind.ADDRESS, Kind.AGE, Kind.BACKGROUND)


def _kind(one: Span, other: Span) -> Kind:
    """The more exact kind of two that overlap; of a story told round a name, the story.

    'The last flight out of Kabul' is an event with a place in it, and more than that place.
    """
    for whole, part in ((one, other), (other, one)):
        inside = whole.start <= part.start and part.end <= whole.end
        named = part.kind in NAMED_IN or (part.kind, part.level) == (Kind.PERSON, Level.ASK)
        if inside and whole.kind in TOLD and named:
            return whole.kind
    return min(one.kind, other.kind, key=RANK.__getitem__)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans as one, of the most exact kind and the surest level among them."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span.end > span.start):
        if found and span.start < found[-1].end:
            last = found[-1]
            found[-1] = Span(
                last.start,
                max(last.end, span.end),
                _kind(last, span),
                Level.BLOCK if Level.BLOCK in (last.level, span.level) else Level.ASK,
            )
        else:
            found.append(span)
    return found
