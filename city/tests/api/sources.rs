//! Sources of warnings that the city asks: real HTTP, real CAP, and what a source must not be able to do.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use hue_city::Config;
use hue_city::alert::desk::{Step, act, approve};
use hue_city::caller::sha256;
use hue_city::case::Actor;
use hue_city::source::config::{Source, read};
use hue_city::store::role::Role;
use hue_model::alert::Hazard;
use hue_model::id::AlertId;
use hue_model::time::Millis;

use crate::postgres;
use crate::seeds::FLOOD;
use crate::support::CEILING;
use crate::visitor::{Browser, World, client};

/// What stands at an address.
#[derive(Clone)]
enum Answer {
    Xml(String),
    Other(StatusCode, &'static str, Vec<u8>),
    Packed(Vec<u8>),
    Leads(String),
    Endless,
    /// A byte now and then, for ever.
    Slow,
}

/// The web site of the station, and whatever else a configured host may turn into.
#[derive(Clone, Default)]
struct Station {
    answers: Arc<Mutex<BTreeMap<String, Answer>>>,
    /// Path and status of each request.
    asked: Arc<Mutex<Vec<(String, u16)>>>,
    base: String,
}

impl Station {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let station = Self { base, ..Self::default() };
        let routes = Router::new().fallback(answer).with_state(station.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        station
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn put(&self, path: &str, answer: Answer) {
        self.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// Puts messages out, the newest first in the index.
    fn publish(&self, messages: &[(&str, String)]) {
        let mut entries = String::new();
        for (name, cap) in messages.iter().rev() {
            self.put(&format!("/{name}.xml"), Answer::Xml(cap.clone()));
            entries.push_str(&format!(
                "<entry><link rel=\"alternate\" href=\"/{name}.html\"/>\
                 <link type=\"application/cap+xml\" href=\"{name}.xml\"/></entry>"
            ));
        }
        let index = format!("<feed xmlns=\"http://www.w3.org/2005/Atom\">{entries}</feed>");
        self.put("/feed.atom", Answer::Xml(index));
    }

    fn count(&self, path: &str, status: u16) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| **asked == (path.to_owned(), status)).count()
    }

    /// The station as a source that may warn of floods in Phú Xuân and Thuận Hóa.
    fn source(&self, name: &str, path: &str) -> Source {
        Source {
            name: name.into(),
            url: self.at(path),
            hosts: Vec::new(),
            every_seconds: 1,
            timeout_seconds: 1,
            categories: vec!["Met".into()],
            events: BTreeMap::from([("lũ".into(), Hazard::Flood)]),
            wards: vec!["19753".into(), "19789".into()],
        }
    }
}

async fn answer(State(station): State<Station>, uri: Uri, headers: HeaderMap) -> Response {
    let found = station.answers.lock().unwrap().get(uri.path()).cloned();
    let response = match found {
        None => StatusCode::NOT_FOUND.into_response(),
        Some(Answer::Xml(text)) => {
            let etag = format!("\"{}\"", sha256(&text));
            if headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == *etag) {
                StatusCode::NOT_MODIFIED.into_response()
            } else {
                ([(header::CONTENT_TYPE, "application/xml"), (header::ETAG, &etag)], text).into_response()
            }
        }
        Some(Answer::Other(status, kind, body)) => {
            (status, [(header::CONTENT_TYPE, kind)], body).into_response()
        }
        Some(Answer::Packed(body)) => {
            let headers = [(header::CONTENT_TYPE, "application/xml"), (header::CONTENT_ENCODING, "gzip")];
            (headers, body).into_response()
        }
        Some(Answer::Leads(to)) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
        Some(Answer::Endless) => {
            let more = Bytes::from(vec![b' '; 64 * 1_024]);
            streamed(futures_util::stream::repeat_with(move || more.clone()))
        }
        Some(Answer::Slow) => {
            let first = futures_util::stream::iter([Bytes::from_static(b"<")]);
            streamed(futures_util::StreamExt::chain(first, futures_util::stream::pending()))
        }
    };
    station.asked.lock().unwrap().push((uri.path().to_owned(), response.status().as_u16()));
    response
}

