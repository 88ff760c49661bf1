"""Work before court, and family meetings, of the census from 2026.

The block says when the work began, whether a family group meeting was offered and held, and when
court was applied to. It does not say whether the family's plan was accepted, and what its outcome
codes mean is not published. So C-FGDM and C-PP-HOME are left to people to record; what could
contradict them is derived.
"""

from collections.abc import Iterator

from stories.returns.bands import child_band
from stories.returns.reading import Fact
from stories.returns.rules.child import Child
from stories.returns.rules.known import Known


def derive(child: Child, known: Known) -> Iterator[Fact]:
    for each in child.before_court:
        start, offered, held, court = each.fields
        files, event = known.files(each.files), ("before court", start)
        if offered == "1" and held == "0":
            about = {"age_band": child_band(child.born, start), "files": files}
            rule = "family group meeting offered and not held"
            yield known.fact("B-FGDM-NOT-HELD", rule, child.who, start, event, **about)
        if court:
            about = {"age_band": child_band(child.born, court), "files": files}
            rule = "court applied to after work before court"
            yield known.fact("B-PP-COURT", rule, child.who, court, event, **about)
