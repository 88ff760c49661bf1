"""The slips that are tried on the safest modules are real ones, and none is left out unseen."""

import ast

from tests import ROOT
from tests.benchmarks import mutants

SOURCE = '''
@dataclass(frozen=True)
class Door:
    """Words that are never changed."""

    open: bool = False

    def must_open(self, key, most=3):
        if not self.open and key in (1, "two") and 0 < key <= most:
            raise Closed
        return key + 1
'''


def test_every_place_that_can_slip_does_once():
    assert sorted((line, words) for line, words, _ in mutants.mutants(SOURCE)) == [
        (6, "True"),
        (8, "4"),
        (9, "0 < key < most"),
        (9, "0 <= key <= most"),
        (9, "1"),
        (9, "2"),
        (9, "key not in (1, 'two')"),
        (9, "not not self.open"),
        (9, "not self.open or key in (1, 'two') or 0 < key <= most"),
        (10, "pass"),
        (11, "2"),
        (11, "key - 1"),
        (11, "return None"),
    ]


def test_each_slip_changes_the_module_and_nothing_but_one_place():
    whole = ast.unparse(ast.parse(SOURCE)).splitlines()
    for _, _, changed in mutants.mutants(SOURCE):
        lines = ast.unparse(changed).splitlines()
        assert len(lines) == len(whole)
        assert sum(one != other for one, other in zip(lines, whole, strict=True)) == 1


def test_what_is_tried_and_what_must_notice_are_there():
    for module, files in mutants.MODULES.items():
        assert (ROOT / mutants.path_of(module)).is_file()
        assert all((ROOT / mutants.STORIES / name).is_file() for name in files)
