"""Questions to talk a story over with, in supervision or a team meeting."""

from stories.draft import Theme
from stories.sections import Section
from stories.story import Story

FIRST = "What made the difference here, and who made it?"
LAST = "What is one thing that you will try this month?"
ABOUT_THEMES = 2  # so that a story which shows many things does not become a list of questions

OF_THEME = {
    Theme.LISTENING: "How do you know when somebody feels heard by you?",
    Theme.SHARED_DECISION: "Who decided here? Who was not in the room?",
    Theme.COURAGE: "What would have made it easier to be brave? Who could give you that?",
    Theme.INFORMATION_SHARED: "Which piece of what was shared would you have missed?",
    Theme.VOICE_HEARD: "Where in this story do you hear the person's own view?",
    Theme.SIGNS_SPOTTED: "Which sign was seen first? Would you have seen it?",
    Theme.TIME_PROTECTED: "What was put aside to make the time? Could you do that?",
    Theme.FAMILY_LED: "What did the family know that the workers did not?",
    Theme.DIFFICULT_THING: "How would you have said the difficult thing?",
    Theme.STAYED_ALONGSIDE: "When would it have been easy to close this? Why was it not?",
    Theme.POSITIVE_RISK: "What was the risk of doing less? Who carried the risk?",
    Theme.AGENCIES_TOGETHER: "Whom did they ring first? Whom would you ring?",
}
OF_SECTION = {
    Section.DID_NOT_WORK: "What did not work first? How soon would you have seen that?",
    Section.STILL_SO: "How do they know that it is still so? How would you find out?",
    Section.TURNING_POINT: "Could somebody have brought the turning point about sooner?",
}
ELSE = "What is still hard at the end of this story?"


def questions(story: Story) -> tuple[str, ...]:
    """Three to five, by what the reader may see of the story; the same story has the same ones."""
    shown = [OF_THEME[theme] for theme in Theme if theme in story.themes][:ABOUT_THEMES]
    told = next((asked for part, asked in OF_SECTION.items() if part in story.words), ELSE)
    return (FIRST, *shown, told, LAST)
