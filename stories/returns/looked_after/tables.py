"""The tables of the SSDA903, known by their columns however these are spelled."""

KIND = "SSDA903"
RENAMED = {
    "CHILDID": "CHILD",
    "CHILDIDENTIFIER": "CHILD",
    "LACHILDID": "CHILD",
    "ID": "CHILD",
    "PL": "PLACE",
    "GENDER": "SEX",
    "ETHNICITY": "ETHNIC",
    "DATEOFBIRTH": "DOB",
    "MISSINGSTART": "MISSTART",
    "MISSINGEND": "MISEND",
    "SWEPISODESTARTDATE": "SWDECOM",
    "SWEPISODEENDDATE": "SWDEC",
    "CHILDREF": "CHILD",
    "CHILDREFERENCE": "CHILD",
    "CHILDIDNUMBER": "CHILD",
    "LACHILDIDENTIFIER": "CHILD",
    "DATEEPISODECOMMENCED": "DECOM",
    "DATEEPISODESTARTED": "DECOM",
    "EPISODESTARTDATE": "DECOM",
    "EPISODESTART": "DECOM",
    "DATEEPISODECEASED": "DEC",
    "DATEEPISODEENDED": "DEC",
    "EPISODEENDDATE": "DEC",
    "EPISODEEND": "DEC",
    "REASONFORNEWEPISODE": "RNE",
    "REASONNEWEPISODE": "RNE",
    "RNECODE": "RNE",
    "REASONEPISODECEASED": "REC",
    "REASONFOREPISODECEASING": "REC",
    "RECCODE": "REC",
    "LEGALSTATUS": "LS",
    "LEGALSTATUSCODE": "LS",
    "CATEGORYOFNEED": "CIN",
    "CATEGORYOFNEEDCODE": "CIN",
    "PLACEMENTTYPE": "PLACE",
    "PLACEMENTTYPECODE": "PLACE",
}
# What some systems call the child, in tables that nothing but the 903 has.
ANYBODY = ("PERSONID", "CLIENTID", "UNIQUEID", "PERSONREF", "MOSAICID", "LCSID")
ONLY_HERE = frozenset({"DECOM", "INTOUCH", "HEALTHCHECK", "REVIEWCODE", "MISSTART", "PREVPERM"})
# Each table by columns that only it has, in the order tried.
TABLES = {
    "Episodes": {"CHILD", "DECOM", "RNE"},
    "Placed for adoption": {"CHILD", "DATEPLACED"},
    "OC3": {"CHILD", "INTOUCH", "ACTIV"},
    "OC2": {"CHILD", "HEALTHCHECK"},
    "Reviews": {"CHILD", "REVIEW", "REVIEWCODE"},
    "Missing": {"CHILD", "MISSTART"},
    "Previous permanence": {"CHILD", "PREVPERM"},
    "Social workers": {"CHILD", "SWDECOM"},
    "AD1": {"CHILD", "DATEMATCH"},
    "Deprivation of liberty": {"CHILD", "DOLOSTART"},
    "UASC": {"CHILD", "DUC"},
    "Header": {"CHILD", "DOB"},
}
HEADER_ONLY = {"ETHNIC", "UPN", "MOTHER", "SEX"}


def spelled(header: list[str]) -> list[str]:
    """Column names as the 903 spells them."""
    names = [RENAMED.get(name, name) for name in header]
    if "CHILD" not in names and not ONLY_HERE.isdisjoint(names):
        who = next((name for name in ANYBODY if name in names), None)
        return ["CHILD" if name == who else name for name in names]
    return names


def tables_of(header: list[str]) -> list[str]:
    """Which tables of the 903 these columns hold; an element of XML may hold several at once."""
    names = set(spelled(header))
    found = [table for table, needed in TABLES.items() if needed <= names]
    return [table for table in found if table != "Header" or names & HEADER_ONLY]


def table_of(header: list[str]) -> str | None:
    """Which table of the 903 this header belongs to."""
    return next(iter(tables_of(header)), None)
