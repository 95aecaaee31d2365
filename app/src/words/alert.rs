//! A warning in words: from its codes, so that every language says it the moment it arrives.

use hue_i18n::{Words, args};
use hue_model::alert::{
    Action, Alert, AlertState, AlertSummary, AlertsHeard, Area, Hazard, Loudness, MsgType, Reason,
    ResponseType, RiskLevel, Status,
};
use hue_model::text::Language;
use hue_model::time::Millis;

use crate::words::moment_text;

/// How many wards are named before the rest is counted.
const NAMED: usize = 2;

/// "Lũ".
#[must_use]
fn hazard_text(words: Words, hazard: Hazard) -> String {
    let code = hazard.code().replace('_', "-");
    words.t(&format!("hazard-{code}"))
}

/// What to do, as one sentence.
#[must_use]
pub fn action_text(words: Words, action: Action) -> String {
    let code = action.code().replace('_', "-");
    words.t(&format!("action-{code}"))
}

/// What threatens: "Lũ · Báo động 3".
#[must_use]
pub fn alert_title(words: Words, alert: &Alert) -> String {
    let hazard = hazard_text(words, alert.hazard);
    match alert.alarm_stage {
        Some(stage) => {
            let stage = words.get("alarm-stage", &args! { "stage" => stage.get() });
            words.get("alert-title-stage", &args! { "hazard" => hazard, "stage" => stage })
        }
        None => hazard,
    }
}

/// The level's number and its word: "Cấp độ rủi ro 3", "lớn"; `None` where the bulletin gives none.
#[must_use]
pub fn level_text(words: Words, level: Option<RiskLevel>) -> Option<(String, String)> {
    let level = level?.get();
    Some((words.get("risk-level", &args! { "level" => level }), words.t(&format!("risk-level-word-{level}"))))
}

/// Where it counts: the wards by name, those of the citizen first, the rest counted.
#[must_use]
pub fn where_text(
    words: Words,
    area: &Area,
    reasons: &[Reason],
    name: impl Fn(&str) -> Option<String>,
) -> String {
    if area.whole_city {
        return words.t("alert-where-city");
    }
    let mine = reasons.iter().filter_map(reason_ward);
    let others = area.wards.iter().map(String::as_str).filter(|code| !mine.clone().any(|own| own == *code));
    let codes: Vec<&str> = mine.clone().chain(others).collect();
    let named: Vec<String> = codes.iter().filter_map(|code| name(code)).take(NAMED).collect();
    let rest = codes.len().saturating_sub(named.len());
    match (named.is_empty(), rest) {
        (true, 0) => words.t("alert-where-drawn"),
        (true, count) => words.get("alert-where-all", &args! { "count" => count }),
        (false, 0) => named.join(", "),
        (false, count) => {
            words.get("alert-where-more", &args! { "wards" => named.join(", "), "count" => count })
        }
    }
}

/// The ward a reason speaks of.
#[must_use]
fn reason_ward(reason: &Reason) -> Option<&str> {
    match reason {
        Reason::HomeWard { ward } | Reason::SavedWard { ward } | Reason::CurrentWard { ward } => Some(ward),
        Reason::WholeCity | Reason::DrawnArea { .. } | Reason::NoWardChosen => None,
    }
}

/// Why this device shows it, as one sentence.
#[must_use]
pub fn reason_text(words: Words, reason: &Reason, name: impl Fn(&str) -> Option<String>) -> String {
    let named = |ward: &str| name(ward).unwrap_or_else(|| ward.to_owned());
    match reason {
        Reason::WholeCity => words.t("alert-why-city"),
        Reason::HomeWard { ward } => words.get("alert-why-home", &args! { "ward" => named(ward) }),
        Reason::SavedWard { ward } => words.get("alert-why-saved", &args! { "ward" => named(ward) }),
        Reason::CurrentWard { ward } => words.get("alert-why-here", &args! { "ward" => named(ward) }),
        Reason::DrawnArea { inside: true } => words.t("alert-why-drawn"),
        Reason::DrawnArea { inside: false } => words.t("alert-why-drawn-near"),
        Reason::NoWardChosen => words.t("alert-why-no-ward"),
    }
}

/// "đến ngày mai 06:30".
#[must_use]
pub fn until_text(words: Words, alert: &Alert, now: Millis) -> String {
    words.get("alert-until", &args! { "when" => moment_text(words, alert.expires, now) })
}

/// The whole warning as one text to be heard: how it stands, what, how grave, where, until when, what to do, and what the
/// city adds.
#[must_use]
pub fn aloud_text(
    words: Words,
    summary: &AlertSummary,
    language: Language,
    name: impl Fn(&str) -> Option<String>,
    now: Millis,
) -> String {
    let alert = &summary.alert;
    let level = level_text(words, alert.level).map(|(number, word)| format!("{number} {word}"));
    let facts = words.get(
        "alert-aloud",
        &args! {
            "title" => alert_title(words, alert),
            "level" => level.unwrap_or_else(|| words.t("alert-no-level")),
            "where" => where_text(words, &alert.area, &summary.reasons, name),
            "until" => until_text(words, alert, now),
        },
    );
    let exercise = (alert.status == Status::Exercise).then(|| words.t("exercise-line"));
    let over = (!summary.is_active()).then(|| format!("{}.", words.t(alert_state_key(summary.state))));
    let steps = alert.actions.iter().map(|action| action_text(words, *action));
    // A voice of one language makes nothing of another.
    let (spoken, note) = alert.note.get(language);
    let note = (spoken == language.tag() && !note.is_empty()).then(|| note.to_owned());
    exercise.into_iter().chain(over).chain([facts]).chain(steps).chain(note).collect::<Vec<_>>().join(" ")
}

