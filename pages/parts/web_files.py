"""Giving out files of stories: one link, one person, one minute, once; kept by nobody between."""

from starlette.requests import Request
from starlette.responses import Response

from data import house, links
from pages.documents.files import FILES, name_of
from pages.parts import session
from pages.parts.web_giving import attached, to_somebody
from stories.actions import taking
from stories.errors import NotAllowed
from stories.people import Person

PATH = "/file/{token}"


def address(pull_ids: tuple[str, ...], file: str, person_id: str) -> str:
    """Where this file is to be had by this person, for a minute from now."""
    wanted = links.Wanted(pull_ids, file)
    return "/file/" + links.signed(session.store().keys, wanted, person_id, session.now())


@to_somebody
def file(request: Request, person: Person) -> Response:
    """The file that a link names."""
    store, now = session.store(), session.now()
    wanted = links.opened(store.keys, request.path_params["token"], person.id, now)
    if wanted.file not in FILES:
        raise NotAllowed(links.WRONG)
    told = (wanted.pull_ids, wanted.file, wanted.link)
    released = taking.take_file(store, *told, by=person, at=now)
    with store.read() as connection:
        of_files = house.of_files(connection)
    made = FILES[wanted.file]
    return attached(made.made(released, of_files), name_of(wanted.file, released), made.kind)
