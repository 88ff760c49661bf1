"""Keeping what a writer sends: the story with its outcome and consent."""

from dataclasses import replace
from datetime import datetime

from stories.consent import YEARS, Consent, years_later
from stories.draft import Submission
from stories.errors import Incomplete
from stories.ids import new_id, reference
from stories.outcomes import OutcomeRecord, Source
from stories.outcomes.record import check_outcome
from stories.people import Person, Role
from stories.returns.joining import world_of
from stories.story import Story


def put_submission(
    work, answers: Submission, story_id: str, at: datetime, *, again: bool = False
) -> Story:
    """Keep a submission as a story with its outcome and consent, and say so in the record."""
    story = _story(answers, story_id, work.person, at)
    _check_contributors(work, story)
    if again:
        story = work.save(work.story(story_id).send_again(story, work.person, at))
    else:
        work.person.must_be(Role.STAFF)
        story = work.add_story(story)
    _keep_outcome(work, story, answers, at)
    _keep_consent(work, story, answers)
    work.event("story submitted", "story", story.id, version=story.version)
    return story


def _check_contributors(work, story: Story) -> None:
    """Whoever is listed still works here, and is somebody other than the writer."""
    if story.submitted_by in story.contributors:
        raise Incomplete([("contributors", "Who to thank here: leave yourself out.")])
    if story.contributors - work.who_work_here(story.contributors):
        raise Incomplete(
            [
                (
                    "contributors",
                    "Who to thank here: somebody you chose does not work here any more. "
                    "Take them off the list.",
                )
            ]
        )


def _story(answers: Submission, story_id: str, by: Person, at: datetime) -> Story:
    return Story(
        id=story_id,
        reference=reference(story_id),
        words=answers.words,
        statements=answers.statements,
        service=answers.service,
        outcome=answers.outcome,
        submitted_by=by.id,
        submitted_at=at,
        legal=answers.legal,
        honesty=answers.honesty,
        content_note=answers.content_note,
        themes=answers.themes,
        together=answers.together,
        contributors=answers.contributors,
        thanks_line=answers.thanks_line,
        year_only=answers.year_only,
    )


def _keep_outcome(work, story: Story, answers: Submission, at: datetime) -> None:
    earlier = work.outcome_of(story.id)
    record = OutcomeRecord(
        id=earlier.id if earlier else new_id(),
        code=answers.outcome,
        service=answers.service,
        month=answers.outcome_month,
        how_known=answers.how_known,
        age_band=answers.age_band,
        recorded_by=story.submitted_by,
        recorded_at=at,
        end_reason=answers.end_reason,
        story_id=story.id,
        source=Source.STORY,
        person=_about(work, answers, earlier),
    )
    kind = work.outcome_types()[record.code]
    check_outcome(record, kind, at.date())
    work.put_outcome(record.in_place_of(earlier, kind))


def _about(work, answers: Submission, earlier: OutcomeRecord | None) -> str | None:
    """The keyed hash of whom it is about: of the number given now, or else the one known before."""
    if answers.case_number.strip() or earlier is None:
        return work.about(answers.outcome, answers.case_number)
    same = world_of(earlier.code) == world_of(answers.outcome)
    return earlier.person if same else None


def _keep_consent(work, story: Story, answers: Submission) -> None:
    """Each answer to the consent questions is a new version; none given means none recorded.

    Where somebody else kept the record since, the writer can close channels and open none.
    """
    if not answers.consent_channels:
        work.end_consents(story.id)
        return
    before = next((each for each in work.consents(story.id) if each.party == story.id), None)
    told = _consent(story, answers)
    if before and before.recorded_by != story.submitted_by:
        told = replace(before, id=told.id, channels=before.channels & told.channels)
    work.add_consent(replace(told, version=work.latest_consent_version(story.id) + 1))
    work.put_names(story.id, story.id, answers.consent_name, answers.consent_speaker_name)


def _consent(story: Story, answers: Submission) -> Consent:
    """What the writer says of the person they asked."""
    return Consent(
        id=new_id(),
        story_id=story.id,
        party=story.id,
        who=answers.consent_who,
        how=answers.consent_how,
        asked_on=answers.consent_on,
        expires_on=years_later(answers.consent_on, YEARS),
        channels=answers.consent_channels,
        subject=answers.consent_subject,
        speaker=answers.consent_speaker,
        childs_view=answers.consent_childs_view,
        capacity=answers.consent_capacity,
        understood=answers.consent_understood,
        identity=answers.consent_identity,
        shown=answers.consent_shown,
        seen_words_version=story.words_version if answers.consent_shown else None,
        asked_by=story.submitted_by,
        recorded_by=story.submitted_by,
    )