/// Where the event stands.
#[must_use]
pub const fn alert_state_key(state: AlertState) -> &'static str {
    match state {
        AlertState::Active => "alert-state-active",
        AlertState::AllClear => "alert-state-all-clear",
        AlertState::Cancelled => "alert-state-cancelled",
        AlertState::Expired => "alert-state-expired",
    }
}

/// What a message of an event did; `first` is the one that began it.
#[must_use]
pub fn thread_step_key(alert: &Alert) -> &'static str {
    match alert.msg_type {
        MsgType::Cancel => "alert-thread-cancel",
        _ if alert.is_over() => "alert-thread-all-clear",
        MsgType::Update => "alert-thread-update",
        MsgType::Alert => "alert-thread-first",
    }
}

/// Which rule makes it break through, by the order in which a citizen should care; `None` when it does not.
#[must_use]
pub fn loud_text(words: Words, alert: &Alert) -> Option<String> {
    if alert.loudness() != Loudness::Breakthrough {
        return None;
    }
    let leave = |response: &ResponseType| matches!(response, ResponseType::Evacuate | ResponseType::Shelter);
    if let Some(level) = alert.level.filter(|level| level.get() >= 4) {
        return Some(words.get("alert-why-loud-level", &args! { "level" => level.get() }));
    }
    if alert.response_types.iter().any(leave) {
        return Some(words.t("alert-why-loud-leave"));
    }
    if alert.emergency_release {
        return Some(words.t("alert-why-loud-release"));
    }
    let stage = alert.alarm_stage?.get();
    let hazard = hazard_text(words, alert.hazard);
    Some(words.get("alert-why-loud-stage", &args! { "hazard" => hazard, "stage" => stage }))
}

/// When the city was heard last: an old list must not look like a new one.
#[must_use]
pub fn heard_text(words: Words, heard: &AlertsHeard, now: Millis) -> String {
    match heard.at {
        _ if heard.no_key => words.t("alert-heard-no-key"),
        Some(_) if heard.live => words.t("alert-heard-live"),
        Some(at) => words.get("alert-heard-at", &args! { "when" => moment_text(words, at, now) }),
        None => words.t("alert-heard-never"),
    }
}

/// Milliseconds on the way as seconds with one figure behind the comma.
#[must_use]
pub fn delay_text(words: Words, delay: Option<i64>) -> String {
    let Some(delay) = delay else { return words.t("alert-detail-delay-unsure") };
    let tenths = delay.max(0).saturating_add(50) / 100;
    words.get("alert-detail-delay-seconds", &args! { "whole" => tenths / 10, "tenth" => tenths % 10 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(code: &str) -> Option<String> {
        (code != "0").then(|| format!("Phường {code}"))
    }

    fn area(wards: &[&str]) -> Area {
        Area { wards: wards.iter().map(|ward| (*ward).to_owned()).collect(), ..Area::default() }
    }

    #[test]
    fn the_citizens_own_ward_is_named_first() {
        let reasons = [Reason::HomeWard { ward: "3".into() }];
        let text = where_text(Words::new("vi"), &area(&["1", "2", "3", "4"]), &reasons, name);
        assert_eq!(text, "Phường 3, Phường 1 và 2 phường, xã khác");
    }

    #[test]
    fn every_area_has_words() {
        let words = Words::new("vi");
        let text = |area: &Area| where_text(words, area, &[], name);
        assert_eq!(text(&area(&["1"])), "Phường 1");
        assert_eq!(text(&area(&["0", "0"])), "Đủ 2 phường, xã", "before the pack is there");
        assert_eq!(text(&Area { whole_city: true, ..Area::default() }), "Toàn thành phố Huế");
        assert_eq!(text(&Area::default()), "Vùng vẽ trên bản đồ");
    }

    #[test]
    fn every_code_has_words_in_both_languages() {
        for words in [Words::new("vi"), Words::new("en")] {
            for hazard in Hazard::ALL {
                assert!(!hazard_text(words, *hazard).starts_with("hazard-"), "{hazard:?}");
            }
            for action in Action::ALL {
                assert!(!action_text(words, *action).starts_with("action-"), "{action:?}");
            }
            for level in 1..=5 {
                let (_, word) = level_text(words, RiskLevel::new(level)).unwrap();
                assert!(!word.starts_with("risk-"), "{level}");
            }
        }
    }

    #[test]
    fn a_delay_is_rounded_to_a_tenth_of_a_second() {
        let words = Words::new("vi");
        assert_eq!(delay_text(words, Some(1_249)), "1,2 giây");
        assert_eq!(delay_text(words, Some(-30)), "0,0 giây", "a clock that is a little ahead");
        assert_eq!(delay_text(words, None), "Chưa biết, đồng hồ máy chưa khớp");
    }
}
