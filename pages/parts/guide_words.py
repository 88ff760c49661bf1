"""The words of the guide: a part for each role, the words we use, and how a chart is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from stories.people import Role


@dataclass(frozen=True)
class Step:
    """One thing to do: its name, a few short sentences, and the page where it is done."""

    name: str
    told: str
    file: str


STEPS: Mapping[Role, tuple[Step, ...]] = {
    Role.STAFF: (
        Step(
            "Tell a story",
            "Say what was going on, what you tried and what changed. A short one takes two "
            "minutes. Each answer is saved as you leave it, so you can stop and come back.",
            "share_story.py",
        ),
        Step(
            "Leave out who it was",
            "As you write, we point at words that could tell who somebody is, and offer others. "
            "We miss some. Read it once as a neighbour would.",
            "share_story.py",
        ),
        Step(
            "Ask first",
            "Ask each person in the story, and write down what they said yes to. No yes means it "
            "stays where it is.",
            "share_story.py",
        ),
        Step(
            "Record an outcome",
            "Write down what changed for somebody, good or hard. Later we ask if it still holds. "
            "“I can't find out” is a fair answer.",
            "record_outcome.py",
        ),
        Step(
            "Pass on a thank-you",
            "Write down what somebody said, in their words. It goes to the team it was meant for.",
            "pass_on_thanks.py",
        ),
        Step(
            "See where your story is",
            "Follow it, change it, or take it back. If it comes back to you, a person has said "
            "why and what would help.",
            "my_stories.py",
        ),
    ),
    Role.REVIEWER: (
        Step(
            "Take the oldest story",
            "Open the list and take one. While you have it, nobody else can decide on it.",
            "review.py",
        ),
        Step(
            "Read it as a stranger, then as a neighbour",
            "Could you tell who it is? Could somebody who was there? Small facts add up: an age, "
            "a job and a street may be enough.",
            "review.py",
        ),
        Step(
            "Make the checks, then decide",
            "Approve it, mend a few words in the open, or send it back with a reason and a kind "
            "word. You can never decide on a story you had a part in.",
            "review.py",
        ),
    ),
    Role.GOVERNANCE: (
        Step(
            "Turn the second key",
            "A story goes outside only when you clear it, for the places its people said yes to, "
            "and once they have seen the last words.",
            "clear.py",
        ),
        Step(
            "Keep each yes",
            "See who agreed to what and until when. When somebody takes it back, the story leaves "
            "at once, and each place it was used is listed for you to call.",
            "consents.py",
        ),
        Step(
            "Answer a person who asks",
            "Find all that is held on them. Give a copy, put it right, or take it out.",
            "what_is_held.py",
        ),
        Step(
            "Check that nothing was changed",
            "Each act leaves a line. Press once to check them all, and save the newest seal once "
            "a week.",
            "record_of_actions.py",
        ),
    ),
    Role.LEADER: (
        Step(
            "Start with what needs a talk",
            "The list puts what is getting worse first. Each good number stands beside the one "
            "that could prove it wrong.",
            "trends.py",
        ),
        Step(
            "Ask if it lasted",
            "See for how many it still held after 6, 12 and 24 months, and for how many we do "
            "not know yet.",
            "did_it_last.py",
        ),
        Step(
            "Ask who is missing",
            "See which teams and people no story comes from. None told does not mean none there.",
            "voices.py",
        ),
        Step(
            "Say what a panel chose",
            "Each month a mixed panel may choose a story. Write down which, who chose, and why.",
            "panel.py",
        ),
        Step(
            "Take it to a meeting",
            "One page for the board, one slide, or a pack of what an inspector asks.",
            "this_month.py",
        ),
    ),
    Role.ANALYST: (
        Step(
            "Bring in a return",
            "Drop the files you send each year. You see what was read, what was not, and why, "
            "before anything is kept. You can undo it.",
            "upload_returns.py",
        ),
        Step(
            "Count what is hard",
            "Enter the counts that could prove a good number wrong, month by month, or load many "
            "from a spreadsheet.",
            "balancing.py",
        ),
        Step(
            "Publish the figures",
            "Figures are shown in editions. A new one keeps small counts hidden, also from "
            "somebody who lays two of them side by side.",
            "publish_figures.py",
        ),
    ),
    Role.COMMS: (
        Step(
            "Find a story",
            "You see only those that are cleared. Each card says for which places, until when, "
            "and how often it was used.",
            "library.py",
        ),
        Step(
            "Pull it for one use",
            "Name the place and what it is for. The file says how the story may be told. A use "
            "is written down, so that it can be called back.",
            "library.py",
        ),
        Step(
            "Tell it shorter",
            "Write it in 100 words, as one quote, or for a post. A second person reads it before "
            "you can use it.",
            "library.py",
        ),
        Step(
            "Call back what has ended",
            "When a yes is taken back, call each place that used the story. Tick it off when "
            "they answer.",
            "recalls.py",
        ),
    ),
    Role.ADMIN: (
        Step(
            "Set it up",
            "Say whose service this is, which nation, which services, and how long things are "
            "kept. Each step is kept by itself.",
            "set_up.py",
        ),
        Step(
            "Say who may do what",
            "Give and take roles. To make somebody an administrator, a second one must agree.",
            "people.py",
        ),
        Step(
            "Keep the lists",
            "Keep the teams, the services, and the kinds of outcome your area counts.",
            "lists.py",
        ),
        Step(
            "Look at what was done",
            "Each act leaves a line: who, what and when. The lines hold no story's words, and "
            "nobody can change one.",
            "record_of_actions.py",
        ),
    ),
}

WHAT_HAPPENS = (
    (
        "You write",
        "Your draft is locked with a key and only you can open it. Nobody counts your drafts.",
    ),
    (
        "You send it",
        "The words you took out are thrown away. Only the safer text is kept.",
    ),
    (
        "A reviewer reads it",
        "Not your manager, unless that is their task, and never somebody in the story. They "
        "approve it, or send it back with a reason.",
    ),
    (
        "People inside read it",
        "Your team, or all who work here: as far as the people in it agreed. Worries stay with "
        "the review.",
    ),
    (
        "It may go outside",
        "Only if a second person clears it, and only to the places that its people said yes to.",
    ),
    (
        "It ends",
        "A yes lasts for a time. It can be taken back on any day, with no reason. The story then "
        "leaves every list, and each use is called back.",
    ),
)
NEVER = (
    "No story and no thank-you is used to judge how somebody does their job. Nobody here is "
    "ranked or counted by name."
)

CHARTS = (
    (
        "The line goes up and down",
        "It always will. Most of that is chance, as with the weather. A chart tells the two apart.",
    ),
    (
        "The two dashed lines",
        "Nearly all points fall between them when nothing new is going on. A point outside is a "
        "signal. So are seven in a row on one side of the middle.",
    ),
    (
        "A signal is not a cause",
        "It means: ask what happened then. No number here says why.",
    ),
    (
        "The words beside a picture",
        "Each picture has a sentence that says what it shows, and a table with the numbers. They "
        "say the same thing, so use the one you like.",
    ),
    (
        "A count that is hidden",
        "Counts of 1 to 4 are hidden, so that nobody can be picked out. Now and then a bigger one "
        "is hidden too, or you could work the small one out.",
    ),
    (
        "“Not known yet”",
        "Too little time has gone by, or nobody could find out. It is never counted as a yes or "
        "as a no.",
    ),
    (
        "More is not always better",
        "A higher count can mean that more was written down. That is why each has another number "
        "beside it.",
    ),
)

GLOSSARY: Mapping[str, str] = {
    "Approved": "Checked, and may be read inside by those its people agreed to.",
    "Balancing facts": "Counts of what is hard, such as children who came back into care. Each "
    "stands beside a good number.",
    "Call back": "To ask each place that used a story to take it down.",
    "Channel": "A place where a story may be told, such as the website or a training day.",
    "Cleared": "Checked a second time, and may be told outside where its people said yes.",
    "Consent": "A person's free yes, for a channel and for a time.",
    "Content note": "A line before a story that says what may be hard to read in it.",
    "Edition": "A set of figures that was put out on one day and never changes.",
    "Embargo": "A day before which a cleared story may not be told.",
    "Evidence pack": "The figures in one file, in the order in which an inspector asks.",
    "How it is told": "A line that goes with a story, such as “Some details are changed”.",
    "Outcome": "What changed for somebody, which can be checked.",
    "Possible identifier": "Words that could tell somebody who a person is.",
    "Pull": "To take a cleared story out for one use.",
    "Record of actions": "The list of what was done here, by whom and when. It has no words of "
    "stories.",
    "Redacted": "With what could tell who it is taken out. Not the same as anonymous: somebody "
    "who was there may still know.",
    "Resting": "Not to be used for a while, since it was told often.",
    "Return": "The yearly file that each council sends to the government.",
    "Reviewer": "The person who checks that nobody can be known from a story.",
    "Seal": "A code made from the whole record. If a line is changed, it does not fit any more.",
    "Sealed": "Locked with a key, as drafts and names are. Only those who may can open it.",
    "Shorter version": "A story in 100 words, as one quote, or short enough for a post.",
    "Signal": "A point, or a row of points, that chance alone hardly ever makes.",
    "Withdrawn": "Taken back. Nobody can read it any more.",
}
