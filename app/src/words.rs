//! From the model's terms to the citizen's words: problems, times, states.

mod problem;
mod when;

pub use problem::{code_key, problem_text, rule_text};
pub use when::{day_text, due_text, moment_text};
