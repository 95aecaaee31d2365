//! From the model's terms to the citizen's words: problems, times, states.

mod problem;
mod report;
mod when;

pub use problem::{code_key, distance_text, problem_text, rule_text};
pub use report::{StateChip, is_open, owed_text, retry_text, state_chip, state_text, status_chip};
pub use when::{day_text, due_text, moment_text, today_text};
