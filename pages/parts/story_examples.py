"""One story told through, to show how each answer might sound. It is made up."""

from stories.sections import Section

EXAMPLES = {
    Section.TITLE: "The boy who was asked about his mum",
    Section.HAPPENING: "A boy had stopped going to school. His mum could not get him out of bed, "
    "and she was too tired to try. Nobody had asked him what was wrong.",
    Section.WORRIED: "We feared that he would stay in his room for good, and that his mum would "
    "give up too.",
    Section.GOING_WELL: "They still ate together each night, and his gran could make him laugh.",
    Section.TRIED: "We stopped sending letters. A worker sat on the stairs and talked with him "
    "about games. His gran came too. The school let him come for one lesson and go home again.",
    Section.IDEAS: "We thought that he was bullied. He told us no, and we let that idea go. Then "
    "we thought that he was afraid for his mum, and he said yes.",
    Section.DID_NOT_WORK: "The letters made it worse. He hid them.",
    Section.VIEWS: "The school wanted him back all day. His gran said slow. We did not all agree, "
    "and we went slow.",
    Section.PLAN: "One lesson a day for a month. If he stayed at home three days in a row, we "
    "would meet again.",
    Section.NEW_RISKS: "With him at school, his mum was alone for longer. His gran said that she "
    "would call her at noon.",
    Section.TURNING_POINT: "He asked who would look after his mum. Then we knew what to do.",
    Section.CHANGED: "He goes to school four days a week, and he says that he likes it. The school "
    "and his mum both told us so.",
    Section.STILL_SO: "As far as I know. The school said so a month ago.",
    Section.FOR_OTHERS: "Ask whom a child is worried about, not only what is wrong.",
}
