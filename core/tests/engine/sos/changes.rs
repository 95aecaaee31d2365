//! What the caller and the city change about a call.

use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_core::Handle;
use hue_model::geo::Point;
use hue_model::problem::{Code, Rule};
use hue_model::sos::{
    CancelReason, CancelSos, CitySosState, GetSos, RaiseSos, SosDetails, SosPlace, SosState, TextSos,
    UpdateSos, Vulnerable, sms,
};
use hue_model::wire::DEVICE_SECRET;
use sha2::{Digest, Sha256};

use super::{kim_long, list, raise, received, shows, sos, waiting};
use crate::bad_city::{BadCity, Fault};
use crate::hasty::HastyClock;
use crate::kit::{self, Device, NOWHERE};

fn people(people: u16) -> SosDetails {
    SosDetails { people: Some(people), ..kim_long() }
}

#[tokio::test]
async fn what_is_said_while_the_first_packet_is_out_follows_as_one() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::Hold, Fault::Hold]);
    let phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    city.has_been_asked(1).await;
    for count in [2, 3, 4] {
        let said = phone.engine.handle(UpdateSos { id: call.id, details: people(count) }).await.unwrap();
        assert_eq!((said.state, said.up_to_date), (SosState::Sending, false));
    }
    city.release();
    let there = shows(&phone.engine, call.id, received).await;
    assert!(!there.up_to_date, "the answer was to the first packet");
    city.release();
    shows(&phone.engine, call.id, |sos| sos.up_to_date).await;
    let told: Vec<_> = city.told().into_iter().map(|put| (put.revision, put.details.people)).collect();
    assert_eq!(told, [(1, None), (4, Some(4))], "only the newest is worth sending");
    phone.engine.handle(UpdateSos { id: call.id, details: people(4) }).await.unwrap();
    assert!(sos(&phone.engine, call.id).await.up_to_date, "saying the same again is no news");
}

#[tokio::test]
async fn taken_back_without_a_network_it_arrives_as_taken_back() {
    let (city, line) = BadCity::start(false).await;
    let phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, call.id, waiting).await;
    let cancel = CancelSos { id: call.id, reason: CancelReason::Mistake };
    let gone = phone.engine.handle(cancel.clone()).await.unwrap();
    assert_eq!(
        (&gone.state, gone.up_to_date),
        (&SosState::Cancelled { reason: CancelReason::Mistake }, false)
    );
    let late = phone.engine.handle(UpdateSos { id: call.id, details: people(2) }).await.unwrap_err();
    assert_eq!(late.code, Code::Frozen);
    line.set(true).await;
    let gone = shows(&phone.engine, call.id, |sos| sos.up_to_date).await;
    assert_eq!(gone.state, SosState::Cancelled { reason: CancelReason::Mistake });
    let told = city.told();
    assert_eq!((told.len(), told[0].cancelled, told[0].revision), (1, Some(CancelReason::Mistake), 2));
    let again = phone.engine.handle(cancel).await.unwrap();
    assert_eq!(again, gone, "a second tap changes nothing");
}

#[tokio::test]
async fn a_refused_call_says_so_holds_up_no_other_and_can_be_mended() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::Refuse]);
    let mut phone = Device::new(&line.base_url()).await;
    let bad = raise(&phone.engine, kim_long()).await;
    let stopped = |sos: &hue_model::sos::Sos| matches!(sos.state, SosState::Stopped { .. });
    let SosState::Stopped { problem } = shows(&phone.engine, bad.id, stopped).await.state else {
        unreachable!()
    };
    assert_eq!((problem.code, problem.retry), (Code::Invalid, false));
    let good = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, good.id, received).await;
    phone.restart().await;
    assert!(stopped(&sos(&phone.engine, bad.id).await), "it is not tried again by itself");
    phone.engine.handle(UpdateSos { id: bad.id, details: people(2) }).await.unwrap();
    shows(&phone.engine, bad.id, received).await;
    assert_eq!(city.told().len(), 3);
}

