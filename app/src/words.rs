//! From the model's terms to the citizen's words: problems, times, states, warnings, rescue.

mod alert;
mod problem;
mod report;
mod sos;
mod when;

pub use alert::{
    action_text, alert_state_key, alert_title, aloud_text, delay_text, heard_text, level_text, loud_text,
    reason_text, thread_step_key, until_text, where_text,
};
pub use problem::{code_key, distance_text, problem_text, rule_text};
pub use report::{StateChip, is_open, owed_text, retry_text, state_chip, state_text, status_chip};
pub use sos::{sos_entry_key, sos_is_over, sos_look, sos_raised_text, sos_steps, sos_text, sos_title};
pub use when::{day_text, due_text, moment_text, today_text};
