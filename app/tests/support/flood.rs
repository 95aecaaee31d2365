//! The flood of October 2025 as a warning on a phone.

use hue_model::alert::{
    Action, AlarmStage, Alert, AlertState, AlertSummary, AlertThread, AlertsHeard, Area, Bulletin, Certainty,
    Hazard, ListedAlerts, MsgType, Reason, ResponseType, RiskLevel, Severity, Status, ThreadEntry, Urgency,
};
use hue_model::id::{AlertId, IncidentId};
use hue_model::text::Localized;

use crate::stage::NOW;
use crate::wards::{PHU_XUAN, THUAN_HOA};

pub(crate) const HOUR: i64 = 3_600_000;

/// The flood of October 2025 as the law graded it: level 3, though the river stood above alarm III.
pub(crate) fn flood(sequence: u8) -> Alert {
    Alert {
        id: AlertId::from_parts(NOW, [sequence; 10]),
        incident: IncidentId::from_parts(NOW, [1; 10]),
        sequence: sequence.into(),
        sender: "⟦canhbao@hue.example⟧".into(),
        sent: NOW.plus(-HOUR),
        status: Status::Actual,
        msg_type: if sequence > 1 { MsgType::Update } else { MsgType::Alert },
        references: Vec::new(),
        hazard: Hazard::Flood,
        level: RiskLevel::new(3),
        alarm_stage: AlarmStage::new(3),
        emergency_release: false,
        response_types: vec![ResponseType::Prepare],
        urgency: Urgency::Immediate,
        severity: Severity::Severe,
        certainty: Certainty::Observed,
        onset: None,
        expires: NOW.plus(21 * HOUR),
        bulletin: Bulletin {
            issuer: Localized::vi_en("⟦Đài KTTV Huế⟧", "⟦Huế weather station⟧"),
            number: "⟦HUE-LULU-12⟧".into(),
            issued_at: NOW.plus(-2 * HOUR),
            next_at: Some(NOW.plus(3 * HOUR)),
        },
        area: Area { wards: [THUAN_HOA, PHU_XUAN, "19804"].map(Into::into).to_vec(), ..Area::default() },
        actions: vec![Action::RaiseBelongings, Action::CallForHelp],
        note: Localized::vi_en("⟦Nước lên 18 cm mỗi giờ.⟧", "⟦The water rises 18 cm an hour.⟧"),
    }
}

/// The flood as it stands on the phone of chị Lan, who lives in Phú Xuân.
pub(crate) fn at_home(alert: Alert) -> AlertSummary {
    AlertSummary {
        loudness: alert.loudness(),
        alert,
        state: AlertState::Active,
        reasons: vec![Reason::HomeWard { ward: PHU_XUAN.into() }],
        heard_at: NOW.plus(-HOUR),
        delay: Some(840),
        acknowledged_at: None,
        kept: true,
    }
}

pub(crate) fn listed(alerts: Vec<AlertSummary>) -> ListedAlerts {
    ListedAlerts { alerts, heard: AlertsHeard { at: Some(NOW), live: true, no_key: false } }
}

pub(crate) fn thread(summary: AlertSummary, entries: Vec<Alert>) -> (String, AlertThread) {
    let path = format!("/alerts/{}", summary.alert.incident);
    let entries = entries
        .into_iter()
        .map(|alert| ThreadEntry { alert, heard_at: NOW.plus(-HOUR), delay: Some(1_249) })
        .collect();
    (path, AlertThread { summary, entries })
}
