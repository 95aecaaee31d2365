//! Warnings from the desk to whoever listens: signed, numbered without a gap, and twice at no door.

use std::pin::Pin;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use ed25519_dalek::{Signature, VerifyingKey};
use futures_util::{Stream, StreamExt as _};
use hue_city::alert::content::{Content, Kind};
use hue_city::alert::desk::{Step, act, approve, begin};
use hue_city::args;
use hue_city::case::Actor;
use hue_city::problem::Failure;
use hue_city::store::alert::{Published, thread};
use hue_city::store::audit;
use hue_city::store::role::Role;
use hue_city::{App, Config};
use hue_model::alert::{
    Action, ActiveAlerts, AlarmStage, Alert, Area, Hazard, KeyBody, MsgType, ResponseType, RiskLevel,
    SelfTest, SignedActiveAlerts, StreamEvent,
};
use hue_model::id::{AlertId, IncidentId};
use hue_model::text::Localized;
use hue_model::time::Millis;
use reqwest::StatusCode;
use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::support::{CEILING, City, Engine, client, on_both};

on_both!(
    two_people_publish_and_everybody_hears_it_whole,
    one_person_alone_publishes_nothing,
    a_supervisor_alone_is_loud_and_logged,
    a_phone_that_was_away_hears_exactly_what_it_missed,
    an_event_goes_on_until_it_is_over,
    the_list_has_the_last_word_of_every_event,
    numbers_have_no_gap_when_some_are_refused,
    a_number_that_is_missing_in_the_record_holds_nothing_up,
);

fn officer(id: &str, role: Role) -> Actor {
    Actor { id: id.into(), role }
}

fn ha() -> Actor {
    officer("p-ha", Role::Operator)
}

fn huy() -> Actor {
    officer("p-huy", Role::Operator)
}

fn ngoc() -> Actor {
    officer("p-ngoc", Role::Supervisor)
}

/// The night of 27 October 2025: the official level stayed at 3.
pub(crate) fn flood(now: Millis) -> Content {
    Content {
        hazard: Some(Hazard::Flood),
        level: RiskLevel::new(3),
        alarm_stage: AlarmStage::new(3),
        response_types: vec![ResponseType::Prepare],
        actions: vec![Action::GoUp],
        issuer: Localized::vi_en("Đài Khí tượng Thủy văn thành phố Huế", "Huế Hydro-Met Station"),
        number: "HUE-LULU-12".into(),
        issued_at: Some(now.plus(-600_000)),
        next_at: Some(now.plus(3 * 3_600_000)),
        expires: Some(now.plus(6 * 3_600_000)),
        area: Area { wards: vec!["19789".into(), "19753".into()], ..Area::default() },
        ..Content::default()
    }
}

/// The next message of an event, on a bulletin of just now.
pub(crate) fn next(app: &App, last: &Alert, kind: Kind) -> Content {
    Content {
        issued_at: Some(app.now()),
        expires: Some(app.now().plus(3_600_000)),
        ..Content::following(last, kind)
    }
}

/// Hà writes, Huy approves.
pub(crate) async fn publish(app: &App, incident: Option<IncidentId>, content: Content) -> Published {
    let id = begin(app, &ha(), incident, content).await.unwrap();
    act(app, &ha(), id, 1, Step::Submit).await.unwrap();
    approve(app, &huy(), id, 2, None).await.unwrap()
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, Failure>) -> StatusCode {
    match result.unwrap_err() {
        Failure::Said { status, .. } => StatusCode::from_u16(status.as_u16()).unwrap(),
        other => panic!("{other}"),
    }
}

/// A device that knows the root key from its city profile and nothing else.
struct Device {
    root: VerifyingKey,
}

impl Device {
    fn of(city: &City) -> Self {
        Self { root: key(&city.running.profile.alert_root_key) }
    }

    fn list(&self, signed: &SignedActiveAlerts) -> (ActiveAlerts, Vec<Alert>) {
        let active: ActiveAlerts = self.read(&signed.keys, &signed.active);
        let alerts = active.alerts.iter().map(|alert| self.read(&signed.keys, &alert.0)).collect();
        (active, alerts)
    }

