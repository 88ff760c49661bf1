"""Who did it together: roles and agencies, and family as people who changed things. Never names."""

from collections.abc import Mapping

WORKERS = (
    "social worker",
    "family practitioner",
    "foster carer",
    "residential worker",
    "personal adviser",
    "psychologist",
    "therapist",
    "occupational therapist",
    "care worker",
    "advocate",
    "manager",
    "senior leader",
    "office worker",
)
AGENCIES = (
    "health visitor",
    "school",
    "college",
    "GP",
    "nurse",
    "mental health service",
    "drug and alcohol service",
    "domestic abuse service",
    "police",
    "probation",
    "youth justice",
    "housing",
    "voluntary group",
    "independent service",
)
FAMILY = (
    "the child or young person",
    "the adult",
    "mother",
    "father",
    "partner",
    "brother or sister",
    "aunt or uncle",
    "grandparent",
    "other family members",
    "friends and neighbours",
    "community or faith group",
)

# One list on the form, in three groups that can be taken in at a glance.
TOGETHER_GROUPS: Mapping[str, tuple[str, ...]] = {
    "The person, family and friends": FAMILY,
    "People who work with them": WORKERS,
    "Other services": AGENCIES,
}
ROLES_TOGETHER = FAMILY + WORKERS + AGENCIES
