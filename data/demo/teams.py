"""Invented teams, each led by somebody of its service."""

import json

import sqlalchemy as sa

from data import tables
from data.demo.walk import everyone
from data.store import settings
from stories.consent import Channel
from stories.organisation import Basis, Lawful, Schedule, Special, Step
from stories.outcomes.catalogue import Nation
from stories.people import Role

TEAMS = {
    "Assessment North": "family-help-north",
    "Family Support North": "family-help-north",
    "Assessment South": "family-help-south",
    "Family Support South": "family-help-south",
    "Children in Care One": "children-in-care",
    "Leaving Care": "children-in-care",
    "Reablement": "adults",
    "Safeguarding Adults": "adults",
}

# What the invented council has said of itself, as an administrator would under Set up.
SETTLED = {
    settings.NAME: "Harrowmere Council",
    settings.CONTACT: "The data protection officer, dpo@harrowmere.example",
    settings.LAWFUL: json.dumps(
        vars(
            Lawful(
                Basis.PUBLIC_TASK,
                Special.CARE,
                Schedule.CARE,
                "The register of impact assessments, entry 41",
            )
        )
    ),
    settings.CHANNELS: json.dumps(sorted(Channel)),
    settings.NATION: Nation.ENGLAND,
    settings.SETTLED + Step.KEEPING: "yes",
}


def codes_of(service: str) -> list[str]:
    """The codes of a service's teams."""
    return [_code(name) for name, of in TEAMS.items() if of == service]


def add(connection: sa.Connection) -> None:
    """Every team, open, led by the first of its service's staff."""
    lead = {}
    for person in everyone():
        if Role.STAFF in person.roles:
            lead.setdefault(person.service, person.id)
    rows = [
        {
            "code": _code(name),
            "name": name,
            "service": service,
            "lead_id": lead.get(service),
            "merged_into": None,
            "closed_from": None,
        }
        for name, service in TEAMS.items()
    ]
    connection.execute(tables.teams.insert(), rows)


def _code(name: str) -> str:
    return name.lower().replace(" ", "-")
