"""What Office files have in common: what a browser calls each kind, and the bytes of one."""

import io

OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{OFFICE}.wordprocessingml.document"
SLIDES = f"{OFFICE}.presentationml.presentation"


def saved(made) -> bytes:
    """The bytes of a document, deck or workbook that one of the libraries made."""
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()
