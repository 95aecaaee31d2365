//! How things stand in few words, for an icon that is seen while no page is: a warning in force here, what waits to be
//! sent, or neither.

use std::cmp::Reverse;

use futures_util::StreamExt;
use hue_core::Engine;
use hue_i18n::{Words, args};
use hue_model::alert::{AlertSummary, ListAlerts, ListedAlerts, Loudness, Status};
use hue_model::command::{Command, Scope};
use hue_model::event::{Event, Topic};
use hue_model::queue::{GetQueue, Queue};
use hue_model::settings::{GetSettings, Settings};
use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::watch;

use crate::state::Doors;

/// What counts most at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to see to.
    Calm,
    /// Something waits to be sent.
    Waits,
    /// A warning is in force here.
    Warns,
}

/// How things stand, in the citizen's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// What counts most.
    pub tone: Tone,
    /// The app's name.
    pub name: String,
    /// What there is to say, what counts most first.
    pub lines: Vec<String>,
    /// A warning that breaks through waits to be read.
    pub urgent: bool,
    /// Whether the citizen wants the app to go on listening without a window.
    pub keep_listening: bool,
    /// Whether the citizen wants the app to start with the session; `None` while the settings are not open.
    pub start_at_login: Option<bool>,
    /// "Open".
    pub open: String,
    /// "Call for rescue".
    pub sos: String,
    /// "Warnings".
    pub alerts: String,
    /// "Quit".
    pub quit: String,
}

/// The signs of an app, the newest of them.
pub type Signs = watch::Receiver<Option<Sign>>;

/// The signs of this app from now on; `None` until the engine is open. `system` is the language where none is chosen.
pub fn signs<R: Runtime>(app: &AppHandle<R>, system: String) -> Signs {
    let (tell, signs) = watch::channel(None);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Ok(engine) = app.state::<Doors>().engine().await else { return };
        let mut envelopes = engine.overhear();
        let mut known = Known::default();
        while let Some(envelope) = envelopes.next().await {
            match envelope.event {
                // It changes too often for asking.
                Event::QueueChanged { queue } => known.queue = queue,
                event if concerns(&event) => known = Known::ask(&engine).await,
                _ => continue,
            }
            let sign = Some(known.sign(&system));
            tell.send_if_modified(|told| {
                let changed = *told != sign;
                *told = sign;
                changed
            });
        }
    });
    signs
}

fn concerns(event: &Event) -> bool {
    let topic = matches!(event, Event::Changed { topic: Topic::Alerts | Topic::Settings | Topic::Session });
    topic || matches!(event, Event::Snapshot { .. } | Event::Resync)
}

/// What the engine says; `None` where it cannot, such as behind a locked vault.
#[derive(Default)]
struct Known {
    settings: Settings,
    queue: Queue,
    alerts: Option<ListedAlerts>,
}

impl Known {
    async fn ask(engine: &Engine) -> Self {
        Self {
            settings: ask(engine, &GetSettings {}).await.unwrap_or_default(),
            queue: ask(engine, &GetQueue {}).await.unwrap_or_default(),
            alerts: ask(engine, &ListAlerts {}).await,
        }
    }

    fn sign(&self, system: &str) -> Sign {
        let words = Words::new(self.settings.language.map_or(system, |language| language.tag()));
        let here: Vec<&AlertSummary> =
            self.alerts.iter().flat_map(|listed| &listed.alerts).filter(|alert| alert.is_here()).collect();
        let waits = self.queue.waiting + self.queue.attention > 0;
        let tone = match (here.is_empty(), waits) {
            (false, _) => Tone::Warns,
            (true, true) => Tone::Waits,
            (true, false) => Tone::Calm,
        };
        let loud =
            |alert: &&AlertSummary| alert.loudness == Loudness::Breakthrough && alert.waits_to_be_read();
        Sign {
            tone,
            name: words.t("app-name"),
            lines: std::iter::once(self.danger(words, &here)).chain(self.others(words)).collect(),
            urgent: here.iter().any(loud),
            keep_listening: self.settings.keep_listening,
            start_at_login: self.alerts.is_some().then_some(self.settings.start_at_login),
            open: words.t("tray-open"),
            sos: words.t("sos-button-label"),
            alerts: words.t("alerts-title"),
            quit: words.t("tray-quit"),
        }
    }

    /// The warning that Home shows first, or that there is none; never "none" while the city is not heard.
    fn danger(&self, words: Words, here: &[&AlertSummary]) -> String {
        let Some(first) = here.iter().min_by_key(|one| Reverse(one.precedence())) else {
            let quiet = match &self.alerts {
                Some(listed) if listed.heard.live => "alerts-none-here",
                Some(listed) if self.settings.storm_saver && listed.heard.at.is_some() => "tray-saving",
                _ => "tray-not-heard",
            };
            return words.t(quiet);
        };
        let text = warning(words, first);
        match here.len() - 1 {
            0 => text,
            more => format!("{text} {}", words.get("tray-more", &args! { "count" => more })),
        }
    }

    fn others(&self, words: Words) -> impl Iterator<Item = String> {
        let count = |count: u32, key| (count > 0).then(|| words.get(key, &args! { "count" => count }));
        let waiting = count(self.queue.waiting, "strip-waiting");
        let attention = count(self.queue.attention, "strip-attention");
        let listens = self.settings.keep_listening.then(|| words.t("tray-listens"));
        [waiting, attention, listens].into_iter().flatten()
    }
}

