//! Warnings by Web Push, to a push service of this test's own; what arrives there is opened by npm `http_ece`.

use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use hue_city::alert::content::Content;
use hue_city::alert::reached::{Reached, reached};
use hue_city::store::alert_receipt::of;
use hue_city::store::push;
use hue_model::alert::{Action, Area, KeyBody, PUSH_BYTES, PushAlert, SignedActiveAlerts};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;
use tokio::sync::mpsc;
use tokio::time::Instant;

use crate::alerts::{flood, part, publish};
use crate::support::{CEILING, City, Engine, client, on_both};

on_both!(
    a_warning_reaches_who_chose_its_wards,
    what_could_not_be_pushed_is_pushed_after_a_restart,
    an_endpoint_that_is_gone_is_forgotten,
    who_agreed_says_when_it_arrived_and_few_are_not_spoken_of,
);

/// What was posted, and when.
pub(crate) struct Posted {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    body: Bytes,
    at: Instant,
}

/// What the service answers next, before it takes everything: status and `Retry-After`.
type Answers = Arc<Mutex<Vec<(u16, Option<u32>)>>>;

/// A push service that listens on this machine.
pub(crate) struct Service {
    pub(crate) origin: String,
    posted: mpsc::UnboundedReceiver<Posted>,
}

#[derive(Clone)]
struct Desk {
    posted: mpsc::UnboundedSender<Posted>,
    answers: Answers,
}

impl Service {
    pub(crate) async fn start(answers: &[(u16, Option<u32>)]) -> Self {
        let (sender, posted) = mpsc::unbounded_channel();
        let desk = Desk { posted: sender, answers: Arc::new(Mutex::new(answers.to_vec())) };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let router = axum::Router::new().fallback(take).with_state(desk);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { origin, posted }
    }

    pub(crate) async fn next(&mut self) -> Posted {
        tokio::time::timeout(CEILING, self.posted.recv()).await.unwrap().unwrap()
    }
}

async fn take(
    State(desk): State<Desk>,
    uri: axum::http::Uri,
    headers: HeaderMap,
    body: Bytes,
) -> axum::response::Response {
    let posted = Posted { path: uri.path().into(), headers, body, at: Instant::now() };
    desk.posted.send(posted).unwrap();
    let mut answers = desk.answers.lock().unwrap();
    let (status, retry) = if answers.is_empty() { (201, None) } else { answers.remove(0) };
    let mut response = StatusCode::from_u16(status).unwrap().into_response();
    if let Some(seconds) = retry {
        response.headers_mut().insert("retry-after", seconds.into());
    }
    response
}

async fn node(what: &str, input: &Value) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/npm");
    if !folder.join("node_modules/http_ece").exists() {
        let done = Command::new("npm").args(["ci", "--silent"]).current_dir(&folder).status().await;
        assert!(done.is_ok_and(|status| status.success()), "npm must be able to fetch http_ece");
    }
    let mut command = Command::new("node");
    command.args(["push.mjs", what]).current_dir(&folder).kill_on_drop(true);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.to_string().as_bytes()).await.unwrap();
    drop(stdin);
    let out = child.wait_with_output().await.unwrap();
    assert!(out.status.success(), "the receiver could not read it");
    serde_json::from_slice(&out.stdout).unwrap()
}

/// Somebody with a browser that may be pushed to.
pub(crate) struct Receiver {
    keys: Value,
    pub(crate) endpoint: String,
}

impl Receiver {
    pub(crate) async fn new(service: &Service, name: &str) -> Self {
        Self::at(format!("{}/{name}", service.origin)).await
    }

    pub(crate) async fn at(endpoint: String) -> Self {
        Self { keys: node("keys", &Value::Null).await, endpoint }
    }

    fn subscription(&self, wards: &[&str]) -> Value {
        let keys = json!({ "p256dh": self.keys["p256dh"], "auth": self.keys["auth"] });
        json!({ "endpoint": self.endpoint, "keys": keys, "wards": wards })
    }

    pub(crate) async fn subscribe(&self, city: &City, wards: &[&str]) {
        assert_eq!(ask(city, &self.subscription(wards)).await, StatusCode::NO_CONTENT);
    }

    /// The warning that was posted to it, and all that was found when it was opened.
    async fn open(&self, city: &City, posted: &Posted) -> (PushAlert, Value) {
        let opened = self.opened(city, posted).await;
        (serde_json::from_value(opened["alert"].clone()).unwrap(), opened)
    }

