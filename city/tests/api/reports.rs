//! A report from its reporter's side, the same on both engines.

use hue_city::caller::hex;
use hue_city::store::{NewReport, PutOutcome};
use hue_model::problem::{Code, Rule};
use hue_model::report::CityStatus;
use hue_model::time::Millis;
use hue_model::wire::{ProblemDetails, ReportPage};
use reqwest::{Method, StatusCode};
use sha2::{Digest as _, Sha256};

use crate::support::{CEILING, City, Engine, Guest, Photo, on_both, report_id};

on_both!(
    without_photos_it_is_received_at_once,
    the_same_report_gets_the_same_answer_for_ever,
    with_photos_it_is_received_at_once_and_whole_when_the_last_one_is_there,
    withdrawn_it_is_gone_and_its_id_stays_taken,
    photos_that_could_not_be_removed_go_with_the_next_try_or_the_next_start,
    what_was_taken_once_is_answered_the_same_under_newer_rules,
    a_withdrawal_that_overtakes_its_report_wins,
    three_hundred_at_once_get_three_hundred_numbers,
    pages_go_on_where_the_last_one_ended,
    everything_is_there_after_a_restart,
    nobody_else_sees_it,
);

async fn without_photos_it_is_received_at_once(engine: Engine) {
    let city = City::start(engine).await;
    let tu = city.guest("cụ Tư");
    let reply = tu.send(report_id(1), &tu.report(&[])).await;
    assert_eq!(reply.number, "HUE-20001");
    assert_eq!(reply.status, Some(CityStatus::Received));
    assert!(reply.missing.is_empty() && reply.received_at.is_some());
    let status = tu.status(report_id(1)).await;
    assert_eq!(status.number, "HUE-20001");
    assert!(status.due_at.unwrap() > reply.received_at.unwrap(), "a deadline lies ahead");
    assert_eq!(status.timeline.iter().map(|entry| entry.status).collect::<Vec<_>>(), [CityStatus::Received]);
}

async fn the_same_report_gets_the_same_answer_for_ever(engine: Engine) {
    let city = City::start(engine).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let photo = Photo::new(1, 1_000);
    let body = lan.report(&[&photo]);
    let first = lan.put(report_id(1), &body).await.bytes().await.unwrap();
    lan.upload(report_id(1), &photo).await;
    let again = lan.put(report_id(1), &body).await;
    assert_eq!(again.status(), StatusCode::OK);
    assert_eq!(again.bytes().await.unwrap(), first, "byte for byte, although the photo has arrived since");
    let mut other = body.clone();
    other.description.push('!');
    assert_eq!(lan.put(report_id(1), &other).await.status(), StatusCode::CONFLICT);
    assert_eq!(minh.put(report_id(1), &minh.report(&[])).await.status(), StatusCode::CONFLICT);
    let borrowed = lan.put(report_id(2), &lan.report(&[&photo])).await;
    assert_eq!(borrowed.status(), StatusCode::CONFLICT, "a photo belongs to one report");
}

async fn with_photos_it_is_received_at_once_and_whole_when_the_last_one_is_there(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    let (one, two) = (Photo::new(1, 200_000), Photo::new(2, 70_000));
    let reply = lan.send(report_id(1), &lan.report(&[&one, &two])).await;
    assert_eq!((reply.status, reply.missing), (Some(CityStatus::Received), vec![one.id, two.id]));
    lan.upload(report_id(1), &two).await;
    let half = lan.status(report_id(1)).await;
    assert_eq!(half.missing, [one.id]);
    assert!(half.due_at.unwrap() > reply.received_at.unwrap(), "the city answers for it already");
    let page: ReportPage = lan.get("/api/v1/me/reports").await.json().await.unwrap();
    assert_eq!(page.reports, std::slice::from_ref(&half), "it is in the list as it stands");
    lan.upload(report_id(1), &one).await;
    let page: ReportPage = lan.get("/api/v1/me/reports?since=0").await.json().await.unwrap();
    let report = &page.reports[0];
    assert_eq!((report.status, report.missing.len()), (CityStatus::Received, 0));
    assert_eq!(
        (report.timeline.len(), report.due_at),
        (1, half.due_at),
        "received once, when its words came"
    );
    let photo = lan.get(&format!("/api/v1/media/{}", one.id)).await;
    assert_eq!(photo.headers()["content-type"], "image/jpeg");
    assert_eq!(photo.headers()["x-content-type-options"], "nosniff");
    assert_eq!(photo.bytes().await.unwrap(), one.bytes);
}