/// "Lũ · Báo động 3 · Cấp độ rủi ro 3, lớn": never a colour alone.
fn warning(words: Words, summary: &AlertSummary) -> String {
    let alert = &summary.alert;
    let mut parts = Vec::new();
    match alert.status {
        Status::Exercise => parts.push(words.t("exercise-mark")),
        Status::Test => parts.push(words.t("alert-test")),
        Status::Actual => {}
    }
    let hazard = alert.hazard.code().replace('_', "-");
    parts.push(words.t(&format!("hazard-{hazard}")));
    if let Some(stage) = alert.alarm_stage {
        parts.push(words.get("alarm-stage", &args! { "stage" => stage.get() }));
    }
    if let Some(level) = alert.level {
        let level = level.get();
        let word = words.t(&format!("risk-level-word-{level}"));
        parts.push(format!("{}, {word}", words.get("risk-level", &args! { "level" => level })));
    }
    parts.join(" · ")
}

async fn ask<C: Command>(engine: &Engine, command: &C) -> Option<C::Reply> {
    let body = serde_json::to_vec(command).ok()?;
    let reply = engine.call(C::NAME, &body, &[Scope::Read]).await.ok()?;
    serde_json::from_slice(&reply).ok()
}

#[cfg(test)]
mod tests {
    use hue_model::alert::{Alert, AlertState, AlertSummary, AlertsHeard, ListedAlerts, Reason};
    use hue_model::text::Language;
    use hue_model::time::Millis;
    use serde_json::json;

    use super::{Known, Tone};

    fn quiet(live: bool) -> Option<ListedAlerts> {
        Some(ListedAlerts { alerts: Vec::new(), heard: AlertsHeard { live, ..AlertsHeard::default() } })
    }

    #[test]
    fn no_warning_is_said_only_while_the_city_is_heard() {
        let mut known = Known { alerts: quiet(true), ..Known::default() };
        let calm = known.sign("vi_VN.UTF-8");
        assert_eq!(
            (calm.tone, calm.lines.as_slice()),
            (Tone::Calm, &["Không có cảnh báo nào cho nơi bạn".to_owned()][..])
        );
        for silent in [quiet(false), None] {
            known.alerts = silent;
            assert_eq!(known.sign("vi_VN.UTF-8").lines, ["Chưa nhận được tin từ thành phố lúc này"]);
        }
    }

    /// What chị Lan's device shows, one of each: status, response, level.
    fn warned(all: &[(&str, &str, Option<u8>)]) -> ListedAlerts {
        let summary = |(number, (status, response, level)): (usize, &(&str, &str, Option<u8>))| {
            let id = format!("01a2106e-6500-7404-8404-04040404040{number}");
            let alert = json!({
                "id": id, "incident": id, "sequence": number, "sender": "canhbao@hue.example", "sent": 1,
                "status": status, "msg_type": "Alert", "references": [], "hazard": "flood", "level": level,
                "alarm_stage": null, "emergency_release": false, "response_types": [response],
                "urgency": "Expected", "severity": "Severe", "certainty": "Likely", "onset": null, "expires": 2,
                "bulletin": { "issuer": {}, "number": "", "issued_at": 1, "next_at": null },
                "area": { "whole_city": true, "wards": [], "polygons": [] }, "actions": [], "note": {}
            });
            let alert: Alert = serde_json::from_value(alert).unwrap();
            AlertSummary {
                loudness: alert.loudness(),
                alert,
                state: AlertState::Active,
                reasons: vec![Reason::WholeCity],
                heard_at: Millis(1),
                delay: None,
                acknowledged_at: None,
                kept: true,
            }
        };
        let alerts = all.iter().enumerate().map(summary).collect();
        ListedAlerts { alerts, heard: AlertsHeard::default() }
    }

    fn first_line(all: &[(&str, &str, Option<u8>)]) -> String {
        Known { alerts: Some(warned(all)), ..Known::default() }.sign("vi").lines.remove(0)
    }

    #[test]
    fn an_exercise_never_hides_what_is_meant() {
        let line = first_line(&[("Exercise", "Prepare", Some(4)), ("Actual", "Prepare", Some(3))]);
        assert!(line.starts_with("Lũ · Cấp độ rủi ro 3") && line.contains('1'), "{line}");
    }

    #[test]
    fn an_order_to_leave_without_a_level_is_not_behind_a_level() {
        let line = first_line(&[("Actual", "Monitor", Some(1)), ("Actual", "Evacuate", None)]);
        assert!(line.starts_with("Lũ") && !line.contains("Cấp độ rủi ro"), "{line}");
    }

    #[test]
    fn what_waits_is_counted_in_the_language_that_was_chosen() {
        let mut known = Known { alerts: quiet(true), ..Known::default() };
        known.queue.waiting = 2;
        known.settings.language = Some(Language::En);
        let sign = known.sign("vi_VN.UTF-8");
        assert_eq!(sign.tone, Tone::Waits);
        assert!(sign.lines.iter().any(|line| line.contains("2 ")), "{:?}", sign.lines);
        assert_eq!(sign.quit, "Quit");
    }
}
