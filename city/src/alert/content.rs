//! What an operator fills in, and what must be there before it can be approved.

use std::collections::BTreeSet;

use hue_model::alert::{
    Action, AlarmStage, Alert, Area, Bulletin, Certainty, Hazard, Loudness, MsgType, ResponseType, RiskLevel,
    Severity, Status, Urgency,
};
use hue_model::id::{AlertId, IncidentId};
use hue_model::pack::WardCode;
use hue_model::problem::{FieldProblem, Rule};
use hue_model::text::{Localized, unprintable};
use hue_model::time::Millis;
use serde::{Deserialize, Serialize};

use crate::pack::CityPack;

/// Most characters of the free note in one language: it is read on a phone, in the rain.
pub const NOTE_CHARS: usize = 1_000;
/// Most characters of an issuer's name or a bulletin's number.
pub const LINE_CHARS: usize = 200;
/// Longest time a message may be in force, in milliseconds: 31 days, for droughts.
const LONGEST: i64 = 31 * 24 * 3_600_000;

/// What a message does in its event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Begins an event.
    #[default]
    First,
    /// Says what is new.
    Update,
    /// Says that the danger is over.
    AllClear,
    /// Takes the event back: it should not have been sent.
    Cancel,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::First, Self::Update, Self::AllClear, Self::Cancel];

    /// The word of it in addresses and keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Update => "update",
            Self::AllClear => "all_clear",
            Self::Cancel => "cancel",
        }
    }

    /// Whether it ends its event.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::AllClear | Self::Cancel)
    }

    const fn msg_type(self) -> MsgType {
        match self {
            Self::First => MsgType::Alert,
            Self::Update | Self::AllClear => MsgType::Update,
            Self::Cancel => MsgType::Cancel,
        }
    }
}

/// A message as it is written: everything that is not known yet is absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// What it does in its event.
    pub kind: Kind,
    /// Whether it is an exercise.
    pub exercise: bool,
    /// What threatens.
    pub hazard: Option<Hazard>,
    /// The level, copied from the bulletin.
    pub level: Option<RiskLevel>,
    /// The alarm stage, copied from the bulletin.
    pub alarm_stage: Option<AlarmStage>,
    /// Whether the bulletin says that water is let out of a reservoir in an emergency.
    pub emergency_release: bool,
    /// What is asked of people, in CAP's words.
    pub response_types: Vec<ResponseType>,
    /// How soon to act.
    pub urgency: Urgency,
    /// How sure it is.
    pub certainty: Certainty,
    /// When the hazard begins.
    pub onset: Option<Millis>,
    /// When the message ends.
    pub expires: Option<Millis>,
    /// Who issued the bulletin.
    pub issuer: Localized,
    /// The bulletin's number.
    pub number: String,
    /// When it was issued.
    pub issued_at: Option<Millis>,
    /// When the next one is due.
    pub next_at: Option<Millis>,
    /// Whom it concerns.
    pub area: Area,
    /// The wards of it that somebody ticked, where others are there because what was drawn touches them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_hand: Option<Vec<WardCode>>,
    /// What to do, in order.
    pub actions: Vec<Action>,
    /// What no code says.
    pub note: Localized,
}

impl Default for Content {
    fn default() -> Self {
        Self {
            kind: Kind::First,
            exercise: false,
            hazard: None,
            level: None,
            alarm_stage: None,
            emergency_release: false,
            response_types: Vec::new(),
            urgency: Urgency::Expected,
            certainty: Certainty::Likely,
            onset: None,
            expires: None,
            issuer: Localized::default(),
            number: String::new(),
            issued_at: None,
            next_at: None,
            area: Area::default(),
            by_hand: None,
            actions: Vec::new(),
            note: Localized::default(),
        }
    }
}

impl Content {
    /// The next message of an event, begun from its last one.
    #[must_use]
    pub fn following(last: &Alert, kind: Kind) -> Self {
        Self {
            kind,
            exercise: last.status == Status::Exercise,
            hazard: Some(last.hazard),
            level: last.level,
            alarm_stage: last.alarm_stage,
            emergency_release: last.emergency_release && !kind.is_over(),
            response_types: if kind.is_over() { Vec::new() } else { last.response_types.clone() },
            urgency: if kind.is_over() { Urgency::Past } else { last.urgency },
            certainty: last.certainty,
            onset: last.onset,
            expires: None,
            issuer: last.bulletin.issuer.clone(),
            // A new bulletin has a number and times of its own.
            number: String::new(),
            issued_at: None,
            next_at: None,
            area: last.area.clone(),
            by_hand: None,
            actions: if kind.is_over() { Vec::new() } else { last.actions.clone() },
            note: Localized::default(),
        }
    }

