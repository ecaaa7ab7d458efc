//! What readers and host pages see, in Chromium, Firefox and WebKit.
//!
//! Each test is listed here once and runs in every engine; `cargo test -p browser-tests -- firefox::demo`
//! runs some of them. It needs what `cargo xtask dist` builds and `cargo xtask test` installs.

use std::process::ExitCode;

use browser_tests::{suite, tests};

mod accessible;
mod broken_program;
mod broken_story;
mod chart;
mod demo;
mod embedding;
mod fault;
mod frame;
mod host;
mod injection;
mod isolation;
mod keyboard;
mod languages;
mod loader;
mod long;
mod moments;
mod paper;
mod prerendered;
mod promises;
mod reading;
mod removal;
mod sharing;
mod states;
mod steady;
mod text_link;

fn main() -> ExitCode {
    let tests = tests![
        demo::the_demo_page_shows_the_story,
        demo::a_debug_build_shows_every_story_of_the_demo_page,
        demo::axe_finds_nothing_in_light,
        demo::axe_finds_nothing_in_dark,
        demo::a_small_phone_scrolls_only_down,
        accessible::nothing_bars_a_reader_in_light,
        accessible::nothing_bars_a_reader_in_dark,
        accessible::nothing_bars_a_reader_whose_system_forces_colours,
        accessible::nothing_bars_a_reader_from_right_to_left,
        accessible::nothing_bars_a_reader_with_320_pixels,
        accessible::nothing_bars_a_reader_who_enlarges_four_times,
        reading::the_story_is_read_by_keyboard_alone,
        reading::the_story_is_read_by_keyboard_alone_on_a_phone,
        steady::nothing_shifts_while_the_story_comes,
        steady::nothing_shifts_while_the_program_comes,
        steady::nothing_shifts_while_the_words_come,
        steady::nothing_shifts_while_a_picture_comes,
        steady::nothing_shifts_while_a_reader_scrolls_to_the_story,
        steady::the_first_view_is_drawn_once,
        embedding::a_page_on_another_origin_shows_its_own_story,
        embedding::without_a_source_the_built_in_story_shows,
        embedding::a_story_inside_the_element_shows,
        embedding::a_story_given_by_a_script_shows,
        embedding::a_script_tag_with_a_source_is_enough,
        embedding::the_element_says_when_it_is_ready,
        embedding::two_widgets_keep_their_own_moment,
        embedding::removing_one_widget_leaves_the_other,
        embedding::a_widget_that_is_moved_keeps_its_moment,
        loader::a_second_copy_of_the_same_version_goes_unnoticed,
        loader::a_second_copy_of_another_version_is_told_and_the_first_stays,
        loader::two_elements_share_one_wasm,
        loader::nothing_but_the_loader_comes_until_the_reader_is_near,
        loader::a_page_without_a_reader_near_loads_the_loader_alone,
        loader::a_page_may_ask_for_it_at_once,
        loader::the_wasm_may_be_somewhere_else_and_of_any_type,
        loader::what_a_page_preloads_comes_once,
        loader::a_page_may_pin_every_file,
        loader::a_widget_that_is_put_back_shows_where_its_reader_was,
        loader::a_clone_is_a_widget_of_its_own,
        loader::a_widget_goes_into_another_document_and_comes_back,
        loader::what_moves_before_another_keeps_its_focus_and_its_nodes,
        text_link::what_is_read_past_moves_the_widget_on_and_back,
        text_link::a_passage_that_is_clicked_moves_the_widget,
        text_link::a_button_in_the_text_moves_it_by_keyboard_and_keeps_the_focus,
        text_link::what_the_reader_does_in_the_widget_stands_until_the_next_passage,
        text_link::only_a_widget_that_asks_for_it_is_linked,
        text_link::each_widget_is_linked_with_the_text_it_names,
        text_link::where_the_address_leads_goes_before_where_the_text_begins,
        text_link::a_widget_that_leaves_takes_its_marks_along,
        injection::no_words_of_a_story_are_run_or_parsed,
        injection::no_words_of_a_story_are_run_in_a_picture_of_it,
        injection::no_word_of_an_attribute_or_an_address_is_run_or_parsed,
        injection::no_word_of_a_refusal_is_run_or_parsed,
        isolation::a_panic_at_first_sight_costs_one_widget,
        isolation::a_panic_in_a_render_costs_one_widget,
        isolation::a_panic_in_a_handler_costs_one_widget,
        isolation::a_panic_in_an_effect_costs_one_widget,
        isolation::a_panic_over_what_was_fetched_costs_one_widget,
        isolation::a_panic_over_another_language_costs_one_widget,
        isolation::a_stack_that_is_full_costs_one_widget,
        isolation::a_memory_that_is_full_costs_one_widget,
        isolation::a_host_page_in_yew_and_the_widget_do_not_meet,
        removal::a_thousand_widgets_leave_nothing_behind,
        frame::a_frame_becomes_as_tall_as_its_story,
        frame::a_frame_that_nobody_listens_to_scrolls,
        frame::a_frame_shows_stories_of_its_own_site_and_of_those_it_names,
        long::what_is_scrolled_to_is_drawn_and_what_is_left_is_not,
        long::the_keyboard_goes_to_the_far_end_and_is_seen,
        long::the_picture_of_it_is_whole,
        long::another_size_of_it_is_no_error_to_the_page,
        moments::the_slider_moves_by_arrow_keys,
        moments::the_buttons_move_one_moment_each,
        moments::an_event_of_the_timeline_takes_the_reader_there,
        moments::the_attribute_takes_events_and_ends,
        moments::the_attribute_takes_days,
        moments::the_property_and_the_methods_move_too,
        moments::the_host_page_hears_of_every_move,
        moments::a_move_is_announced_and_said_in_words,
        keyboard::tab_goes_through_the_controls_in_reading_order,
        keyboard::shift_tab_goes_all_the_way_back,
        keyboard::arrows_move_through_the_matrix,
        keyboard::enter_and_space_say_why,
        keyboard::an_update_leaves_the_focus_where_it_is,
        keyboard::the_last_moment_does_not_lose_the_focus,
        keyboard::keys_outside_the_element_are_the_pages_own,
        keyboard::the_element_takes_no_focus_by_itself,
        languages::a_page_in_arabic_reads_from_right_to_left,
        languages::another_language_is_spoken_as_soon_as_it_is_asked_for,
        languages::the_language_of_the_page_is_followed_when_it_changes,
        languages::headings_follow_the_level_that_is_asked_for,
        languages::a_language_that_does_not_come_leaves_the_words_in_english,
        chart::keys_walk_zoom_and_open,
        chart::the_wheel_zooms_with_control_and_scrolls_the_page_without,
        chart::two_fingers_zoom_and_one_pans,
        chart::what_ends_a_drag_is_no_click,
        chart::the_axis_mirrors_with_the_page,
        sharing::a_deep_link_leads_back_and_leaves_the_rest_of_the_hash_alone,
        sharing::a_link_on_the_page_takes_the_reader_there_and_back,
        sharing::a_deep_link_far_down_the_page_is_brought_into_view,
        sharing::without_the_attribute_the_hash_stays_as_it_is,
        sharing::the_menu_works_by_keyboard,
        sharing::the_strictest_policy_lets_everything_be_taken,
        sharing::the_table_can_be_taken_to_a_spreadsheet,
        sharing::the_picture_is_svg_with_every_word_and_nothing_from_elsewhere,
        sharing::the_picture_is_png_in_the_colours_of_the_cells,
        paper::every_event_is_on_paper_with_who_says_so,
        states::every_state_has_a_word_and_a_sign_of_its_own,
        prerendered::all_of_it_can_be_read_where_no_script_runs,
        prerendered::the_widget_takes_over_in_place,
        prerendered::a_list_stays_where_it_was_scrolled_to,
        prerendered::the_widget_draws_what_was_drawn,
        prerendered::what_the_reader_has_done_so_far_stays_done,
        prerendered::what_was_pressed_before_the_widget_was_there_is_done_then,
        prerendered::an_earlier_story_is_drawn_anew,
        prerendered::a_story_in_another_language_is_taken_over_in_it,
        prerendered::a_widget_that_does_not_come_leaves_what_was_drawn,
        prerendered::a_strict_policy_is_kept_with_a_stylesheet_of_its_own,
        prerendered::an_element_that_was_drawn_can_be_moved_and_cloned,
        prerendered::paper_has_all_of_it,
        promises::a_strict_policy_is_kept,
        promises::nothing_is_asked_for_but_the_told_files,
        promises::no_cookie_goes_out_and_nothing_is_stored,
        promises::the_host_page_stays_as_it_was,
        broken_story::a_story_that_is_not_there,
        broken_story::a_story_whose_server_is_down,
        broken_story::a_story_whose_connection_breaks,
        broken_story::a_story_that_may_not_be_read_from_here,
        broken_story::a_story_that_the_pages_policy_keeps_away,
        broken_story::a_story_that_is_not_json,
        broken_story::a_story_that_is_a_web_page,
        broken_story::a_story_that_is_a_web_page_by_its_words,
        broken_story::a_story_that_ends_half_way,
        broken_story::a_story_that_goes_on_and_on,
        broken_story::a_story_of_another_format,
        broken_story::a_story_with_unknown_ids,
        broken_story::a_story_inside_the_element_that_is_not_json,
        broken_story::a_story_whose_mistakes_cannot_be_told,
        broken_story::a_story_with_a_slip_is_shown_and_its_author_told,
        broken_story::a_story_that_never_ends,
        broken_story::the_last_good_story_stays_when_the_next_fails,
        broken_program::a_wasm_that_is_not_there,
        broken_program::a_wasm_that_is_a_web_page,
        broken_program::a_wasm_that_ends_half_way,
        broken_program::a_wasm_that_was_uploaded_by_half,
        broken_program::a_wasm_of_another_build,
        broken_program::a_wasm_of_another_build_on_a_page_that_is_not_secure,
        broken_program::a_wasm_that_may_not_be_read_from_here,
        broken_program::a_wasm_whose_server_is_down,
        broken_program::a_wasm_that_never_arrives,
        broken_program::code_that_never_arrives,
        broken_program::a_reader_who_is_offline,
        broken_program::code_that_is_not_there,
        broken_program::code_that_is_a_web_page,
        broken_program::code_of_another_build,
        broken_program::a_policy_that_forbids_wasm,
        broken_program::a_browser_that_runs_no_wasm,
        broken_program::a_page_whose_scripts_do_not_run,
    ];
    suite::run(&tests).unwrap_or_else(|failure| {
        eprintln!("{failure}");
        ExitCode::FAILURE
    })
}
