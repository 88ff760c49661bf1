"""A picture without anything about itself: who took it, where, and with what go; it looks alike."""

from stories.template.refused import RefusedTemplate

PNG = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs"}
JPEG = b"\xff\xd8"
END, SCAN, ADOBE, JFIF, COMMENT = 0xD9, 0xDA, 0xEE, 0xE0, 0xFE
FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended and progressive: these say how large it is
BARE_MARKERS = {0x01, *range(0xD0, 0xD8)}  # no length follows
MOST_PIXELS = 20_000_000
OTHER = "The logo must be a PNG or JPEG picture. Put it in the header again as one of these."
BROKEN = "A picture in the header or footer is broken. Put it in again, then save the file."
TOO_LARGE = "A picture in the header or footer is larger than 20 million dots. Make it smaller."


def without_metadata(picture: bytes) -> tuple[bytes, str]:
    """The bare picture and the ending of its name; RefusedTemplate for any other kind."""
    try:
        if picture.startswith(PNG):
            return _png(picture), "png"
        if picture.startswith(JPEG):
            return _jpeg(picture), "jpeg"
    except IndexError:
        raise RefusedTemplate(BROKEN) from None
    raise RefusedTemplate(OTHER)


def _png(picture: bytes) -> bytes:
    """The chunks that say how it looks, and no others. Source: PNG (third edition), clause 5."""
    kept, at = [PNG], len(PNG)
    while at < len(picture):
        size, kind = int.from_bytes(picture[at : at + 4]), picture[at + 4 : at + 8]
        chunk = picture[at : at + 12 + size]
        if len(chunk) < 12 + size:
            break
        if kind == b"IHDR":
            _refuse_large(int.from_bytes(chunk[8:12]), int.from_bytes(chunk[12:16]))
        if kind in PNG_KEPT:
            kept.append(chunk)
        if kind == b"IEND":
            return b"".join(kept)
        at += len(chunk)
    raise RefusedTemplate(BROKEN)


def _jpeg(picture: bytes) -> bytes:
    """The segments that say how it looks. Source: ITU-T T.81, annex B."""
    kept, at = [JPEG], len(JPEG)
    while True:
        if picture[at] != 0xFF:
            raise RefusedTemplate(BROKEN)
        marker = picture[at + 1]
        if marker == END:
            return b"".join([*kept, picture[at : at + 2]])
        if marker == 0xFF or marker in BARE_MARKERS:
            at += 1 if marker == 0xFF else 2
            continue
        end = at + 2 + int.from_bytes(picture[at + 2 : at + 4])
        if end < at + 4:
            raise RefusedTemplate(BROKEN)
        if marker in FRAMES:
            high, wide = picture[at + 5 : at + 7], picture[at + 7 : at + 9]
            _refuse_large(int.from_bytes(wide), int.from_bytes(high))
        if marker == SCAN:
            end = _after_scan(picture, end)
        if marker in (JFIF, ADOBE) or not (0xE0 <= marker <= 0xEF or marker == COMMENT):
            kept.append(picture[at:end])
        at = end


def _after_scan(picture: bytes, at: int) -> int:
    """Where the marker stands that ends this scan."""
    while True:
        at = picture.find(b"\xff", at)
        if at < 0:
            raise RefusedTemplate(BROKEN)
        if picture[at + 1] != 0 and not 0xD0 <= picture[at + 1] <= 0xD7:
            return at
        at += 2


def _refuse_large(wide: int, high: int) -> None:
    if wide * high > MOST_PIXELS:
        raise RefusedTemplate(TOO_LARGE)
