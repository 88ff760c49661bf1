"""How wide letters are in the bundled font, so that lines can be broken before they are drawn."""

# Advance widths of Liberation Sans (which has those of Arial), in thousandths of its size.
_GROUPS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;[\\]ftI",
    333: "()-`r“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu£–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
UNKNOWN = 1015  # as wide as the widest, so that no line is too long


def width(text: str, size: float) -> float:
    """The width of a line of text at a size, in the same unit."""
    return sum(WIDTHS.get(letter, UNKNOWN) for letter in text) * size / 1000


def lines(text: str, size: float, most: float) -> list[str]:
    """The text broken into lines no wider than `most`; a word too wide for one is broken too."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if width(longer, size) <= most:
            found[-1] = longer
            continue
        if found[-1]:
            found.append("")
        for letter in word:
            if width(found[-1] + letter, size) > most:
                found.append("")
            found[-1] += letter
    return found