async fn withdrawn_it_is_gone_and_its_id_stays_taken(engine: Engine) {
    let city = City::start(engine).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let photo = Photo::new(1, 5_000);
    let (path, body) = (format!("/api/v1/reports/{}", report_id(1)), lan.report(&[&photo]));
    lan.send(report_id(1), &body).await;
    lan.upload(report_id(1), &photo).await;
    let stranger = minh.ask(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(stranger.status(), StatusCode::NOT_FOUND);
    for _ in 0..2 {
        assert_eq!(lan.ask(Method::DELETE, &path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    }
    assert_eq!(lan.put(report_id(1), &body).await.status(), StatusCode::CONFLICT);
    assert_eq!(lan.status(report_id(1)).await.status, CityStatus::Withdrawn);
    let media = lan.get(&format!("/api/v1/media/{}", photo.id)).await;
    assert_eq!(media.status(), StatusCode::NOT_FOUND);
    let mut conn = city.running.app().store.read().await.unwrap();
    let row = hue_city::store::report::get(&mut conn, report_id(1)).await.unwrap().unwrap();
    assert!(row.description.is_empty() && row.place.address.is_empty(), "the words are gone");
}

async fn photos_that_could_not_be_removed_go_with_the_next_try_or_the_next_start(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    let (one, two, half) = (Photo::new(1, 5_000), Photo::new(2, 5_000), Photo::new(3, 5_000));
    let media = |photo: &Photo| city.config.data.join("media").join(format!("{}.jpg", photo.id));
    let (first, second) = (media(&one), media(&two));
    let halves = city.config.data.join("uploads").join(half.id.to_string());
    for (seed, photos) in [(1, vec![&one]), (2, vec![&half, &two])] {
        lan.send(report_id(seed), &lan.report(&photos)).await;
        lan.upload(report_id(seed), photos[photos.len() - 1]).await;
    }
    lan.create(report_id(2), &half).await;
    lan.patch(half.id, 0, &half.bytes[..2_000]).send().await.unwrap();
    // A folder in the photo's place: the store cannot remove it.
    for file in [&first, &second] {
        std::fs::remove_file(file).unwrap();
        std::fs::create_dir(file).unwrap();
    }
    let withdraw = async |seed: u16| {
        let path = format!("/api/v1/reports/{}", report_id(seed));
        lan.ask(Method::DELETE, &path).send().await.unwrap().status()
    };
    for seed in [1, 2] {
        assert_eq!(withdraw(seed).await, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(lan.status(report_id(seed)).await.status, CityStatus::Withdrawn);
    }
    assert!(!halves.exists(), "one that fails does not keep the others");
    let borrowed = lan.put(report_id(3), &lan.report(&[&one])).await;
    assert_eq!(borrowed.status(), StatusCode::CONFLICT, "its id is not free while it is being removed");
    for file in [&first, &second] {
        std::fs::remove_dir(file).unwrap();
        std::fs::write(file, &one.bytes).unwrap();
    }
    assert_eq!(withdraw(1).await, StatusCode::NO_CONTENT);
    assert!(!first.exists() && second.exists());
    let city = city.again().await;
    gone(&second).await;
    drop(city);
}

async fn gone(file: &std::path::Path) {
    let waited = tokio::time::timeout(CEILING, async {
        while file.exists() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    });
    waited.await.expect("the next start removes what was left");
}

async fn what_was_taken_once_is_answered_the_same_under_newer_rules(engine: Engine) {
    let city = City::start(engine).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let put = async |who: &Guest, id, body: &str| {
        let path = format!("/api/v1/reports/{id}");
        let request = who.ask(Method::PUT, &path).header("content-type", "application/json");
        request.body(body.to_owned()).send().await.unwrap()
    };
    // An earlier version of the city took these: a category that is gone, and a member nobody reads any more.
    for (seed, old, new) in [(1, "light.street", "light.gas"), (2, "{\"service", "{\"mood\":3,\"service")] {
        let body = serde_json::to_string(&lan.report(&[])).unwrap().replacen(old, new, 1);
        assert!(put(&lan, report_id(seed), &body).await.status().is_client_error(), "nobody takes it today");
        let report = NewReport {
            id: report_id(seed),
            owner: lan.owner(),
            person: None,
            body: lan.report(&[]),
            body_sha256: hex(&Sha256::digest(&body)),
            receipt: format!("RECEIPT{seed}"),
            at: Millis(1_772_413_200_000),
            due_at: None,
        };
        let PutOutcome::New(reply) = city.running.app().store.put(report).await.unwrap() else {
            panic!("it is new")
        };
        let again = put(&lan, report_id(seed), &body).await;
        assert_eq!((again.status(), again.text().await.unwrap()), (StatusCode::OK, reply));
        let other = put(&lan, report_id(seed), &format!("{body} ")).await;
        assert!(other.status().is_client_error(), "other bytes are another body");
        assert!(put(&minh, report_id(seed), &body).await.status().is_client_error(), "hers alone");
    }
}

async fn a_withdrawal_that_overtakes_its_report_wins(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    let path = format!("/api/v1/reports/{}", report_id(1));
    assert_eq!(lan.ask(Method::DELETE, &path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(lan.put(report_id(1), &lan.report(&[])).await.status(), StatusCode::CONFLICT);
    assert_eq!(lan.get(&path).await.status(), StatusCode::NOT_FOUND);
}

async fn three_hundred_at_once_get_three_hundred_numbers(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    let body = lan.report(&[]);
    let sent = (0..300).map(|seed| lan.send(report_id(seed), &body));
    let replies = futures_util::future::join_all(sent).await;
    let mut numbers: Vec<String> = replies.into_iter().map(|reply| reply.number).collect();
    numbers.sort();
    let wanted: Vec<String> = (20_001..=20_300).map(|number| format!("HUE-{number}")).collect();
    assert_eq!(numbers, wanted);
}

async fn pages_go_on_where_the_last_one_ended(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    let body = lan.report(&[]);
    futures_util::future::join_all((0..130).map(|seed| lan.send(report_id(seed), &body))).await;
    let first: ReportPage = lan.get("/api/v1/me/reports").await.json().await.unwrap();
    assert_eq!((first.reports.len(), first.more), (100, true));
    let next = lan.get(&format!("/api/v1/me/reports?since={}", first.next_since)).await;
    let next: ReportPage = next.json().await.unwrap();
    assert_eq!((next.reports.len(), next.more), (30, false));
    let versions: Vec<i64> = first.reports.iter().chain(&next.reports).map(|report| report.version).collect();
    assert!(versions.is_sorted(), "oldest change first");
}

async fn everything_is_there_after_a_restart(engine: Engine) {
    let city = City::start(engine).await;
    let lan = city.guest("chị Lan");
    let photo = Photo::new(1, 150_000);
    let body = lan.report(&[&photo]);
    lan.send(report_id(1), &body).await;
    assert_eq!(lan.create(report_id(1), &photo).await.status(), StatusCode::CREATED);
    let half = lan.patch(photo.id, 0, &photo.bytes[..100_000]).send().await.unwrap();
    assert_eq!(half.status(), StatusCode::NO_CONTENT);
    let base = city.running.base_url.clone();
    let city = city.again().await;
    assert_eq!(city.running.base_url, base, "the port is kept");
    let lan = city.guest("chị Lan");
    assert_eq!(lan.offset(photo.id).await, Some(100_000), "the upload goes on where it was");
    let rest = lan.patch(photo.id, 100_000, &photo.bytes[100_000..]).send().await.unwrap();
    assert_eq!(rest.status(), StatusCode::NO_CONTENT);
    assert!(lan.status(report_id(1)).await.missing.is_empty());
}

async fn nobody_else_sees_it(engine: Engine) {
    let city = City::start(engine).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let photo = Photo::new(1, 5_000);
    lan.send(report_id(1), &lan.report(&[&photo])).await;
    lan.upload(report_id(1), &photo).await;
    for path in [format!("/api/v1/reports/{}", report_id(1)), format!("/api/v1/media/{}", photo.id)] {
        assert_eq!(minh.get(&path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    let page: ReportPage = minh.get("/api/v1/me/reports").await.json().await.unwrap();
    assert!(page.reports.is_empty());
    let nobody = crate::support::client().get(city.url("/api/v1/me/reports")).send().await.unwrap();
    assert_eq!(nobody.status(), StatusCode::UNAUTHORIZED);
    let said: ProblemDetails = nobody.json().await.unwrap();
    assert_eq!(said.problem.code, Code::SignInNeeded);
}

#[tokio::test]
async fn every_broken_rule_is_named_at_once() {
    let city = City::start(Engine::Sqlite).await;
    let lan = city.guest("chị Lan");
    let mut body = lan.report(&[]);
    body.service_code = "road.dragon".into();
    body.description = "ă".repeat(4_001);
    body.place.point = hue_model::geo::Point { lat: 16.0544, long: 108.2022 };
    let response = lan.put(report_id(1), &body).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let said: ProblemDetails = response.json().await.unwrap();
    assert_eq!(said.problem.code, Code::Invalid);
    let fields: Vec<_> = said.problem.fields.iter().map(|it| (it.field.as_str(), &it.rule)).collect();
    assert_eq!(fields[0], ("service_code", &Rule::Unknown));
    assert_eq!(fields[1], ("description", &Rule::TooLong { max: 4_000, actual: 4_001 }));
    assert!(matches!(fields[2], ("place", Rule::TooFar { metres }) if *metres > 5_000.0));
    body = lan.report(&[]);
    body.description = "ă".repeat(4_000);
    assert_eq!(lan.put(report_id(1), &body).await.status(), StatusCode::OK, "4,000 characters, not bytes");
}

#[tokio::test]
async fn a_guest_cannot_sign_with_another_device() {
    let city = City::start(Engine::Sqlite).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let response = minh.put(report_id(1), &lan.report(&[])).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
}
