//! What the desk and the agencies do, the same on both engines.

use hue_city::case::{Actor, Step, act, fixed, get, reporter};
use hue_city::problem::Failure;
use hue_city::store::role::Role;
use hue_model::report::CityStatus;
use hue_model::wire::ReportStatus;
use reqwest::{Method, StatusCode};

use crate::support::{City, Engine, Guest, Photo, on_both, report_id};

on_both!(
    a_case_from_received_to_closed,
    fixed_comes_with_a_proof_the_reporter_can_fetch,
    the_agency_never_sees_the_reporter,
    only_steps_that_fit_are_taken,
    of_two_at_the_desk_one_is_faster,
    a_letter_without_a_form_on_paper_is_refused,
    a_proof_of_a_step_that_is_not_taken_is_not_kept,
);

fn ha() -> Actor {
    Actor { id: "p-ha".into(), role: Role::Operator }
}

fn son() -> Actor {
    Actor { id: "p-son".into(), role: Role::Clerk { agency: "so-xay-dung".into() } }
}

async fn reported(city: &City) -> Guest {
    let lan = city.guest("chị Lan");
    lan.send(report_id(1), &lan.report(&[])).await;
    lan
}

fn to_agency() -> Step {
    Step::Assign { agency: "so-xay-dung".into(), due: None }
}

#[track_caller]
fn status_of<T: std::fmt::Debug>(result: Result<T, Failure>) -> StatusCode {
    match result.unwrap_err() {
        Failure::Said { status, .. } => StatusCode::from_u16(status.as_u16()).unwrap(),
        other => panic!("{other}"),
    }
}

async fn a_case_from_received_to_closed(engine: Engine) {
    let city = City::start(engine).await;
    let lan = reported(&city).await;
    let app = city.running.app();
    let letter = "Đội chiếu sáng thay bóng đêm 3/3.".to_owned();
    let steps = [
        (ha(), Step::Verify),
        (ha(), to_agency()),
        (son(), Step::Start),
        (son(), Step::Answer { letter: letter.clone() }),
        (ha(), Step::Close),
    ];
    let mut versions = Vec::new();
    for (actor, step) in steps {
        versions.push(act(app, &actor, report_id(1), None, step).await.unwrap().version);
    }
    assert!(versions.is_sorted(), "each change has a higher version");
    let ReportStatus { status, timeline, version, .. } = lan.status(report_id(1)).await;
    assert_eq!((status, Some(&version)), (CityStatus::Closed, versions.last()));
    let states: Vec<CityStatus> = timeline.iter().map(|entry| entry.status).collect();
    use CityStatus::{Answered, Assigned, Closed, InProgress, Received, Verified};
    assert_eq!(states, [Received, Verified, Assigned, InProgress, Answered, Closed]);
    assert_eq!(timeline[4].note.as_deref(), Some(letter.as_str()));
    let agency = timeline[2].agency.as_ref().unwrap();
    assert_eq!(agency.text(hue_model::text::Language::Vi), "Sở Xây dựng");
    let case = get(app, &ha(), report_id(1)).await.unwrap();
    let who: Vec<(&str, &str)> =
        case.audit.iter().map(|line| (line.actor.as_str(), line.action.as_str())).collect();
    let owner = lan.owner();
    assert_eq!(
        who,
        [
            (owner.as_str(), "report.put"),
            ("p-ha", "report.verify"),
            ("p-ha", "report.assign"),
            ("p-son", "report.start"),
            ("p-son", "report.answer"),
            ("p-ha", "report.close"),
        ]
    );
}

