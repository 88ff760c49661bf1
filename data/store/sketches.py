"""A sketch of a story as the columns that hold it, and back."""

import struct

from stories.identifiers import Kind, Sketch


def packed(sketch: Sketch) -> dict[str, object]:
    """A sketch as the columns that hold it."""
    facts = sorted(f"{kind}:{number:016x}" for kind, number in sketch.facts)
    return {"runs": struct.pack(f">{len(sketch.runs)}Q", *sketch.runs), "facts": "\n".join(facts)}


def unpacked(runs: bytes, facts: str) -> Sketch:
    pairs = (line.split(":") for line in facts.split("\n") if line)
    return Sketch(
        struct.unpack(f">{len(runs) // 8}Q", runs),
        frozenset((Kind(kind), int(number, 16)) for kind, number in pairs),
    )
