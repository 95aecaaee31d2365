//! What happened, what is safe, what to do next: never "Error 500".

use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::problem::{Code, Rule};

/// The message of a kind of failure.
#[must_use]
pub fn code_key(code: Code) -> &'static str {
    match code {
        Code::Invalid => "problem-invalid",
        Code::NotFound => "problem-not-found",
        Code::Conflict => "problem-conflict",
        Code::Frozen => "problem-frozen",
        Code::SignInNeeded => "problem-sign-in-needed",
        Code::SessionExpired => "problem-session-expired",
        Code::SignInFailed => "problem-sign-in-failed",
        Code::Forbidden => "problem-forbidden",
        Code::Offline => "problem-offline",
        Code::CityUnavailable => "problem-city-unavailable",
        Code::CityRefused => "problem-city-refused",
        Code::ClockWrong => "problem-clock-wrong",
        Code::DiskFull => "problem-disk-full",
        Code::Storage => "problem-storage",
        Code::VaultLocked => "problem-vault-locked",
        Code::WrongPassphrase => "problem-wrong-passphrase",
        Code::AlreadyOpen => "problem-already-open",
        Code::Internal => "problem-internal",
    }
}

/// A problem in one or two sentences: bad input by its first broken rule, everything else by its kind, with the
/// number for the help desk where the logs have one.
#[must_use]
pub fn problem_text(words: Words, problem: &Problem) -> String {
    let mut text = match problem.fields.first() {
        Some(field) if field.field == "consent" => words.t("rule-consent"),
        Some(field) => rule_text(words, &field.rule),
        None => words.t(code_key(problem.code)),
    };
    if let Some(id) = problem.support_id {
        text.push(' ');
        text.push_str(&words.get("problem-support", &args! { "id" => id.to_string() }));
    }
    text
}

/// The sentence for a broken rule, with its figures.
#[must_use]
pub fn rule_text(words: Words, rule: &Rule) -> String {
    match rule {
        Rule::Required => words.t("rule-required"),
        Rule::TooLong { max, actual } => {
            words.get("rule-too-long", &args! { "max" => *max, "actual" => *actual })
        }
        Rule::TooMany { max } => words.get("rule-too-many", &args! { "max" => *max }),
        Rule::TooManyBytes { max } => {
            words.get("rule-too-many-bytes", &args! { "megabytes" => max / 1_000_000 })
        }
        Rule::TooManyPixels { max } => {
            words.get("rule-too-many-pixels", &args! { "megapixels" => max / 1_000_000 })
        }
        Rule::NotAPicture => words.t("rule-not-a-picture"),
        Rule::Unknown => words.t("rule-unknown"),
        Rule::Malformed => words.t("rule-malformed"),
        Rule::OutsideCity { metres } => {
            words.get("rule-outside-city", &args! { "distance" => distance_text(words, *metres) })
        }
        Rule::TooFar { metres } => {
            words.get("rule-too-far", &args! { "distance" => distance_text(words, *metres) })
        }
    }
}

/// Metres as people say them: "350 m" in steps of ten, "2,4 km" beyond a kilometre.
pub fn distance_text(words: Words, metres: f64) -> String {
    let metres = metres.max(0.0) as i64;
    if metres < 1_000 {
        return words.get("distance-metres", &args! { "metres" => (metres + 5) / 10 * 10 });
    }
    let tenths = (metres + 50) / 100;
    words.get("distance-kilometres", &args! { "whole" => tenths / 10, "tenth" => tenths % 10 })
}
