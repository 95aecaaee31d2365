//! Calls for rescue from their callers' side, the same on both engines.

use std::collections::BTreeSet;

use hue_city::store::sos::{self, said};
use hue_city::store::{audit, sos::Source};
use hue_model::geo::Point;
use hue_model::id::SosId;
use hue_model::limits::{ADDRESS_CHARS, SOS_NOTE_CHARS, SOS_PHONE_CHARS};
use hue_model::place::PlaceSource;
use hue_model::problem::Code;
use hue_model::sos::{
    CancelReason, CitySosState, Need, PutSos, SosDetails, SosPlace, SosStatus, Vulnerable, WaterLevel,
};
use hue_model::time::Millis;
use hue_model::wire::ProblemDetails;
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::support::{City, Engine, Guest, client, on_both};

on_both!(
    a_call_is_numbered_and_answered_at_once,
    a_higher_revision_replaces_and_a_lower_one_changes_nothing,
    only_the_device_that_called_changes_or_reads_its_case,
    whatever_a_detail_holds_the_call_is_taken,
    what_is_said_later_is_held_to_the_same_limits,
    taken_back_it_stays_taken_back,
    three_hundred_at_once_are_numbered_without_a_gap_and_none_is_lost,
);

pub(crate) fn sos_id(seed: u16) -> SosId {
    let mut chance = [9; 10];
    chance[..2].copy_from_slice(&seed.to_be_bytes());
    SosId::from_parts(Millis(1_772_413_200_000), chance)
}

/// The first packet: nothing but a place.
pub(crate) fn first(guest: &Guest) -> PutSos {
    let place = SosPlace {
        point: Some(Point { lat: 16.4741, long: 107.5852 }),
        accuracy: Some(12.0),
        ward_code: None,
        address: String::new(),
        source: PlaceSource::Gps,
    };
    PutSos {
        revision: 1,
        details: SosDetails { place: Some(place), ..SosDetails::default() },
        cancelled: None,
        raised_at: Millis(1_772_413_200_000),
        device_hash: guest.device_hash(),
        drill: false,
    }
}

/// What chị Lan says a minute later.
fn more(guest: &Guest) -> PutSos {
    let mut body = first(guest);
    body.revision = 2;
    body.details.people = Some(4);
    body.details.phone = "0905 123 456".into();
    body.details.vulnerable = vec![Vulnerable::Child, Vulnerable::Elderly];
    body.details.needs = vec![Need::Rescue];
    body.details.water = Some(WaterLevel::Waist);
    body
}

pub(crate) async fn put(guest: &Guest, id: SosId, body: &impl serde::Serialize) -> Response {
    guest.ask(Method::PUT, &format!("/api/v1/sos/{id}")).json(body).send().await.unwrap()
}

pub(crate) async fn call(guest: &Guest, id: SosId, body: &impl serde::Serialize) -> SosStatus {
    let response = put(guest, id, body).await;
    assert_eq!(response.status(), StatusCode::OK);
    response.json().await.unwrap()
}

pub(crate) async fn status(guest: &Guest, id: SosId) -> SosStatus {
    guest.get(&format!("/api/v1/sos/{id}")).await.json().await.unwrap()
}

async fn a_call_is_numbered_and_answered_at_once(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    let answer = call(&lan, sos_id(1), &first(&lan)).await;
    assert_eq!((answer.number.as_str(), answer.revision), ("SOS-0001", 1));
    assert_eq!((answer.state, &answer.team), (CitySosState::Received, &None));
    assert_eq!(answer.receipt.len(), 10);
    assert!(
        answer.receipt.chars().all(|letter| "3479ACDEFHJKMNPRTWXY".contains(letter)),
        "{}",
        answer.receipt
    );
    let states: Vec<CitySosState> = answer.timeline.iter().map(|entry| entry.state).collect();
    assert_eq!(states, [CitySosState::Received]);
    assert_eq!(status(&lan, sos_id(1)).await, answer);
    let mut conn = city.running.app().store.read().await.unwrap();
    let case = sos::get(&mut conn, sos_id(1)).await.unwrap().unwrap();
    assert_eq!(case.ward_code.as_deref(), Some("19753"), "Phú Xuân, found by the point");
    let lines = audit::about(&mut conn, &sos_id(1).to_string()).await.unwrap();
    let who: Vec<_> = lines.iter().map(|line| (line.actor.as_str(), line.action.as_str())).collect();
    assert_eq!(who, [(lan.owner().as_str(), "sos.begin")]);
}

