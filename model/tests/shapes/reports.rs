//! Drafts, reports and what the engine says unasked.

use hue_model::alert::Loudness;
use hue_model::event::{Envelope, Event, Topic};
use hue_model::news::ServiceNews;
use hue_model::problem::{Code, Problem};
use hue_model::queue::{Queue, Sending};
use hue_model::report::{
    AttachedPhoto, CityStatus, Draft, DraftContent, Report, ReportState, ReportSummary, TimelineEntry,
};
use hue_model::session::{SessionState, SignInEnd};
use hue_model::text::Localized;

use crate::people::{lan, session, settings};
use crate::{MORNING, blob_id, content, name, photo, point, report_id, snap};

fn at_city(status: CityStatus) -> ReportState {
    ReportState::AtCity { status }
}

fn report(state: ReportState) -> Report {
    Report {
        id: report_id(),
        number: Some("HUE-20431".into()),
        receipt: Some("3479ACDEFHJK".into()),
        content: content(),
        service_name: name(),
        photos: vec![photo()],
        state,
        timeline: vec![TimelineEntry {
            at: MORNING,
            status: CityStatus::Fixed,
            agency: Some(Localized::vi_en("Sở Xây dựng", "Department of Construction")),
            note: Some("Đã vá xong.".into()),
            proof: vec![blob_id()],
        }],
        sent_at: MORNING,
        due_at: Some(MORNING.plus(172_800_000)),
        guest: false,
        editable: true,
        withdrawable: true,
        lacks_photos: false,
        may_be_at_city: true,
    }
}

#[test]
fn drafts() {
    snap!("draft_content", DraftContent::default(), content());
    snap!(
        "draft",
        Draft { id: report_id(), content: DraftContent::default(), photos: vec![], saved_at: None },
        Draft { id: report_id(), content: content(), photos: vec![photo()], saved_at: Some(MORNING) },
    );
    snap!("photo", photo());
    snap!(
        "attached_photo",
        AttachedPhoto { photo: photo(), taken_at: Some(point()) },
        AttachedPhoto { photo: photo(), taken_at: None },
    );
}

#[test]
fn states() {
    snap!(
        "report_state",
        ReportState::WaitingForNetwork,
        ReportState::WaitingForSignIn,
        ReportState::WaitingToRetry { at: MORNING },
        ReportState::PhotosWait { status: CityStatus::Received, photos: 2, held: true },
        ReportState::Sending(Sending { done: 1, total: 3 }),
        ReportState::NeedsAttention { problem: Problem::new(Code::CityRefused) },
        ReportState::Withdrawn,
        at_city(CityStatus::Received),
        at_city(CityStatus::Verified),
        at_city(CityStatus::Assigned),
        at_city(CityStatus::InProgress),
        at_city(CityStatus::Answered),
        at_city(CityStatus::Fixed),
        at_city(CityStatus::Refused),
        at_city(CityStatus::Closed),
        at_city(CityStatus::Withdrawn),
    );
}

#[test]
fn reports() {
    let summary = |state| ReportSummary {
        id: report_id(),
        number: Some("HUE-20431".into()),
        service_name: name(),
        headline: "Ổ gà sâu trước cổng trường.".into(),
        address: "kiệt 12 Lê Lợi".into(),
        point: Some(point()),
        cover: Some(blob_id()),
        state,
        sent_at: MORNING,
        due_at: None,
    };
    snap!("report", report(at_city(CityStatus::Fixed)), report(ReportState::WaitingForNetwork));
    snap!(
        "report_summary",
        summary(at_city(CityStatus::Received)),
        summary(ReportState::Sending(Sending { done: 0, total: 2 })),
    );
}

#[test]
fn events() {
    let events = [
        Event::Snapshot {
            session: session(SessionState::SignedIn(lan())),
            queue: Queue::default(),
            settings: Box::new(settings()),
            device_error: -86_400_000,
        },
        Event::TimeLearned { device_error: 1_200 },
        Event::Changed { topic: Topic::Session },
        Event::Changed { topic: Topic::Settings },
        Event::Changed { topic: Topic::Consents },
        Event::Changed { topic: Topic::Drafts },
        Event::Changed { topic: Topic::Reports },
        Event::Changed { topic: Topic::Report(report_id()) },
        Event::Changed { topic: Topic::Alerts },
        Event::Changed { topic: Topic::Gauges },
        Event::Changed { topic: Topic::Shelters },
        Event::Changed { topic: Topic::Dossiers },
        Event::Changed { topic: Topic::Catalogue },
        Event::Changed { topic: Topic::Sos },
        Event::AlertRang { alert: Box::new(crate::alerts::summary()) },
        Event::QueueChanged { queue: Queue::default() },
        Event::OpenUrl { url: "https://app.hue.example/vneid/authorize".into() },
        Event::SignInEnded { end: SignInEnd::Done },
        Event::ThresholdCrossed { crossing: Box::new(crate::gauges::crossing()) },
        Event::ServiceNews {
            news: Box::new(ServiceNews {
                service: "public.lookup".into(),
                item: "H57.19-251126-0001".into(),
                subject: "Cấp giấy phép xây dựng".into(),
                state: "granted".into(),
                loudness: Loudness::Normal,
            }),
        },
        Event::PlaceWanted,
        Event::Resync,
    ];
    let envelopes: Vec<Envelope> =
        events.into_iter().zip(0..).map(|(event, seq)| Envelope { seq, event }).collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "../snapshots" }, {
        insta::assert_json_snapshot!("envelope", crate::round_trip(&envelopes));
    });
}
