"""Talking a story over: questions for supervision or a team meeting, and a page to print."""

import streamlit as st

from pages.parts.plain_html import Link, files
from stories import discussion
from stories.story import Story

PATH = "/brief/{story}"


def over(story: Story) -> None:
    """The questions, and a link to a brief that holds them with the story."""
    st.header("To talk about together", anchor=False)
    st.markdown("\n".join(f"- {asked}" for asked in discussion.questions(story)))
    files([Link("A page to print (Word)", PATH.format(story=story.id))], "Take it to a meeting")
    st.caption("The story in short, with these questions. For learning inside.")