fn streamed(pieces: impl futures_util::Stream<Item = Bytes> + Send + 'static) -> Response {
    let pieces = futures_util::StreamExt::map(pieces, Ok::<_, std::io::Error>);
    ([(header::CONTENT_TYPE, "application/xml")], Body::from_stream(pieces)).into_response()
}

/// A message of the station, now: `kind`, and the message it refers to.
fn cap(now: Millis, number: u32, kind: &str, refers: Option<u32>) -> String {
    let at =
        |hours: i64| now.plus(hours * 3_600_000).in_hue().unwrap().format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let reference =
        refers.map(|it| format!("<references>canhbao@hue.example,kttv-{it},{}</references>", at(-1)));
    let text = FLOOD
        .replace("<identifier>hue-2026-000017", &format!("<identifier>kttv-{number}"))
        .replace("<msgType>Update", &format!("<msgType>{kind}"))
        .replace("<valueName>VN:BaoDong</valueName><value>3", "<valueName>VN:BaoDong</valueName><value>1")
        .replace("2026-10-12T06:30:00+07:00", &at(-1))
        .replace("2026-10-12T12:00:00+07:00", &at(2))
        .replace("2026-10-13T06:30:00+07:00", &at(12))
        .replace("<headline>", "<senderName>Đài Khí tượng Thủy văn</senderName><headline>");
    let (head, rest) = text.split_once("  <references>").unwrap();
    let (_, rest) = rest.split_once("</references>\n").unwrap();
    format!("{head}{}{rest}", reference.unwrap_or_default())
}

/// Looks at the desk's list, after each change again, until it is as wanted.
async fn until(world: &World, ha: &mut Browser, what: &str, is: impl Fn(&str) -> bool) -> String {
    let mut bus = world.city.app().bus.listen();
    let wait = async {
        loop {
            let page = ha.get("/console/alerts").await;
            if is(&page.body) {
                return page.body;
            }
            bus.recv().await.ok();
        }
    };
    match tokio::time::timeout(CEILING, wait).await {
        Ok(page) => page,
        Err(_) => panic!("in vain until {what}: {}", ha.get("/console/alerts").await.body),
    }
}

/// Opens a draft, after each change again, until it says this.
async fn shows(world: &World, ha: &mut Browser, draft: AlertId, word: &str) -> String {
    let mut bus = world.city.app().bus.listen();
    loop {
        let page = ha.get(&format!("/console/alerts/drafts/{draft}")).await;
        if page.body.contains(word) {
            return page.body;
        }
        tokio::time::timeout(CEILING, bus.recv()).await.unwrap().unwrap();
    }
}

