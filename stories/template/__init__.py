"""An organisation's Word template: what of it is kept, and what is refused."""

from stories.template.template import MOST_BYTES, WordTemplate, as_kept, checked

__all__ = ["MOST_BYTES", "WordTemplate", "as_kept", "checked"]