    fn read<T: DeserializeOwned>(&self, keys: &[String], jws: &str) -> T {
        let header: serde_json::Value = part(jws, 0);
        assert_eq!(header["alg"], "EdDSA");
        let bodies = keys.iter().map(|statement| verified::<KeyBody>(statement, &self.root));
        let body = bodies.into_iter().find(|body| body.kid == header["kid"].as_str().unwrap()).unwrap();
        verified(jws, &key(&body.x))
    }
}

fn key(x: &str) -> VerifyingKey {
    VerifyingKey::from_bytes(&URL_SAFE_NO_PAD.decode(x).unwrap().try_into().unwrap()).unwrap()
}

pub(crate) fn part<T: DeserializeOwned>(jws: &str, index: usize) -> T {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(jws.split('.').nth(index).unwrap()).unwrap()).unwrap()
}

fn verified<T: DeserializeOwned>(jws: &str, key: &VerifyingKey) -> T {
    let (message, signature) = jws.rsplit_once('.').unwrap();
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    key.verify_strict(message.as_bytes(), &signature).unwrap();
    part(jws, 1)
}

/// An open stream.
struct Events {
    pieces: Pin<Box<dyn Stream<Item = Bytes> + Send>>,
    text: String,
}

impl Events {
    async fn open(city: &City, last: Option<i64>) -> Self {
        let mut request = client().get(city.url("/api/v1/alerts/stream"));
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self::of(response.bytes_stream().map(|piece| piece.unwrap_or_default()))
    }

    fn of(pieces: impl Stream<Item = Bytes> + Send + 'static) -> Self {
        Self { pieces: Box::pin(pieces), text: String::new() }
    }

    /// The next event with its id.
    async fn next(&mut self) -> Option<(Option<i64>, StreamEvent)> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name));
                let id = field("id: ").map(|id| id.parse().unwrap());
                let event = serde_json::from_str(field("data: ").unwrap()).unwrap();
                self.text = rest.to_owned();
                return Some((id, event));
            }
            let piece = tokio::time::timeout(CEILING, self.pieces.next()).await.unwrap()?;
            if piece.is_empty() {
                return None;
            }
            self.text.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }

    /// The next event that is no heartbeat.
    async fn news(&mut self) -> (Option<i64>, StreamEvent) {
        loop {
            let (id, event) = self.next().await.expect("the stream goes on");
            if !matches!(event, StreamEvent::Heartbeat { .. }) {
                return (id, event);
            }
        }
    }

    /// The next message: its number and its signed bytes.
    async fn message(&mut self) -> (i64, String) {
        match self.news().await {
            (Some(id), StreamEvent::Alert { alert }) => (id, alert.0),
            other => panic!("{other:?} is no message"),
        }
    }
}

async fn list(city: &City) -> SignedActiveAlerts {
    client().get(city.url("/alerts/active.json")).send().await.unwrap().json().await.unwrap()
}

async fn two_people_publish_and_everybody_hears_it_whole(engine: Engine) {
    let city = City::start(engine).await;
    let (app, device) = (city.running.app(), Device::of(&city));
    let mut streams = Vec::new();
    for _ in 0..20 {
        let mut events = Events::open(&city, None).await;
        let first = events.next().await.unwrap();
        assert!(matches!(first, (None, StreamEvent::Heartbeat { sequence: 0, .. })), "{first:?}");
        streams.push(events);
    }
    let id = begin(app, &ha(), None, flood(app.now())).await.unwrap();
    act(app, &ha(), id, 1, Step::Submit).await.unwrap();
    let begun = tokio::time::Instant::now();
    approve(app, &huy(), id, 2, None).await.unwrap();
    let keys = list(&city).await.keys;
    for events in &mut streams {
        let (sequence, jws) = events.message().await;
        let alert: Alert = device.read(&keys, &jws);
        assert_eq!((sequence, alert.sequence, alert.id), (1, 1, id), "the id is the sequence");
        assert_eq!((alert.msg_type, alert.level), (MsgType::Alert, RiskLevel::new(3)));
        assert_eq!(alert.area.wards, ["19753", "19789"], "each ward once, in order");
    }
    let took = begun.elapsed();
    println!("from approval to the last of 20 streams on {engine:?}: {} ms", took.as_millis());
    assert!(took < std::time::Duration::from_secs(5), "{took:?} from approval to the last stream");
    let mut conn = app.store.read().await.unwrap();
    let lines = audit::about(&mut conn, &id.to_string()).await.unwrap();
    let who: Vec<_> = lines.iter().map(|line| (line.actor.as_str(), line.action.as_str())).collect();
    assert_eq!(who, [("p-ha", "alert.draft"), ("p-ha", "alert.submit"), ("p-huy", "alert.publish")]);
}

