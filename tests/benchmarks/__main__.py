"""`python -m tests.benchmarks` prints one table of everything; with a NAME, one benchmark alone.

--size 1,10,100      multiples of the smallest size, which is 1,000 stories and 10,000 outcomes
--database sqlite,postgresql
--tabs 1,10,50,100   how many open each page at once
--only PART,PART     some parts of it; `soak`, which is long, is done only where it is named
--keep FOLDER        filled databases and what was found stay there (by a short path), and a later
                     run goes on from them: no part is measured twice, and all are in its table
--short              prints only what has a goal, the work of each page, import and export
--anew               with --keep: the filled databases are used, what was found is forgotten
"""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

APART = {"costs", "everything", "filling", "first", "kept", "nothing", "served", "table", "tabs"}
NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
NAMES = [each for each in NAMES if each not in APART]


def main(arguments: list[str]) -> int:
    if arguments and not arguments[0].startswith("-"):
        if arguments[0] not in NAMES:
            print(f"Name one of: {', '.join(NAMES)}; or none, for one table of everything")
            return 2
        return importlib.import_module(f"tests.benchmarks.{arguments[0]}").main(arguments[1:])
    return everything(arguments)


def everything(arguments: list[str]) -> int:
    from tests.benchmarks.everything import JUDGED_STORIES, JUDGED_TABS, Plan, measure
    from tests.benchmarks.table import STEADY, beside_naive, told

    plan = asked(arguments, Plan)
    found = measure(plan, lambda words: print(words, file=sys.stderr, flush=True))
    lines = list(found.lines.values())
    sizes = sorted({size for line in lines for size in line.costs})
    print(f"Machine: {os.cpu_count()} processors. 1x is {plan.stories:,} stories and ", end="")
    shown = [line for line in lines if line.is_told or not plan.short]
    print(f"{plan.outcomes:,} outcomes.\n\n{told(shown, sizes)}\n")
    print(beside_naive(lines))
    print(f"Goals of tabs are judged with {JUDGED_TABS} of them open, of search with ", end="")
    print(f"{JUDGED_STORIES:,} stories.")
    missed = [line for line in lines if line.met is False]
    fast = [line for line in lines if line.grows_too_fast]
    print(f"Pages that did not come: {found.errors}. Goals not met: {len(missed)}. ", end="")
    print(f"Pages whose work grows by more than n^{STEADY}: {len(fast)}.")
    return 1 if found.errors or missed or fast else 0


def numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


def some_of(known: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """Reads names, and refuses one that is not known, lest it be taken for all is well."""

    def names(text: str) -> tuple[str, ...]:
        said = tuple(text.split(","))
        if not set(said) <= set(known):
            raise argparse.ArgumentTypeError(f"choose from {', '.join(known)}")
        return said

    return names


def asked(arguments: list[str], of: type):
    """The plan that these options ask for."""
    from tests.benchmarks.everything import PARTS

    told = argparse.ArgumentParser(prog="python -m tests.benchmarks", usage=__doc__)
    whole = of()
    told.add_argument("--size", type=numbers, default=whole.sizes)
    told.add_argument("--tabs", type=numbers, default=whole.tabs)
    told.add_argument("--database", type=some_of(whole.databases), default=whole.databases)
    told.add_argument("--stories", type=int, default=whole.stories)
    told.add_argument("--outcomes", type=int, default=whole.outcomes)
    told.add_argument("--only", type=some_of(PARTS), default=whole.parts)
    told.add_argument("--keep", type=Path)
    told.add_argument("--anew", action="store_true")
    told.add_argument("--short", action="store_true")
    found = told.parse_args(arguments)
    rows = found.stories, found.outcomes
    kept = found.only, found.keep, found.anew, found.short
    return of(found.size, found.database, found.tabs, *rows, *kept)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
