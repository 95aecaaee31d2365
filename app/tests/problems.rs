//! Every kind of failure and every broken rule reads as a sentence in both languages.

#![cfg(test)]

use hue_app::words::{code_key, problem_text, rule_text};
use hue_i18n::Words;
use hue_model::Problem;
use hue_model::id::SupportId;
use hue_model::problem::{Code, Rule};
use hue_model::time::Millis;

const CODES: [Code; 18] = [
    Code::Invalid,
    Code::NotFound,
    Code::Conflict,
    Code::Frozen,
    Code::SignInNeeded,
    Code::SessionExpired,
    Code::SignInFailed,
    Code::Forbidden,
    Code::Offline,
    Code::CityUnavailable,
    Code::CityRefused,
    Code::ClockWrong,
    Code::DiskFull,
    Code::Storage,
    Code::VaultLocked,
    Code::WrongPassphrase,
    Code::AlreadyOpen,
    Code::Internal,
];

fn rules() -> [Rule; 10] {
    [
        Rule::Required,
        Rule::TooLong { max: 2_000, actual: 5_000 },
        Rule::TooMany { max: 5 },
        Rule::TooManyBytes { max: 12_000_000 },
        Rule::TooManyPixels { max: 50_000_000 },
        Rule::NotAPicture,
        Rule::Unknown,
        Rule::Malformed,
        Rule::OutsideCity { metres: 347.0 },
        Rule::TooFar { metres: 12_340.0 },
    ]
}

fn is_a_sentence(text: &str) -> bool {
    let ends = text.ends_with(['.', '?', '!']);
    ends && text.contains(' ')
        && !text.contains(['{', '}'])
        && text.chars().next().is_some_and(|first| !first.is_lowercase())
}

#[test]
fn every_code_has_a_sentence_of_its_own_in_both_languages() {
    for words in [Words::new("vi"), Words::new("en")] {
        let mut texts: Vec<_> = CODES.iter().map(|code| problem_text(words, &Problem::new(*code))).collect();
        for (code, text) in CODES.iter().zip(&texts) {
            assert!(is_a_sentence(text), "{code:?} in {} reads {text:?}", words.tag());
            assert_ne!(text, code_key(*code));
        }
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), CODES.len(), "two codes read the same in {}", words.tag());
    }
}

#[test]
fn every_rule_has_a_sentence_with_its_figures() {
    for words in [Words::new("vi"), Words::new("en")] {
        for rule in rules() {
            let text = rule_text(words, &rule);
            assert!(is_a_sentence(&text), "{rule:?} in {} reads {text:?}", words.tag());
        }
    }
    let vi = Words::new("vi");
    assert_eq!(
        rule_text(vi, &Rule::TooLong { max: 2_000, actual: 5_000 }),
        "Dài 5.000 ký tự, tối đa 2.000. Bạn rút gọn bớt nhé."
    );
    assert!(rule_text(vi, &Rule::OutsideCity { metres: 347.0 }).contains("350 m"));
    assert!(rule_text(vi, &Rule::TooFar { metres: 12_340.0 }).contains("12,3 km"));
    assert!(rule_text(Words::new("en"), &Rule::TooManyBytes { max: 12_000_000 }).contains("12 MB"));
}

#[test]
fn bad_input_is_explained_by_its_rule_and_never_by_its_code() {
    let problem = Problem::field("description", Rule::Required);
    assert_eq!(problem_text(Words::new("vi"), &problem), rule_text(Words::new("vi"), &Rule::Required));
}

#[test]
fn chi_lan_can_read_the_support_code_to_the_help_desk() {
    let id = SupportId::from_parts(Millis(1_700_000_000_000), [7; 10]);
    let text = problem_text(Words::new("vi"), &Problem::new(Code::Internal).with_support_id(id));
    assert!(text.ends_with(&format!("Mã hỗ trợ: {id}")), "{text}");
}
