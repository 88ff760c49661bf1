"""Services by size to take away: CSV, PNG, SVG; by name, and rounded as every file is."""

from collections.abc import Mapping

from pages.documents import pictures
from pages.documents.pictures import Picture
from pages.documents.table_csv import figures_csv
from pages.parts import funnel_chart
from stories.trends import services_words
from stories.trends.services import Services

Names = Mapping[str, str]
Known = Mapping[str, str]


def as_csv(found: Services, names: Names, known: Known) -> bytes:
    rests = {
        "When": found.when,
        "All together": f"{found.funnel.target:.0%} of {found.of}",
        "Lines": services_words.lines_words(found),
        "Left out": services_words.left_out_words(found, names) or f"no {found.noun}",
    }
    rows = services_words.file_rows(found, names)
    return figures_csv({**known, **rests}, (services_words.file_columns(found), rows))


def drawn(found: Services, names: Names, known: Known) -> Picture:
    leaves, headline = services_words.leaving(found), services_words.headline(found)
    spec = funnel_chart.services(leaves, names)
    panel = pictures.panel(spec, headline, services_words.subtitle(found))
    said = services_words.sentence(leaves, names)
    return Picture(pictures.together([panel], known), headline, said)


MAKERS = {"csv": as_csv, **pictures.makers(drawn)}