async fn fixed_comes_with_a_proof_the_reporter_can_fetch(engine: Engine) {
    let city = City::start(engine).await;
    let lan = reported(&city).await;
    let app = city.running.app();
    act(app, &ha(), report_id(1), None, Step::Verify).await.unwrap();
    act(app, &ha(), report_id(1), None, to_agency()).await.unwrap();
    let none = act(app, &son(), report_id(1), None, Step::Fixed { proof: None, note: None }).await;
    assert_eq!(status_of(none), StatusCode::UNPROCESSABLE_ENTITY, "a proof is needed");
    let gif = fixed(app, &son(), report_id(1), None, bytes::Bytes::from_static(b"GIF89a"), None).await;
    assert_eq!(status_of(gif), StatusCode::UNPROCESSABLE_ENTITY);
    let proof = Photo::new(9, 40_000);
    let note = Some("Đã thay bóng".to_owned());
    fixed(app, &son(), report_id(1), None, proof.bytes.clone().into(), note).await.unwrap();
    let entry = lan.status(report_id(1)).await.timeline.pop().unwrap();
    assert_eq!(entry.status, CityStatus::Fixed);
    let fetched = lan.get(&format!("/api/v1/media/{}", entry.proof[0])).await;
    assert_eq!(fetched.bytes().await.unwrap(), proof.bytes);
}

async fn the_agency_never_sees_the_reporter(engine: Engine) {
    let city = City::start(engine).await;
    reported(&city).await;
    let app = city.running.app();
    assert_eq!(status_of(get(app, &son(), report_id(1)).await), StatusCode::NOT_FOUND, "not given to it yet");
    act(app, &ha(), report_id(1), None, Step::Verify).await.unwrap();
    act(app, &ha(), report_id(1), None, to_agency()).await.unwrap();
    assert!(get(app, &son(), report_id(1)).await.is_ok());
    assert_eq!(status_of(reporter(app, &son(), report_id(1)).await), StatusCode::FORBIDDEN);
    assert_eq!(reporter(app, &ha(), report_id(1)).await.unwrap(), None, "a guest has no name");
    let audit = get(app, &ha(), report_id(1)).await.unwrap().audit;
    let looks: Vec<&str> =
        audit.iter().filter(|line| line.action == "reporter.look").map(|line| line.actor.as_str()).collect();
    assert_eq!(looks, ["p-ha"], "each look is written down");
}

async fn only_steps_that_fit_are_taken(engine: Engine) {
    let city = City::start(engine).await;
    let lan = reported(&city).await;
    let app = city.running.app();
    let take = async |actor: Actor, step: Step| act(app, &actor, report_id(1), None, step).await;
    assert_eq!(status_of(take(ha(), Step::Close).await), StatusCode::CONFLICT);
    assert_eq!(status_of(take(son(), Step::Verify).await), StatusCode::NOT_FOUND);
    let nowhere = Step::Assign { agency: "so-rong".into(), due: None };
    assert_eq!(status_of(take(ha(), nowhere).await), StatusCode::UNPROCESSABLE_ENTITY);
    let silent = Step::Refuse { reason: "  ".into() };
    assert_eq!(status_of(take(ha(), silent).await), StatusCode::UNPROCESSABLE_ENTITY, "a refusal says why");
    take(ha(), Step::Refuse { reason: "Trùng với HUE-20000".into() }).await.unwrap();
    assert_eq!(status_of(take(ha(), Step::Verify).await), StatusCode::CONFLICT);
    assert_eq!(lan.status(report_id(1)).await.status, CityStatus::Refused);
}

async fn of_two_at_the_desk_one_is_faster(engine: Engine) {
    let city = City::start(engine).await;
    reported(&city).await;
    let app = city.running.app();
    let seen = Some(get(app, &ha(), report_id(1)).await.unwrap().report.version);
    act(app, &ha(), report_id(1), seen, Step::Verify).await.unwrap();
    let late = act(app, &ha(), report_id(1), seen, Step::Refuse { reason: "Không rõ".into() }).await;
    assert_eq!(status_of(late), StatusCode::CONFLICT);
}

async fn a_letter_without_a_form_on_paper_is_refused(engine: Engine) {
    let city = City::start(engine).await;
    reported(&city).await;
    for text in ["Đã thay\0bóng", "Đã thay \u{1}bóng", "Đã thay bóng \u{ffff}"] {
        let step = Step::Refuse { reason: text.into() };
        let refused = act(city.running.app(), &ha(), report_id(1), None, step).await;
        assert_eq!(status_of(refused), StatusCode::UNPROCESSABLE_ENTITY, "{text:?}");
    }
}