#[tokio::test]
async fn bad_input_never_loses_the_call() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let far = SosPlace { point: Some(Point { lat: 1e9, long: 0.0 }), ..kim_long().place.unwrap() };
    let note = "Nước lên nhanh. ".repeat(60);
    let wild = SosDetails { place: Some(far), note, people: Some(5_000), ..kim_long() };
    let refused = phone.engine.handle(RaiseSos { details: wild.clone() }).await.unwrap();
    let call = refused;
    assert_eq!((call.details.note.chars().count(), call.details.people), (500, Some(999)));
    assert_eq!(call.details.place.as_ref().unwrap().point, None, "no place is better than a wrong one");
    shows(&phone.engine, call.id, received).await;
    let problem = phone.engine.handle(UpdateSos { id: call.id, details: wild }).await.unwrap_err();
    let fields: Vec<_> = problem.fields.iter().map(|it| (it.field.as_str(), it.rule.clone())).collect();
    let expected = [
        ("people", Rule::TooMany { max: 999 }),
        ("note", Rule::TooLong { max: 500, actual: 960 }),
        ("place", Rule::Malformed),
    ];
    assert_eq!(fields, expected);
    assert_eq!(sos(&phone.engine, call.id).await.details, call.details, "what was said before stands");
    let pasted = SosDetails { note: "Tầng\u{0} hai".to_owned(), ..kim_long() };
    let said = phone.engine.handle(UpdateSos { id: call.id, details: pasted }).await.unwrap();
    assert_eq!(said.details.note, "Tầng hai");
    shows(&phone.engine, call.id, |sos| sos.up_to_date).await;
    assert_eq!(city.call(call.id).details.note, "Tầng hai");
    let nobody = hue_model::id::SosId::from_u128(7);
    assert_eq!(phone.engine.handle(GetSos { id: nobody }).await.unwrap_err().code, Code::NotFound);
}

#[tokio::test]
async fn the_city_s_steps_show_until_it_is_over() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, call.id, received).await;
    for (state, shown) in [
        (CitySosState::Assigned, SosState::Assigned),
        (CitySosState::OnTheWay, SosState::OnTheWay),
        (CitySosState::CannotReach, SosState::CannotReach),
        (CitySosState::OnTheWay, SosState::OnTheWay),
    ] {
        city.step(call.id, state, Some("Đội xuồng Kim Long 2"));
        let now = shows(&phone.engine, call.id, |sos| sos.state == shown).await;
        assert_eq!(now.team.unwrap().name, "Đội xuồng Kim Long 2");
    }
    city.step(call.id, CitySosState::Done, None);
    let done = shows(&phone.engine, call.id, |sos| sos.state == SosState::Done).await;
    assert_eq!(done.timeline.len(), 5);
    let late = phone.engine.handle(UpdateSos { id: call.id, details: people(2) }).await.unwrap_err();
    assert_eq!(late.code, Code::Frozen, "whoever needs help again calls again");
    let questions = |id| city.log().iter().filter(|(_, path)| path.ends_with(&format!("/sos/{id}"))).count();
    let before = questions(call.id);
    let other = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, other.id, received).await;
    city.is_asked(|log| log.iter().filter(|(_, path)| path.ends_with(&other.id.to_string())).count() > 4)
        .await;
    assert_eq!(questions(call.id), before, "nobody asks about what is over");
}

#[tokio::test]
async fn a_call_that_the_city_opens_again_is_open_on_the_phone_too() {
    let (city, line) = BadCity::start(true).await;
    let mut phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, call.id, received).await;
    city.step(call.id, CitySosState::Done, None);
    shows(&phone.engine, call.id, |sos| sos.state == SosState::Done).await;
    city.step(call.id, CitySosState::Received, None);
    shows(&phone.engine, call.id, received).await;
    phone.engine.handle(UpdateSos { id: call.id, details: people(5) }).await.unwrap();
    shows(&phone.engine, call.id, |sos| sos.up_to_date).await;
    assert_eq!(city.call(call.id).details.people, Some(5), "and more can be said");
    // Closed while the phone is off, and opened again before it is back.
    city.step(call.id, CitySosState::Closed, None);
    shows(&phone.engine, call.id, |sos| sos.state == SosState::Closed).await;
    phone.engine.close().await;
    city.step(call.id, CitySosState::Assigned, Some("Đội xuồng Kim Long 2"));
    phone.engine = hue_core::Engine::open(phone.config()).await.unwrap();
    shows(&phone.engine, call.id, |sos| sos.state == SosState::Assigned).await;
}

#[tokio::test]
async fn a_city_that_lost_the_call_is_told_again() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, call.id, received).await;
    city.lose_call(call.id);
    city.is_asked(|log| log.iter().filter(|(method, _)| method == Method::PUT).count() == 2).await;
    shows(&phone.engine, call.id, |sos| received(sos) && sos.up_to_date).await;
    assert_eq!(city.call(call.id).details, kim_long());
}

#[tokio::test]
async fn a_call_the_city_ended_meanwhile_shows_how() {
    let (city, line) = BadCity::start(true).await;
    let phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, call.id, received).await;
    line.set(false).await;
    phone.engine.handle(UpdateSos { id: call.id, details: people(2) }).await.unwrap();
    city.step(call.id, CitySosState::Closed, None);
    city.misbehave(Method::PUT, &[Fault::Conflict]);
    line.set(true).await;
    shows(&phone.engine, call.id, |sos| sos.state == SosState::Closed).await;
}