async fn a_higher_revision_replaces_and_a_lower_one_changes_nothing(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    let one = call(&lan, sos_id(1), &first(&lan)).await;
    let two = call(&lan, sos_id(1), &more(&lan)).await;
    assert_eq!((two.revision, &two.number, &two.receipt), (2, &one.number, &one.receipt));
    assert!(two.version > one.version);
    // The first packet arrives once more, late, and so does the second with another count.
    assert_eq!(call(&lan, sos_id(1), &first(&lan)).await, two);
    let mut other = more(&lan);
    other.details.people = Some(40);
    assert_eq!(call(&lan, sos_id(1), &other).await, two);
    let mut third = more(&lan);
    (third.revision, third.details.people) = (3, Some(6));
    call(&lan, sos_id(1), &third).await;
    let mut conn = city.running.app().store.read().await.unwrap();
    let case = sos::get(&mut conn, sos_id(1)).await.unwrap().unwrap();
    assert_eq!((case.details, case.people), (third.details, Some((4, 6))));
    let said = said::of(&mut conn, sos_id(1)).await.unwrap();
    let counts: Vec<_> = said.iter().map(|said| (said.revision, said.details.people)).collect();
    assert_eq!(counts, [(1, None), (2, Some(4)), (3, Some(6))], "nothing that was said is overwritten");
    assert!(said.iter().all(|said| said.source == Source::App));
}

