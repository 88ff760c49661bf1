"""What no return tells, or not enough to count it: said on the page, so nobody waits for it."""

CANNOT_TELL = {
    "C-FGDM": "The census says whether a meeting was offered and held, not whether the family's "
    "plan was accepted.",
    "C-PP-HOME": "What the census's codes for the end of work before court mean is not published.",
    "C-NEAR": "Only a 903 that carries the Department's own distances tells it. An authority's own "
    "file holds postcodes, which we never keep.",
    "C-UASC": "No return says whether somebody's lawful status is settled.",
    "C-CL-OWN": "The 903 says that a young person lives independently, not that the tenancy is "
    "their first.",
    "C-CL-HE": "Who left university before finishing: at a birthday the 903 says what somebody "
    "does, not whether they left or finished.",
    "C-CL-APP": "Which apprenticeships were left early, for the same reason.",
    "C-CL-STAY": "Which stays with a foster family ended early: the 903 does not say when one was "
    "meant to end.",
    "A-SG-OWN": "How many people were never asked what they wanted: the safeguarding return words "
    "it in too many ways to be sure.",
    "A-REAB-HOME": "It needs hospital data joined nationally, so we read the published figure.",
    "A-LESS": "Client level data does not say that support went down because of progress, nor that "
    "the person agreed. Nor does it say who needed more: how much support a package holds is not "
    "in it.",
    "A-CARER": "Client level data does not say whether a carer finds that support helps.",
}