#[tokio::test]
async fn each_call_shows_a_secret_of_its_own() {
    let (city, line) = BadCity::start(true).await;
    let mut phone = Device::new(&line.base_url()).await;
    let first = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, first.id, received).await;
    phone.restart().await;
    phone.engine.handle(UpdateSos { id: first.id, details: people(2) }).await.unwrap();
    shows(&phone.engine, first.id, |sos| sos.up_to_date).await;
    let second = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, second.id, received).await;
    for id in [first.id, second.id] {
        let hash = city.call(id).device_hash;
        let asks =
            |(method, path): &(Method, String)| *method == Method::GET && path.ends_with(&id.to_string());
        city.is_asked(|log| log.iter().any(asks)).await;
        let requests: Vec<_> =
            city.all().into_iter().filter(|it| it.path.ends_with(&id.to_string())).collect();
        for request in requests {
            let secret = URL_SAFE_NO_PAD.decode(request.headers[DEVICE_SECRET].as_bytes()).unwrap();
            let shown: String = Sha256::digest(&secret).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!((secret.len(), &shown), (32, &hash));
        }
    }
    assert_ne!(city.call(first.id).device_hash, city.call(second.id).device_hash);
}

#[tokio::test]
async fn what_the_city_said_is_there_after_a_restart_without_a_network() {
    let (city, line) = BadCity::start(true).await;
    let mut phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, call.id, received).await;
    city.step(call.id, CitySosState::Assigned, Some("Đội xuồng Kim Long 2"));
    let before = shows(&phone.engine, call.id, |sos| sos.state == SosState::Assigned && sos.kept).await;
    line.set(false).await;
    phone.restart().await;
    assert_eq!(list(&phone.engine).await, [call.id]);
    assert_eq!(sos(&phone.engine, call.id).await, before);
}

#[tokio::test]
async fn the_text_message_says_the_same_call() {
    let mut profile = kit::profile(NOWHERE);
    let bare = Device::new(NOWHERE).await;
    let call = raise(&bare.engine, kim_long()).await;
    let nowhere = bare.engine.handle(TextSos { id: call.id }).await.unwrap_err();
    assert_eq!(nowhere.code, Code::NotFound, "this city takes no text messages");
    profile.sms = "8099".to_owned();
    let mut phone = Device::with(profile, std::sync::Arc::new(HastyClock::new())).await;
    let details = SosDetails { vulnerable: vec![Vulnerable::Elderly], cannot_talk: true, ..people(3) };
    let call = raise(&phone.engine, details.clone()).await;
    shows(&phone.engine, call.id, waiting).await;
    let texted = phone.engine.handle(TextSos { id: call.id }).await.unwrap();
    assert_eq!(texted.number, "8099");
    let heard = sms::read(&texted.text).unwrap();
    assert_eq!((heard.id, heard.revision, heard.drill), (call.id, 1, true));
    assert_eq!((heard.details.people, heard.details.vulnerable), (details.people, details.vulnerable));
    assert_eq!(scanned(&texted.qr), texted.text, "in a demonstration the code opens no message");
    let opened =
        |sos: &hue_model::sos::Sos| matches!(sos.state, SosState::Waiting { texted_at: Some(_), .. });
    assert!(opened(&sos(&phone.engine, call.id).await), "that it was opened, not that it was sent");
    phone.restart().await;
    shows(&phone.engine, call.id, opened).await;
}

#[tokio::test]
async fn another_phone_scans_the_message_off_a_computer() {
    let mut profile = kit::profile(NOWHERE);
    (profile.sms, profile.demo) = ("8099".to_owned(), false);
    let computer = Device::with(profile, std::sync::Arc::new(HastyClock::new())).await;
    // As long as a message gets.
    let details = SosDetails { note: "Nước lên nhanh, có bà cụ 82 tuổi. ".repeat(9), ..people(3) };
    let call = raise(&computer.engine, details).await;
    let texted = computer.engine.handle(TextSos { id: call.id }).await.unwrap();
    assert!(texted.text.len() > 150, "{}", texted.text);
    let scanned = scanned(&texted.qr);
    assert_eq!(scanned, format!("SMSTO:8099:{}", texted.text));
    let text = scanned.strip_prefix("SMSTO:8099:").unwrap();
    assert_eq!(sms::read(text).unwrap().id, call.id);
}

/// What somebody else's phone reads in a code.
fn scanned(rows: &[String]) -> String {
    const SCALE: usize = 4;
    const QUIET: usize = 4;
    let side = (rows.len() + 2 * QUIET) * SCALE;
    let dark = |at: usize| (at / SCALE).checked_sub(QUIET);
    let mut camera = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        let module = dark(y).and_then(|y| rows.get(y)).zip(dark(x)).and_then(|(row, x)| row.chars().nth(x));
        if module == Some('1') { 0 } else { 255 }
    });
    let codes = camera.detect_grids();
    assert_eq!(codes.len(), 1, "one code");
    codes[0].decode().unwrap().1
}
