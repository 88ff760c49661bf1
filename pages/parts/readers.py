"""Who can read an approved story inside, as a sentence, and why it is not more people."""

from pages.parts import session
from stories.consent import Consent
from stories.readers import Reach, reach
from stories.story import Story


def sentence(story: Story, consents: tuple[Consent, ...]) -> str:
    """For a reader of the whole story: how far it reaches once it is approved."""
    match reach(consents, session.today()):
        case Reach.ORGANISATION:
            return "Inside: everybody who works here can read it once it is approved."
        case Reach.TEAM:
            service = session.services().get(story.service, story.service)
            return (
                f"Inside: only people of {service}, and whoever had a part in it, can read it. "
                "Nobody agreed to more readers."
            )
    return (
        "Inside: only its writer, reviewers and governance can read it. No consent that stands "
        "lets colleagues read it."
    )
