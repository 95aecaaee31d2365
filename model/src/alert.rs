//! Warnings: what the city signs, what a device makes of it. Names follow CAP 1.2 where it has one.
//!
//! An [`Alert`] carries codes, not sentences: hazard, level, actions, wards and times. Every language
//! a build has words for can therefore say it the moment it is approved; free text stands beside it.

mod loudness;
mod push;
mod self_test;
mod signed;
mod terms;
mod view;

use serde::{Deserialize, Deserializer, Serialize};

pub use loudness::{Loudness, Precedence};
pub use push::{PUSH_BYTES, PushAlert};
pub use self_test::{TestFailure, TestWarnings, TestedWay, WarningTest};
pub use signed::{
    ActiveAlerts, KeyBody, KeyRevocation, KeyUse, SelfTest, SignedActiveAlerts, SignedAlert, StreamEvent,
};
pub use terms::{
    Action, AlarmStage, Certainty, Hazard, MsgType, ResponseType, RiskLevel, Severity, Status, Urgency,
};
pub use view::{
    AcknowledgeAlert, AlertState, AlertSummary, AlertThread, AlertsHeard, DevicePlace, GetDevicePlace,
    ListAlerts, ListedAlerts, OpenAlert, Reason, TellDevicePlace, ThreadEntry,
};

use crate::geo::{Point, inside, metres_to_ring};
use crate::id::{AlertId, IncidentId};
use crate::pack::WardCode;
use crate::text::Localized;
use crate::time::Millis;

/// One message about one event, exactly as the city signs it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Alert {
    /// CAP `identifier`.
    pub id: AlertId,
    /// The event: alert, updates and all-clear of one event share it (CAP `incidents`).
    pub incident: IncidentId,
    /// The city's count of published messages; a device that has a higher one missed nothing before it.
    pub sequence: i64,
    /// CAP `sender`: the city's, such as `canhbao@hue.example`.
    pub sender: String,
    /// CAP `sent`: when it was approved.
    pub sent: Millis,
    /// Whether it is meant.
    pub status: Status,
    /// Whether it begins, replaces or ends.
    pub msg_type: MsgType,
    /// Every older message of the event that this one replaces or ends.
    pub references: Vec<AlertId>,
    /// What threatens.
    pub hazard: Hazard,
    /// The disaster risk level as the bulletin gives it (Decision 18/2021/QĐ-TTg); never computed.
    pub level: Option<RiskLevel>,
    /// The flood alarm stage the bulletin speaks of (Decision 05/2020/QĐ-TTg).
    pub alarm_stage: Option<AlarmStage>,
    /// Whether the bulletin says that water is let out of a reservoir in an emergency.
    pub emergency_release: bool,
    /// CAP `responseType`.
    pub response_types: Vec<ResponseType>,
    /// CAP `urgency`.
    pub urgency: Urgency,
    /// CAP `severity`.
    pub severity: Severity,
    /// CAP `certainty`.
    pub certainty: Certainty,
    /// When the hazard begins.
    pub onset: Option<Millis>,
    /// When the message, not the hazard, ends.
    pub expires: Millis,
    /// The bulletin it rests on.
    pub bulletin: Bulletin,
    /// Whom it concerns.
    pub area: Area,
    /// What to do, in order. A newer city may name more than this build has words for: those are passed over.
    #[serde(deserialize_with = "known_actions")]
    pub actions: Vec<Action>,
    /// What no code says, in the words of the city; may be empty. Plain text, never markup.
    pub note: Localized,
}

/// A code that nobody here knows must not keep a warning from being shown.
fn known_actions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Action>, D::Error> {
    let codes = Vec::<String>::deserialize(deserializer)?;
    Ok(codes.iter().filter_map(|code| Action::from_code(code)).collect())
}

/// Where a warning comes from: shown with it, word for word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bulletin {
    /// Who issued it, such as "Đài Khí tượng Thủy văn thành phố Huế".
    pub issuer: Localized,
    /// Its number, such as `HUE-LULU-12`.
    pub number: String,
    /// When it was issued.
    pub issued_at: Millis,
    /// When the next one is due.
    pub next_at: Option<Millis>,
}

/// Whom a warning concerns: the union of its parts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Area {
    /// Everybody in the city.
    pub whole_city: bool,
    /// Wards and communes by code.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub wards: Vec<WardCode>,
    /// Closed rings, first point = last point.
    pub polygons: Vec<Vec<Point>>,
}

impl Area {
    /// Whether a ward is named, or all of them are. A polygon's wards are named by whoever draws it, so
    /// that a device needs no geometry to answer for a home chosen by name.
    #[must_use]
    pub fn names(&self, ward: &str) -> bool {
        self.whole_city || self.wards.iter().any(|code| code == ward)
    }

    /// Metres from a point to what is drawn of it; 0 inside, `None` where nothing is drawn.
    #[must_use]
    pub fn metres_to_drawn(&self, point: Point) -> Option<f64> {
        let metres = |ring: &Vec<Point>| {
            if inside(std::slice::from_ref(ring), point) { 0.0 } else { metres_to_ring(ring, point) }
        };
        self.polygons.iter().map(metres).min_by(f64::total_cmp)
    }
}
