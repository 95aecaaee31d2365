//! Warnings, signed and as shown, and how loud each is.

use hue_model::alert::{
    Action, ActiveAlerts, AlarmStage, Alert, AlertState, AlertSummary, AlertThread, AlertsHeard, Area,
    Bulletin, Certainty, DevicePlace, Hazard, KeyBody, KeyRevocation, KeyUse, ListedAlerts, Loudness,
    MsgType, PushAlert, Reason, ResponseType, RiskLevel, SelfTest, Severity, SignedActiveAlerts, SignedAlert,
    Status, StreamEvent, TestFailure, TestedWay, ThreadEntry, Urgency, WarningTest,
};
use hue_model::id::{AlertId, IncidentId};
use hue_model::text::Localized;

use crate::{MORNING, point, snap};

pub(crate) fn alert_id() -> AlertId {
    AlertId::from_parts(MORNING, [4; 10])
}

pub(crate) fn incident_id() -> IncidentId {
    IncidentId::from_parts(MORNING, [5; 10])
}

/// The flood of 27 October 2025 as it was announced: level 3, far above alarm 3.
pub(crate) fn flood() -> Alert {
    Alert {
        id: alert_id(),
        incident: incident_id(),
        sequence: 17,
        sender: "canhbao@hue.example".into(),
        sent: MORNING,
        status: Status::Actual,
        msg_type: MsgType::Alert,
        references: Vec::new(),
        hazard: Hazard::Flood,
        level: RiskLevel::new(3),
        alarm_stage: AlarmStage::new(3),
        emergency_release: false,
        response_types: vec![ResponseType::Prepare],
        urgency: Urgency::Expected,
        severity: Severity::Severe,
        certainty: Certainty::Likely,
        onset: Some(MORNING.plus(3_600_000)),
        expires: MORNING.plus(12 * 3_600_000),
        bulletin: Bulletin {
            issuer: Localized::vi_en("Đài Khí tượng Thủy văn thành phố Huế", "Huế Hydro-Met Station"),
            number: "HUE-LULU-12".into(),
            issued_at: MORNING.plus(-600_000),
            next_at: Some(MORNING.plus(6 * 3_600_000)),
        },
        area: Area { whole_city: false, wards: vec!["19789".into()], polygons: vec![vec![point(); 4]] },
        actions: vec![Action::RaiseBelongings, Action::AvoidFloodedRoads],
        note: Localized::vi_en("Nước lên nhanh ở Kim Long.", "The water rises fast at Kim Long."),
    }
}

pub(crate) fn summary() -> AlertSummary {
    AlertSummary {
        alert: flood(),
        state: AlertState::Active,
        reasons: vec![Reason::WholeCity, Reason::HomeWard { ward: "19789".into() }],
        loudness: Loudness::Breakthrough,
        heard_at: MORNING.plus(420),
        delay: Some(420),
        acknowledged_at: None,
        kept: true,
    }
}

#[test]
fn alerts() {
    let bare = Alert {
        level: None,
        alarm_stage: None,
        onset: None,
        msg_type: MsgType::Cancel,
        references: vec![alert_id()],
        ..flood()
    };
    snap!("alert", flood(), bare);
    snap!("push_alert", PushAlert::from(&flood()));
    let current = Reason::CurrentWard { ward: "19804".into() };
    let drawn = Reason::DrawnArea { inside: true };
    snap!("alert_reason", Reason::SavedWard { ward: "19753".into() }, current, drawn, Reason::NoWardChosen);
    snap!("device_place", DevicePlace { wards: vec!["19753".into()], at: MORNING });
    let entry = ThreadEntry { alert: flood(), heard_at: MORNING, delay: None };
    snap!("alert_thread", AlertThread { summary: summary(), entries: vec![entry] });
    let heard = AlertsHeard { at: Some(MORNING), live: true, no_key: false };
    snap!("listed_alerts", ListedAlerts { alerts: vec![summary()], heard });
}

