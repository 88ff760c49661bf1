"""Whether the tests would notice: `python -m tests.benchmarks mutants [part of a name [which]]`.

Each mutant is one small slip in a module on permission, suppression or the record of actions: a
bound moved by one, a test turned round, a refusal left out. The module's own tests must fail. Each
runs in a process of its own, with the slip in the place of the module; prints what survived.
Which are tried: of `5`, each fifth; of `40-80`, those from the 40th to before the 80th. What stands
above a class or function (its decorators) is left alone.
"""

import ast
import contextlib
import importlib.abc
import importlib.util
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice

from tests import ROOT

QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning")  # what is read before is not told anew
SECONDS = 20  # of a processor: a slip that never ends is noticed too
STORIES = "tests/stories"
# What is changed, and the tests that must notice.
MODULES: dict[str, tuple[str, ...]] = {
    "stories.people": ("test_people.py", "test_story.py", "test_clearing.py"),
    "stories.readers": ("test_readers.py",),
    "stories.audit": ("test_audit.py",),
    "stories.trends.disclosure": ("test_disclosure.py", "test_edition.py"),
}
TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


def path_of(module: str) -> str:
    return module.replace(".", "/") + ".py"


def mutants(source: str) -> Iterator[tuple[int, str, ast.Module]]:
    """Each slip: its line, the line as it becomes, and the module with it."""
    whole = ast.parse(source)
    places = [node for node in ast.walk(whole) if isinstance(node, ast.stmt | ast.expr)]
    above = {
        id(part)
        for node in places
        for each in getattr(node, "decorator_list", ())
        for part in ast.walk(each)
    }
    for number, node in enumerate(places):
        for slip in range(0 if id(node) in above else _slips(node)):
            changed = deepcopy(whole)
            same = [x for x in ast.walk(changed) if isinstance(x, ast.stmt | ast.expr)][number]
            _slip(same, slip)
            ast.fix_missing_locations(changed)
            yield node.lineno, ast.unparse(same).splitlines()[0], changed


def _slips(node: ast.AST) -> int:
    """How many slips this place can have."""
    match node:
        case ast.Compare():
            return sum(type(op) in TURNED for op in node.ops)
        case ast.BoolOp() | ast.BinOp():
            return int(type(node.op) in TURNED)
        case ast.UnaryOp(op=ast.Not()) | ast.Raise():
            return 1
        case ast.Constant(value=bool() | int()):
            return 1
        case ast.Return(value=ast.expr() as value):
            return int(not isinstance(value, ast.Constant))  # a constant slips by itself
    return 0


def _slip(node: ast.AST, number: int) -> None:
    match node:
        case ast.Compare():
            places = [at for at, op in enumerate(node.ops) if type(op) in TURNED]
            node.ops[places[number]] = TURNED[type(node.ops[places[number]])]()
        case ast.BoolOp() | ast.BinOp():
            node.op = TURNED[type(node.op)]()
        case ast.UnaryOp():
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
        case ast.Raise():
            node.exc, node.cause = None, None
            node.__class__ = ast.Pass
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant():
            node.value += 1
        case ast.Return():
            node.value = ast.Constant(None)


class InItsPlace(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module as changed; every other is found as usual."""

    def __init__(self, module: str, changed: ast.Module) -> None:
        self.module, self.changed = module, changed

    def find_spec(self, name, path=None, target=None):
        if name != self.module:
            return None
        return importlib.util.spec_from_loader(name, self, origin=path_of(name))

    def exec_module(self, module) -> None:
        exec(compile(self.changed, path_of(self.module), "exec"), module.__dict__)


def is_noticed(module: str, changed: ast.Module) -> bool:
    """Whether the module's tests fail with this slip, in a process of its own."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        os.dup2(nowhere.fileno(), 2)
        sys.meta_path.insert(0, InItsPlace(module, changed))
        code = run(module)
    os._exit(int(code != 0))


def run(module: str) -> int:
    import pytest

    files = [f"{STORIES}/{name}" for name in MODULES[module]]
    bare = [
        "-x",
        "-q",
        "--assert=plain",  # nobody reads why one fails
        "--noconftest",
        "-o",
        "addopts=",
        *QUIET,
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
    ]
    return pytest.main([*bare, "-m", "not slow", *files])


def which(said: str) -> slice:
    """The slips that are meant: all, each n-th, or from one to before another."""
    first, between, last = said.partition("-")
    return slice(int(first), int(last)) if between else slice(0, None, int(said))


def read_once() -> None:
    """What every process needs and no slip touches, read before the first one parts."""
    import altair  # noqa: F401
    import hypothesis
    import pytest  # noqa: F401
    import scipy.optimize  # noqa: F401
    import streamlit  # noqa: F401

    import stories.identifiers  # noqa: F401

    quick = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # nobody reads the smallest
    hypothesis.settings.register_profile("quick", deadline=None, database=None, phases=quick)
    hypothesis.settings.load_profile("quick")


def main(arguments: list[str]) -> int:
    """0 if at least 95 of a hundred slips are noticed."""
    read_once()
    warnings.simplefilter("ignore")  # a process with threads may not fork quietly
    wanted = [each for each in MODULES if not arguments or arguments[0] in each]
    meant = which(arguments[1] if len(arguments) > 1 else "1")
    noticed = every = 0
    for module in wanted:
        assert module not in sys.modules, module
        source = (ROOT / path_of(module)).read_text("utf-8")
        if is_noticed(module, ast.parse(source)):
            print(f"{module}: its tests fail as it stands.")
            return 2
        held, left = 0, []
        for line, words, changed in islice(mutants(source), meant.start, meant.stop, meant.step):
            if is_noticed(module, changed):
                held += 1
            else:
                left.append(f"  line {line}: {words}")
        print(f"{module}: {held} of {held + len(left)} slips noticed.", *left, sep="\n", flush=True)
        noticed, every = noticed + held, every + held + len(left)
    share = 100 * noticed / every if every else 0
    print(f"{noticed} of {every} slips noticed ({share:.1f}%); {every - noticed} survived.")
    return 0 if share >= 95 else 1
