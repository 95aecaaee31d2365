//! A call arrives, once, whatever happens on the way.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use hue_core::clock::{Clock, Sleep, SystemClock};
use hue_core::vault::KeyringChoice;
use hue_core::{Engine, Handle};
use hue_model::problem::Code;
use hue_model::queue::NetworkHint;
use hue_model::report::{CityStatus, ReportState};
use hue_model::time::Millis;

use super::{kim_long, list, raise, received, shows, sos, waiting};
use crate::bad_city::{BadCity, Fault};
use crate::kit::{self, Device};

#[tokio::test]
async fn chi_lan_calls_without_a_network_and_it_arrives_once_when_that_returns() {
    let (city, line) = BadCity::start(false).await;
    let phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    let waits = shows(&phone.engine, call.id, |sos| waiting(sos) && sos.kept).await;
    assert!(!waits.up_to_date && waits.number.is_none(), "nothing is claimed that the city did not say");
    line.set(true).await;
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    let there = shows(&phone.engine, call.id, received).await;
    assert_eq!((there.number.as_deref(), there.receipt.as_deref()), (Some("SOS-0001"), Some("K7MP2XRD")));
    assert!(there.up_to_date);
    assert_eq!((city.calls().len(), city.told().len()), (1, 1));
    let told = city.call(call.id);
    assert_eq!((told.details, told.revision, told.drill), (kim_long(), 1, true));
    assert_eq!(told.raised_at, call.raised_at, "when she asked, not when it arrived");
}

#[tokio::test]
async fn whatever_happens_on_the_way_there_is_one_call() {
    let (city, line) = BadCity::start(true).await;
    let trouble =
        [Fault::LoseAnswer, Fault::Unavailable, Fault::Proxy(403), Fault::Proxy(302), Fault::LoseAnswer];
    city.misbehave(Method::PUT, &trouble);
    let phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, call.id, received).await;
    let told = city.told();
    assert_eq!((city.calls().len(), told.len()), (1, 6));
    assert!(told.iter().all(|put| *put == told[0]), "the same call each time");
}

/// Opens the app again after its process ended; the system lets the folder go a moment later.
async fn again(phone: &Device) -> Engine {
    loop {
        match Engine::open(phone.config()).await {
            Ok(engine) => return engine,
            Err(problem) => assert_eq!(problem.code, Code::AlreadyOpen),
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn ended_before_anything_left_it_goes_out_at_the_next_start() {
    let (city, line) = BadCity::start(false).await;
    let phone = Device::new(&line.base_url()).await;
    phone.engine.close().await;
    let first = again(&phone).await;
    let call = raise(&first, kim_long()).await;
    shows(&first, call.id, |sos| waiting(sos) && sos.kept).await;
    drop(first);
    line.set(true).await;
    let second = again(&phone).await;
    assert_eq!(list(&second).await, [call.id]);
    shows(&second, call.id, received).await;
    assert_eq!((city.calls().len(), city.told().len()), (1, 1));
    assert_eq!(city.call(call.id).raised_at, call.raised_at);
}

#[tokio::test]
async fn ended_while_the_answer_was_due_it_is_the_same_call() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::Hold]);
    let phone = Device::new(&line.base_url()).await;
    phone.engine.close().await;
    let first = again(&phone).await;
    let call = raise(&first, kim_long()).await;
    city.has_been_asked(1).await;
    drop(first);
    let second = again(&phone).await;
    shows(&second, call.id, received).await;
    let told = city.told();
    assert_eq!((city.calls().len(), told.len()), (1, 2));
    assert_eq!(told[0], told[1]);
}

/// A clock on which no pause ever ends.
struct StillClock(SystemClock);

impl Clock for StillClock {
    fn monotonic(&self) -> i64 {
        self.0.monotonic()
    }

    fn device_now(&self) -> Millis {
        self.0.device_now()
    }

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn word_that_the_network_is_back_ends_every_pause_at_once() {
    let (city, line) = BadCity::start(false).await;
    let folder = tempfile::tempdir().unwrap();
    let mut config = hue_core::Config::new(folder.path(), kit::profile(&line.base_url()));
    (config.keyring, config.clock) = (KeyringChoice::Missing, Arc::new(StillClock(SystemClock::new())));
    let engine = Engine::open(config).await.unwrap();
    let call = raise(&engine, kim_long()).await;
    shows(&engine, call.id, waiting).await;
    line.set(true).await;
    engine.handle(NetworkHint { online: true }).await.unwrap();
    shows(&engine, call.id, received).await;
    assert_eq!(city.told().len(), 1);
}

#[tokio::test]
async fn word_that_the_network_is_back_gives_up_a_try_on_a_dead_line() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::Hold]);
    let phone = Device::new(&line.base_url()).await;
    let call = raise(&phone.engine, kim_long()).await;
    city.has_been_asked(1).await;
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    shows(&phone.engine, call.id, received).await;
    assert_eq!((city.calls().len(), city.told().len()), (1, 2));
}

#[tokio::test]
async fn a_call_overtakes_a_photo_in_the_midst_of_a_piece() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PATCH, &[Fault::Hold]);
    let phone = Device::new(&line.base_url()).await;
    let report = phone.write("Nước ngập nửa nhà").await;
    let photo = phone.attach(report, kit::noisy_jpeg(3)).await.photo;
    phone.send_as_guest(report).await;
    // The text, the creation of the upload, and the first piece, which hangs on a thin line.
    city.has_been_asked(3).await;
    let call = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, call.id, received).await;
    let is_received =
        |state: &ReportState| matches!(state, ReportState::AtCity { status: CityStatus::Received });
    phone.report_becomes(report, is_received).await;
    assert_eq!(city.photo(photo.id), phone.engine.blob(photo.blob).await.unwrap(), "the photo is whole");
    let order: Vec<_> = city.log().into_iter().filter(|(method, _)| *method != Method::GET).collect();
    let call = order.iter().position(|(_, path)| path.contains("/sos/")).unwrap();
    let pieces =
        |part: &[(Method, String)]| part.iter().filter(|(method, _)| method == Method::PATCH).count();
    assert_eq!(pieces(&order[..call]), 1, "the piece that hung: {order:?}");
    assert!(pieces(&order[call..]) >= 2, "the rest came after the call: {order:?}");
}

#[tokio::test]
async fn a_call_waits_for_no_other_call() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::Hold]);
    let phone = Device::new(&line.base_url()).await;
    let first = raise(&phone.engine, kim_long()).await;
    city.has_been_asked(1).await;
    let second = raise(&phone.engine, kim_long()).await;
    shows(&phone.engine, second.id, received).await;
    assert!(!received(&sos(&phone.engine, first.id).await), "its answer is still due");
    city.release();
    shows(&phone.engine, first.id, received).await;
    assert_eq!(list(&phone.engine).await, [second.id, first.id], "newest first");
}