#[test]
fn signed_alerts() {
    let signed = SignedAlert("eyJhbGciOiJFZERTQSJ9.e30.c2ln".into());
    let (time, sequence) = (MORNING, 17);
    snap!(
        "alert_stream_event",
        StreamEvent::Heartbeat { time, sequence },
        StreamEvent::Alert { alert: signed.clone() },
        StreamEvent::SelfTest { test: "eyJ.eyJ.c2ln".into() },
        StreamEvent::Resync,
    );
    snap!("self_test", SelfTest { self_test: "00112233445566778899aabbccddeeff".into(), sent: time });
    let (arrived, late) =
        (TestedWay::Arrived { millis: 84 }, TestedWay::Failed { reason: TestFailure::Late });
    let heard = AlertsHeard { at: Some(MORNING), live: true, no_key: false };
    snap!(
        "warning_test",
        WarningTest { stream: arrived, list: late, heard, clock_sure: true, quiet_now: false }
    );
    snap!("active_alerts", ActiveAlerts { sequence, issued_at: time, alerts: vec![signed] });
    let keys = vec!["eyJhbGciOiJFZERTQSJ9.e30.cm9vdA".into()];
    snap!(
        "signed_active_alerts",
        SignedActiveAlerts { keys, active: "eyJhbGciOiJFZERTQSJ9.e30.YWN0".into() }
    );
    let key = KeyBody {
        kid: "2026-10".into(),
        x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".into(),
        key_use: KeyUse::Alert,
        not_before: MORNING,
        expires: MORNING.plus(90 * 86_400_000),
    };
    snap!("alert_key", key);
    snap!("alert_key_revocation", KeyRevocation { revoked_kid: "2026-10".into(), revoked_at: MORNING });
}

#[test]
fn it_breaks_through_at_level_3_when_the_river_is_above_alarm_2() {
    let likely = flood();
    assert_eq!(likely.loudness(), Loudness::Breakthrough, "27 October 2025: level 3, alarm 3");
    let possible = Alert { certainty: Certainty::Possible, ..flood() };
    assert_eq!(possible.loudness(), Loudness::Normal);
    let low = Alert { alarm_stage: AlarmStage::new(1), ..flood() };
    assert_eq!(low.loudness(), Loudness::Normal);
    let release = Alert { alarm_stage: None, emergency_release: true, ..flood() };
    assert_eq!(release.loudness(), Loudness::Breakthrough);
    let storm = Alert { hazard: Hazard::Storm, ..flood() };
    assert_eq!(storm.loudness(), Loudness::Normal, "the siren rule is for floods");
    let strong = Alert { level: RiskLevel::new(4), ..storm.clone() };
    assert_eq!(strong.loudness(), Loudness::Breakthrough);
    let leave = Alert { response_types: vec![ResponseType::Evacuate], ..storm };
    assert_eq!(leave.loudness(), Loudness::Breakthrough);
}

#[test]
fn what_ends_an_event_never_rings() {
    let cancel = Alert { msg_type: MsgType::Cancel, level: RiskLevel::new(5), ..flood() };
    assert_eq!(cancel.loudness(), Loudness::Quiet);
    let clear = Alert { msg_type: MsgType::Update, response_types: vec![ResponseType::AllClear], ..flood() };
    assert_eq!(clear.loudness(), Loudness::Quiet);
    let test = Alert { status: Status::Test, level: RiskLevel::new(5), ..flood() };
    assert_eq!(test.loudness(), Loudness::Quiet);
    let exercise = Alert { status: Status::Exercise, ..flood() };
    assert_eq!(exercise.loudness(), Loudness::Breakthrough, "an exercise that nobody hears exercises nobody");
}

#[test]
fn a_number_off_its_scale_is_not_read() {
    assert!(serde_json::from_str::<RiskLevel>("6").is_err());
    assert!(serde_json::from_str::<RiskLevel>("0").is_err());
    assert!(serde_json::from_str::<AlarmStage>("4").is_err());
    assert_eq!(Hazard::from_code("flood"), Some(Hazard::Flood));
    assert_eq!(Hazard::from_code("Flood"), None, "case matters");
}
