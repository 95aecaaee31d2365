//! `cargo xtask tidy`: the house rules that clippy cannot see. Each failure prints its rule.

mod arrows;
mod numbers;
mod source;
mod uses;

use crate::sh::{self, Outcome};

/// A broken rule: which one, where, and what it says.
pub(crate) struct Breach {
    /// The rule's text.
    rule: &'static str,
    /// Where and what.
    found: String,
}

impl Breach {
    fn new(rule: &'static str, found: impl Into<String>) -> Self {
        Self { rule, found: found.into() }
    }
}

pub(crate) fn run() -> Outcome {
    let metadata = sh::read(sh::cargo().args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let sources = source::all()?;
    let mut breaches = arrows::check(&metadata);
    breaches.extend(numbers::check(&sources));
    breaches.extend(uses::check(&sources));
    if breaches.is_empty() {
        return Ok(());
    }
    for breach in &breaches {
        println!("{}\n    rule: {}", breach.found, breach.rule);
    }
    Err(format!("{} house rules broken", breaches.len()))
}
