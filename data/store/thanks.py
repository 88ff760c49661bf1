"""Thank-yous."""

import sqlalchemy as sa

from data import tables
from stories.thanks import Thanks


class ThanksWork:
    _connection: sa.Connection

    def add_thanks(self, thanks: Thanks) -> None:
        fields = [
            "id",
            "said_by",
            "said_to",
            "service",
            "about_when",
            "said_on",
            "may_pass_on",
            "may_publish",
            "logged_by",
            "logged_at",
        ]
        row = {name: getattr(thanks, name) for name in fields}
        self._connection.execute(tables.thanks.insert().values(**row, words=thanks.words.text))
        for kept in thanks.words.kept:
            self._connection.execute(
                tables.thanks_kept.insert().values(
                    thanks_id=thanks.id,
                    start=kept.start,
                    end=kept.end,
                    kind=kept.kind,
                    reason=kept.reason,
                )
            )