async fn a_proof_of_a_step_that_is_not_taken_is_not_kept(engine: Engine) {
    let city = City::start(engine).await;
    reported(&city).await;
    let app = city.running.app();
    let seen = Some(get(app, &ha(), report_id(1)).await.unwrap().report.version);
    act(app, &ha(), report_id(1), None, Step::Verify).await.unwrap();
    let proof = bytes::Bytes::from(Photo::new(9, 40_000).bytes);
    let try_it = async |seen, note: &str| {
        fixed(app, &ha(), report_id(1), seen, proof.clone(), Some(note.into())).await
    };
    assert_eq!(status_of(try_it(seen, "Đã xong").await), StatusCode::CONFLICT);
    assert_eq!(status_of(try_it(None, "\0").await), StatusCode::UNPROCESSABLE_ENTITY);
    let media = city.config.data.join("media");
    assert_eq!(std::fs::read_dir(&media).unwrap().count(), 0, "nothing was stored");
    // Two say so at once: only one photo is kept, the one in the timeline.
    let (one, two) = tokio::join!(try_it(None, "Đã xong"), try_it(None, "Đã xong"));
    assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1);
    assert_eq!(std::fs::read_dir(&media).unwrap().count(), 1);
}

/// Two nodes on one PostgreSQL.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_nodes_one_is_faster() {
    let city = City::start(Engine::Postgres).await;
    let other = City::start_with(Engine::Sqlite, |config| {
        config.database.clone_from(&city.config.database);
    })
    .await;
    let lan = city.guest("chị Lan");
    for seed in 0..40 {
        lan.send(report_id(seed), &lan.report(&[])).await;
    }
    let (here, there) = (city.running.app(), other.running.app());
    let races = (0..40).map(|seed| async move {
        let (ha, son) = (ha(), Actor { id: "p-son".into(), role: Role::Operator });
        let (verified, refused) = (
            act(here, &ha, report_id(seed), None, Step::Verify),
            act(there, &son, report_id(seed), None, Step::Refuse { reason: "Trùng".into() }),
        );
        let (one, two) = tokio::join!(verified, refused);
        let states: Vec<CityStatus> =
            get(here, &ha, report_id(seed)).await.unwrap().timeline.iter().map(|it| it.status).collect();
        // Refusing may follow checking, never the other way round.
        match (one.is_ok(), two.is_ok()) {
            (true, true) => assert_eq!(states[1..], [CityStatus::Verified, CityStatus::Refused]),
            (true, false) => assert_eq!(states[1..], [CityStatus::Verified]),
            (false, true) => assert_eq!(states[1..], [CityStatus::Refused]),
            (false, false) => panic!("somebody must be first"),
        }
    });
    futures_util::future::join_all(races).await;
    // A report and its withdrawal that meet on two nodes: never both a report and a tombstone for it.
    let (mine, theirs) = (city.guest("anh Minh"), other.guest("anh Minh"));
    let body = mine.report(&[]);
    let meetings = (100..140).map(|seed| {
        let (mine, theirs, body) = (&mine, &theirs, &body);
        async move {
            let path = format!("/api/v1/reports/{}", report_id(seed));
            let (put, gone) =
                tokio::join!(mine.put(report_id(seed), body), theirs.ask(Method::DELETE, &path).send());
            assert_eq!(gone.unwrap().status(), StatusCode::NO_CONTENT);
            let found = mine.get(&path).await;
            if put.status() == StatusCode::OK {
                let status: ReportStatus = found.json().await.unwrap();
                assert_eq!(status.status, CityStatus::Withdrawn, "{seed}");
            } else {
                assert_eq!((put.status(), found.status()), (StatusCode::CONFLICT, StatusCode::NOT_FOUND));
            }
        }
    });
    futures_util::future::join_all(meetings).await;
}