async fn one_person_alone_publishes_nothing(engine: Engine) {
    let city = City::start(engine).await;
    let app = city.running.app();
    let son = officer("p-son", Role::Clerk { agency: "so-xay-dung".into() });
    let content = flood(app.now());
    assert_eq!(refused(begin(app, &son, None, content.clone()).await), StatusCode::FORBIDDEN);
    let id = begin(app, &ha(), None, content.clone()).await.unwrap();
    assert_eq!(refused(approve(app, &huy(), id, 1, None).await), StatusCode::CONFLICT, "not asked for yet");
    act(app, &ha(), id, 1, Step::Submit).await.unwrap();
    assert_eq!(refused(approve(app, &ha(), id, 2, None).await), StatusCode::FORBIDDEN, "her own");
    let alone = Some("một mình".to_owned());
    assert_eq!(refused(approve(app, &huy(), id, 2, alone).await), StatusCode::FORBIDDEN, "no supervisor");
    assert_eq!(refused(approve(app, &huy(), id, 1, None).await), StatusCode::CONFLICT, "an old page");
    // Huy changes a word: now it is his, and Hà reads it again.
    act(app, &huy(), id, 2, Step::Save(Box::new(content))).await.unwrap();
    assert_eq!(refused(approve(app, &ha(), id, 3, None).await), StatusCode::CONFLICT, "asked for anew");
    act(app, &huy(), id, 3, Step::Submit).await.unwrap();
    assert_eq!(refused(approve(app, &huy(), id, 4, None).await), StatusCode::FORBIDDEN);
    assert_eq!(approve(app, &ha(), id, 4, None).await.unwrap().alert.sequence, 1);
    assert_eq!(refused(approve(app, &ha(), id, 5, None).await), StatusCode::CONFLICT, "only once");
    assert_eq!(app.feed.newest(), 1);
}

