"""How many files may be here at once: never more than the room, and given back when they go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.places import PLACES
from pages.parts.room_for_files import (
    ALL_FULL,
    FILE_MOST,
    MB,
    OWN_FULL,
    PERSON_MOST,
    READ_AT_ONCE,
    READING,
    RETURN_MOST,
    ROLES,
    SERVER_MOST,
    NoRoom,
    Room,
    most_of,
    too_large,
)
from stories.people import Role
from tests import ROOT, make

OWN, ALL = 100, 150
WHO, TABS, FILES = st.sampled_from("xyz"), st.sampled_from("ab"), st.sampled_from("123")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), WHO, TABS, FILES, st.integers(0, 120)),
        st.tuples(st.just("came"), WHO, TABS, FILES, st.integers(0, 120)),
        st.tuples(st.just("give_back"), TABS, FILES),
        st.tuples(st.just("keep_only"), TABS, st.frozensets(FILES)),
    ),
    max_size=40,
)


def boxes() -> set[Role]:
    """Roles with a page that has a box for files."""
    with_boxes = {
        "import_rows.py" if path.name == "import_source.py" else path.name
        for path in (ROOT / "pages").rglob("*.py")
        if "st.file_uploader(" in path.read_text("utf-8")
    }
    found = [place for place in PLACES if place.file in with_boxes]
    assert len(found) == len(with_boxes)
    return {role for place in found for role in place.roles}


def test_whoever_has_a_page_with_a_box_may_send_a_file_and_nobody_else():
    assert set(ROLES) == boxes()
    for person in make.EVERYBODY:
        assert bool(most_of(person)) == bool(person.roles & set(ROLES)), person


@pytest.mark.parametrize(
    ("roles", "most"),
    [
        ((), 0),
        ((Role.STAFF, Role.REVIEWER, Role.GOVERNANCE, Role.LEADER), 0),
        ((Role.STAFF, Role.COMMS), FILE_MOST),
        ((Role.ADMIN,), FILE_MOST),
        ((Role.ADMIN, Role.ANALYST), RETURN_MOST),
    ],
)
def test_the_role_that_may_send_most_counts(roles, most):
    assert most_of(make.actor("Kim", *roles)) == most


def test_a_file_that_is_too_large_is_told_how_large_it_may_be():
    assert "A file may be up to 50 MB. Put it into a .zip" in str(too_large(RETURN_MOST))


@given(STEPS)
def test_whatever_is_done_there_is_never_more_than_there_is_room_for(steps):
    room, promised = Room(OWN, ALL), {}
    for what, *told in steps:
        if what == "take":
            who, tab, file, size = told
            try:
                room.take(*told)
            except NoRoom:
                continue
            promised[tab, file] = (who, size)
        elif what == "came":
            _, tab, file, size = told
            if (tab, file) in promised:
                who, most = promised[tab, file]
                promised[tab, file] = (who, min(size, most))
                room.came(tab, file, min(size, most))
        else:
            getattr(room, what)(*told)
            if what == "give_back":
                promised.pop(tuple(told), None)
        promised = {key: each for key, each in promised.items() if is_taken(room, *key)}
        assert room.taken() <= ALL
        for who in "xyz":
            assert sum(size for by, size in promised.values() if by == who) <= OWN
        assert room.tabs_of("x") == {tab for (tab, _), (by, _) in promised.items() if by == "x"}


def is_taken(room: Room, tab: str, file: str) -> bool:
    try:
        room.take("nobody", tab, file, 0)
    except NoRoom as refused:
        return refused.status == 409
    room.give_back(tab, file)
    return False


def test_who_has_too_many_is_told_to_read_them_and_others_are_told_to_wait():
    room = Room()
    for number in range(2):
        room.take("ana", "tab", str(number), RETURN_MOST * MB + 500)
    with pytest.raises(NoRoom) as own:
        room.refuse_full("ana")
    assert str(own.value) == OWN_FULL
    assert f"{PERSON_MOST} MB" in OWN_FULL
    for number in range(2):
        room.take("bob", "other", str(number), RETURN_MOST * MB + 500)
    with pytest.raises(NoRoom) as everybodys:
        room.take("cal", "third", "1", RETURN_MOST * MB)
    assert (str(everybodys.value), everybodys.value.status) == (ALL_FULL, 503)
    assert room.taken() < (SERVER_MOST + 1) * MB


def test_what_still_comes_keeps_its_room_while_its_page_is_left():
    room = Room()
    room.take("ana", "tab", "here", 7)
    room.came("tab", "here", 7)
    room.take("ana", "tab", "coming", 5)
    room.keep_only("tab")
    assert room.taken() == 5
    room.came("tab", "coming", 4)
    room.keep_only("tab", frozenset({"coming"}))
    assert room.taken() == 4


def test_a_tab_is_left_alone_from_when_it_last_ran_or_a_file_came():
    now = 0
    room = Room(clock=lambda: now)
    room.take("ana", "tab", "here", 7)
    now = 5
    room.came("tab", "here", 7)
    assert room.left_alone(6) == set()
    now = 9
    room.touch("tab")
    now = 14
    assert room.left_alone(6) == set()
    assert room.left_alone(5) == {"tab"}
    room.forget("tab")
    assert (room.left_alone(0), room.taken()) == (set(), 0)


def test_more_returns_than_are_read_at_once_wait_and_an_end_of_one_lets_in_the_next():
    room = Room()
    with room.reading():
        others = [room.reading() for _ in range(READ_AT_ONCE - 1)]
        for each in others:
            each.__enter__()
        with pytest.raises(NoRoom) as refused, room.reading():
            pass
        assert str(refused.value) == READING
        others[0].__exit__(None, None, None)
        with room.reading():
            pass