async fn only_the_device_that_called_changes_or_reads_its_case(engine: Engine) {
    let city = City::start(engine).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    call(&lan, sos_id(1), &first(&lan)).await;
    let mut his = more(&minh);
    his.cancelled = Some(CancelReason::Mistake);
    assert_eq!(put(&minh, sos_id(1), &his).await.status(), StatusCode::CONFLICT);
    assert_eq!(put(&minh, sos_id(1), &more(&lan)).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let path = format!("/api/v1/sos/{}", sos_id(1));
    assert_eq!(minh.get(&path).await.status(), StatusCode::NOT_FOUND);
    for request in [client().get(city.url(&path)), client().put(city.url(&path)).json(&more(&lan))] {
        let nobody = request.send().await.unwrap();
        assert_eq!(nobody.status(), StatusCode::UNAUTHORIZED);
        assert_eq!(nobody.json::<ProblemDetails>().await.unwrap().problem.code, Code::SignInNeeded);
    }
    // A token that ended does not stand in the way of a call.
    let tired = lan.ask(Method::PUT, &path).header("authorization", "Bearer of-yesterday").json(&more(&lan));
    assert_eq!(tired.send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(status(&lan, sos_id(1)).await.revision, 2);
}

async fn whatever_a_detail_holds_the_call_is_taken(engine: Engine) {
    let city = City::start(engine).await;
    let tu = city.guest("cụ Tư");
    let odd = json!({
        "phone": format!("không nhớ\0, hỏi nhà bên {}", "9".repeat(40)), "people": -3, "needs": ["rescue", "helicopter"],
        "vulnerable": ["child", "elderly", "child"], "water": "to_the_roof", "battery": 3,
        "note": "ă".repeat(900),
        "place": {"point": {"lat": 916.4, "long": 107.5}, "accuracy": -1, "ward_code": "00000", "source": "stars",
            "address": "Thôn Bao Vinh"},
    });
    let answer = call(&tu, sos_id(1), &json!({ "revision": "one", "details": odd, "mood": "bad" })).await;
    assert_eq!((answer.number.as_str(), answer.revision), ("SOS-0001", 1));
    let mut conn = city.running.app().store.read().await.unwrap();
    let said = said::of(&mut conn, sos_id(1)).await.unwrap().remove(0);
    let place = said.details.place.clone().unwrap();
    assert_eq!((place.point, place.accuracy, place.ward_code), (None, None, None));
    assert_eq!(place.address, "Thôn Bao Vinh");
    assert_eq!(said.details.note.chars().count(), 500);
    assert_eq!(said.details.needs, [Need::Rescue]);
    assert_eq!(said.details.vulnerable, [Vulnerable::Child, Vulnerable::Elderly]);
    assert_eq!((said.details.people, said.details.water), (None, None));
    assert!(said.details.phone.starts_with("không nhớ, hỏi"), "{}", said.details.phone);
    for (field, kept) in [
        ("water", "to_the_roof"),
        ("people", "-3"),
        ("battery", "3"),
        ("needs", "[\"helicopter\"]"),
        ("place.point", "916.4, 107.5"),
        ("mood", "bad"),
    ] {
        assert_eq!(said.odd.get(field).map(String::as_str), Some(kept), "{field} is kept for the operator");
    }
    // No place, no phone, not even details, from a clock that is off by years: still somebody in danger.
    for (seed, body) in [(2, json!({})), (3, json!({ "details": "help", "raised_at": 7 }))] {
        let answer = call(&tu, sos_id(seed), &body).await;
        assert_eq!(answer.number, format!("SOS-{seed:04}"));
        let case = sos::get(&mut conn, sos_id(seed)).await.unwrap().unwrap();
        assert_eq!(case.raised_at, case.received_at);
    }
    // What is no object is nothing anybody could answer; it takes no number.
    for (body, status) in [(json!([1]), StatusCode::BAD_REQUEST), (json!("SOS"), StatusCode::BAD_REQUEST)] {
        assert_eq!(put(&tu, sos_id(4), &body).await.status(), status);
    }
    let large = put(&tu, sos_id(4), &json!({ "note": " ".repeat(65 * 1024) })).await;
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(call(&tu, sos_id(4), &json!({})).await.number, "SOS-0004");
}

async fn taken_back_it_stays_taken_back(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    call(&lan, sos_id(1), &first(&lan)).await;
    let mut back = more(&lan);
    back.cancelled = Some(CancelReason::Safe);
    let answer = call(&lan, sos_id(1), &back).await;
    assert_eq!(answer.state, CitySosState::Cancelled);
    back.revision = 3;
    back.cancelled = None;
    let answer = call(&lan, sos_id(1), &back).await;
    assert_eq!((answer.state, answer.revision), (CitySosState::Cancelled, 3));
    let states: Vec<CitySosState> = answer.timeline.iter().map(|entry| entry.state).collect();
    assert_eq!(states, [CitySosState::Received, CitySosState::Cancelled]);
    // Pressed by mistake and taken back before the line came: one packet says both.
    let mut at_once = first(&lan);
    at_once.cancelled = Some(CancelReason::Mistake);
    assert_eq!(call(&lan, sos_id(2), &at_once).await.state, CitySosState::Cancelled);
}

async fn three_hundred_at_once_are_numbered_without_a_gap_and_none_is_lost(engine: Engine) {
    let city = City::start(engine).await;
    // All from one address; each sends its packet twice, as phones do that heard no answer, and some say nonsense.
    let home = city.guest("cả xóm");
    let guests: Vec<Guest> = (0..300).map(|number| home.beside(&format!("người thứ {number}"))).collect();
    let sent = (0_u16..).zip(&guests).map(|(seed, guest)| async move {
        let body = first(guest);
        let nonsense = put(guest, sos_id(1_000 + seed), &json!([])).await;
        assert_eq!(nonsense.status(), StatusCode::BAD_REQUEST);
        let (one, two) = tokio::join!(call(guest, sos_id(seed), &body), call(guest, sos_id(seed), &body));
        assert_eq!(one, two);
        one
    });
    let answers = futures_util::future::join_all(sent).await;
    let numbers: BTreeSet<&str> = answers.iter().map(|answer| answer.number.as_str()).collect();
    let wanted: Vec<String> = (1..=300).map(|number| format!("SOS-{number:04}")).collect();
    assert_eq!(numbers.into_iter().collect::<Vec<_>>(), wanted);
    let receipts: BTreeSet<&str> = answers.iter().map(|answer| answer.receipt.as_str()).collect();
    assert_eq!(receipts.len(), 300);
    let city = city.again().await;
    let home = city.guest("cả xóm");
    for (number, before) in (0..300).zip(&answers) {
        let guest = home.beside(&format!("người thứ {number}"));
        assert_eq!(status(&guest, before.id).await, *before, "after a restart");
    }
}

#[tokio::test]
async fn one_device_begins_few_cases_a_minute_and_updates_as_many_as_it_wants() {
    let city = City::start_with(Engine::Sqlite, |config| {
        config.limits.new_sos_a_minute = 2;
        config.limits.writes_a_minute = 0;
        config.clock = std::sync::Arc::new(crate::door::Standing);
    })
    .await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    for seed in [1, 2] {
        call(&lan, sos_id(seed), &first(&lan)).await;
    }
    let third = put(&lan, sos_id(3), &first(&lan)).await;
    assert_eq!(third.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(third.headers()["retry-after"], "40");
    for revision in 2..40 {
        let body = PutSos { revision, ..first(&lan) };
        assert_eq!(call(&lan, sos_id(1), &body).await.revision, revision);
    }
    call(&minh, sos_id(3), &first(&minh)).await;
}

#[tokio::test]
async fn a_city_full_of_other_requests_takes_calls_for_rescue() {
    let city = City::start_with(Engine::Sqlite, |config| config.limits.concurrency = 0).await;
    let lan = city.guest("chị Lan");
    assert_eq!(lan.get("/api/v1/city").await.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(call(&lan, sos_id(1), &first(&lan)).await.number, "SOS-0001");
}

#[tokio::test]
async fn calls_for_rescue_are_in_the_openapi_document() {
    let city = City::start(Engine::Sqlite).await;
    let document: Value =
        client().get(city.url("/api/openapi.json")).send().await.unwrap().json().await.unwrap();
    for method in ["get", "put"] {
        assert_eq!(document["paths"]["/api/v1/sos/{id}"][method]["security"], json!([{ "device": [] }]));
    }
    assert!(document["components"]["schemas"]["SosDetails"].is_object());
}

async fn what_is_said_later_is_held_to_the_same_limits(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    call(&lan, sos_id(1), &first(&lan)).await;
    let mut body = first(&lan);
    for revision in 2..=5 {
        let long = format!("{revision} {}", "nước lên ".repeat(1_500));
        body.revision = revision;
        (body.details.note, body.details.phone, body.details.caller_phone) =
            (long.clone(), "0905 ".repeat(50), "0914 ".repeat(50));
        body.details.place.as_mut().unwrap().address = long;
        call(&lan, sos_id(1), &body).await;
    }
    // From a phone without the app it is one case however often they text.
    for number in 0..5 {
        let text = json!({ "from": "0935 111 222", "text": format!("{number} {}", "nuoc len ".repeat(150)) });
        client().post(city.url("/sandbox/sms")).json(&text).send().await.unwrap();
    }
    let mut conn = city.running.app().store.read().await.unwrap();
    let cases =
        sos::board::page(&mut conn, &sos::board::Wish { most: 9, ..Default::default() }).await.unwrap();
    assert_eq!(cases.cases.len(), 2);
    for case in cases.cases {
        let said = said::of(&mut conn, case.id).await.unwrap();
        assert_eq!(said.len(), 5);
        for details in said.iter().map(|said| &said.details).chain([&case.details]) {
            let address = details.place.as_ref().map_or("", |place| place.address.as_str());
            let texts = [
                (details.note.as_str(), SOS_NOTE_CHARS),
                (address, ADDRESS_CHARS),
                (&details.phone, SOS_PHONE_CHARS),
                (&details.caller_phone, SOS_PHONE_CHARS),
            ];
            assert!(texts.iter().all(|(text, most)| text.chars().count() <= *most), "{texts:?}");
        }
        assert!(said.iter().flat_map(|said| said.odd.values()).all(|odd| odd.chars().count() <= 200));
        assert!(
            case.details.note.starts_with(['4', '5']),
            "the newest words are kept: {}",
            case.details.note
        );
    }
}
