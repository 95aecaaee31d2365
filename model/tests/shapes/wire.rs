//! The bodies between engine and city.

use hue_model::id::AlertId;
use hue_model::problem::{Problem, Rule};
use hue_model::report::CityStatus;
use hue_model::text::Localized;
use hue_model::wire::{
    City, DeletePushSubscription, MeEvent, PostPushTest, PostReceipt, ProblemDetails, PushKeys, PushOutcome,
    PushService, PutPhoto, PutPushSubscription, PutReport, PutReportReply, ReportPage, ReportStatus,
    WireEntry,
};

use crate::{MORNING, content, photo_id, place, report_id, snap, support_id};

fn put_report() -> PutReport {
    PutReport {
        service_code: "road.pothole".into(),
        description: content().description,
        place: place(),
        anonymous: false,
        photos: vec![PutPhoto { id: photo_id(), length: 412_345, sha256: "ab".repeat(32) }],
        written_at: MORNING,
        device_hash: None,
    }
}

fn status() -> ReportStatus {
    ReportStatus {
        id: report_id(),
        number: "HUE-20431".into(),
        receipt: Some("3479ACDEFHJK".into()),
        version: 7,
        status: CityStatus::Fixed,
        missing: vec![photo_id()],
        due_at: Some(MORNING),
        timeline: vec![WireEntry {
            at: MORNING,
            status: CityStatus::Fixed,
            agency: Some(Localized::vi_en("Sở Xây dựng", "Department of Construction")),
            note: Some("Đã vá xong.".into()),
            proof: vec![photo_id()],
        }],
    }
}

#[test]
fn what_the_city_says_of_itself() {
    snap!(
        "wire_city",
        City {
            time: MORNING,
            version: "0.1.0".into(),
            name: Localized::vi_en("Thành phố Huế", "Huế City"),
            demo: true,
        },
    );
}

#[test]
fn a_browser_asks_for_warnings() {
    let endpoint = "https://updates.push.services.mozilla.com/wpush/v2/abc".to_owned();
    let keys = PushKeys { p256dh: "BLn9b-VR0ca83knDNZ32".into(), auth: "_ordMnz7uTCmrpBTeUV4Bw".into() };
    let wards = vec!["19753".into(), "19789".into()];
    snap!("wire_put_push_subscription", PutPushSubscription { endpoint: endpoint.clone(), keys, wards });
    snap!("wire_delete_push_subscription", DeletePushSubscription { endpoint: endpoint.clone() });
    snap!(
        "wire_post_push_test",
        PostPushTest { endpoint, self_test: "00112233445566778899aabbccddeeff".into() }
    );
    let busy = |retry_after| PushOutcome::Busy { status: 429, retry_after };
    snap!(
        "wire_push_outcome",
        PushOutcome::Taken,
        PushOutcome::Gone,
        PushOutcome::Refused { status: 413 },
        busy(Some(30)),
        busy(None),
        PushOutcome::Unreachable,
    );
    let alert = AlertId::from_parts(MORNING, [4; 10]);
    snap!("wire_post_receipt", PostReceipt { alert, ward: "19753".into(), delay: 1_250 });
    snap!("wire_push_service", PushService { key: Some("BD2w".into()) }, PushService { key: None });
}

#[test]
fn a_report_goes_out() {
    snap!(
        "wire_put_report",
        put_report(),
        PutReport { device_hash: Some("cd".repeat(32)), photos: vec![], ..put_report() },
    );
    snap!(
        "wire_put_report_reply",
        PutReportReply {
            number: "HUE-20431".into(),
            receipt: None,
            missing: vec![photo_id()],
            status: None,
            received_at: None,
        },
        PutReportReply {
            number: "HUE-20431".into(),
            receipt: Some("3479ACDEFHJK".into()),
            missing: vec![],
            status: Some(CityStatus::Received),
            received_at: Some(MORNING),
        },
    );
}

#[test]
fn a_body_with_a_field_nobody_knows_is_refused() {
    let mut body = serde_json::to_value(put_report()).unwrap();
    body["urgent"] = true.into();
    assert!(serde_json::from_value::<PutReport>(body).is_err(), "a typo must not be dropped in silence");
}

#[test]
fn answers_come_back() {
    snap!("wire_report_status", status());
    snap!("wire_report_page", ReportPage { reports: vec![status()], next_since: 7, more: false });
    snap!("wire_me_event", MeEvent::Heartbeat { time: MORNING }, MeEvent::Report(status()));
}

#[test]
fn failures_are_problem_details() {
    let problem = Problem::field("description", Rule::TooLong { max: 4_000, actual: 5_000 });
    snap!(
        "wire_problem_details",
        ProblemDetails {
            kind: "about:blank".into(),
            title: "The description is too long".into(),
            status: 422,
            problem: problem.with_support_id(support_id()),
        },
    );
}