/// The drafts in the list.
fn drafts(page: &str) -> Vec<AlertId> {
    let ids = page.split("href=\"/console/alerts/drafts/").skip(1);
    ids.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

async fn on_the_map(world: &World) -> Vec<serde_json::Value> {
    let map = client().get(world.at("/alerts/active.geojson")).send().await.unwrap();
    let map: serde_json::Value = map.json().await.unwrap();
    map["features"].as_array().unwrap().clone()
}

/// Hà asks for approval of what the source wrote, Huy approves it.
async fn send(world: &World, ha: &mut Browser, id: AlertId) {
    let page = ha.get(&format!("/console/alerts/drafts/{id}")).await;
    let version: i64 = page.field("version").parse().unwrap();
    let officer = |id: &str| Actor { id: id.to_owned(), role: Role::Operator };
    act(world.city.app(), &officer("p-ha"), id, version, Step::Submit).await.unwrap();
    let own = approve(world.city.app(), &officer("p-ha"), id, version + 1, None).await;
    assert!(own.is_err(), "who asked for it stands for what it says");
    approve(world.city.app(), &officer("p-huy"), id, version + 1, None).await.unwrap();
}

async fn node(database: &str, sources: Vec<Source>) -> World {
    let data = tempfile::tempdir().unwrap();
    let mut config = Config::new(data.path());
    config.database = Some(database.to_owned());
    config.sources = sources;
    World::with(data, config).await
}

/// An event that was sent goes on and is taken back, each time by people.
async fn goes_on(world: &World, ha: &mut Browser, station: &Station, mut messages: Vec<(&str, String)>) {
    let now = hue_city::clock::Clock::now(&*world.clock);
    let first = on_the_map(world).await;
    assert_eq!(first[0]["properties"]["alert"]["area"]["wards"], serde_json::json!(["19753", "19789"]));
    messages.push(("3", cap(now, 3, "Update", Some(2))));
    station.publish(&messages);
    let page = until(world, ha, "the event goes on", |page| drafts(page).len() == 1).await;
    assert!(page.contains("Cập nhật"), "{page}");
    send(world, ha, drafts(&page)[0]).await;
    let second = on_the_map(world).await;
    assert_eq!((second.len(), &second[0]["id"]), (1, &first[0]["id"]), "one event, one thread");

    messages.push(("4", cap(now, 4, "Cancel", Some(3))));
    station.publish(&messages);
    let page = until(world, ha, "it is taken back", |page| drafts(page).len() == 1).await;
    assert!(page.contains("Hủy"), "{page}");
    assert_eq!(on_the_map(world).await.len(), 1, "and only people take it back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_source_drafts_each_event_once_for_two_people_and_its_updates_join_it() {
    let station = Station::start().await;
    let database = postgres::fresh().await;
    let sources = vec![station.source("kttv", "/feed.atom")];
    let (world, other) = (node(&database, sources.clone()).await, node(&database, sources).await);
    let now = hue_city::clock::Clock::now(&*world.clock);
    let mut ha = world.console("ha").await;
    until(&world, &mut ha, "it says that nothing is there", |page| page.contains("trả lời mã 404")).await;

    let swapped = cap(now, 1, "Alert", None)
        .replace("  <status>Actual</status>\n", "")
        .replace("<scope>Public</scope>", "<scope>Public</scope><status>Actual</status>");
    let mut messages = vec![("1", swapped)];
    station.publish(&messages);
    let is_drafted = |page: &str| drafts(page).len() == 1 && page.contains("nghe được lần cuối");
    let page = until(&world, &mut ha, "it is drafted", is_drafted).await;
    assert!(page.contains("Nháp từ nguồn kttv"), "{page}");
    let draft = drafts(&page)[0];
    let shown = ha.get(&format!("/console/alerts/drafts/{draft}")).await.body;
    for word in [
        "bản tin kttv-1",
        "Khác chuẩn CAP 1.2 ở 1 chỗ",
        "alert/status: this stands in the wrong order",
        "Kê cao tài sản",
    ] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    assert_eq!(on_the_map(&world).await.len(), 0, "a machine sends nothing");

    // Nobody has touched it: what the station says next stands in its place.
    messages.push(("2", cap(now, 2, "Update", Some(1)).replace("Kê cao", "Chuyển gấp")));
    station.publish(&messages);
    let shown = shows(&world, &mut ha, draft, "Chuyển gấp").await;
    assert!(shown.contains("bản tin kttv-2"), "{shown}");
    assert_eq!(drafts(&ha.get("/console/alerts").await.body), [draft], "two nodes ask, one event is drafted");
    send(&world, &mut ha, draft).await;

    goes_on(&world, &mut ha, &station, messages).await;
    for message in ["/1.xml", "/2.xml", "/3.xml", "/4.xml"] {
        assert_eq!(station.count(message, 200), 1, "{message} is fetched once, whoever asks");
    }
    let mut bus = world.city.app().bus.listen();
    while station.count("/feed.atom", 304) == 0 {
        // What did not change is not sent again.
        tokio::time::timeout(CEILING, bus.recv()).await.unwrap().unwrap();
    }
    other.city.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_works_on_stays_theirs_and_says_that_there_is_news() {
    let station = Station::start().await;
    let world = node(&postgres::fresh().await, vec![station.source("kttv", "/feed.atom")]).await;
    let now = hue_city::clock::Clock::now(&*world.clock);
    let mut ha = world.console("ha").await;
    let mut messages = vec![("1", cap(now, 1, "Alert", None))];
    station.publish(&messages);
    let page = until(&world, &mut ha, "it is drafted", |page| drafts(page).len() == 1).await;
    let draft = drafts(&page)[0];
    let officer = Actor { id: "p-ha".into(), role: Role::Operator };
    act(world.city.app(), &officer, draft, 1, Step::Submit).await.unwrap();
    messages.push(("2", cap(now, 2, "Cancel", Some(1))));
    station.publish(&messages);
    shows(&world, &mut ha, draft, "đã rút lại bằng bản kttv-2").await;
    let huy = Actor { id: "p-huy".into(), role: Role::Operator };
    assert!(approve(world.city.app(), &huy, draft, 2, None).await.is_err(), "nobody approves it unlooked");
    approve(world.city.app(), &huy, draft, 3, None).await.unwrap();
}

const AWAY: &str = "Địa chỉ không nằm trong danh sách được phép.";

/// What a host may turn into, and what the desk reads of it.
fn hostile(inside: &Station) -> Vec<(&'static str, Answer, &'static str)> {
    let bomb =
        [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3].into_iter().chain(std::iter::repeat_n(0, 10_000)).collect();
    vec![
        ("metadata", Answer::Leads("http://169.254.169.254/latest".into()), AWAY),
        ("inside", Answer::Leads(inside.at("/secret.xml")), AWAY),
        ("file", Answer::Leads("file:///etc/passwd".into()), AWAY),
        ("loop", Answer::Leads("/loop".into()), "Nguồn chuyển hướng quá nhiều lần."),
        ("endless", Answer::Endless, "Nội dung quá lớn."),
        ("slow", Answer::Slow, "Nguồn trả lời quá chậm."),
        ("bomb", Answer::Packed(bomb), "Nội dung bị nén dù không được yêu cầu."),
        ("page", Answer::Other(StatusCode::OK, "text/html", b"<html/>".to_vec()), "Nội dung không phải XML."),
        ("down", Answer::Other(StatusCode::BAD_GATEWAY, "text/xml", Vec::new()), "Nguồn trả lời mã 502."),
        (
            "laughs",
            Answer::Xml("<!DOCTYPE a [<!ENTITY b \"c\">]><alert>&b;</alert>".into()),
            "a document type is never read",
        ),
        ("empty", Answer::Other(StatusCode::OK, "text/xml", b"no".to_vec()), "Không đọc được: not XML"),
    ]
}

/// Messages that are none of this source's business, or nobody's.
fn quiet(now: Millis) -> Vec<(&'static str, String)> {
    let first = cap(now, 1, "Alert", None);
    vec![
        ("subject", first.replace("Lũ trên sông", "Động đất ở").replace("Flood", "Quake")),
        ("kind", first.replace("<category>Met", "<category>Geo")),
        (
            "elsewhere",
            first.replace("19753", "00001").replace("16.44,", "21.44,").replace("16.50,", "21.50,"),
        ),
        ("test", first.replace("<status>Actual", "<status>Test")),
        (
            "private",
            first
                .replace("<scope>Public", "<scope>Private")
                .replace("</scope>", "</scope><addresses>a</addresses>"),
        ),
        ("late", cap(now.plus(-48 * 3_600_000), 1, "Alert", None)),
        ("cancel", cap(now, 2, "Cancel", Some(1))),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_source_that_is_hostile_or_speaks_of_what_it_may_not_costs_nothing_and_drafts_nothing() {
    let station = Station::start().await;
    let inside = Station::start().await;
    let now = hue_city::clock::Clock::now(&hue_city::clock::System);
    inside.put("/secret.xml", Answer::Xml(cap(now, 1, "Alert", None)));
    let (hostile, quiet) = (hostile(&inside), quiet(now));
    let mut sources = Vec::new();
    for (name, answer, _) in &hostile {
        station.put(&format!("/{name}"), answer.clone());
        sources.push(station.source(name, &format!("/{name}")));
    }
    for (name, text) in &quiet {
        station.put(&format!("/{name}"), Answer::Xml(text.clone()));
        sources.push(station.source(name, &format!("/{name}")));
    }
    let world = node(&postgres::fresh().await, sources).await;
    let mut ha = world.console("ha").await;
    let all = |page: &str| {
        let last = quiet.iter().all(|(name, _)| page.contains(&format!("<b>{name}</b> · nghe được")));
        last && hostile.iter().all(|(_, _, why)| page.contains(why))
    };
    let page = until(&world, &mut ha, "each is known for what it is", all).await;
    assert!(drafts(&page).is_empty(), "{page}");
    assert_eq!(page.matches(AWAY).count(), 3);
    assert!(inside.asked.lock().unwrap().is_empty(), "nobody is sent into another house");
    let well = client().get(world.at("/healthz")).send().await.unwrap();
    assert_eq!(well.status(), StatusCode::OK);
}

#[test]
fn a_file_of_sources_that_cannot_be_asked_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sources.json");
    let good =
        r#"{"name":"kttv","url":"https://kttv.example/feed","categories":["Met"],"events":{"lũ":"flood"}}"#;
    let read = |sources: &str| {
        std::fs::write(&file, format!("{{\"sources\":[{sources}]}}")).unwrap();
        read(&file).map_err(|error| error.to_string())
    };
    let sources = read(good).unwrap();
    assert_eq!((sources[0].every_seconds, sources[0].timeout_seconds), (300, 15));
    let with = |more: &str| good.replace("\"name\"", &format!("{more},\"name\""));
    for (bad, why) in [
        (good.replace("https://", "ftp://"), "no address of the web"),
        (good.replace("Met", "Wetter"), "no category of CAP"),
        (good.replace("flood", "sharks"), "no word for"),
        (with("\"wards\":[\"99999\"]"), "no ward of this city"),
        (with("\"every_seconds\":5"), "every 30 seconds at most"),
        (with("\"everywhere\":true"), "everywhere"),
        (format!("{good},{good}"), "two sources are called `kttv`"),
    ] {
        let said = read(&bad).unwrap_err();
        assert!(said.contains(why), "{said} says {why}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_that_cannot_be_had_keeps_neither_the_others_nor_their_pace() {
    let station = Station::start().await;
    let sources = vec![station.source("chậm", "/slow"), station.source("kttv", "/feed.atom")];
    station.put("/slow", Answer::Slow);
    let now = hue_city::clock::Clock::now(&hue_city::clock::System);
    let messages = [
        ("1", cap(now, 1, "Alert", None)),
        ("2", cap(now, 2, "Alert", None)),
        ("3", "<alert>".to_owned()),
        ("4", cap(now, 4, "Cancel", Some(1))),
    ];
    station.publish(&messages);
    // The first cannot be had when it is taken back.
    station.put("/1.xml", Answer::Other(StatusCode::BAD_GATEWAY, "text/xml", Vec::new()));
    let world = node(&postgres::fresh().await, sources).await;
    let mut ha = world.console("ha").await;
    let heard = |page: &str| {
        let (_, kttv) = page.split_once("<b>kttv</b> · ").unwrap_or_default();
        kttv.starts_with("nghe được lần cuối") && kttv.contains("class=\"error\"") && drafts(page).len() == 1
    };
    until(&world, &mut ha, "the good one is drafted, and what is wrong is said", heard).await;
    station.put("/1.xml", Answer::Xml(messages[0].1.clone()));
    let mut bus = world.city.app().bus.listen();
    while station.count("/1.xml", 200) == 0 || station.count("/feed.atom", 304) == 0 {
        tokio::time::timeout(CEILING, bus.recv()).await.unwrap().unwrap();
    }
    let page = ha.get("/console/alerts").await.body;
    assert_eq!(drafts(&page).len(), 1, "what was taken back is not drafted as if it were in force: {page}");
    assert_eq!(station.count("/3.xml", 200), 1, "what cannot be read is not asked for again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_source_cannot_bury_the_desk() {
    let station = Station::start().await;
    let now = hue_city::clock::Clock::now(&hue_city::clock::System);
    let names: Vec<String> = (1..=25).map(|number| number.to_string()).collect();
    let messages: Vec<_> =
        (1..=25).zip(&names).map(|(number, name)| (name.as_str(), cap(now, number, "Alert", None))).collect();
    station.publish(&messages);
    let world = node(&postgres::fresh().await, vec![station.source("kttv", "/feed.atom")]).await;
    let mut ha = world.console("ha").await;
    let some_wait = |page: &str| page.contains("Còn nhiều bản tin") && drafts(page).len() >= 20;
    let page = until(&world, &mut ha, "some wait", some_wait).await;
    assert_eq!(drafts(&page).len(), 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_that_is_changed_in_place_is_not_lost_and_the_desk_is_told() {
    let station = Station::start().await;
    let now = hue_city::clock::Clock::now(&hue_city::clock::System);
    let first = cap(now, 1, "Alert", None);
    station.put("/cap.xml", Answer::Xml(first.clone()));
    let world = node(&postgres::fresh().await, vec![station.source("kttv", "/cap.xml")]).await;
    let mut ha = world.console("ha").await;
    let page = until(&world, &mut ha, "it is drafted", |page| drafts(page).len() == 1).await;
    let draft = drafts(&page)[0];
    // Written anew with other space in it, it is the same message.
    let mut bus = world.city.app().bus.listen();
    station.put("/cap.xml", Answer::Xml(first.replace("\n  <status>", "\n\n    <status>")));
    while station.count("/cap.xml", 200) < 2 || station.count("/cap.xml", 304) == 0 {
        tokio::time::timeout(CEILING, bus.recv()).await.unwrap().unwrap();
    }
    let shown = ha.get(&format!("/console/alerts/drafts/{draft}")).await;
    assert!(shown.field("version") == "1" && !shown.body.contains("Khác chuẩn"), "{}", shown.body);

    // Another text under the same names: nobody has touched the draft, so it says what the station says now.
    station.put("/cap.xml", Answer::Xml(first.replace("Kê cao", "Chuyển gấp")));
    let shown = shows(&world, &mut ha, draft, "Chuyển gấp").await;
    assert!(shown.contains("the text was changed under the same identifier, sender and sent"), "{shown}");
    // What somebody works on stays theirs, with a word about it.
    let officer = Actor { id: "p-ha".into(), role: Role::Operator };
    act(world.city.app(), &officer, draft, 2, Step::Submit).await.unwrap();
    station.put("/cap.xml", Answer::Xml(first.replace("Kê cao", "Rời ngay")));
    let shown = shows(&world, &mut ha, draft, "kttv-1").await;
    assert!(shown.contains("Chuyển gấp") && !shown.contains("Rời ngay"), "{shown}");
    assert_eq!(drafts(&ha.get("/console/alerts").await.body), [draft], "it is one message and one draft");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_that_was_sent_goes_on_when_its_message_is_changed_in_place() {
    let station = Station::start().await;
    let world = node(&postgres::fresh().await, vec![station.source("kttv", "/feed.atom")]).await;
    let now = hue_city::clock::Clock::now(&*world.clock);
    let first = cap(now, 1, "Alert", None);
    let index = |updated: &str| {
        let entry = format!(
            "<entry><updated>{updated}</updated><link type=\"application/cap+xml\" href=\"1.xml\"/></entry>"
        );
        Answer::Xml(format!("<feed xmlns=\"http://www.w3.org/2005/Atom\">{entry}</feed>"))
    };
    station.put("/1.xml", Answer::Xml(first.clone()));
    station.put("/feed.atom", index("2026-10-12T06:30:00+07:00"));
    let mut ha = world.console("ha").await;
    let page = until(&world, &mut ha, "it is drafted", |page| drafts(page).len() == 1).await;
    send(&world, &mut ha, drafts(&page)[0]).await;
    // By RFC 4287 an entry that says it was updated is to be read again.
    station.put("/1.xml", Answer::Xml(first.replace("Kê cao", "Chuyển gấp")));
    station.put("/feed.atom", index("2026-10-12T07:00:00+07:00"));
    let page = until(&world, &mut ha, "the event goes on", |page| drafts(page).len() == 1).await;
    assert!(page.contains("Cập nhật"), "{page}");
    let shown = ha.get(&format!("/console/alerts/drafts/{}", drafts(&page)[0])).await.body;
    assert!(shown.contains("Chuyển gấp") && shown.contains("changed under the same identifier"), "{shown}");
    assert_eq!(on_the_map(&world).await.len(), 1, "a machine sends nothing");
}

/// One `info` of a message: its language, its event, and what it says to do.
fn info(now: Millis, (language, event, instruction): (&str, &str, &str), ward: &str, hours: i64) -> String {
    let expires = now.plus(hours * 3_600_000).in_hue().unwrap().format("%Y-%m-%dT%H:%M:%S%:z");
    format!(
        "<info><language>{language}</language><category>Met</category><event>{event}</event>\
         <urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty><expires>{expires}</expires>\
         <instruction>{instruction}</instruction><area><areaDesc>a</areaDesc>\
         <geocode><valueName>VN-GSO-WARD</valueName><value>{ward}</value></geocode></area></info>"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_infos_the_first_that_passes_in_all_counts_in_vietnamese_where_there_is_one() {
    let station = Station::start().await;
    let now = hue_city::clock::Clock::now(&hue_city::clock::System);
    let message = |number, infos: &[String]| {
        let whole = cap(now, number, "Alert", None);
        let (head, _) = whole.split_once("<info>").unwrap();
        format!("{head}{}</alert>", infos.concat())
    };
    let flood = |language, words| (language, if language == "vi-VN" { "Lũ lớn" } else { "Flood, lũ" }, words);
    let both = [
        info(now, flood("en-US", "Move valuables up"), "19753", 12),
        info(now, ("vi-VN", "Động đất", "Ra chỗ trống"), "19753", 12)
            .replace("<category>Met", "<category>Geo"),
        info(now, flood("vi-VN", "Đã hết hạn"), "19753", -2),
        info(now, flood("vi-VN", "Nơi khác"), "00001", 12),
        info(now, flood("vi-VN", "Kê cao đồ đạc"), "19753", 12),
    ];
    let english = [both[1].clone(), both[2].clone(), both[0].clone()];
    let cases = [(1, message(1, &both), "Kê cao đồ đạc"), (2, message(2, &english), "Move valuables up")];
    let mut sources = Vec::new();
    for (number, text, _) in &cases {
        station.put(&format!("/{number}.xml"), Answer::Xml(text.clone()));
        sources.push(station.source(&format!("đài {number}"), &format!("/{number}.xml")));
    }
    let world = node(&postgres::fresh().await, sources).await;
    let mut ha = world.console("ha").await;
    let page = until(&world, &mut ha, "each is drafted", |page| drafts(page).len() == 2).await;
    let mut shown = Vec::new();
    for draft in drafts(&page) {
        shown.push(ha.get(&format!("/console/alerts/drafts/{draft}")).await.body);
    }
    for (number, _, words) in cases {
        let own = shown.iter().find(|page| page.contains(&format!("bản tin kttv-{number}"))).unwrap();
        assert!(own.contains(words), "{words}: {own}");
        assert!(own.contains("Move valuables up"), "the same in another language: {own}");
        for other in ["Ra chỗ trống", "Đã hết hạn", "Nơi khác"] {
            assert!(!own.contains(other), "{other} is of another info: {own}");
        }
    }
}