async fn a_supervisor_alone_is_loud_and_logged(engine: Engine) {
    let city = City::start(engine).await;
    let app = city.running.app();
    let others = begin(app, &ha(), None, flood(app.now())).await.unwrap();
    act(app, &ha(), others, 1, Step::Submit).await.unwrap();
    let needless = approve(app, &ngoc(), others, 2, Some("Gấp".into())).await;
    assert_eq!(refused(needless), StatusCode::CONFLICT, "with two people there nobody is alone");
    let id = begin(app, &ngoc(), None, flood(app.now())).await.unwrap();
    act(app, &ngoc(), id, 1, Step::Submit).await.unwrap();
    assert_eq!(refused(approve(app, &ngoc(), id, 2, None).await), StatusCode::FORBIDDEN);
    let silent = approve(app, &ngoc(), id, 2, Some("  ".into())).await;
    assert_eq!(refused(silent), StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
    approve(app, &ngoc(), id, 2, Some("Mất liên lạc với ca trực".into())).await.unwrap();
    let mut conn = app.store.read().await.unwrap();
    let lines = audit::about(&mut conn, &id.to_string()).await.unwrap();
    assert_eq!(lines.last().unwrap().action, "alert.override");
    let approval = hue_city::store::alert::approval(&mut conn, id).await.unwrap().unwrap();
    assert_eq!((approval.author.as_str(), approval.approver.as_str()), ("p-ngoc", "p-ngoc"));
    assert_eq!(approval.override_reason.as_deref(), Some("Mất liên lạc với ca trực"));
}

async fn a_phone_that_was_away_hears_exactly_what_it_missed(engine: Engine) {
    let city = City::start(engine).await;
    let app = city.running.app();
    for _ in 0..3 {
        publish(app, None, flood(app.now())).await;
    }
    // The city starts anew in between: the record has what was missed.
    let city = city.again().await;
    let app = city.running.app();
    let mut away = Events::open(&city, Some(1)).await;
    let first = away.next().await.unwrap();
    assert!(matches!(first, (None, StreamEvent::Heartbeat { sequence: 3, .. })), "{first:?}");
    let mut there = Events::open(&city, Some(3)).await;
    publish(app, None, flood(app.now())).await;
    let heard = [away.message().await.0, away.message().await.0, away.message().await.0];
    assert_eq!(heard, [2, 3, 4], "each once, in order");
    assert_eq!(there.message().await.0, 4, "who missed nothing hears nothing twice");
    // A number this record never gave comes from another one: what that had is unknown.
    let mut lost = Events::open(&city, Some(900)).await;
    assert_eq!(lost.news().await, (None, StreamEvent::Resync));
    publish(app, None, flood(app.now())).await;
    assert_eq!(lost.message().await.0, 5, "and it goes on");
}

async fn an_event_goes_on_until_it_is_over(engine: Engine) {
    let city = City::start(engine).await;
    let app = city.running.app();
    let first = publish(app, None, flood(app.now())).await.alert;
    let next = |last: &Alert, kind| next(app, last, kind);
    let nowhere = IncidentId::from_parts(app.now(), [9; 10]);
    let orphan = begin(app, &ha(), Some(nowhere), next(&first, Kind::Update)).await;
    assert_eq!(refused(orphan), StatusCode::NOT_FOUND);
    let exercise = Content { exercise: true, ..next(&first, Kind::Update) };
    assert_eq!(refused(begin(app, &ha(), Some(first.incident), exercise).await), StatusCode::CONFLICT);
    let update = publish(app, Some(first.incident), next(&first, Kind::Update)).await.alert;
    assert_eq!((update.msg_type, update.references.as_slice()), (MsgType::Update, &[first.id][..]));
    let late = begin(app, &ha(), Some(first.incident), next(&update, Kind::Update)).await.unwrap();
    act(app, &ha(), late, 1, Step::Submit).await.unwrap();
    let clear = publish(app, Some(first.incident), next(&update, Kind::AllClear)).await.alert;
    assert_eq!(clear.references, [first.id, update.id], "every older message");
    assert!(clear.is_over() && clear.msg_type == MsgType::Update);
    assert_eq!(refused(approve(app, &huy(), late, 2, None).await), StatusCode::CONFLICT, "it is over");
    let ids: Vec<AlertId> = thread(&mut app.store.read().await.unwrap(), first.incident)
        .await
        .unwrap()
        .iter()
        .map(|message| message.alert.id)
        .collect();
    assert_eq!(ids, [first.id, update.id, clear.id]);
    let mistaken = publish(app, None, flood(app.now())).await.alert;
    let silent = begin(app, &ha(), Some(mistaken.incident), next(&mistaken, Kind::Cancel)).await.unwrap();
    let said = act(app, &ha(), silent, 1, Step::Submit).await;
    assert_eq!(refused(said), StatusCode::UNPROCESSABLE_ENTITY, "taking back says why");
    let note = Localized::vi_en("Phát nhầm khi thử hệ thống", "Sent by mistake");
    let cancel = Content { note, ..next(&mistaken, Kind::Cancel) };
    let cancel = publish(app, Some(mistaken.incident), cancel).await.alert;
    assert_eq!((cancel.msg_type, cancel.sequence), (MsgType::Cancel, 5));
}

async fn the_list_has_the_last_word_of_every_event(engine: Engine) {
    let clock = std::sync::Arc::new(Hands::default());
    let turned = clock.clone();
    let city = City::start_with(engine, move |config| config.clock = turned).await;
    let (app, device) = (city.running.app(), Device::of(&city));
    let (empty, none) = device.list(&list(&city).await);
    assert_eq!((empty.sequence, none.len()), (0, 0));
    let over = publish(app, None, flood(app.now())).await.alert;
    let flooded = publish(app, None, flood(app.now())).await.alert;
    let clear = Content {
        issued_at: Some(app.now()),
        expires: Some(app.now().plus(3_600_000)),
        ..Content::following(&over, Kind::AllClear)
    };
    let clear = publish(app, Some(over.incident), clear).await.alert;
    let ids = |alerts: &[Alert]| alerts.iter().map(|alert| alert.id).collect::<Vec<_>>();
    let (active, alerts) = device.list(&list(&city).await);
    assert_eq!(
        (active.sequence, ids(&alerts)),
        (3, vec![flooded.id, clear.id]),
        "at once, and no older word"
    );
    assert!(active.issued_at >= clear.sent);
    // The flood expires after six hours and is history a day later, as the all-clear is.
    clock.forward(26 * 3_600_000);
    let (active, alerts) = device.list(&list(&city).await);
    assert_eq!((active.sequence, ids(&alerts)), (3, vec![flooded.id]));
    clock.forward(6 * 3_600_000);
    let (active, alerts) = device.list(&list(&city).await);
    assert_eq!((active.sequence, alerts.len()), (3, 0), "the number stays, for devices that missed it all");
}

async fn numbers_have_no_gap_when_some_are_refused(engine: Engine) {
    let city = City::start(engine).await;
    let app = city.running.app();
    let mut events = Events::open(&city, None).await;
    events.next().await.unwrap();
    let mut ids = Vec::new();
    for _ in 0..12 {
        let id = begin(app, &ha(), None, flood(app.now())).await.unwrap();
        act(app, &ha(), id, 1, Step::Submit).await.unwrap();
        ids.push(id);
    }
    // All at once and each twice, as two desks press the button together.
    let races = ids.iter().flat_map(|id| [(*id, ngoc()), (*id, huy())]);
    let outcomes = futures_util::future::join_all(
        races.map(|(id, who)| async move { approve(app, &who, id, 2, None).await }),
    );
    let sent = outcomes.await.into_iter().filter(Result::is_ok).count();
    assert_eq!(sent, ids.len(), "one of the two is faster");
    for wanted in 1..=12 {
        assert_eq!(events.message().await.0, wanted);
    }
}

/// A clock that a test puts forward.
#[derive(Default)]
struct Hands(std::sync::atomic::AtomicI64);

impl Hands {
    fn forward(&self, millis: i64) {
        self.0.fetch_add(millis, std::sync::atomic::Ordering::SeqCst);
    }
}

impl hue_city::clock::Clock for Hands {
    fn now(&self) -> Millis {
        Millis(1_795_000_020_000).plus(self.0.load(std::sync::atomic::Ordering::SeqCst))
    }
}

#[tokio::test]
async fn the_list_is_the_same_bytes_until_something_changes() {
    let clock = std::sync::Arc::new(Hands::default());
    let turned = clock.clone();
    let city = City::start_with(Engine::Sqlite, move |config| config.clock = turned).await;
    let app = city.running.app();
    let get = async |etag: Option<&str>| {
        let mut request = client().get(city.url("/alerts/active.json"));
        if let Some(etag) = etag {
            request = request.header("if-none-match", etag);
        }
        request.send().await.unwrap()
    };
    let first = get(None).await;
    let etag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert!(first.headers()["cache-control"].to_str().unwrap().starts_with("public, max-age=5"));
    let body = first.bytes().await.unwrap();
    assert!(body.len() < 1_000, "a few hundred bytes when nothing happens: {}", body.len());
    for known in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".into()] {
        let again = get(Some(&known)).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{known}");
        assert_eq!(again.headers()["etag"], etag.as_str());
        assert!(again.bytes().await.unwrap().is_empty());
    }
    clock.forward(20_000);
    assert_eq!(get(None).await.bytes().await.unwrap(), body, "nothing is signed anew within the minute");
    clock.forward(60_000);
    let later = get(Some(&etag)).await;
    assert_eq!(later.status(), StatusCode::OK, "a minute later it says that the city is still there");
    let etag = later.headers()["etag"].to_str().unwrap().to_owned();
    publish(app, None, flood(app.now())).await;
    let news = get(Some(&etag)).await;
    assert_eq!(news.status(), StatusCode::OK, "a warning does not wait for the minute");
    let signed: SignedActiveAlerts = news.json().await.unwrap();
    assert_eq!(Device::of(&city).list(&signed).1.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_streams_of_another_node_hear_it_within_a_second() {
    let city = City::start(Engine::Postgres).await;
    let share = |config: &mut Config| {
        config.database.clone_from(&city.config.database);
        config.alert_keys = Some(city.config.data.join("alert-keys.json"));
    };
    let other = City::start_with(Engine::Sqlite, share).await;
    assert_eq!(other.running.profile.alert_root_key, city.running.profile.alert_root_key);
    let mut events = Events::open(&other, None).await;
    events.next().await.unwrap();
    let sent = publish(city.running.app(), None, flood(city.running.app().now())).await;
    let begun = tokio::time::Instant::now();
    let (sequence, jws) = events.message().await;
    println!("from COMMIT to a stream of another node: {} ms", begun.elapsed().as_millis());
    assert_eq!((sequence, jws), (1, sent.jws));
    let (here, there) = (list(&city).await, list(&other).await);
    assert_eq!(Device::of(&city).list(&there).0.sequence, Device::of(&city).list(&here).0.sequence);
}

#[tokio::test]
async fn a_reader_that_falls_behind_is_told_to_ask_anew() {
    let city = City::start_with(Engine::Sqlite, |config| config.limits.alert_backlog = 4).await;
    let app = city.running.app();
    // Its answer has begun, and nobody reads it.
    let slow = app.feed.listen().unwrap().events(app, None).await.unwrap();
    for _ in 0..8 {
        publish(app, None, flood(app.now())).await;
    }
    let mut slow = Events::of(slow.map(Result::unwrap));
    assert_eq!(slow.news().await, (None, StreamEvent::Resync), "never silence");
    assert!(slow.message().await.0 > 4, "then what the ring still has");
    let mut quick = Events::open(&city, Some(0)).await;
    assert_eq!(quick.message().await.0, 1, "the record has everything");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_that_reads_nothing_for_long_has_everything_afterwards() {
    let city = City::start(Engine::Sqlite).await;
    let app = city.running.app();
    let address = city.running.base_url.strip_prefix("http://").unwrap().parse().unwrap();
    // A small window: what the city says soon finds no room between the two.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(2_048).unwrap();
    let mut slow = socket.connect(address).await.unwrap();
    slow.write_all(b"GET /api/v1/alerts/stream HTTP/1.1\r\nhost: hue.example\r\n\r\n").await.unwrap();
    let mut quick = Events::open(&city, None).await;
    let mut head = [0; 16];
    slow.read_exact(&mut head).await.unwrap();
    assert_eq!(&head, b"HTTP/1.1 200 OK\r");
    let note = Localized::vi_en("Nước lên nhanh. ".repeat(60), "Water is rising. ".repeat(55));
    for number in 1..=90 {
        publish(app, None, Content { note: note.clone(), ..flood(app.now()) }).await;
        assert_eq!(quick.message().await.0, number, "nobody waits for somebody else");
    }
    let pieces = futures_util::stream::unfold(slow, |mut line| async {
        let mut piece = vec![0; 4_096];
        let read = line.read(&mut piece).await.unwrap();
        piece.truncate(read);
        Some((Bytes::from(piece), line))
    });
    let mut pieces = Box::pin(pieces);
    let mut text = Vec::new();
    while text.windows(4).all(|four| four != b"\r\n\r\n") {
        text.extend_from_slice(&pieces.next().await.unwrap());
    }
    let end = text.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let rest = futures_util::stream::iter([Bytes::copy_from_slice(&text[end..])]);
    let mut slow = Events::of(rest.chain(pieces));
    for number in 1..=90 {
        assert_eq!(slow.message().await.0, number, "each once, in order");
    }
    publish(app, None, flood(app.now())).await;
    assert_eq!(slow.message().await.0, 91, "and it goes on");
}

#[tokio::test]
async fn a_line_that_was_used_before_has_the_same_stream() {
    let city = City::start(Engine::Sqlite).await;
    let app = city.running.app();
    let line = client();
    assert_eq!(line.get(city.url("/healthz")).send().await.unwrap().status(), StatusCode::OK);
    let response =
        line.get(city.url("/api/v1/alerts/stream")).header("last-event-id", "0").send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut events = Events::of(response.bytes_stream().map(|piece| piece.unwrap_or_default()));
    assert!(matches!(events.next().await, Some((None, StreamEvent::Heartbeat { sequence: 0, .. }))));
    publish(app, None, flood(app.now())).await;
    assert_eq!(events.message().await.0, 1);
}

#[tokio::test]
async fn a_test_goes_to_the_stream_that_asked_and_to_no_other() {
    let city = City::start(Engine::Sqlite).await;
    let app = city.running.app();
    let (device, number) = (Device::of(&city), "00112233445566778899aabbccddeeff");
    let asks = async |client: reqwest::Client, number: &str| {
        let url = city.url(&format!("/api/v1/alerts/stream?self_test={number}"));
        let response = client.get(url).send().await.unwrap();
        Events::of(response.bytes_stream().map(|piece| piece.unwrap_or_default()))
    };
    let mut minh = Events::open(&city, None).await;
    let used = client();
    assert_eq!(used.get(city.url("/healthz")).send().await.unwrap().status(), StatusCode::OK);
    // On a line of its own, and on one that was used before.
    for line in [client(), used] {
        let mut lan = asks(line, number).await;
        assert!(matches!(lan.next().await, Some((None, StreamEvent::Heartbeat { .. }))));
        let Some((None, StreamEvent::SelfTest { test })) = lan.next().await else { panic!("no test") };
        let list = list(&city).await;
        let said: SelfTest = device.read(&list.keys, &test);
        assert_eq!(said.self_test, number);
        assert!(
            serde_json::from_value::<Alert>(serde_json::to_value(&said).unwrap()).is_err(),
            "it is no warning"
        );
        let active: ActiveAlerts = device.read(&list.keys, &list.active);
        assert!(active.alerts.is_empty(), "nothing is kept of it");
    }
    let mut strange = asks(client(), "%22hazard%22").await;
    let flood = publish(app, None, flood(app.now())).await;
    for events in [&mut minh, &mut strange] {
        assert_eq!(events.message().await.0, flood.alert.sequence, "the first news is the warning");
    }
}

#[tokio::test]
async fn who_leaves_makes_room_within_seconds() {
    let city = City::start_with(Engine::Sqlite, |config| config.limits.alert_streams = 1).await;
    let mut first = Events::open(&city, None).await;
    first.next().await.unwrap();
    drop(first);
    let again = async {
        while client().get(city.url("/api/v1/alerts/stream")).send().await.unwrap().status() != StatusCode::OK
        {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(CEILING, again).await.expect("long before anything is written to it");
}

#[tokio::test]
async fn anonymous_streams_have_places_of_their_own() {
    let city = City::start_with(Engine::Sqlite, |config| config.limits.alert_streams = 2).await;
    let mut open = vec![Events::open(&city, None).await, Events::open(&city, None).await];
    let third = client().get(city.url("/api/v1/alerts/stream")).send().await.unwrap();
    assert_eq!(third.status(), StatusCode::SERVICE_UNAVAILABLE);
    let seconds: u32 = third.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((10..60).contains(&seconds), "they come back at different times: {seconds}");
    assert_eq!(city.guest("chị Lan").get("/api/v1/me/stream").await.status(), StatusCode::OK);
    // Who leaves makes room as soon as the city notices.
    drop(open.pop());
    publish(city.running.app(), None, flood(city.running.app().now())).await;
    assert_eq!(open[0].message().await.0, 1);
}

#[tokio::test]
async fn heartbeats_go_on_and_the_stream_ends_with_the_city() {
    let quick = std::time::Duration::from_millis(20);
    let city = City::start_with(Engine::Sqlite, |config| config.limits.heartbeat = quick).await;
    let mut events = Events::open(&city, None).await;
    for _ in 0..3 {
        assert!(matches!(events.next().await, Some((None, StreamEvent::Heartbeat { .. }))));
    }
    city.running.stop().await;
    while events.next().await.is_some() {}
}

async fn a_number_that_is_missing_in_the_record_holds_nothing_up(engine: Engine) {
    let quick = std::time::Duration::from_millis(20);
    let city = City::start_with(engine, |config| config.limits.heartbeat = quick).await;
    let (app, mut events) = (city.running.app(), Events::open(&city, None).await);
    // As after a record that was mended by hand.
    let skip = app.store.write(|conn| {
        Box::pin(async move {
            conn.execute("UPDATE counter SET value = 4 WHERE name = 'alert'", args![]).await.map(|_| ())
        })
    });
    skip.await.unwrap();
    publish(app, None, flood(app.now())).await;
    assert_eq!(events.message().await.0, 5);
    let beats = matches!(events.next().await, Some((None, StreamEvent::Heartbeat { sequence: 5, .. })));
    assert!(beats, "and its heart beats");
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let city = City::start(Engine::Sqlite).await;
    let app = city.running.app();
    let id = begin(app, &ha(), None, Content::default()).await.unwrap();
    let Err(Failure::Said { problem, .. }) = act(app, &ha(), id, 1, Step::Submit).await else {
        panic!("nothing is in it yet")
    };
    let fields: Vec<&str> = problem.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["hazard", "issuer_vi", "issued_at", "expires", "wards", "response_types"]);
    // The siren without a word of what to do, and a danger that begins when the message is over.
    let end = app.now().plus(3_600_000);
    let silent = Content { actions: Vec::new(), onset: Some(end), expires: Some(end), ..flood(app.now()) };
    act(app, &ha(), id, 1, Step::Save(Box::new(silent.clone()))).await.unwrap();
    let Err(Failure::Said { problem, .. }) = act(app, &ha(), id, 2, Step::Submit).await else {
        panic!("phones would ring without advice")
    };
    let fields: Vec<&str> = problem.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["onset", "actions"]);
    let calm = Content { alarm_stage: None, onset: None, ..silent };
    assert_eq!(calm.faults(&app.pack, app.now()), [], "what does not break through may ask for nothing");
    let nowhere = Area { wards: vec!["00000".into()], ..Area::default() };
    let content = Content { area: nowhere, expires: Some(app.now().plus(-1)), ..flood(app.now()) };
    act(app, &ha(), id, 2, Step::Save(Box::new(content))).await.unwrap();
    let Err(Failure::Said { problem, .. }) = act(app, &ha(), id, 3, Step::Submit).await else {
        panic!("a ward nobody has and a time that is over")
    };
    let fields: Vec<&str> = problem.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["expires", "wards"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_record_cannot_be_read_the_last_list_is_there_at_once() {
    let clock = std::sync::Arc::new(Hands::default());
    let turned = clock.clone();
    let city = City::start_with(Engine::Postgres, move |config| config.clock = turned).await;
    let app = city.running.app();
    let sent = publish(app, None, flood(app.now())).await.alert;
    let last = list(&city).await;
    let address = city.config.database.clone().unwrap();
    let mut stranger = <sqlx::PgConnection as sqlx::Connection>::connect(&address).await.unwrap();
    sqlx::raw_sql("BEGIN; LOCK TABLE alert IN ACCESS EXCLUSIVE MODE").execute(&mut stranger).await.unwrap();
    clock.forward(60_000);
    let phones = client();
    let asked = futures_util::future::join_all((0..50).map(async |_| -> SignedActiveAlerts {
        phones.get(city.url("/alerts/active.json")).send().await.unwrap().json().await.unwrap()
    }));
    let asked = asked.await;
    assert!(asked.iter().all(|list| *list == last), "the last one, with the time at which it was issued");
    assert_eq!(list(&city).await, last);
    let waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'alert'::regclass";
    let waiting: i64 = sqlx::query_scalar(waiting).fetch_one(&mut stranger).await.unwrap();
    assert_eq!(waiting, 1, "one still waits for the record, and nobody for that one");
    sqlx::raw_sql("ROLLBACK").execute(&mut stranger).await.unwrap();
    let fresh = async {
        while list(&city).await == last {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(CEILING, fresh).await.expect("it is made anew when the record is back");
    let (active, alerts) = Device::of(&city).list(&list(&city).await);
    assert_eq!((active.issued_at, alerts.len()), (Device::of(&city).list(&last).0.issued_at.plus(60_000), 1));
    assert_eq!(alerts[0].id, sent.id);
}
