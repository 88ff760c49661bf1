"""Every failure that was thought of, and the tests that show what becomes of it.

A test that is renamed or taken away is missed here, and so is a failure that nobody plays.
"""

import pytest

from tests.test_threats import named_in

# In the order of the reliability tests: what goes wrong, and where it is shown what follows.
FAILURES: dict[str, tuple[str, ...]] = {
    "R-01 the service is killed while people send": (
        "faults/test_processes.py::test_a_killed_process_loses_nothing_it_said_is_kept",
    ),
    "R-02 PostgreSQL is stopped hard while people write": (
        "faults/test_away.py::test_a_server_that_is_stopped_hard_loses_nothing_and_comes_back",
        "pages/test_out_of_reach.py::"
        "test_what_could_not_be_saved_is_said_and_a_second_click_sends_it_once",
    ),
    "R-03 the power goes while SQLite writes": (
        "faults/test_power.py::test_a_log_that_is_cut_anywhere_has_all_that_was_kept_before",
        "faults/test_power.py::"
        "test_a_database_that_was_half_brought_up_to_date_is_mended_by_its_log",
    ),
    "R-04 two reviewers decide at once": (
        "faults/test_processes.py::"
        "test_of_those_who_act_at_once_on_three_replicas_exactly_one_does",
        "data/test_reviewing.py::test_of_two_reviewers_at_once_exactly_one_decides",
    ),
    "R-05 a writer changes what a reviewer approves": (
        "faults/test_processes.py::"
        "test_of_those_who_act_at_once_on_three_replicas_exactly_one_does",
        "data/test_claims.py::test_an_authors_edit_against_an_approval_leaves_one_of_them",
        "data/test_claims.py::test_words_taken_back_against_an_approval_are_never_approved_unread",
    ),
    "R-06 two clicks, two tabs, the way back": (
        "data/test_submitting.py::test_two_clicks_at_once_submit_one_story",
        "data/test_drafts.py::test_of_two_tabs_that_save_at_once_one_wins_and_the_other_is_told",
        "pages/test_send_story.py::"
        "test_everything_is_checked_then_sent_once_and_the_address_shows_the_receipt",
    ),
    "R-07 the disk is full": (
        "faults/test_away.py::test_a_full_disk_refuses_writing_and_still_reads",
        "faults/test_away.py::test_a_full_disk_of_postgresql_refuses_writing_and_still_reads",
    ),
    "R-08 the database is away, locked or stands still": (
        "faults/test_away.py::test_no_answer_is_said_in_seconds",
        "faults/test_still.py::test_a_server_that_stands_still_is_said_in_seconds_and_comes_back",
        "faults/test_still.py::"
        "test_a_commit_that_nobody_answers_is_not_called_kept_and_is_kept_once",
        "faults/test_still.py::test_a_slow_question_is_given_up_here_and_at_the_server",
        "faults/test_still.py::test_where_every_connection_is_taken_somebody_is_told",
        "faults/test_away.py::test_a_locked_database_is_waited_for_and_then_said",
        "faults/test_away.py::test_a_file_that_is_taken_away_is_said_and_nothing_is_begun_anew",
        "pages/test_web.py::test_a_database_that_stands_still_is_not_ready_and_is_looked_at_once",
        "pages/test_out_of_reach.py::"
        "test_a_page_says_that_the_database_does_not_answer_and_comes_back",
    ),
    "R-09 clocks jump": (
        "faults/test_clocks.py::test_decisions_and_the_record_follow_their_order_and_not_the_clock",
        "faults/test_clocks.py::"
        "test_a_session_outlasts_a_clock_put_back_and_ends_with_one_put_forward",
        "faults/test_clocks.py::test_a_session_begun_by_a_fast_clock_does_not_live_for_ever",
        "faults/test_clocks.py::test_a_session_lives_as_long_as_it_is_used_by_turns_on_two_clocks",
        "faults/test_clocks.py::"
        "test_a_night_on_which_the_clocks_change_makes_nothing_longer_or_shorter",
        "faults/test_clocks.py::test_everything_can_be_done_on_29_february",
        "faults/test_clocks.py::test_a_clock_put_back_gives_nobody_more_than_the_limit",
        "faults/test_clocks.py::test_a_link_is_over_a_minute_later_by_whichever_clock_reads_it",
        "faults/test_clocks.py::"
        "test_a_claim_by_a_fast_clock_still_ends_and_its_story_can_be_decided",
        "faults/test_clocks.py::"
        "test_a_daily_run_by_a_wrong_clock_takes_nothing_that_was_not_announced",
        "pages/test_web.py::test_the_day_is_the_day_people_call_today",
        "stories/test_days.py::test_a_month_begins_with_its_first_day",
        "data/test_heard.py::test_a_story_is_of_the_month_in_which_it_was_sent_by_the_clock_here",
    ),
    "R-10 a huge paste, and odd characters": (
        "data/test_drafts.py::test_a_huge_paste_is_refused_and_the_earlier_answer_kept",
        "data/test_drafts.py::test_odd_characters_are_stored_tidied",
        "data/test_drafts.py::"
        "test_whatever_is_pasted_is_refused_or_stored_to_the_letter_once_tidied",
        "pages/test_share_story.py::test_a_huge_paste_is_refused_in_words_and_what_was_saved_stays",
        "pages/test_share_story.py::test_control_and_direction_marks_do_not_reach_the_story",
        "journeys/test_hostile_lines.py::"
        "test_a_paste_of_ten_megabytes_is_not_read_and_closes_its_own_line_alone",
        "pages/test_boxes.py::test_every_box_says_how_much_it_takes",
    ),
    "R-11 anything at all, in any order": (
        "data/test_anything.py::test_a_command_does_what_it_is_asked_or_refuses_in_words",
        "data/test_any_path.py::test_nothing_reaches_outside_by_any_path",
        "stories/test_mangled.py::test_a_mangled_file_is_read_or_refused_in_words",
        "stories/returns/test_hostile.py::test_a_file_cut_short_gives_nothing_at_all",
    ),
    "R-12 a migration is killed half way": (
        "faults/test_many_rows.py::test_a_hundred_thousand_stories_come_whole_through_fifty_kills",
        "faults/test_shapes.py::test_what_stood_in_any_earlier_version_stands_in_the_newest",
        "faults/test_shapes.py::test_what_a_killed_process_left_half_done_is_made_good_by_the_next",
        "data/test_migrations.py::test_a_failing_migration_leaves_nothing",
        "data/test_migrations.py::test_replicas_that_start_together_take_turns",
    ),
    "R-13 a backup is put back": (
        "data/test_backup.py::test_what_was_erased_since_the_backup_stays_erased",
        "faults/test_backups.py::"
        "test_a_backup_made_under_load_has_all_that_was_kept_and_nothing_that_was_erased",
        "data/test_backup.py::test_a_backup_that_does_not_fit_leaves_what_stood_there",
    ),
    "R-14 servers are begun anew in turn": (
        "journeys/test_servers_begun_anew.py::"
        "test_words_typed_while_the_service_was_away_stay_in_their_box",
        "journeys/test_servers_begun_anew.py::"
        "test_what_was_typed_meanwhile_is_kept_as_soon_as_the_browser_finds_the_server",
        "journeys/test_hostile_lines.py::"
        "test_a_server_begun_anew_under_somebody_who_writes_loses_nothing",
        "faults/test_restarts.py::test_servers_begun_anew_in_turn_and_lines_that_drop_lose_nothing",
        "faults/test_processes.py::test_a_killed_process_loses_nothing_it_said_is_kept",
    ),
    "R-15 a replica stands still": (
        "faults/test_standing.py::test_while_one_replica_stands_still_the_others_write_on",
        "faults/test_standing.py::"
        "test_a_daily_run_that_stands_still_is_ended_by_another_and_each_thing_done_once",
        "faults/test_away.py::test_a_replica_that_stands_still_gives_its_locks_back",
        "faults/test_processes.py::"
        "test_the_daily_run_is_done_by_one_process_and_by_another_when_that_one_dies",
    ),
    "R-16 lines drop": (
        "journeys/test_hostile_lines.py::"
        "test_a_line_that_drops_while_a_story_is_sent_leaves_one_story",
        "journeys/test_dropping_lines.py::"
        "test_a_story_written_over_a_line_that_drops_is_kept_whole_and_sent_once",
    ),
    "R-17 a stranger clears what is cached": (
        "journeys/test_hostile_lines.py::"
        "test_a_tab_that_nobody_signed_in_cannot_clear_the_work_of_others",
    ),
    # The three of load are figures: `python -m tests.benchmarks` prints them, held to their goals.
    "R-18 a hundred thousand runs": (
        "journeys/test_hostile_lines.py::"
        "test_many_runs_of_a_page_leave_no_thread_file_or_memory_behind",
        "pages/test_warming.py::test_as_many_tabs_may_be_open_as_the_system_allows",
        "test_benchmarks.py::test_a_line_holds_its_largest_size_to_the_goal",
        "test_benchmarks.py::test_the_whole_table_is_put_together",
    ),
    "R-19 a hundred tabs at once": (
        "test_benchmarks.py::test_the_whole_table_is_put_together",
        "pages/test_warming.py::test_nothing_that_a_page_imports_waits_for_its_first_visitor",
    ),
    "R-20 a million outcomes": (
        "test_benchmarks.py::test_nothing_is_met_that_was_not_measured",
        "pages/test_plans.py::test_no_page_asks_postgresql_for_every_story_or_outcome",
        "pages/test_growth.py::test_no_page_reads_more_of_the_database_as_that_grows",
    ),
    "R-21 the organisation's sign-in is away: who is in stays in": (
        "pages/test_sign_in.py::"
        "test_somebody_with_a_role_is_at_home_also_while_the_provider_is_away",
        "pages/test_provider.py::"
        "test_a_provider_that_does_not_answer_is_said_and_nobody_is_sent_in_circles",
        "journeys/test_sign_in.py::"
        "test_a_provider_that_is_slow_for_half_a_minute_is_said_and_who_is_in_works_on",
        "data/test_sign_in.py::test_a_busy_session_of_a_work_account_ends_after_ten_hours",
    ),
    "R-22 another version of Streamlit": (
        "pages/test_web.py::test_the_policy_allows_no_script_but_streamlits_own",
        "journeys/test_hostile_lines.py::"
        "test_frames_that_are_no_message_close_their_own_line_alone",
    ),
    "R-23 a slip that no test sees": (
        "test_mutants.py::test_every_place_that_can_slip_does_once",
        "test_mutants.py::test_what_is_tried_and_what_must_notice_are_there",
    ),
    "R-24 hidden counts, attacked by a solver": (
        "stories/test_disclosure.py::"
        "test_a_solver_never_bounds_a_hidden_count_in_thousands_of_data_sets",
        "stories/test_published.py::"
        "test_a_solver_that_reads_everything_bounds_no_hidden_number_in_thousands_of_data_sets",
    ),
}


def test_every_failure_is_here():
    assert [each.split()[0] for each in FAILURES] == [f"R-{number:02}" for number in range(1, 25)]


@pytest.mark.parametrize("failure", FAILURES)
def test_each_failure_is_played_by_tests_that_are_there(failure):
    assert FAILURES[failure]
    for named in FAILURES[failure]:
        path, name = named.split("::")
        assert name in named_in(path), named
