"""Shorter tellings of a story: written, approved, taken away."""

from datetime import datetime

import sqlalchemy as sa

from data import tables
from stories.errors import NotFound, StaleStory
from stories.ids import is_id, new_id
from stories.people import Person
from stories.story import Story
from stories.variants import Form, Variant


class VariantWork:
    _connection: sa.Connection
    _at: datetime
    person: Person

    def variant(self, variant_id: str) -> Variant:
        """A shorter telling as it stands; NotFound where there is none with this id."""
        same = tables.story_variants.c.id == variant_id
        found = variants_where(self._connection, same) if is_id(variant_id) else []
        if not found:
            raise NotFound("shorter version")
        return found[0]

    def variants_of(self, story: Story) -> list[Variant]:
        """The shorter tellings of the story's words as they stand."""
        table = tables.story_variants
        same = (table.c.story_id == story.id, table.c.words_version == story.words_version)
        return variants_where(self._connection, *same)

    def put_variant(self, story: Story, form: Form, text: str) -> Variant:
        """Keep the words, in place of any of this form for the same words of the story."""
        table = tables.story_variants
        place = (table.c.story_id == story.id, table.c.words_version == story.words_version)
        earlier = variants_where(self._connection, *place, table.c.form == form)
        if earlier:
            return self.save_variant(earlier[0].rewrite(text, self.person, self._at))
        made = Variant(
            id=new_id(),
            story_id=story.id,
            words_version=story.words_version,
            form=form,
            text=text,
            written_by=self.person.id,
            written_at=self._at,
        )
        self._connection.execute(table.insert().values(**vars(made)))
        return made

    def save_variant(self, variant: Variant) -> Variant:
        """Keep a changed variant over the version just before it."""
        table = tables.story_variants
        same = (table.c.id == variant.id, table.c.version == variant.version - 1)
        saved = self._connection.execute(table.update().where(*same).values(**vars(variant)))
        if saved.rowcount == 0:
            raise StaleStory
        return variant

    def remove_variant(self, variant: Variant) -> None:
        """Take it away as it was seen; StaleStory where it was changed since."""
        table = tables.story_variants
        same = (table.c.id == variant.id, table.c.version == variant.version)
        if self._connection.execute(table.delete().where(*same)).rowcount == 0:
            raise StaleStory


def variants_where(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> list[Variant]:
    """Variants for which all of this holds, in the order they were written."""
    table = tables.story_variants
    rows = connection.execute(
        sa.select(table).where(*where).order_by(table.c.written_at, table.c.id)
    ).mappings()
    return [Variant(**{**row, "form": Form(row["form"])}) for row in rows]