    /// What was posted to it, opened and checked; `alert` is what the city signed.
    pub(crate) async fn opened(&self, city: &City, posted: &Posted) -> Value {
        let list = client().get(city.url("/alerts/active.json")).send().await.unwrap();
        let list: SignedActiveAlerts = list.json().await.unwrap();
        let key: KeyBody = part(list.keys.last().unwrap(), 1);
        let message = json!({
            "private": self.keys["private"], "auth": self.keys["auth"], "x": key.x,
            "body": STANDARD.encode(&posted.body),
            "authorization": posted.headers["authorization"].to_str().unwrap(),
        });
        let opened = node("open", &message).await;
        assert_eq!((&opened["signed"], &opened["vapid"]), (&json!(true), &json!(true)));
        opened
    }
}

async fn ask(city: &City, body: &Value) -> StatusCode {
    client().put(city.url("/api/v1/push")).json(body).send().await.unwrap().status()
}

async fn with(engine: Engine, service: &Service) -> City {
    let origin = service.origin.clone();
    City::start_with(engine, move |config| config.push_hosts = vec![origin]).await
}

async fn a_warning_reaches_who_chose_its_wards(engine: Engine) {
    let mut service = Service::start(&[]).await;
    let city = with(engine, &service).await;
    let app = city.running.app();
    let (lan, minh) = (Receiver::new(&service, "lan").await, Receiver::new(&service, "minh").await);
    let before = publish(app, None, flood(app.now())).await.alert;
    lan.subscribe(&city, &["19753", "19753"]).await;
    let far = app.pack.wards.keys().find(|code| !before.area.names(code)).unwrap().clone();
    minh.subscribe(&city, &[&far]).await;
    let near = publish(app, None, flood(app.now())).await.alert;
    let posted = service.next().await;
    assert_eq!(posted.path, "/lan", "and nothing of what was published before");
    let (alert, opened) = lan.open(&city, &posted).await;
    assert_eq!(alert, PushAlert::from(&near));
    let header = |name: &str| posted.headers[name].to_str().unwrap().to_owned();
    assert_eq!((header("urgency"), header("content-encoding")), ("high".into(), "aes128gcm".into()));
    assert_eq!(header("topic"), near.incident.to_string().replace('-', ""));
    let ttl: i64 = header("ttl").parse().unwrap();
    assert!((6 * 3_600 - 60..=6 * 3_600).contains(&ttl), "as long as it is in force: {ttl}");
    assert_eq!(
        (&opened["claims"]["aud"], opened["key"].as_str()),
        (&json!(service.origin), key(&city).await.as_deref())
    );
    // Everything a warning can name, for every ward by name.
    let all = Area { wards: app.pack.wards.keys().cloned().collect(), ..Area::default() };
    let most = Content { area: all, actions: Action::ALL.to_vec(), ..flood(app.now()) };
    let large = publish(app, None, most).await.alert;
    let mut both = [service.next().await, service.next().await];
    both.sort_by_key(|posted| posted.path.clone());
    let (alert, opened) = minh.open(&city, &both[1]).await;
    assert_eq!((both[1].path.as_str(), alert.id), ("/minh", large.id), "the first that concerns Minh");
    let length = opened["length"].as_u64().unwrap();
    println!("the largest warning has {length} bytes");
    assert!(length <= PUSH_BYTES as u64, "{length} bytes");
    // Lan leaves: the next one comes to Minh alone.
    let leave = client().delete(city.url("/api/v1/push")).json(&json!({ "endpoint": lan.endpoint }));
    assert_eq!(leave.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    for _ in 0..2 {
        let whole = Area { whole_city: true, ..Area::default() };
        publish(app, None, Content { area: whole, ..flood(app.now()) }).await;
        assert_eq!(service.next().await.path, "/minh");
    }
}

async fn key(city: &City) -> Option<String> {
    let service: Value = client().get(city.url("/api/v1/push")).send().await.unwrap().json().await.unwrap();
    service["key"].as_str().map(str::to_owned)
}

async fn what_could_not_be_pushed_is_pushed_after_a_restart(engine: Engine) {
    let mut service = Service::start(&[(503, None), (429, Some(4))]).await;
    let city = with(engine, &service).await;
    let lan = Receiver::new(&service, "lan").await;
    lan.subscribe(&city, &["19753"]).await;
    let known = key(&city).await;
    let sent = publish(city.running.app(), None, flood(city.running.app().now())).await.alert;
    service.next().await;
    let app = city.running.app();
    let settled = async {
        // Nobody serves it now, and it is due in a moment.
        while !push::is_due(&mut app.store.read().await.unwrap(), 1, app.now().plus(10_000)).await.unwrap() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(CEILING, settled).await.unwrap();
    let city = city.again().await;
    assert_eq!(key(&city).await, known, "the same key: with another one every subscription would be void");
    let asked_to_wait = service.next().await;
    let posted = service.next().await;
    let waited = posted.at.duration_since(asked_to_wait.at);
    assert!(waited >= Duration::from_secs(4), "it came back after {waited:?}");
    assert_eq!(lan.open(&city, &posted).await.0.id, sent.id);
    // It is settled: the next that comes is the next that was published.
    let next = publish(city.running.app(), None, flood(city.running.app().now())).await.alert;
    assert_eq!(lan.open(&city, &service.next().await).await.0.id, next.id);
}

async fn an_endpoint_that_is_gone_is_forgotten(engine: Engine) {
    let mut service = Service::start(&[(400, None), (410, None)]).await;
    let city = with(engine, &service).await;
    let app = city.running.app();
    Receiver::new(&service, "lan").await.subscribe(&city, &["19753"]).await;
    publish(app, None, flood(app.now())).await;
    service.next().await;
    publish(app, None, flood(app.now())).await;
    service.next().await;
    let forgotten = async {
        while push::count(&mut app.store.read().await.unwrap()).await.unwrap() > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(CEILING, forgotten).await.expect("refused is not gone, gone is");
}

async fn who_agreed_says_when_it_arrived_and_few_are_not_spoken_of(engine: Engine) {
    let city = City::start(engine).await;
    let app = city.running.app();
    let alert = publish(app, None, flood(app.now())).await.alert;
    let say = async |ward: &str, delay: i64| {
        let body = json!({ "alert": alert.id, "ward": ward, "delay": delay });
        client().post(city.url("/api/v1/alerts/receipts")).json(&body).send().await.unwrap().status()
    };
    let heard = async || reached(&of(&mut app.store.read().await.unwrap(), alert.id).await.unwrap());
    for delay in 0..19 {
        assert_eq!(say("19753", 100 * delay).await, StatusCode::NO_CONTENT);
    }
    assert_eq!(heard().await, [], "nineteen could be found out");
    assert_eq!(say("19753", 45_000).await, StatusCode::NO_CONTENT);
    assert_eq!(say("19789", 1).await, StatusCode::NO_CONTENT);
    let ward = Reached { ward: Some("19753".into()), devices: 20, p50: 1, p95: 2 };
    assert_eq!(heard().await, [Reached { ward: None, devices: 21, ..ward.clone() }, ward]);
    let far = app.pack.wards.keys().find(|code| !alert.area.names(code)).unwrap();
    for (ward, delay) in [(far.as_str(), 5), ("00000", 5), ("19753", -1), ("19753", 86_400_001)] {
        assert_eq!(say(ward, delay).await, StatusCode::UNPROCESSABLE_ENTITY, "{ward} {delay}");
    }
}

#[tokio::test]
async fn only_push_services_on_the_list_are_asked() {
    let service = Service::start(&[]).await;
    let city = with(Engine::Sqlite, &service).await;
    let lan = Receiver::new(&service, "lan").await;
    let good = lan.subscription(&["19753"]);
    let but = |path: &str, value: Value| {
        let mut body = good.clone();
        *body.pointer_mut(path).unwrap() = value;
        body
    };
    let bad = [
        but("/endpoint", json!("http://127.0.0.1:1/lan")),
        but("/endpoint", json!("https://10.0.0.1/lan")),
        but("/endpoint", json!("https://push.example/lan")),
        but("/endpoint", json!(format!("{}/{}", service.origin, "x".repeat(1_000)))),
        but("/keys/p256dh", json!("AAAA")),
        but("/keys/auth", json!("AAAA")),
        but("/wards", json!(["00000"])),
        but("/wards", json!([])),
    ];
    for body in bad {
        assert_eq!(ask(&city, &body).await, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    }
    assert_eq!(ask(&city, &good).await, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn the_page_says_that_it_needs_script_and_runs_only_its_own() {
    let city = City::start(Engine::Sqlite).await;
    let page = client().get(city.url("/push")).header("accept-language", "en").send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("script-src 'self'") && policy.contains("default-src 'none'"), "{policy}");
    let page = page.text().await.unwrap();
    assert!(page.contains("<noscript>") && page.len() < 30_000, "{} bytes", page.len());
    for ward in city.running.app().pack.wards.keys() {
        assert!(page.contains(&format!("value=\"{ward}\"")), "{ward} can be chosen");
    }
    let worker = client().get(city.url("/push/worker.js?words=vi")).send().await.unwrap();
    assert!(worker.headers()["content-type"].to_str().unwrap().starts_with("text/javascript"));
    let worker = worker.text().await.unwrap();
    let known: Value = serde_json::from_str(
        worker.lines().next().unwrap().trim_start_matches("const CITY = ").trim_end_matches(';'),
    )
    .unwrap();
    assert_eq!(known["hazards"]["flood"], "Lũ");
    assert_eq!(known["key"].as_str(), key(&city).await.as_deref());
    // Every other page stays without script.
    let home = client().get(city.url("/")).send().await.unwrap();
    assert!(!home.headers()["content-security-policy"].to_str().unwrap().contains("script-src"));
}
