//! The rules, one file each, named by the defect.
//!
//! Families: 1 form and vocabulary, 2 weights, 3 scores, 4 money and execution,
//! 5 plausibility across fields, 6 prose against table, 7 codes, 8 the file it was read from.

use crate::rule::{Case, Findings, Rule};

mod actual_inexact;
mod actual_missing;
mod adjusted_not_initial_plus_change;
mod agency_code_outside_department;
mod all_perfect;
mod amount_negative;
mod attachment_missing;
mod budget_adjusted_much;
mod budget_exceeded;
mod cell_unreadable;
mod cell_unused;
mod changes_tracked;
mod content_linked;
mod cost_at_least;
mod credit_code_invalid;
mod deadline_missed;
mod deadline_outside_year;
mod deduction_unexplained;
mod dimension_missing;
mod dimension_weight_departs;
mod direction_unstated;
mod division_code_malformed;
mod division_unlike_name;
mod embedded_data_differs;
mod evidence_missing;
mod executed_missing;
mod execution_above_budget;
mod execution_low_unexplained;
mod execution_outside_total;
mod execution_rate_wrong;
mod execution_score_missing;
mod execution_score_not_by_rate;
mod execution_weight_departs;
mod file_misnamed;
mod form_not_found;
mod form_repeated;
mod formula_uncached;
mod full_marks_unmet;
mod full_marks_without_actual;
mod funds_not_sum;
mod goal_unanswered;
mod goal_weight_not_sum;
mod grade_not_by_total;
mod grade_unknown;
mod header_ambiguous;
mod heading_names_other_level;
mod indicator_duplicated;
mod indicator_grade_not_by_rate;
mod indicator_is_question;
mod indicator_misfiled;
mod items_not_sum;
mod level1_unknown;
mod level1_weight_not_sum;
mod level2_misplaced;
mod level2_unknown;
mod level2_weight_not_sum;
mod listed_as_met_but_unmet;
mod listed_as_unmet_but_met;
mod macros_present;
mod merge_ambiguous;
mod money_unit_in_cell;
mod money_unit_suspect;
mod money_units_mixed;
mod money_unspent;
mod ocr_suspect;
mod output_repeated_as_benefit;
mod outputs_without_money;
mod payment_as_output;
mod placeholder_left;
mod points_lost_unexplained;
mod project_code_malformed;
mod rate_above_hundred;
mod rate_without_percent;
mod ratio_for_value;
mod reason_empty_phrase;
mod reason_unneeded;
mod required_field_missing;
mod row_incomplete;
mod satisfaction_without_survey;
mod score_above_weight;
mod score_by_other_formula;
mod score_coarse;
mod score_missing;
mod score_negative;
mod score_not_by_rule;
mod score_outruns_execution;
mod score_outside_band;
mod score_rate_rounded_first;
mod score_undetermined;
mod sheet_hidden;
mod single_indicator;
mod spent_without_budget;
mod standard_not_in_force;
mod stated_actual_differs;
mod stated_budget_differs;
mod stated_count_differs;
mod stated_executed_differs;
mod stated_grade_differs;
mod stated_rate_differs;
mod stated_score_differs;
mod stated_subtotal_differs;
mod stated_target_differs;
mod stated_total_differs;
mod stated_unspent_differs;
mod stated_weight_differs;
mod sub_row_counted_twice;
mod subtotal_grade_not_by_rate;
mod subtotal_not_sum;
mod target_copied_as_actual;
mod target_far_exceeded;
mod target_is_status;
mod target_missing;
mod text_hidden;
mod text_too_long;
mod total_above_full;
mod total_not_sum;
mod total_score_missing;
mod unit_mismatch;
mod unmet_unexplained;
mod usage_contradicts_execution;
mod value_in_name;
mod value_unreadable;
mod waiver_stale;
mod weight_lopsided;
mod weight_missing;
mod weight_not_positive;
mod weight_stated_differently;
mod weights_not_hundred;
mod width_form;
mod words_for_quantity;
mod year_implausible;
mod zero_budget_rated;
mod zero_target;

