"""`python -m tests.benchmarks NAME [options]` runs one benchmark of this folder."""

import importlib
import sys
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in NAMES:
        print(f"Name one of: {', '.join(NAMES)}")
        return 2
    return importlib.import_module(f"tests.benchmarks.{arguments[0]}").main(arguments[1:])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
