//! Warnings: one that is known to the letter, and any at all.

use hue_model::alert::{
    Action, AlarmStage, Alert, Area, Bulletin, Certainty, Hazard, MsgType, ResponseType, RiskLevel, Severity,
    Status, Urgency,
};
use hue_model::geo::Point;
use hue_model::id::{AlertId, IncidentId};
use hue_model::text::Localized;
use hue_model::time::Millis;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// 12 October 2026, 06:30 in Huế.
const SENT: Millis = Millis(1_791_761_400_000);

/// The flood warning of 12 October.
pub(super) fn flood() -> Alert {
    let corners = [(16.44, 107.55), (16.5, 107.55), (16.5, 107.63), (16.44, 107.63), (16.44, 107.55)];
    let ring = corners.map(|(lat, long)| Point { lat, long }).to_vec();
    Alert {
        id: AlertId::from_parts(SENT, [7; 10]),
        incident: IncidentId::from_parts(SENT, [8; 10]),
        sequence: 17,
        sender: "canhbao@hue.example".to_owned(),
        sent: SENT,
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
        onset: Some(SENT.plus(6 * 3_600_000)),
        expires: SENT.plus(24 * 3_600_000),
        bulletin: Bulletin {
            issuer: Localized::vi_en("Đài Khí tượng Thủy văn Huế", "Huế weather station"),
            number: "HUE-LULU-12".to_owned(),
            issued_at: SENT,
            next_at: Some(SENT.plus(6 * 3_600_000)),
        },
        area: Area { whole_city: false, wards: vec!["19753".to_owned()], polygons: vec![ring] },
        actions: vec![Action::RaiseBelongings, Action::AvoidFloodedRoads],
        note: Localized::vi_en("Nước lên nhanh ở Kim Long.", "The water rises fast at Kim Long."),
    }
}

fn moment() -> impl Strategy<Value = Millis> {
    // The years 1 to 9999 on Huế's clocks.
    (-62_135_500_000_000_i64..=253_402_200_000_000).prop_map(Millis)
}

/// Words with everything that is awkward in XML.
fn words() -> impl Strategy<Value = Localized> {
    let text = || "[ -~ạ-ỹ\u{0}-\u{1f}\u{7f}-\u{9f}\u{fffe}\u{ffff}😀&<>\"'\\]]{0,40}";
    (text(), text()).prop_map(|(vi, en)| Localized::vi_en(vi, en))
}

fn ring() -> impl Strategy<Value = Vec<Point>> {
    let point = (-90.0..=90.0, -180.0..=180.0).prop_map(|(lat, long)| Point { lat, long });
    vec(point, 3..12).prop_map(|mut ring| {
        ring.push(ring[0]);
        ring
    })
}

fn area() -> impl Strategy<Value = Area> {
    let ward = prop_oneof![select(vec!["19753".to_owned(), "20014".to_owned()]), "[0-9<&]{0,6}"];
    (prop::bool::weighted(0.05), vec(ward, 0..4), vec(ring(), 0..3))
        .prop_map(|(whole_city, wards, polygons)| Area { whole_city, wards, polygons })
}

fn bulletin() -> impl Strategy<Value = Bulletin> {
    (words(), "\\PC{0,20}", moment(), proptest::option::of(moment()))
        .prop_map(|(issuer, number, issued_at, next_at)| Bulletin { issuer, number, issued_at, next_at })
}

fn one<T: Clone + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

/// Any warning that can be written.
pub(super) fn alert() -> impl Strategy<Value = Alert> {
    let kind = (one(Status::ALL), one(MsgType::ALL), one(Hazard::ALL), 0_u8..=6, 0_u8..=4);
    let scale = (one(Urgency::ALL), one(Severity::ALL), one(Certainty::ALL));
    let times = (moment(), proptest::option::of(moment()), moment());
    let doing = (vec(one(ResponseType::ALL), 0..4), vec(one(Action::ALL), 0..6));
    (kind, scale, times, doing, bulletin(), area(), words()).prop_map(
        |(kind, scale, times, doing, bulletin, area, note)| Alert {
            status: kind.0,
            msg_type: kind.1,
            references: (kind.1 != MsgType::Alert).then(|| flood().id).into_iter().collect(),
            hazard: kind.2,
            level: RiskLevel::new(kind.3),
            alarm_stage: AlarmStage::new(kind.4),
            urgency: scale.0,
            severity: scale.1,
            certainty: scale.2,
            sent: times.0,
            onset: times.1,
            expires: times.2,
            response_types: doing.0,
            actions: doing.1,
            bulletin,
            area,
            note,
            ..flood()
        },
    )
}