/// The register of rules, in code order.
pub const RULES: &[&Rule] = &[
    &required_field_missing::RULE,
    &level1_unknown::RULE,
    &level2_unknown::RULE,
    &level2_misplaced::RULE,
    &indicator_duplicated::RULE,
    &dimension_missing::RULE,
    &target_missing::RULE,
    &actual_missing::RULE,
    &score_missing::RULE,
    &weight_missing::RULE,
    &row_incomplete::RULE,
    &grade_unknown::RULE,
    &goal_unanswered::RULE,
    &year_implausible::RULE,
    &attachment_missing::RULE,
    &standard_not_in_force::RULE,
    &text_too_long::RULE,
    &width_form::RULE,
    &indicator_is_question::RULE,
    &single_indicator::RULE,
    &unmet_unexplained::RULE,
    &total_score_missing::RULE,
    &weights_not_hundred::RULE,
    &level1_weight_not_sum::RULE,
    &level2_weight_not_sum::RULE,
    &goal_weight_not_sum::RULE,
    &weight_not_positive::RULE,
    &weight_stated_differently::RULE,
    &execution_weight_departs::RULE,
    &dimension_weight_departs::RULE,
    &weight_lopsided::RULE,
    &sub_row_counted_twice::RULE,
    &score_above_weight::RULE,
    &score_negative::RULE,
    &score_not_by_rule::RULE,
    &score_coarse::RULE,
    &score_rate_rounded_first::RULE,
    &score_by_other_formula::RULE,
    &score_outside_band::RULE,
    &points_lost_unexplained::RULE,
    &full_marks_unmet::RULE,
    &full_marks_without_actual::RULE,
    &score_undetermined::RULE,
    &direction_unstated::RULE,
    &subtotal_not_sum::RULE,
    &total_not_sum::RULE,
    &execution_outside_total::RULE,
    &total_above_full::RULE,
    &grade_not_by_total::RULE,
    &subtotal_grade_not_by_rate::RULE,
    &indicator_grade_not_by_rate::RULE,
    &deduction_unexplained::RULE,
    &execution_score_not_by_rate::RULE,
    &execution_score_missing::RULE,
    &execution_rate_wrong::RULE,
    &execution_above_budget::RULE,
    &spent_without_budget::RULE,
    &zero_budget_rated::RULE,
    &executed_missing::RULE,
    &funds_not_sum::RULE,
    &items_not_sum::RULE,
    &adjusted_not_initial_plus_change::RULE,
    &execution_low_unexplained::RULE,
    &budget_adjusted_much::RULE,
    &amount_negative::RULE,
    &money_unit_suspect::RULE,
    &money_unit_in_cell::RULE,
    &money_units_mixed::RULE,
    &rate_without_percent::RULE,
    &target_far_exceeded::RULE,
    &target_copied_as_actual::RULE,
    &ratio_for_value::RULE,
    &words_for_quantity::RULE,
    &unit_mismatch::RULE,
    &value_in_name::RULE,
    &cost_at_least::RULE,
    &payment_as_output::RULE,
    &rate_above_hundred::RULE,
    &usage_contradicts_execution::RULE,
    &score_outruns_execution::RULE,
    &money_unspent::RULE,
    &outputs_without_money::RULE,
    &output_repeated_as_benefit::RULE,
    &zero_target::RULE,
    &deadline_missed::RULE,
    &deadline_outside_year::RULE,
    &satisfaction_without_survey::RULE,
    &evidence_missing::RULE,
    &reason_empty_phrase::RULE,
    &reason_unneeded::RULE,
    &all_perfect::RULE,
    &actual_inexact::RULE,
    &placeholder_left::RULE,
    &indicator_misfiled::RULE,
    &value_unreadable::RULE,
    &target_is_status::RULE,
    &stated_total_differs::RULE,
    &stated_subtotal_differs::RULE,
    &stated_grade_differs::RULE,
    &stated_budget_differs::RULE,
    &stated_executed_differs::RULE,
    &stated_unspent_differs::RULE,
    &stated_rate_differs::RULE,
    &stated_weight_differs::RULE,
    &stated_target_differs::RULE,
    &stated_count_differs::RULE,
    &heading_names_other_level::RULE,
    &listed_as_met_but_unmet::RULE,
    &listed_as_unmet_but_met::RULE,
    &stated_actual_differs::RULE,
    &stated_score_differs::RULE,
    &credit_code_invalid::RULE,
    &division_code_malformed::RULE,
    &project_code_malformed::RULE,
    &agency_code_outside_department::RULE,
    &division_unlike_name::RULE,
    &form_not_found::RULE,
    &cell_unreadable::RULE,
    &cell_unused::RULE,
    &header_ambiguous::RULE,
    &merge_ambiguous::RULE,
    &formula_uncached::RULE,
    &sheet_hidden::RULE,
    &form_repeated::RULE,
    &embedded_data_differs::RULE,
    &ocr_suspect::RULE,
    &budget_exceeded::RULE,
    &waiver_stale::RULE,
    &text_hidden::RULE,
    &changes_tracked::RULE,
    &content_linked::RULE,
    &macros_present::RULE,
    &file_misnamed::RULE,
];

/// The rule of this code or name.
pub fn find(key: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(key) || rule.name == key)
}

/// The check of a rule about the file: what is wrong showed when the file was read, and a
/// submission no longer says it.
fn told_by_the_reader(_: &Case<'_>, _: &mut Findings) {}
