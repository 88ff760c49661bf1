"""Every threat that was thought of, and the tests that prove what is done about it.

A test that is renamed or taken away is missed here, and so is a threat that nobody tests.
"""

import ast
from functools import cache

import pytest

from tests import ROOT

# In the order of the threat model: what could happen, and where it is shown that it does not.
THREATS: dict[str, tuple[str, ...]] = {
    "T-01 another's record by its address or by a widget": (
        "data/test_permissions.py::test_each_action_is_for_its_roles_alone",
        "journeys/test_hostile_lines.py::test_widgets_of_a_page_that_is_not_theirs_do_nothing",
        "journeys/test_hostile_lines.py::test_a_word_of_ones_own_draft_comes_down_no_other_line",
        "pages/test_guards.py::test_a_page_of_another_role_says_whom_it_is_for",
    ),
    "T-02 a cache shows one person's rows to another": (
        "test_rooms.py::test_only_listed_functions_are_cached_for_everybody",
        "journeys/test_hostile_lines.py::test_a_word_of_ones_own_draft_comes_down_no_other_line",
        "journeys/test_hostile_lines.py::"
        "test_of_a_thousand_pages_each_none_brings_a_word_of_the_other",
    ),
    "T-03 a stolen backup or dump shows raw text": (
        "data/test_rotate.py::test_nothing_readable_stands_in_the_database_or_beside_it",
        "data/test_rotate.py::"
        "test_nothing_readable_stands_in_a_dump_of_postgresql_or_in_its_own_files",
        "data/test_backup.py::test_a_backup_is_for_its_owner_alone_and_holds_no_words_of_a_draft",
        "data/test_keys.py::test_what_was_sealed_opens_in_its_place_alone",
    ),
    "T-04 raw text in logs, errors or addresses": (
        "journeys/test_hostile_lines.py::test_no_word_of_a_draft_is_in_the_log",
        "journeys/test_story_to_newsletter.py::"
        "test_2_staff_write_a_story_that_outlives_reload_tab_and_restart",
        "data/test_promises.py::test_an_error_holds_none_of_the_words",
        "data/test_check.py::test_no_refusal_repeats_a_secret",
        "pages/test_upload_returns.py::test_no_canary_is_on_the_page_or_in_the_log",
    ),
    "T-05 what is published singles a child out": (
        "stories/test_planted.py::test_how_many_of_the_planted_stories_are_caught",
        "data/test_promises.py::"
        "test_no_approval_without_every_check_of_that_version_by_that_reviewer",
        "pages/test_review.py::test_small_facts_that_add_up_stop_an_approval",
        "stories/test_combined.py::test_where_the_risk_is_high_a_second_person_answers_again",
        "stories/test_release.py::"
        "test_a_release_says_neither_when_nor_where_it_happened_nor_who_had_a_part",
        "data/test_publishing.py::"
        "test_a_story_of_high_risk_is_cleared_with_a_kept_second_look_alone",
    ),
    "T-06 two figures subtracted give a hidden one": (
        "stories/test_disclosure.py::"
        "test_a_solver_never_bounds_a_hidden_count_in_thousands_of_data_sets",
        "data/test_figures.py::test_one_late_record_changes_nothing_that_is_read",
    ),
    "T-07 a chart carries counts that it does not draw": (
        "pages/test_what_is_sent.py::test_no_hidden_count_is_in_any_page_or_file_of_the_leaders",
        "stories/test_disclosure.py::test_only_the_guard_makes_a_suppressed_table",
    ),
    "T-08 a role taken by claim, by first use or by an administrator alone": (
        "data/test_sign_in.py::test_a_claim_never_gives_a_role_not_even_later",
        "data/test_admitting.py::"
        "test_a_third_admin_without_a_proposal_is_refused_by_the_database_too",
        "journeys/test_sign_in.py::test_from_the_first_visit_to_a_refused_copy_of_the_cookie",
    ),
    "T-09 somebody approves their own": (
        "data/test_any_path.py::test_nothing_reaches_outside_by_any_path",
        "data/test_promises.py::test_whoever_had_a_part_in_a_story_never_signs_it",
    ),
    "T-10 the record of actions is changed": (
        "stories/test_audit.py::test_a_changed_field_is_named",
        "data/test_audit_command.py::"
        "test_a_record_whose_end_was_cut_off_is_found_by_an_earlier_head",
        "data/test_promises.py::test_the_record_of_actions_is_only_added_to",
        "data/test_grants.py::test_the_account_of_the_service_works_and_cannot_change_the_record",
    ),
    "T-11 consent claimed, or taken back and ignored": (
        "data/test_withdrawals.py::test_of_a_pull_and_a_withdrawal_at_once_no_use_escapes_the_list",
        "data/test_withdrawals.py::"
        "test_of_a_thousand_withdrawals_each_against_pulls_none_is_escaped",
        "data/test_withdrawals.py::"
        "test_of_a_clearing_and_a_withdrawal_at_once_the_withdrawal_always_holds",
        "data/test_consenting.py::test_the_database_refuses_a_use_without_consent_and_a_consent_revived",
    ),
    "T-12 a cell becomes a formula": (
        "pages/test_files.py::test_no_cell_of_a_table_is_a_formula",
        "pages/test_documents.py::test_no_cell_of_a_csv_is_a_formula",
        "pages/test_libreoffice.py::test_none_of_the_payloads_is_reckoned",
    ),
    "T-13 typed words run as a script": (
        "journeys/test_hostile_words.py::"
        "test_no_hostile_line_runs_or_asks_anything_of_another_host",
        "pages/test_read_story.py::test_words_are_never_read_as_markdown",
        "test_rooms.py::test_nothing_typed_becomes_html",
        "pages/test_web.py::test_the_policy_allows_no_script_but_streamlits_own",
        "pages/test_web_feeds.py::test_hostile_words_stay_words_in_a_feed",
    ),
    "T-14 a picture in a story tells who reads it": (
        "journeys/test_hostile_words.py::"
        "test_no_hostile_line_runs_or_asks_anything_of_another_host",
        "pages/test_people.py::test_a_name_that_looks_like_markdown_stays_a_name",
        "pages/test_review.py::test_words_that_look_like_markdown_stay_words",
    ),
    "T-15 a file says who made it": (
        "pages/test_files.py::test_no_file_says_who_made_it_or_what_for",
        "pages/test_documents.py::test_the_document_knows_its_title_and_nothing_else_about_itself",
    ),
    "T-16 an upload that unfolds": (
        "data/test_bombs.py::test_each_named_bomb_is_refused_at_once",
        "stories/returns/test_hostile.py::test_entities_are_refused_before_they_unfold",
        "stories/returns/test_hostile.py::test_deep_nesting_is_refused",
    ),
    "T-17 a workbook that is a bomb": (
        "data/test_bombs.py::test_each_named_bomb_is_refused_at_once",
        "stories/returns/test_hostile.py::test_a_zip_bomb_is_refused",
        "stories/returns/test_hostile.py::test_what_shrinks_more_than_a_hundred_times_is_refused",
        "stories/returns/test_hostile.py::test_an_archive_of_more_than_a_thousand_files_is_refused",
        "stories/test_import_files.py::"
        "test_a_hostile_file_is_refused_with_a_sentence_before_it_costs_anything",
    ),
    "T-18 a flood": (
        "pages/test_web_uploads.py::test_a_stranger_is_refused_before_a_byte_is_read",
        "pages/test_room_for_files.py::"
        "test_whatever_is_done_there_is_never_more_than_there_is_room_for",
        "journeys/test_files_of_returns.py::"
        "test_many_strangers_who_send_all_they_have_make_nothing_grow",
        "data/test_limits.py::test_two_at_once_are_both_counted",
        "pages/test_web_feeds.py::test_whoever_asks_too_often_waits",
        "journeys/test_two_replicas.py::"
        "test_more_lines_from_one_address_than_it_takes_are_refused_until_some_end",
        "test_proxy.py::test_a_flood_is_turned_away_and_the_next_moment_is_as_before",
        "pages/test_sign_in.py::"
        "test_a_stranger_sees_the_way_to_the_organisation_and_the_database_is_left_alone",
        "journeys/test_hostile_lines.py::"
        "test_five_hundred_tabs_of_strangers_leave_a_page_of_work_within_five_seconds",
        "journeys/test_hostile_lines.py::"
        "test_a_tab_that_nobody_signed_in_cannot_clear_the_work_of_others",
        "journeys/test_hostile_lines.py::"
        "test_frames_that_are_no_message_close_their_own_line_alone",
    ),
    "T-19 a forged, fixed or copied sign-in": (
        "pages/test_provider.py::test_a_token_that_is_not_for_this_sign_in_signs_nobody_in",
        "pages/test_provider.py::test_a_way_back_is_for_one_browser_and_for_once",
        "data/test_sign_in.py::test_a_cookie_copied_before_sign_out_opens_nothing_after_it",
        "data/test_check.py::test_each_unsafe_setting_is_refused",
        "journeys/test_hostile_lines.py::test_a_page_that_is_not_ours_opens_no_line",
    ),
    "T-20 a link to a file is shared": (
        "pages/test_web_files.py::test_a_link_gives_its_file_once_to_its_person",
        "data/test_links.py::test_a_link_opens_what_was_signed_for_its_person_for_a_minute",
    ),
    "T-21 an unsafe setting": (
        "data/test_check.py::test_each_unsafe_setting_is_refused",
        "data/test_check_command.py::test_the_service_itself_does_not_start_with_an_unsafe_setting",
    ),
    "T-22 a backup brings back what was erased": (
        "data/test_own_keys.py::test_what_was_erased_opens_in_no_old_backup_with_the_key_at_hand",
        "data/test_own_keys.py::"
        "test_a_restore_takes_out_what_its_key_no_longer_opens_and_the_rest_opens",
        "data/test_story_keys_file.py::test_nothing_of_a_destroyed_key_is_left_in_its_file",
        "data/test_backup.py::test_what_was_erased_since_the_backup_stays_erased",
        "data/test_backup.py::test_words_and_names_whose_time_was_over_do_not_come_back",
        "data/test_old_backups.py::test_backups_go_when_their_days_are_over_and_nothing_else_does",
        "data/test_backup.py::"
        "test_a_backup_whose_days_are_over_is_not_restored_unless_that_is_said",
    ),
    "T-23 a changed list rewrites history": (
        "data/test_figures.py::test_no_change_of_a_list_rewrites_what_was_published",
        "data/test_relisting.py::test_nothing_that_records_name_changes_before_another_agrees",
        "data/test_relisting.py::test_what_waits_says_what_would_change_and_what_names_it",
        "data/test_relisting.py::test_the_database_itself_refuses_one_person_alone",
    ),
    "T-24 a feed shows what is not published": (
        "data/test_feed.py::test_the_feed_is_the_cleared_set_after_every_step_of_a_random_walk",
        "data/test_feed.py::test_the_feed_is_the_cleared_set_after_every_one_of_ten_thousand_steps",
    ),
    "T-25 a bad dependency, or a file from elsewhere": (
        "test_supply.py::test_every_locked_package_is_on_the_bill_once",
        "test_supply.py::"
        "test_every_line_of_the_locks_is_a_package_at_one_version_or_a_hash_of_its_files",
        "test_supply.py::test_the_locks_hold_all_that_comes_with_what_is_needed_and_nothing_else",
        "test_readme.py::test_each_command_installs_from_a_lock_and_checks_every_file_of_it",
        "test_supply.py::test_an_advisory_of_a_locked_package_is_found_without_a_network",
        "pages/test_web.py::test_the_policy_allows_no_script_but_streamlits_own",
        "journeys/test_hostile_lines.py::"
        "test_the_service_ran_with_the_network_cut_off_and_asked_for_nobody",
        "stories/identifiers/test_offline.py::test_finding_never_calls_the_network",
    ),
    "T-26 an answer tells of what may not be seen": (
        "data/test_readers.py::test_nothing_tells_of_a_story_that_may_not_be_read",
        "pages/test_hidden.py::test_a_page_is_the_same_to_the_byte_with_and_without_what_is_hidden",
    ),
}


@cache
def named_in(path: str) -> frozenset[str]:
    source = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"), path)
    return frozenset(each.name for each in source.body if isinstance(each, ast.FunctionDef))


def test_every_threat_is_here():
    assert [each.split()[0] for each in THREATS] == [f"T-{number:02}" for number in range(1, 27)]


@pytest.mark.parametrize("threat", THREATS)
def test_each_threat_is_met_by_tests_that_are_there(threat):
    assert THREATS[threat]
    for named in THREATS[threat]:
        path, name = named.split("::")
        assert name in named_in(path), named
