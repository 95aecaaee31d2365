//! Every command: its name, its scope, its body. The three are the contract of every transport.

use std::fmt::Debug;

use hue_model::Command;
use hue_model::alert::{
    AcknowledgeAlert, GetDevicePlace, ListAlerts, OpenAlert, TellDevicePlace, TestWarnings,
};
use hue_model::camera::{FetchStill, ListCameras};
use hue_model::catalogue::GetCatalogue;
use hue_model::consent::{ListConsents, Purpose, SetConsent};
use hue_model::dossier::{FollowDossier, ForgetDossier, ListDossiers, OpenDossier};
use hue_model::emergency_card::{GetEmergencyCard, SaveEmergencyCard};
use hue_model::gauge::{ListGauges, OpenGauge, Quantity, RemoveThreshold, SetThreshold};
use hue_model::outage::ListOutages;
use hue_model::plan::{AddPlan, GetPlan, ListPlans, RemovePlan, RestorePlan, SavePlan, TakePlanLink};
use hue_model::queue::{GetQueue, NetworkHint, SendPhotosNow, TryNow};
use hue_model::rating::{GetRating, RateService, Rating, WithdrawRating};
use hue_model::report::{
    AttachPhoto, DetachPhoto, DiscardDraft, EditReport, GetDraft, GetReport, ListDrafts, ListReports,
    NewDraft, RestoreDraft, SaveDraft, SendReport, WithdrawReport,
};
use hue_model::search::Search;
use hue_model::session::{
    CancelSignIn, GetSession, SetDataAside, SignIn, SignOut, TryKeyring, UnlockVault, UseMemoryVault,
};
use hue_model::settings::{GetSettings, SaveSettings};
use hue_model::shell::{GetAbout, GetPack, OpenPage, ProposePlace, SaveFile, SearchPlaces};
use hue_model::shelter::ListShelters;
use hue_model::sos::{CancelReason, CancelSos, GetSos, ListSos, RaiseSos, SosDetails, TextSos, UpdateSos};
use serde_json::{Value, json};

use crate::alerts::{alert_id, incident_id};
use crate::cameras::camera_id;
use crate::people::settings;
use crate::plans::{card, plan_content, plan_id};
use crate::sos::{roof, sos_id};
use crate::{blob_id, content, photo_id, point, report_id, round_trip};

fn seen<C: Command + PartialEq + Debug>(command: C) -> Value {
    let body = round_trip(&[command])[0].clone();
    json!({ "name": C::NAME, "scope": C::SCOPE, "body": body })
}

fn warnings_and_rescue() -> Vec<Value> {
    vec![
        seen(ListAlerts {}),
        seen(GetDevicePlace {}),
        seen(TestWarnings {}),
        seen(TellDevicePlace { point: point(), accuracy: Some(12.5) }),
        seen(OpenAlert { incident: incident_id() }),
        seen(AcknowledgeAlert { id: alert_id() }),
        seen(ListGauges {}),
        seen(OpenGauge { station: "river-kim-long".into(), quantity: Some(Quantity::WaterLevel) }),
        seen(SetThreshold { station: "river-kim-long".into(), quantity: Quantity::WaterLevel, level: 3.0 }),
        seen(RemoveThreshold {
            station: "river-kim-long".into(),
            quantity: Quantity::WaterLevel,
            level: 3.0,
        }),
        seen(ListShelters {}),
        seen(ListCameras {}),
        seen(FetchStill { id: camera_id() }),
        seen(ListOutages {}),
        seen(FollowDossier { number: "H57.99-251126-0001".into(), pin: "3479-ACDE".into() }),
        seen(ListDossiers {}),
        seen(OpenDossier { number: "H57.99-251126-0001".into() }),
        seen(ForgetDossier { number: "H57.99-251126-0001".into() }),
        seen(RaiseSos { details: SosDetails::default() }),
        seen(UpdateSos { id: sos_id(), details: roof() }),
        seen(CancelSos { id: sos_id(), reason: CancelReason::Safe }),
        seen(ListSos {}),
        seen(GetSos { id: sos_id() }),
        seen(TextSos { id: sos_id() }),
    ]
}

fn visitors() -> Vec<Value> {
    let (id, content) = (plan_id(), plan_content());
    vec![
        seen(ListPlans {}),
        seen(GetPlan { id }),
        seen(AddPlan { content: content.clone() }),
        seen(SavePlan { id, content }),
        seen(RemovePlan { id }),
        seen(RestorePlan { id }),
        seen(TakePlanLink {}),
        seen(GetEmergencyCard {}),
        seen(SaveEmergencyCard { card: card() }),
    ]
}

fn services() -> Vec<Value> {
    vec![
        seen(GetCatalogue {}),
        seen(GetRating { service: "transport.bus".into() }),
        seen(RateService {
            service: "transport.bus".into(),
            rating: Rating { stars: 4, text: "Đúng giờ".into() },
        }),
        seen(WithdrawRating { service: "transport.bus".into() }),
        seen(Search { text: "den duong".into(), limit: 5 }),
    ]
}

#[test]
fn commands() {
    let id = report_id();
    let all = vec![
        seen(GetSession {}),
        seen(SignIn {}),
        seen(CancelSignIn {}),
        seen(SignOut { everything: true }),
        seen(UnlockVault { passphrase: "cầu Tràng Tiền sáu vài".into() }),
        seen(UseMemoryVault {}),
        seen(TryKeyring {}),
        seen(SetDataAside {}),
        seen(GetSettings {}),
        seen(SaveSettings { settings: settings() }),
        seen(ListConsents {}),
        seen(SetConsent { purpose: Purpose::PhotoPlace, granted: true }),
        seen(GetAbout {}),
        seen(OpenPage { url: "https://dichvucong.gov.vn".into() }),
        seen(SaveFile { name: "power-2026-11-28.ics".into(), text: "BEGIN:VCALENDAR".into() }),
        seen(GetPack {}),
        seen(SearchPlaces { text: "phu hoi".into() }),
        seen(ProposePlace { point: point() }),
        seen(GetQueue {}),
        seen(TryNow {}),
        seen(SendPhotosNow { report: Some(report_id()) }),
        seen(NetworkHint { online: false }),
        seen(ListDrafts {}),
        seen(NewDraft {}),
        seen(GetDraft { id }),
        seen(SaveDraft { id, content: content() }),
        seen(AttachPhoto { draft: id, blob: blob_id() }),
        seen(DetachPhoto { draft: id, photo: photo_id() }),
        seen(DiscardDraft { id }),
        seen(RestoreDraft { id }),
        seen(SendReport { id, as_guest: false, outside_confirmed: true }),
        seen(ListReports {}),
        seen(GetReport { id }),
        seen(EditReport { id }),
        seen(WithdrawReport { id }),
    ];
    let all: Vec<Value> =
        all.into_iter().chain(services()).chain(warnings_and_rescue()).chain(visitors()).collect();
    let names: std::collections::BTreeSet<_> =
        all.iter().map(|command| command["name"].to_string()).collect();
    assert_eq!(names.len(), all.len(), "two commands under one name would hide each other");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "../snapshots" }, {
        insta::assert_json_snapshot!("commands", all);
    });
}