    /// Everything that keeps it from being approved at `now`.
    #[must_use]
    pub fn faults(&self, pack: &CityPack, now: Millis) -> Vec<FieldProblem> {
        let mut faults = self.too_long_or_unprintable();
        let mut fault = |field: &str, rule: Rule| faults.push(FieldProblem { field: field.into(), rule });
        if self.hazard.is_none() {
            fault("hazard", Rule::Required);
        }
        if is_blank(&self.issuer, "vi") {
            fault("issuer_vi", Rule::Required);
        }
        match (self.issued_at, self.next_at) {
            (None, _) => fault("issued_at", Rule::Required),
            (Some(issued), _) if issued > now => fault("issued_at", Rule::Malformed),
            (Some(issued), Some(next)) if next <= issued => fault("next_at", Rule::Malformed),
            _ => {}
        }
        match self.expires {
            None => fault("expires", Rule::Required),
            Some(expires) if expires <= now || expires.since(now) > LONGEST => {
                fault("expires", Rule::Malformed);
            }
            Some(expires) if self.onset.is_some_and(|onset| onset >= expires) => {
                fault("onset", Rule::Malformed);
            }
            Some(_) => {}
        }
        if !self.area.whole_city && self.area.wards.is_empty() {
            fault("wards", Rule::Required);
        }
        if self.area.wards.iter().any(|code| !pack.wards.contains_key(code)) {
            fault("wards", Rule::Unknown);
        }
        if self.response_types.is_empty() && !self.kind.is_over() {
            fault("response_types", Rule::Required);
        }
        // The siren must not go off without a word of what to do.
        if self.actions.is_empty() && self.preview(now).loudness() == Loudness::Breakthrough {
            fault("actions", Rule::Required);
        }
        let speaks = !is_blank(&self.note, "vi");
        if (self.hazard == Some(Hazard::Other) || self.kind == Kind::Cancel) && !speaks {
            fault("note_vi", Rule::Required);
        }
        faults
    }

    /// What cannot even be kept.
    #[must_use]
    pub fn too_long_or_unprintable(&self) -> Vec<FieldProblem> {
        let text = |words: &Localized, tag: &str| words.0.get(tag).cloned().unwrap_or_default();
        let fields = [
            ("issuer_vi", text(&self.issuer, "vi"), LINE_CHARS),
            ("issuer_en", text(&self.issuer, "en"), LINE_CHARS),
            ("number", self.number.clone(), LINE_CHARS),
            ("note_vi", text(&self.note, "vi"), NOTE_CHARS),
            ("note_en", text(&self.note, "en"), NOTE_CHARS),
        ];
        let broken = fields.into_iter().filter_map(|(field, text, max)| {
            let actual = text.chars().count();
            let rule = if actual > max {
                Rule::TooLong { max, actual }
            } else if text.chars().any(unprintable) {
                Rule::Malformed
            } else {
                return None;
            };
            Some(FieldProblem { field: field.into(), rule })
        });
        broken.collect()
    }

    /// The severity that belongs to the level: CAP has no other place for it.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        let Some(level) = self.level else { return Severity::Unknown };
        match level.get() {
            1 => Severity::Minor,
            2 => Severity::Moderate,
            3 => Severity::Severe,
            _ => Severity::Extreme,
        }
    }

    /// The message it becomes. What is still missing is left blank, so that a preview can show it.
    #[must_use]
    pub fn alert(&self, place: Place<'_>) -> Alert {
        let Place { id, incident, sequence, sender, sent, references } = place;
        let all_clear = vec![ResponseType::AllClear];
        Alert {
            id,
            incident,
            sequence,
            sender: sender.to_owned(),
            sent,
            status: if self.exercise { Status::Exercise } else { Status::Actual },
            msg_type: self.kind.msg_type(),
            references,
            hazard: self.hazard.unwrap_or(Hazard::Other),
            level: self.level,
            alarm_stage: self.alarm_stage,
            emergency_release: self.emergency_release,
            response_types: match self.kind {
                Kind::AllClear => all_clear,
                Kind::Cancel => vec![ResponseType::None],
                Kind::First | Kind::Update => self.response_types.clone(),
            },
            urgency: self.urgency,
            severity: self.severity(),
            certainty: self.certainty,
            onset: self.onset,
            expires: self.expires.unwrap_or(sent),
            bulletin: Bulletin {
                issuer: spoken(&self.issuer),
                number: self.number.trim().to_owned(),
                issued_at: self.issued_at.unwrap_or(sent),
                next_at: self.next_at,
            },
            area: self.area_in_order(),
            actions: self.actions.clone(),
            note: spoken(&self.note),
        }
    }

    /// The message it would be now; ids, numbers and sender come with approval.
    #[must_use]
    pub fn preview(&self, now: Millis) -> Alert {
        let nothing = [0; 10];
        self.alert(Place {
            id: AlertId::from_parts(now, nothing),
            incident: IncidentId::from_parts(now, nothing),
            sequence: 0,
            sender: "",
            sent: now,
            references: Vec::new(),
        })
    }

    /// The wards each once, in the order of their codes; none beside the whole city.
    fn area_in_order(&self) -> Area {
        let wards: BTreeSet<_> = self.area.wards.iter().cloned().collect();
        let wards = if self.area.whole_city { Vec::new() } else { wards.into_iter().collect() };
        let polygons = if self.area.whole_city { Vec::new() } else { self.area.polygons.clone() };
        Area { wards, polygons, whole_city: self.area.whole_city }
    }
}

/// Where a message stands in the city's record.
pub struct Place<'a> {
    /// Its id.
    pub id: AlertId,
    /// Its event.
    pub incident: IncidentId,
    /// Its number.
    pub sequence: i64,
    /// The city's name as a sender.
    pub sender: &'a str,
    /// When it was approved.
    pub sent: Millis,
    /// Every older message of the event.
    pub references: Vec<AlertId>,
}

fn is_blank(words: &Localized, tag: &str) -> bool {
    words.0.get(tag).is_none_or(|text| text.trim().is_empty())
}

/// The languages that say something.
fn spoken(words: &Localized) -> Localized {
    let said = words.0.iter().map(|(tag, text)| (tag.clone(), text.trim().to_owned()));
    Localized(said.filter(|(_, text)| !text.is_empty()).collect())
}
