"""Services by size to take away: CSV, PNG, SVG; by name, and rounded as every file is."""

from collections.abc import Mapping

from pages.documents import pictures
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
        "Left out": services_words.left_out_words(found, names) or "no service",
    }
    rows = services_words.file_rows(found, names)
    return figures_csv({**known, **rests}, (services_words.FILE_COLUMNS, rows))


def as_png(found: Services, names: Names, known: Known) -> bytes:
    return pictures.png(_drawn(found, names, known))


def as_svg(found: Services, names: Names, known: Known) -> bytes:
    leaves = services_words.leaving(found)
    return pictures.svg(
        _drawn(found, names, known),
        services_words.headline(found),
        services_words.sentence(leaves, names),
    )


def _drawn(found: Services, names: Names, known: Known) -> dict:
    spec = funnel_chart.services(services_words.leaving(found), names)
    words = services_words.headline(found), services_words.subtitle(found)
    return pictures.together([pictures.panel(spec, *words)], known)


MAKERS = {"csv": as_csv, "png": as_png, "svg": as_svg}
