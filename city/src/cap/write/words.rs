//! What a warning says in one language: coded phrases first, then the city's own words.

use hue_i18n::{Words, args};
use hue_model::alert::{Alert, MsgType, Status};
use hue_model::text::Language;
use hue_model::time::Millis;

/// A warning in one language.
pub(super) struct Said<'a> {
    alert: &'a Alert,
    language: Language,
    words: Words,
}

impl<'a> Said<'a> {
    pub(super) fn new(alert: &'a Alert, language: Language) -> Self {
        Self { alert, language, words: Words::new(language.tag()) }
    }

    /// "Lũ".
    pub(super) fn event(&self) -> String {
        let code = self.alert.hazard.code().replace('_', "-");
        self.words.t(&format!("hazard-{code}"))
    }

    /// "DIỄN TẬP: Lũ, cấp độ rủi ro 3, báo động 3", or that it is over.
    pub(super) fn headline(&self) -> String {
        let mut line = vec![self.event()];
        let level = self.alert.level.map(|level| args! { "level" => i64::from(level.get()) });
        line.extend(level.map(|args| self.words.get("risk-level", &args)));
        let stage = self.alert.alarm_stage.map(|stage| args! { "stage" => i64::from(stage.get()) });
        line.extend(stage.map(|args| self.words.get("alarm-stage", &args)));
        let event = line.join(", ");
        let said = if self.alert.msg_type == MsgType::Cancel {
            self.words.get("cap-cancelled", &args! { "event" => event })
        } else if self.alert.is_over() {
            self.words.get("cap-all-clear", &args! { "event" => event })
        } else {
            event
        };
        if self.is_exercise() { format!("{}: {said}", self.words.t("exercise-mark")) } else { said }
    }

    /// That a reservoir lets water out, the bulletin it rests on, when the next one is due, and the city's own words.
    pub(super) fn description(&self) -> String {
        let mut lines = Vec::new();
        lines.extend(self.is_exercise().then(|| self.words.t("exercise-line")));
        lines.extend(self.alert.emergency_release.then(|| self.words.t("cap-release")));
        let bulletin = &self.alert.bulletin;
        let args = args! {
            "number" => bulletin.number.as_str(),
            "issuer" => bulletin.issuer.text(self.language),
            "time" => clock(bulletin.issued_at),
        };
        lines.push(self.words.get("cap-bulletin", &args));
        let next = bulletin.next_at.map(|at| args! { "time" => clock(at) });
        lines.extend(next.map(|args| self.words.get("cap-next-bulletin", &args)));
        lines.push(self.alert.note.text(self.language).to_owned());
        lines.join("\n")
    }

    /// Every action, one a line.
    pub(super) fn instruction(&self) -> String {
        let codes = self.alert.actions.iter().map(|action| action.code().replace('_', "-"));
        codes.map(|code| self.words.t(&format!("action-{code}"))).collect::<Vec<_>>().join("\n")
    }

    fn is_exercise(&self) -> bool {
        self.alert.status == Status::Exercise
    }
}

/// Why it was sent, for operators elsewhere: CAP has one `note` for all languages.
pub(super) fn note(alert: &Alert) -> String {
    let key = match (alert.status, alert.msg_type) {
        (Status::Exercise, _) => "exercise-line",
        (_, MsgType::Cancel) => "cap-note-cancel",
        (_, MsgType::Update) => "cap-note-update",
        (_, MsgType::Alert) => return String::new(),
    };
    Language::WRITTEN.map(|language| Words::new(language.tag()).t(key)).join(" / ")
}

/// "06:30 12/10/2026"; nothing for a moment beyond the calendar.
fn clock(at: Millis) -> String {
    at.in_hue().map(|at| at.format("%H:%M %d/%m/%Y").to_string()).unwrap_or_default()
}
